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
# # Five years
#
# From the pool of applicants to the end of the term, on the Houma case: people are chosen, paired, looked after, some leave,
# villages recover, and each time the rest is decided again with as few moves as can be. **All people and events are invented.**
#
# # 五年
#
# 在侯马案例上从报名走到任期结束：选人、配对、包联、有人离任、村情好转，每次都以尽可能少的变动重新决定。**人员和事件全部虚构。**

# %%
import pandas as pd

import houma_assign as ha

found = ha.funnel(ha.datasets.houma_2020(stage="pool"), ha.datasets.houma_policy(), ha.datasets.houma_marks())
plan = found.plan
ha.plot_funnel(found)

# %% [markdown]
# **Spring 2020: 31 people go to 13 villages.**
#
# **2020 年春：31 人到 13 个村。**

# %%
ha.plot_plan(plan, lang="zh")

# %% [markdown]
# **Who looks after each village?** A second problem, made of the plan: four to one.
#
# **谁来包联每个村？** 由方案得出的第二个问题：四包一。

# %%
supporters = ha.datasets.houma_supporters()
support = ha.solve(ha.support(plan, supporters))
support.table("zh").head(8)

# %% [markdown]
# **The ledger begins.** While the posting runs, the quotas of the first choice are wishes, no longer law: soft rules.
#
# **动态台账开始。** 任职期间，首次选派时的比例要求不再是硬性规则，而是愿望：软性规则。

# %%
kinds = ("quota", "mean")
softer = [rule.changed(penalty=1) for rule in plan.problem.constraints if rule.kind in kinds]
later = plan.problem.replacing(*softer)
ledger = ha.Ledger(ha.Ledger.of(plan, "2020-04-28", body="市委").events, base=later)
print(ledger.as_of("2020-04-28"))
print(ledger.as_of("2020-05-29").words("zh"))

# %% [markdown]
# Six tasks in the first month, for 31 people: 186 rows. Most are done in time.
#
# 第一个月六项任务，31 人共 186 行。多数按时完成。

# %%
people = [place.candidate for place in plan.placements]
done = [
    {"date": "2020-05-20", "kind": "duty_done", "candidate": who, "duty": duty.id} for who in people for duty in ha.FIRST_MONTH
]
ledger = ledger.adding(done[:-4])
overdue = ledger.as_of("2020-06-01").overdue
print(len(overdue), "overdue:", *(f"{row.candidate} {row.duty}" for row in overdue))


# %% [markdown]
# ## What happened
#
# Each year has its events. In February the department decides again; a move is weighed by the months that somebody has served.
#
# ## 发生了什么
#
# 每年都有变化。每年二月组织部门重新决定一次；变动一个人，按其已任职的月数计算。


# %%
def happened(*rows):
    """Rows of (day, kind, fields) as events."""
    return [{"date": day, "kind": kind, **fields} for day, kind, fields in rows]


def decide(ledger, day, min_stay_days=730):
    """What the department does on a day: the plan that moves least, carried out; and what it cost."""
    replanned = ha.replan(ledger.as_of(day), ledger.problem(day, min_stay_days=min_stay_days), weights="months")
    assert replanned.status is ha.Status.OPTIMAL
    first, best = replanned.points[0], replanned.points[-1]
    decisions.append((day, first.moved, len(first.joining), len(replanned.points), best.moved))
    return ledger.carrying_out(first, day, body="市委"), replanned


decisions = []
office = {"body": "市委组织部"}
year = [
    happened(
        ("2020-06-10", "need_opened", {"village": "柳河", "need": "water", "severity": 3, "source": "走访", "owner": "C060"}),
        ("2020-07-01", "need_changed", {"village": "城小", "need": "petition", "severity": 4, "state": "半数已办结"}),
        ("2020-09-10", "ill", {"candidate": "C073", "reason": "手术"}),
        ("2020-11-05", "need_changed", {"village": "北堡", "need": "fire_safety", "severity": 2, "state": "已整改"}),
        ("2020-12-20", "need_closed", {"village": "城小", "need": "gas_works", "state": "已通气"}),
        ("2021-01-15", "recalled", {"candidate": "C026", "reason": "不胜任", **office}),
    ),
    happened(
        ("2021-03-01", "need_opened", {"village": "香邑", "need": "petition", "severity": 4, "source": "信访部门"}),
        ("2021-05-18", "resigned", {"candidate": "C088", "reason": "个人原因"}),
        ("2021-06-30", "need_changed", {"village": "牛村", "need": "petition", "severity": 3}),
        ("2021-08-02", "need_closed", {"village": "西台神", "need": "tourism", "state": "已开业"}),
        ("2021-10-12", "need_opened", {"village": "隘口", "need": "sanitation", "severity": 3, "due": "2022-03-31"}),
        ("2021-12-01", "ill", {"candidate": "C051"}),
    ),
    happened(
        ("2022-05-10", "promoted", {"candidate": "C060", "reason": "任职满两年，表现优秀"}),
        ("2022-05-10", "promoted", {"candidate": "C002", "reason": "任职满两年，表现优秀"}),
        ("2022-06-30", "village_released", {"village": "示例五村", "reason": "已转化", **office}),
        ("2022-08-15", "need_changed", {"village": "东城", "need": "party_building", "severity": 3}),
        ("2022-09-01", "need_closed", {"village": "隘口", "need": "sanitation"}),
        ("2022-11-11", "recalled", {"candidate": "C034", "reason": "驻村不实", **office}),
    ),
    happened(
        ("2023-02-14", "need_closed", {"village": "柳河", "need": "forestry", "state": "林场已投产"}),
        ("2023-04-20", "village_released", {"village": "示例三村", "reason": "已转化", **office}),
        ("2023-06-01", "promoted", {"candidate": "C104"}),
        ("2023-09-09", "need_opened", {"village": "东城", "need": "petition", "severity": 5, "source": "信访部门"}),
        ("2023-10-10", "resigned", {"candidate": "C099"}),
    ),
    happened(
        ("2024-03-05", "need_changed", {"village": "香邑", "need": "economy", "severity": 2}),
        ("2024-05-20", "promoted", {"candidate": "C014"}),
        ("2024-07-01", "need_closed", {"village": "牛村", "need": "petition"}),
        ("2024-09-30", "ill", {"candidate": "C009"}),
        ("2024-10-01", "need_closed", {"village": "东城", "need": "ageing"}),
        ("2024-10-01", "need_opened", {"village": "城小", "need": "culture", "severity": 2, "source": "走访"}),
    ),
]
for number, rows in enumerate(year, start=2020):
    ledger = ledger.adding(rows)
    ledger, replanned = decide(ledger, f"{number + 1}-02-01" if number < 2024 else "2024-10-15")

after = [event for event in ledger.events if event.date > "2020-05-20"]
print(len(after), "events after the first month")

# %% [markdown]
# **What the decisions cost.** Each is proven: no plan moves less. `best_moved` is how many would have had to move for the best
# plan of all, which nobody wanted.
#
# **这些决定的代价。** 每个都有证明：没有变动更少的方案。`best_moved` 是要得到最优方案须变动的人数，没有人愿意那样做。

# %%
pd.DataFrame(decisions, columns=["day", "moved", "joined", "plans", "best_moved"])

# %% [markdown]
# The last decision, and what two more people on the move would have bought:
#
# 最近一次决定，以及多动两个人能换来什么：

# %%
replanned.table("zh").head(5)

# %% [markdown]
# **Five years on one sheet.**
#
# **五年一张图。**

# %%
ha.plot_ledger(ledger, "2025-04-28", lang="zh")

# %%
ha.plot_ledger(ledger, "2025-04-28")

# %% [markdown]
# **Who is due?** The term ends on 28 April 2025 for those who came first; those who joined later stay.
#
# **谁到期了？** 第一批的任期到 2025 年 4 月 28 日；后来的人继续任职。

# %%
now = ledger.as_of("2025-03-01")
print(now)
now.need_table("zh").query("来源 != '' or 责任人 != '' or 状态 != ''")

# %% [markdown]
# **Who looks after them now?** Only what changed is decided again.
#
# **现在谁来包联？** 只重新决定有变化的部分。

# %%
stale = ha.support_stale(support.problem, now)
again = ha.solve(ha.support(now, supporters, current=support))
kept = set(again.placements) & set(support.placements)
print(len(stale.places), "places to decide again;", len(kept), "of", len(again.placements), "stay as they are")

# %% [markdown]
# **The award fund** of the last year: two million yuan, in thousands, by marks for four things.
#
# 最后一年的**奖励资金**：二百万元，以千元计，按四项得分分配。

# %%
marks = {
    village.id: {"organisation": 70 + 3 * k % 25, "economy": 65 + 7 * k % 30, "governance": 72 + 5 * k % 21, "livelihood": 80 - k}
    for k, village in enumerate(found.problem.villages)
    if village.id not in now.released
}
policy = ha.FundPolicy(
    total=2_000_000, unit=1_000, threshold=60,
    criteria={"organisation": 30, "economy": 30, "governance": 20, "livelihood": 20},
)  # fmt: skip
fund = ha.share_fund(marks, policy, found.problem)
print(fund.words("zh"))
print(fund.trace("柳河", "zh"))
