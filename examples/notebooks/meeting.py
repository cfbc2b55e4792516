# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A meeting
#
# The committee meets on the Houma case. A member asks, the notebook answers, each time with proof. All people are invented.

# %%
import houma_assign as ha

problem = ha.datasets.houma_2020()
plan = ha.solve(problem)
ha.plot_plan(plan)

# %% [markdown]
# **The chair: how did we come from 106 applicants to these 31?**

# %%
found = ha.funnel(ha.datasets.houma_2020(stage="pool"), ha.datasets.houma_policy(), ha.datasets.houma_marks())
ha.plot_funnel(found)

# %% [markdown]
# **And how does the plan compare with the published structure?**

# %%
ha.plot_structure(plan)

# %% [markdown]
# **A member: why is C084 party secretary of 牛村, with a grade B only?**

# %%
print(ha.explain(plan, "C084"))

# %% [markdown]
# **C099 has 83 points and is only a committee member. Why not C099 as party secretary of 牛村?**

# %%
print(ha.why_not(plan, "C099", "牛村/secretary"))

# %% [markdown]
# **C049 has 84 points and stays at home. Could C049 not go to 东城, where the party secretary has 79.5?** Yes, at a price:
# the best plan with C049 there meets less need. `ha.passed_over(plan)` lists all such cases.

# %%
print(ha.why_not(plan, "C049", "东城/secretary"))

# %% [markdown]
# **Is this the only plan that is so good?**

# %%
print(ha.firm(plan))

# %%
others = ha.alternatives(plan, k=3)
print(others)

# %% [markdown]
# **What do the better grades cost in points?** Each step is a plan; nothing lies beyond the line.

# %%
ha.plot_trade_off(ha.trade_off(problem, "merit", "grades"))

# %% [markdown]
# **If a secretary's points counted one and a half times, not double, would other people go?** No: between 1 and 2.1 nobody
# moves.

# %%
ha.plot_stability(ha.stability(plan, of="role weight"))

# %% [markdown]
# **What if we drop the rule on kin, want no more than one from each unit, or C099 is not free?**

# %%
asked = ha.what_if(
    problem,
    {
        "no rule on kin": lambda p: p.dropping("kin"),
        "one from each unit": lambda p: p.replacing(ha.UnitCap(id="unit cap", most=1)),
        "C099 not free": lambda p: p.without("C099"),
    },
)
print(asked)

# %% [markdown]
# **Why is there no plan with one from each unit?**

# %%
print(ha.why_infeasible(problem.replacing(ha.UnitCap(id="unit cap", most=1)), time_limit=10))

# %% [markdown]
# **C093 falls ill after the decision. Whom do we move?** As few as possible, or as many as the best plan needs: each row is
# proven, and
# moving more people gives back more of what is lost.

# %%
mended = ha.repair(plan, absent=["C093"])
mended.frame[["others_moved", "needs loss", "grades loss", "merit loss", "joining"]]

# %% [markdown]
# For the file: the same map in Chinese; `.save("plan.svg")` writes it, and so do names that end in `.png` or `.pdf`.

# %%
ha.plot_plan(plan, lang="zh")
