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
# # Your own frames
#
# People, villages and posts as tables of your own; what the columns mean is said once.
#
# # 自己的表
#
# 人员、村、岗位各用自己的表；各列的含义只需写明一次。

# %%
import pandas as pd

import houma_assign as ha

people = pd.DataFrame(
    {
        "id": ["P1", "P2", "P3", "P4", "P5", "P6"],
        "name": ["Ann", "Bo", "Cy", "Di", "Eli", "Fay"],
        "unit": ["bank", "bank", "school", "school", "court", "court"],
        "skills": [["finance"], ["finance"], ["teaching"], [], ["law"], ["law", "teaching"]],
        "sex": ["f", "m", "m", "f", "m", "f"],
        "age": [41, 35, 52, 29, 47, 38],
    }
)
villages = pd.DataFrame(
    {"id": ["north", "south"], "needs": [{"law": 5, "finance": 2}, {"teaching": 4, "finance": 3}], "township": ["hill", "hill"]}
)
posts = pd.DataFrame({"village": ["north", "north", "south"], "role": ["secretary", "member", "secretary"], "slots": [1, 2, 1]})

# %% [markdown]
# Points and grades: one row for each pair that may be. A pair without a row is barred.
#
# 得分和等次：每个可能的配对一行。没有列出的配对视为不允许。

# %%
points = {"P1": 82, "P2": 76.5, "P3": 88, "P4": 71, "P5": 79.25, "P6": 84}
pairs = pd.DataFrame(
    [
        {"candidate": who, "post": post, "score": score, "grade": "A" if score > 80 else "B"}
        for who, score in points.items()
        for post in ("north/secretary", "north/member", "south/secretary")
    ]
)

# %% [markdown]
# Rules may use any column: here `sex`, `age` and `unit`.
#
# 规则可以用任何一列：这里用 `sex`、`age`、`unit`。

# %%
rules = [
    ha.UnitCap(id="unit cap", most=2),
    ha.Quota(id="women", where={"sex": "f"}, least=2),
    ha.Eligible(id="age of secretaries", role="secretary", where=ha.Condition(fact="age", most=50)),
]
problem = ha.Problem.from_frames(people, villages, posts, pairs, rules)
plan = ha.solve(problem).or_raise()
plan.frame

# %%
ha.plot_plan(plan)

# %% [markdown]
# Every price, as a map. The column on the right is the price of leaving somebody out.
#
# 所有代价，画成一张图。最右一列是不选某人的代价。

# %%
ha.plot_prices(ha.prices(plan))

# %% [markdown]
# Why is P3, with the most points, not party secretary of south?
#
# P3 得分最高，为什么不任 south 的书记？

# %%
print(ha.why_not(plan, "P3", "south/secretary"))

# %% [markdown]
# Faults in the data are listed together, with table, row, column and reason.
#
# 数据中的问题一次全部列出，写明表、行、列和原因。

# %%
wrong = people.assign(unit=["bank", "bank", "school", "school", "court", None], id=["P1", "P1", "P3", "P4", "P5", ""])
try:
    ha.Problem.from_frames(wrong, villages, posts, pairs, rules)
except ha.InputError as error:
    faults = error.faults
faults

# %% [markdown]
# Points as a matrix are enough for a plain assignment.
#
# 只要分配而不要其他时，一张得分矩阵就够了。

# %%
matrix = pd.DataFrame({"early": [5, 7, 6], "late": [8, 6, 9]}, index=["Ann", "Bo", "Cy"])
ha.solve(ha.Problem.from_matrix(matrix, slots={"early": 1, "late": 2})).frame[["candidate", "post", "score"]]
