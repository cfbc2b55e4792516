"""The rubric of the data set as rows: 9 factors and 34 rules.

Published: that there are nine factors and 34 rules, and three factor names (experience of work related to farming, current
rank, recognition by leaders and the public). The other six factors, every rule, point, cap and weight, and which of the six
standards a factor is about, are invented.
"""

from .points import FACTORS
from .words import word_rows

RUBRIC = ("row", "id", "value", "source", "factor", "where", "per", "points", "group", "cap", "weight", "zh", "en", "standard")
CAPS = (20, 10, 15, 8, 15, 8, 10, 8, 6)
STANDARDS = ("fit", "coordination", "conduct", "political", "responsibility", "health", "fit", "coordination", "responsibility")
PUBLISHED = ("rural_experience", "current_rank", "recognition")
NOTE = ("Invented, except that there are 9 factors and 34 rules and the names of three factors. "
        "除九项因素、34条规则之数及三项因素名称外，均为虚构。")  # fmt: skip

# factor | id | condition | per | points | group | Chinese | English
_RULES = """
rural_experience|rural-1|rural_years >= 0||8||有涉农工作记录|rural work is on record
rural_experience|rural-2||farm_years|0.75||涉农部门工作，每年|each year in a farming department
rural_experience|rural-3||village_years|0.75||在村工作，每年|each year in a village
rural_experience|rural-4||projects_led|1||主持涉农项目，每个|each farming project led
rural_experience|rural-5||projects_joined|0.5||参与涉农项目，每个|each farming project joined
current_rank|rank-1|rank = staff||4|rank|一般干部|staff
current_rank|rank-2|rank = deputy_section||7.5|rank|副科级|deputy section head
current_rank|rank-3|rank = section||10|rank|正科级|section head
recognition|recognition-1||leader_marks|0.5||领导评分，每分|each mark by leaders
recognition|recognition-2||colleague_votes|0.25||同事推荐，每票|each vote by colleagues
recognition|recognition-3||villager_votes|0.25||群众推荐，每票|each vote by the public
education_training|education-1|education = junior_college||4|education|大专|junior college
education_training|education-2|education = bachelor||6|education|本科|bachelor
education_training|education-3|education = master||7.5|education|研究生|master
education_training|education-4|party_school = true||0.25||党校培训|party school course
education_training|education-5|vocational_course = true||0.25||业务培训|vocational course
performance|performance-1||task_marks|0.5||任务评分，每分|each mark for tasks
performance|performance-2||excellent_years|1||考核优秀，每年|each year appraised excellent
performance|performance-3||awards_city|0.5||市级表彰，每次|each award by the city
performance|performance-4||awards_above|1||市级以上表彰，每次|each award from above the city
age_vigour|age-1|age <= 35||7.5|age|35岁以下|35 or less
age_vigour|age-2|age = 36..40||8|age|36至40岁|36-40
age_vigour|age-3|age = 41..45||7|age|41至45岁|41-45
age_vigour|age-4|age = 46..50||6|age|46至50岁|46-50
age_vigour|age-5|age >= 51||3|age|51岁以上|51 or more
skills_fit|skills-1|skill_count >= 0||4||专业情况已登记|skills are on record
skills_fit|skills-2||skill_count|1.5||专业技能，每项|each skill
skills_fit|skills-3||certificates_senior|1||高级证书，每本|each senior certificate
skills_fit|skills-4||certificates_junior|0.5||初级证书，每本|each junior certificate
organising|organising-1||organising_marks|0.25||组织协调评分，每分|each mark for organising
organising|organising-2||teams_led|0.5||带队工作，每次|each team led
organising|organising-3||events_organised|0.5||组织活动，每次|each event organised
grassroots_years|grassroots-1|rural_years >= 0||1.5||有基层工作记录|work at the grass roots is on record
grassroots_years|grassroots-2||rural_years|0.5||基层工作，每年|each year at the grass roots
"""


def rubric_rows() -> list[list[object]]:
    """Rows of ``rubric.csv``."""
    words = {str(key): (zh, en) for key, zh, en in word_rows()}
    settings = {"expect_factors": 9, "expect_rules": 34, "total": 100, "note": NOTE}
    rows: list[list[object]] = [["setting", name, value] + [""] * 11 for name, value in settings.items()]
    for factor, cap, standard in zip(FACTORS, CAPS, STANDARDS, strict=True):
        source = "published" if factor in PUBLISHED else "invented"
        rows.append(["factor", factor, "", source, "", "", "", "", "", cap, 1, *words[factor], standard])
    for line in _RULES.strip().split("\n"):
        factor, id, where, per, points, group, zh, en = line.split("|")
        rows.append(["rule", id, "", "", factor, where, per, points, group, "", "", zh, en, ""])
    return rows
