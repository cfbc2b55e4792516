"""The policies of the road as rows: villages, candidates, grades. The rubric has a file of its own.

Published: six problem types and two rounds, 13 villages (9 whole teams, 4 secretaries alone), 82 nomination places, that
there are six musts and four must-nots and which four bodies check them, six standards, three grades. Invented: equal
weights, the wording of every must and must-not, who checks which, which standard it is about, every limit, the places of
each unit, how grades are worked out.
"""

from .dossiers import OLDEST, PLACES
from .grades import A_FROM, B_FROM
from .skills import MET_BY
from .villages import ALONE, NEED_FROM, NEED_OF, PROBLEMS, WHOLE
from .words import word_rows

SETTINGS = ("row", "id", "value")
VILLAGE = (*SETTINGS, "zh", "en", "weight", "need", "villages", "posts")
CANDIDATE = (*SETTINGS, "kind", "where", "body", "zh", "en", "places", "standard")
GRADE = (*SETTINGS, "zh", "en", "per", "points", "most")
NOTE = "Wording, limits and places are invented; 虚构：条文、限额与名额分配均非公开内容。"

_CHECKS = """
must-politics|must|political_check = passed|组织部门|政治审查合格|passes the political check
must-age|must|age <= {oldest}|人社部门|年龄不超过{oldest}周岁|not older than {oldest}
must-unit-years|must|unit_years >= 2|人社部门|在本单位工作满二年|two full years in the present body
must-health|must|health = fit|人社部门|身体健康|fit for the posting
must-appraisal|must|appraisal = excellent \\| competent|组织部门|上年度考核称职以上|last appraisal competent or better
must-staff-list|must|on_staff_list = true|编制部门|在编在岗|on the staff list and at work
not-investigated|must_not|under_investigation = true|纪检监察机关|不得正在接受审查调查|must not be under investigation
not-penalised|must_not|penalty_in_effect = true|纪检监察机关|不得处于处分影响期|must not have a penalty in effect
not-posted|must_not|already_posted = true|组织部门|不得已在驻村岗位|must not hold a village posting already
not-seconded|must_not|seconded = true|编制部门|不得处于长期借调|must not be on long secondment
"""
STANDARDS = ("political", "health", "responsibility", "health", "responsibility", "fit", "conduct", "conduct", "fit", "fit")


def village_policy_rows() -> list[list[object]]:
    """Rows of ``village_policy.csv``."""
    words = {str(key): (zh, en) for key, zh, en in word_rows()}
    rows: list[list[object]] = [["setting", "need_from", NEED_FROM], ["setting", "special", "special_needs"]]
    rows += [["problem", kind, "", *words[kind], 1, NEED_OF.get(kind, "")] for kind in PROBLEMS]
    rows.append(["form", WHOLE, "", *words[WHOLE], "", "", 9, "secretary: 1; member: 2"])
    rows.append(["form", ALONE, "", *words[ALONE], "", "", 4, "secretary: 1"])
    return [row + [""] * (len(VILLAGE) - len(row)) for row in rows]


def candidate_policy_rows(places: list[list[object]]) -> list[list[object]]:
    """Rows of ``candidate_policy.csv``."""
    rows: list[list[object]] = [["setting", "expect_places", PLACES], ["setting", "note", NOTE]]
    for line, standard in zip(_CHECKS.format(oldest=OLDEST).strip().split("\n"), STANDARDS, strict=True):
        id, kind, where, body, zh, en = line.replace("\\|", "\0").split("|")
        rows.append(["check", id, "", kind, where.replace("\0", "|"), body, zh, en, "", standard])
    rows += [["place", unit, "", "", "", "", "", "", number] for unit, number in places]
    return [row + [""] * (len(CANDIDATE) - len(row)) for row in rows]


def grade_rule_rows() -> list[list[object]]:
    """Rows of ``grade_rules.csv``."""
    skills: dict[str, list[str]] = {}
    for need, skill in MET_BY:
        skills.setdefault(need, []).append(skill)
    met_by = "; ".join(f"{need}: {' | '.join(able)}" for need, able in skills.items())
    settings = {"met_by": met_by, "per_severity": 3, "per_mark": 1, "a_from": A_FROM, "b_from": B_FROM, "note": NOTE}
    rows: list[list[object]] = [["setting", name, value] for name, value in settings.items()]
    rows.append(["experience", "rural-years", "", "涉农和农村工作年限，每年一分，至多十分",
                 "a point for each year of rural work, ten at most", "rural_years", 1, 10])  # fmt: skip
    return [row + [""] * (len(GRADE) - len(row)) for row in rows]
