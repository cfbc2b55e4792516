"""What papers print of the Houma case beside its tables. None of it was published: every fact, name and text here is invented."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from ..data.candidate import Candidate
from ..data.language import Lang, Language, language
from ..data.village import Village
from ..papers.details.details import Details, of_rows
from ..papers.details.person import PersonDetails
from ..papers.details.unit import UnitDetails
from ..papers.details.village import CadreDetails, NeedDetails, VillageDetails
from ..scoring.villages.finding import VillageFinding
from .houma import houma_2020

SEED, YEAR = 2020, 2020
HAN = 19  # of 20 people
OFFICES = {
    "staff": ("示例岗位干部", "officer"),
    "deputy_section": ("副职负责人", "deputy head"),
    "section": ("主要负责人", "head"),
}
DEGREES = {"junior_college": ("大专", "junior college"), "bachelor": ("大学本科、学士", "bachelor"),
           "master": ("研究生、硕士", "master")}  # fmt: skip
COMMITTEE = (("村委会主任", "chair of the village committee"), ("村委会副主任", "deputy chair"),
             ("支部委员", "member of the branch committee"), ("村会计", "book-keeper"))  # fmt: skip
RISKS = (("个别村干部有畏难情绪，需做好思想工作", "some cadres fear the task"),
         ("班子分工不清，需先理顺议事规则", "duties in the team are unclear"),
         ("遗留合同清理可能遇到阻力", "old contracts may meet resistance"),
         ("合并村之间土地边界可能引发矛盾", "borders between merged villages may cause disputes"))  # fmt: skip
SOURCES = (("走访党员（示例），第一轮", "visit to members (example), round 1"),
           ("走访村民代表（示例），第一轮", "visit to delegates (example), round 1"),
           ("乡镇反映（示例），第二轮", "told by the township (example), round 2"))  # fmt: skip


PROBLEMS = ("lax", "economy", "petition", "merged", "ageing", "outflow")
HEARD = (("入户走访（示例）", "visit (example)"), ("信访部门（示例）", "petition office (example)"),
         ("乡镇反映（示例）", "told by the township (example)"))  # fmt: skip
VISITED = (("示例党员", "example member"), ("示例村民代表", "example delegate"), ("示例村干部", "example cadre"),
           ("示例困难户", "example household"))  # fmt: skip
WHY = (("再次核实后调整（示例）", "corrected after a second look (example)"),
       ("出现新情况（示例）", "something new came up (example)"),
       ("部分问题已化解（示例）", "part of it is settled (example)"))  # fmt: skip


def houma_details(lang: Lang = "zh") -> Details:
    """Details of the people, villages and units of the Houma case, for the papers of the demonstration.

    Parameters
    ----------
    lang
        "zh" or "en": the language of the texts; figures and names are the same in both.

    Returns
    -------
    Details
        All invented, from a fixed seed: months that fit the ages in the data, places and offices called examples.
    """
    said, pool = language(lang), houma_2020("pool")
    rng = random.Random(SEED)
    people = [_person(who, rng, said) for who in pool.candidates]
    chosen = [village for village in pool.villages if village.facts["chosen"]]
    villages = [_village(village.id, int(str(village.facts["population"])), rng, said) for village in chosen]
    cadres = [_cadre(village.id, k, rng, said) for village in chosen for k in range(len(COMMITTEE))]
    needs = [_need(village.id, need, rng, said) for village in chosen for need in village.needs]
    findings = [each for village in chosen for each in _findings(village, random.Random(f"{SEED} {village.id}"), said)]
    units = [UnitDetails(unit=unit, places=_places(unit, pool.candidates))
             for unit in sorted({who.unit for who in pool.candidates})]  # fmt: skip
    return of_rows({"people": people, "villages": villages, "cadres": cadres, "needs": needs, "units": units, "files": [],
                    "findings": findings}, [])  # fmt: skip


def _places(unit: str, people: tuple[Candidate, ...]) -> int:
    return sum(who.unit == unit for who in people)


def _person(who: Candidate, rng: random.Random, said: Language) -> PersonDetails:
    facts, say = who.facts, said.say
    born = YEAR - int(str(facts["age"]))
    month, started, joined = rng.randint(1, 3), rng.randint(20, 24), rng.randint(1, 12)
    years = int(str(facts["party_years"]))
    office, degree = say(*OFFICES[str(facts["rank"])][::-1]), say(*DEGREES[str(facts["education"])][::-1])
    return PersonDetails(
        candidate=who.id, sex=say(str(facts["sex"]), {"male": "男", "female": "女"}[str(facts["sex"])]),
        birth=f"{born}.{month:02}", ethnicity=say("Han", "汉族") if rng.randint(1, 20) <= HAN else say("Hui", "回族"),
        native_place=say("Example City", "示例省示例市"), birthplace=say("Example City", "示例省示例市"), education=degree,
        school=say("Example University", "示例大学示例专业"), work_since=f"{born + started}.{rng.randint(7, 9):02}",
        party_since=f"{YEAR - years}.{joined:02}" if years else "", position=f"{who.unit}{say(', ', '')}{office}",
        title=say("none", "无"), specialty=say("none", "无"), appraisals=say(
            "2017 competent, 2018 competent, 2019 competent", "2017年称职，2018年称职，2019年称职"),
        party_unit=say("moves to the branch of the village", "转入任职村党支部"),
    )  # fmt: skip


def _village(village: str, population: int, rng: random.Random, said: Language) -> VillageDetails:
    say, away, members = said.say, population * rng.randint(18, 34) // 100, rng.randint(28, 60)

    def money(low: int, high: int) -> str:
        amount = rng.randint(low, high)
        return say(f"{amount},000 yuan", f"{amount / 10:g}万元")

    risk, age, cases, rooms = rng.choice(RISKS), rng.randint(50, 60), rng.randint(0, 5), 10 * rng.randint(12, 40)
    return VillageDetails(
        village=village, residents=population - away, migrants=away, members=members, members_age=str(age),
        members_young=rng.randint(2, 7), assets=money(400, 1500), income=money(20, 120), debts=money(0, 300),
        petitions=say(f"{cases} cases open (example)", f"示例：在办信访{cases}件"),
        premises=say(f"meeting house of {rooms} m2 (example)", f"示例：活动场所{rooms}平方米"),
        governance=say("forum once a month (example)", "示例：每月组织一次村民议事"), risk=say(*risk[::-1]),
    )  # fmt: skip


def _cadre(village: str, k: int, rng: random.Random, said: Language) -> CadreDetails:
    name = said.say(f"Example {k + 1}", f"示例村干部{'一二三四'[k]}")
    return CadreDetails(village=village, name=name, office=said.say(*COMMITTEE[k][::-1]), birth=f"{rng.randint(1958, 1978)}.05",
                        education=said.say("secondary school", "高中"), years=rng.randint(2, 20))  # fmt: skip


def _need(village: str, need: str, rng: random.Random, said: Language) -> NeedDetails:
    source = rng.choice(SOURCES)
    return NeedDetails(
        village=village, need=need, source=said.say(*source[::-1]), measure=said.say(
            "ask the county department for help (example)", "示例：提请县级主管部门对口支持"),
        owner=said.say("township (example)", "示例：乡镇分管负责人"), due="2020-12-31", state=said.say("open", "推进中"),
    )  # fmt: skip


def _findings(village: Village, rng: random.Random, said: Language) -> Iterator[VillageFinding]:
    """One source of each problem type in each round; what changed has an invented reason."""
    for problem in PROBLEMS:
        first, second = (int(str(village.facts[name])) for name in (f"{problem}_first", problem))
        for number, level in ((1, first), (2, second)):
            source, visited, why = (said.say(*rng.choice(each)[::-1]) for each in (HEARD, VISITED, WHY))
            yield VillageFinding(village=village.id, problem=problem, round=number, severity=level, source=source,
                                 visited=visited, visited_on=f"2020-0{number + 1}-{rng.randint(3, 26):02}",
                                 change=why if number == 2 and first != second else "")  # fmt: skip


def houma_about(lang: Lang = "zh") -> dict[str, Any]:
    """What the papers of the demonstration say of the decision; every body, number, day and text is an invented example.

    The texts on duties, incentives and terms of management were not published; they are placeholders that say so.
    """
    say = language(lang).say
    return {key: say(en, zh) for key, (en, zh) in ABOUT.items()}


EXAMPLE = ("(Example text; the department puts its own here.)", "（示例文字，由组织部门填写。）")
DUTIES = ("lead the branch", "raise collective income", "settle disputes", "serve the people", "run meetings", "train cadres",
          "look after premises", "report regularly")  # fmt: skip
DUTIES_ZH = ("建强支部", "壮大集体", "化解矛盾", "服务群众", "规范议事", "培养干部", "管好阵地", "定期报告")
INCENTIVES = ("allowance", "health check", "insurance", "training", "visits", "priority in appraisals", "priority in promotion",
              "work funds", "holidays", "care for families")  # fmt: skip
INCENTIVES_ZH = (
    "驻村补助",
    "健康体检",
    "人身保险",
    "专题培训",
    "走访慰问",
    "考核优先",
    "提拔优先",
    "工作经费",
    "休假保障",
    "家属关怀",
)
MANAGEMENT = ("live in the village", "no work for the sending unit", "leave is asked for", "appraised every year",
              "recalled where unfit")  # fmt: skip
MANAGEMENT_ZH = ("吃住在村", "不参加原单位工作", "离村请假", "年度考核", "不胜任者召回")


def _listed(given: tuple[str, ...], example: str) -> tuple[str, ...]:
    return tuple(f"{k}. {each} {example}" for k, each in enumerate(given, start=1))


ABOUT: dict[str, tuple[Any, Any]] = {
    "office": ("Organisation Department of Example City", "中共示例市委组织部"),
    "number": ("Example No. 1 (2020)", "示组〔2020〕1号"), "letter_number": ("Example Letter No. 1 (2020)", "示组函〔2020〕1号"),
    "date": ("2020-04-27", "2020-04-27"), "basis": ("the rules on posts in villages (example)", "到村任职有关规定（示例）"),
    "meeting": ("the committee of Example City", "示例市委常委会会议"), "meeting_date": ("2020-04-15", "2020-04-15"),
    "meeting_place": ("Room 1 (example)", "示例第一会议室"), "chair": ("Example chair", "示例主持人"),
    "recorder": ("Example recorder", "示例记录人"), "entitled": (11, 11), "present": (10, 10),
    "notice_from": ("2020-04-17", "2020-04-17"), "notice_to": ("2020-04-24", "2020-04-24"),
    "contact": ("Section for Supervision (example)", "示例市委组织部干部监督科"), "contact_phone": ("000-0000000", "000-0000000"),
    "contact_address": ("1 Example Street", "示例市示例路1号"), "order": ("by village", "按村排列"),
    "term": ("five years", "五年"), "arrival": ("2020-04-28", "2020-04-28"), "effective": ("2020-04-28", "2020-04-28"),
    "liaison": ("Example officer", "示例联系人"), "liaison_phone": ("000-0000000", "000-0000000"),
    "addressee": ("townships and bodies concerned (example)", "各乡镇党委、各有关单位党组织（示例）"),
    "copies": ("bodies concerned (example)", "有关部门（示例）"),
    "motion_date": ("2020-03-10", "2020-03-10"), "nomination_date": ("2020-03-20", "2020-03-20"),
    "inspected": ("1 to 10 April, by talks (example)", "4月1日至10日，个别谈话（示例）"),
    "discipline": ("no objection (example)", "无不同意见（示例）"), "appraisal": ("all competent (example)", "均为称职（示例）"),
    "reports": ("none (example)", "无（示例）"), "department_meeting": ("2020-04-12", "2020-04-12"),
    "notice_reports": ("none (example)", "无（示例）"), "talks": ("held on 26 April (example)", "4月26日集体谈话（示例）"),
    "duties": (_listed(DUTIES, EXAMPLE[0]), _listed(DUTIES_ZH, EXAMPLE[1])),
    "incentives": (_listed(INCENTIVES, EXAMPLE[0]), _listed(INCENTIVES_ZH, EXAMPLE[1])),
    "management": (_listed(MANAGEMENT, EXAMPLE[0]), _listed(MANAGEMENT_ZH, EXAMPLE[1])),
    "pays": (("The unit keeps paying salary and insurance (example).",), ("原单位工资、保险等待遇不变（示例）。",)),
}  # fmt: skip
