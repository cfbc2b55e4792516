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
#
# # 快速上手
#
# 侯马案例：62 人、13 个村、31 个名额。人员情况全部虚构；方案下面的说明写明了哪些是公开过的。

# %%
import pandas as pd

import houma_assign as ha

problem = ha.datasets.houma_2020()
problem

# %% [markdown]
# Before anything is solved: what there is, what is missing, what is taken for granted, where there is little room.
#
# 求解之前先看数据：有什么，缺什么，依据哪些假设，哪里紧张。

# %%
print(problem.report("en"))

# %%
plan = ha.solve(problem)
plan

# %% [markdown]
# The plan is data: a frame, values with proven bounds, a structure table.
#
# 方案就是数据：一张表、各目标的值和已证明的界、一张结构表。

# %%
plan.frame.head()

# %%
pd.DataFrame({"value": plan.value, "bound": plan.bound, "gap": plan.gap})

# %%
plan.structure().dropna()

# %% [markdown]
# A question is an edit of the problem, solved again. What if nobody checked for kin? What if C099 fell ill?
#
# 提问就是改动问题后再求解。如果不查亲属会怎样？如果 C099 病了呢？

# %%
without_kin_rule = ha.solve(problem.dropping("kin"))
plan.diff(without_kin_rule)

# %%
without_c099 = ha.solve(problem.without("C099"))
print(plan.value["merit"], "→", without_c099.value["merit"])
plan.diff(without_c099)

# %% [markdown]
# A rule may be soft: then it is kept unless that costs more than its penalty.
#
# 规则可以是软性的：除非遵守的代价超过它的扣分，否则照样遵守。

# %%
tight = problem.replacing(ha.UnitCap(id="unit cap", most=1))
ha.solve(tight)

# %%
eased = ha.solve(problem.replacing(ha.UnitCap(id="unit cap", most=1, penalty=30)))
print(eased.value["merit"], "points after", sum(breach.amount for breach in eased.breaches), "people above the cap")
pd.DataFrame(eased.breaches)

# %% [markdown]
# Your own data come as frames, or as a matrix of points.
#
# 自己的数据可以是表，也可以是一张得分矩阵。

# %%
points = pd.DataFrame([[9.5, 7], [8, 8.25], [6, 9]], index=["Ann", "Bo", "Cy"], columns=["north/secretary", "south/secretary"])
ha.solve(ha.Problem.from_matrix(points, constraints=[ha.Barred(candidate="Ann", village="north")])).frame

# %% [markdown]
# A second engine confirms the optimum of every aim.
#
# 由另一个求解程序确认每项目标的最优值。

# %%
plan.confirm().frame
