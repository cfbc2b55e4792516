"""A plan of two villages with every field filled by the test: what a field holds is made from its name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import houma_assign as ha
from houma_assign.papers.details.about import ITEMS
from houma_assign.papers.details.person import PersonDetails
from houma_assign.papers.details.village import VillageDetails
from houma_assign.papers.make import every, study_of
from houma_assign.papers.paper import Paper
from houma_assign.papers.study import Study

Mark = Callable[[str], str]
SECRETARY, MEMBER, OTHER, RESERVE = "P1", "P2", "P3", "P4"  # sent to V1, V1 and V2; not sent
MONTHS = ("birth", "work_since", "party_since")
COUNTS = ("households", "population", "residents", "migrants", "members", "members_young")


def plain(name: str) -> str:
    """A mark that nothing else has: the name between signs."""
    return f"«{name}»"


def problem(mark: Mark = plain) -> ha.Problem:
    people = [{"id": who, "name": mark(f"{who}.name"), "unit": mark(f"{who}.unit"), "skills": (f"skill {who}",),
               "own": mark(f"{who}.own"), "priority_groups": (mark(f"{who}.group"),) if who in (SECRETARY, RESERVE) else (),
               "health": mark(f"{who}.health column"), "rank": k}
              for k, who in enumerate((SECRETARY, MEMBER, OTHER, RESERVE))]  # fmt: skip
    villages = [{"id": id, "name": mark(f"{id}.name"), "township": mark(f"{id}.township"), "form": "team",
                 "secret": mark(f"{id}.column"), "needs": {f"need {id}": 4, f"other {id}": 2}}
                for id in ("V1", "V2")]  # fmt: skip
    posts = [{"village": "V1", "role": "secretary"}, {"village": "V1", "role": "member"}, {"village": "V2", "role": "secretary"}]
    scores = {SECRETARY: 7013.25, MEMBER: 7027.5, OTHER: 7039.75, RESERVE: 7.0}
    place = {SECRETARY: "V1/secretary", MEMBER: "V1/member", OTHER: "V2/secretary"}
    pairs = [{"candidate": who, "post": post, "score": score if place.get(who) == post else 5.0, "grade": "A"}
             for who, score in scores.items() for post in place.values()]  # fmt: skip
    words = {"secretary": mark("secretary"), "member": mark("member"), "need V1": mark("V1.need"), "need V2": mark("V2.need"),
             "other V1": mark("V1.unmet"), "other V2": mark("V2.unmet"), "team": "组队",
             **{f"skill {who}": mark(f"{who}.skill") for who in scores}}  # fmt: skip
    labels = {"zh": words, "en": words}
    met_by = {"need V1": (f"skill {SECRETARY}", f"skill {RESERVE}"), "need V2": (f"skill {OTHER}",)}
    return ha.Problem.from_frames(people, villages, posts, pairs, aims=(ha.NeedsMet(met_by=met_by), ha.Merit()), labels=labels)


def about(mark: Mark = plain) -> dict[str, Any]:
    days = {"notice_from": "2020-04-17", "notice_to": "2020-04-24", "arrival": "2020-04-28"}
    made: dict[str, Any] = {}
    for item in ITEMS:
        sorts = {"day": days.get(item.key, "2020-04-15"), "count": 11, "list": (mark(f"about.{item.key}"),)}
        made[item.key] = sorts.get(item.sort, mark(f"about.{item.key}"))
    return made


def details(mark: Mark = plain) -> dict[str, Any]:
    def person(who: str) -> dict[str, Any]:
        names = [name for name in PersonDetails.model_fields if name != "candidate"]
        return {"candidate": who, **{name: "1980.05" if name in MONTHS else mark(f"{who}.{name}") for name in names}}

    def village(id: str) -> dict[str, Any]:
        names = [name for name in VillageDetails.model_fields if name != "village"]
        return {"village": id, **{name: 31 if name in COUNTS else mark(f"{id}.{name}") for name in names}}

    cadres = [{"village": id, "name": mark(f"{id}.cadre"), "office": mark(f"{id}.office")} for id in ("V1", "V2")]
    needs = [{"village": id, "need": f"{kind} {id}", "source": mark(f"{id}.source"), "measure": mark(f"{id}.measure"),
              "owner": mark(f"{id}.owner"), "due": "2020-12-31", "state": mark(f"{id}.state")}
             for id in ("V1", "V2") for kind in ("need", "other")]  # fmt: skip
    units = [{"unit": mark(f"{who}.unit"), "places": 2, "pays": mark(f"{who}.pays")} for who in (SECRETARY, MEMBER, OTHER)]
    return {"people": [person(who) for who in (SECRETARY, MEMBER, OTHER, RESERVE)], "villages": [village("V1"), village("V2")],
            "cadres": cadres, "needs": needs, "units": units}  # fmt: skip


def supporters(mark: Mark = plain) -> list[ha.Supporter]:
    made = [ha.Supporter(id=f"S{k}", name=mark(f"S{k}.name"), kind=kind, portfolio=("need V1",))
            for k, kind in enumerate(("county_leader", "organisation"))]  # fmt: skip
    made += [ha.Supporter(id=f"T{id}", name=mark(f"T{id}.name"), kind="township_head", township=mark(f"{id}.township"))
             for id in ("V1", "V2")]  # fmt: skip
    return made + [ha.Supporter(id=f"U{who}", name=mark(f"U{who}.name"), kind="unit_head", unit=mark(f"{who}.unit"))
                   for who in (SECRETARY, MEMBER, OTHER)]  # fmt: skip


def sources(mark: Mark = plain) -> dict[str, Any]:
    """What ``ha.papers`` takes beside a folder."""
    plan = ha.solve(problem(mark))
    return {"plan": plan, "about": about(mark), "details": details(mark), "support": ha.solve(ha.support(plan, supporters(mark)))}


def study(lang: str, mark: Mark = plain) -> Study:
    given = sources(mark)
    return study_of("papers", given["plan"], lang, given["about"], given["details"], given["support"])


@cache
def papers(lang: str) -> tuple[Paper, ...]:
    made = study(lang)
    found = tuple(every(made, {}))
    assert made.blanks.faults() == []
    return found
