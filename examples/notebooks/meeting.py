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
#
# # 一次会议
#
# 委员会讨论侯马案例。委员提问，笔记本回答，每次都有证明。人员全部虚构。

# %%
import houma_assign as ha

problem = ha.datasets.houma_2020()
plan = ha.solve(problem)
ha.plot_plan(plan)

# %% [markdown]
# **The chair: how did we come from 106 applicants to these 31?**
#
# **主持人：106 名报名者怎么变成这 31 人的？**

# %%
found = ha.funnel(ha.datasets.houma_2020(stage="pool"), ha.datasets.houma_policy(), ha.datasets.houma_marks())
ha.plot_funnel(found)

# %% [markdown]
# **And how does the plan compare with the published structure?**
#
# **方案与公布的结构相比如何？**

# %%
ha.plot_structure(plan)

# %% [markdown]
# **A member: why is C084 party secretary of 牛村, with a grade B only?**
#
# **委员：C084 只有 B 等，为什么任牛村党支部书记？**

# %%
print(ha.explain(plan, "C084"))

# %% [markdown]
# **C099 has 83 points and is only a committee member. Why not C099 as party secretary of 牛村?**
#
# **C099 有 83 分，却只任委员。为什么不让 C099 任牛村党支部书记？**

# %%
print(ha.why_not(plan, "C099", "牛村/secretary"))

# %% [markdown]
# **C049 has 84 points and stays at home. Could C049 not go to 东城, where the party secretary has 79.5?** Yes, at a price:
# the best plan with C049 there meets less need. `ha.passed_over(plan)` lists all such cases.
#
# **C049 有 84 分却没有选上。东城的书记只有 79.5 分，能不能让 C049 去？** 可以，但有代价：让 C049 去那里的最优方案满足的需求较少。
# `ha.passed_over(plan)` 列出所有这样的情形。

# %%
print(ha.why_not(plan, "C049", "东城/secretary"))

# %% [markdown]
# **Is this the only plan that is so good?**
#
# **这样好的方案只有这一个吗？**

# %%
print(ha.firm(plan))

# %%
others = ha.alternatives(plan, k=3)
print(others)

# %% [markdown]
# **What do the better grades cost in points?** Each step is a plan; nothing lies beyond the line.
#
# **等次提高，要付出多少分？** 每一级是一个方案；线外没有方案。

# %%
ha.plot_trade_off(ha.trade_off(problem, "merit", "grades"))

# %% [markdown]
# **If a secretary's points counted one and a half times, not double, would other people go?** No: between 1 and 2.1 nobody
# moves.
#
# **如果书记的得分不按两倍而按一倍半计，会换人吗？** 不会：在 1 到 2.1 之间没有人变动。

# %%
ha.plot_stability(ha.stability(plan, of="role weight"))

# %% [markdown]
# **What if we drop the rule on kin, want no more than one from each unit, or C099 is not free?**
#
# **如果取消亲属回避、每个单位至多一人，或者 C099 去不了呢？**

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
#
# **每个单位至多一人，为什么没有方案？**

# %%
print(ha.why_infeasible(problem.replacing(ha.UnitCap(id="unit cap", most=1)), time_limit=10))

# %% [markdown]
# **C093 falls ill after the decision. Whom do we move?** As few as possible, or as many as the best plan needs: each row is
# proven, and
# moving more people gives back more of what is lost.
#
# **决定之后 C093 病了，要动谁？** 可以动得最少，也可以动到最优方案为止：每一行都有证明，动的人越多，损失越小。

# %%
mended = ha.repair(plan, absent=["C093"])
mended.frame[["others_moved", "needs loss", "grades loss", "merit loss", "joining"]]

# %% [markdown]
# For the file: the same map in Chinese; `.save("plan.svg")` writes it, and so do names that end in `.png` or `.pdf`.
#
# 存档用：同一张图的中文版；`.save("plan.svg")` 写出图，以 `.png`、`.pdf` 结尾也可以。

# %%
ha.plot_plan(plan, lang="zh")
