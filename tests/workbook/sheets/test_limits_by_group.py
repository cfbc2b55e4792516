"""Limits group by group in one cell, read by names and written back."""

import pandas as pd

import houma_assign as ha

PEOPLE = [{"id": "c1", "name": "甲", "sex": "f"}, {"id": "c2", "name": "乙", "sex": "m"}, {"id": "c3", "name": "丙", "sex": "f"}]
VILLAGES = [{"id": "v1", "name": "北堡"}, {"id": "v2", "name": "柳河"}]


def _read(folder, rules):
    pd.DataFrame(PEOPLE).rename(columns={"id": "编号", "name": "姓名"}).to_csv(folder / "人选.csv", index=False)
    pd.DataFrame(VILLAGES).rename(columns={"id": "村编号", "name": "村名"}).to_csv(folder / "村.csv", index=False)
    pd.DataFrame(rules).to_csv(folder / "规则.csv", index=False)
    return ha.read_workbook(folder)


def test_limits_are_read_by_the_names_of_villages_and_people(tmp_path):
    problem = _read(tmp_path, [
        {"类型": "结构比例", "条件": "sex = f", "至少": "北堡：1；v2: 0", "范围": "每村", "扣分": 0.5},
        {"类型": "每人岗位数", "至少": "甲: 1", "范围": None, "条件": None, "扣分": None},
    ])  # fmt: skip
    quota, each = (next(rule for rule in problem.constraints if rule.kind == kind) for kind in ("quota", "posts_each"))
    assert (quota.least, quota.each, quota.penalty) == ({"v1": 1, "v2": 0}, "village", 0.5)
    assert each.least == {"c1": 1}


def test_they_are_written_back_as_they_were(tmp_path):
    problem = _read(tmp_path, [{"类型": "开设人数", "至少": 1, "范围": "每村", "扣分": 1}])
    rules = [
        ha.Quota(least={"v1": 1}, each="village", id="q"),
        ha.Together(posts=tuple(post.id for post in problem.posts), id="t"),
    ]
    wide = problem.adding(*rules)
    ha.write_workbook(wide, tmp_path / "out")
    assert ha.read_workbook(tmp_path / "out") == wide
