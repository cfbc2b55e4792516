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
# # Quickstart
#
# The Houma case: 62 people, 13 villages, 31 places. Everything about the people is invented; the notes below the plan say
# what was published.

# %%
import pandas as pd

import houma_assign as ha

problem = ha.datasets.houma_2020()
problem

# %%
plan = ha.solve(problem)
plan

# %% [markdown]
# The plan is data: a frame, values with proven bounds, a structure table.

# %%
plan.frame.head()

# %%
pd.DataFrame({"value": plan.value, "bound": plan.bound, "gap": plan.gap})

# %%
plan.structure().dropna()

# %% [markdown]
# A question is an edit of the problem, solved again. What if nobody checked for kin? What if C099 fell ill?

# %%
without_kin_rule = ha.solve(problem.dropping("kin"))
plan.diff(without_kin_rule)

# %%
without_c099 = ha.solve(problem.without("C099"))
print(plan.value["merit"], "→", without_c099.value["merit"])
plan.diff(without_c099)

# %% [markdown]
# A rule may be soft: then it is kept unless that costs more than its penalty.

# %%
tight = problem.replacing(ha.UnitCap(id="unit cap", most=1))
ha.solve(tight)

# %%
eased = ha.solve(problem.replacing(ha.UnitCap(id="unit cap", most=1, penalty=30)))
print(eased.value["merit"], "points after", sum(breach.amount for breach in eased.breaches), "people above the cap")
pd.DataFrame(eased.breaches)

# %% [markdown]
# Your own data come as frames, or as a matrix of points.

# %%
points = pd.DataFrame([[9.5, 7], [8, 8.25], [6, 9]], index=["Ann", "Bo", "Cy"], columns=["north/secretary", "south/secretary"])
ha.solve(ha.Problem.from_matrix(points, constraints=[ha.Barred(candidate="Ann", village="north")])).frame

# %% [markdown]
# A second engine confirms the optimum of every aim.

# %%
plan.confirm().frame
