"""Who may see what: every place of every paper is of a group that its reader may see, and what a field holds is nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

import houma_assign as ha
from houma_assign.papers import levels
from houma_assign.papers.catalogue import Catalogue
from houma_assign.papers.contents import Layout, Repeated, RowTable, TableColumn, ValueLine, WhenGiven, places
from houma_assign.papers.details.person import ONLY_HERE
from houma_assign.papers.levels import LEVELS, SEEN, Keyed, hold, may
from houma_assign.papers.paper import Paper
from houma_assign.papers.paper_kind import PaperKind
from houma_assign.papers.registry import KINDS

from .small import papers, study

PEOPLE = {"P1": "V1", "P2": "V1", "P3": "V2"}
POINTS = ("7013.25", "7027.5", "7039.75")
PLAIN = ("sex", "ethnicity", "native_place", "education", "position")  # of those proposed, in the notice
FORM = (*PLAIN, "birthplace", "school", "further_education", "further_school", "title", "specialty", "appraisals")
ASKING = [kind.name for kind in KINDS.values() if kind.missing is not None]
OFFICE = [
    "office", "number", "basis", "meeting", "contact", "contact_phone", "contact_address", "order", "term", "liaison",
    "liaison_phone", "addressee", "copies", "letter_number", "duties", "incentives", "management", "pays",
]  # fmt: skip
STAGES = [
    "meeting_place", "chair", "recorder", "inspected", "discipline", "appraisal", "reports", "notice_reports",
    "talks",
]  # fmt: skip
VILLAGE = [
    "name", "township", "members_age", "assets", "income", "debts", "petitions", "premises", "governance", "risk",
    "need", "unmet", "source", "measure", "owner", "state", "cadre", "office",
]  # fmt: skip


def allowed(paper: Paper) -> set[str]:
    """What may stand in a paper of the small plan, by the names of its fields: stated here once more, reader by reader."""
    team = {who for who, village in PEOPLE.items() if village == paper.of}
    roles, office = {"secretary", "member"}, {f"about.{key}" for key in OFFICE}
    proposed = {*_of(PEOPLE, ("name",)), "V1.name", "V2.name", *roles}
    sent, townships = _of(PEOPLE, PLAIN), {"V1.township", "V2.township"}
    support = _support("V1") | _support("V2") | townships
    if paper.level == levels.PUBLIC:
        return proposed | sent | office
    if paper.level == levels.PERSON:
        own, village = _of((paper.of,), ("name", "position", "party_unit", "skill")), PEOPLE[paper.of]
        return own | roles | office | _village(village) | _support(village)
    if paper.level == levels.VILLAGE and paper.kind == "support_list":
        return support | proposed
    if paper.level == levels.VILLAGE:
        return _of(team, ("name", "skill", "group", *PLAIN)) | roles | _village(paper.of) | _support(paper.of)
    if paper.kind == "unit_letter":
        [who] = [each for each in PEOPLE if f"«{each}.unit»" == paper.of]
        return _of((who,), ("name", "unit", "position", "pays")) | {"V1.name", "V2.name"} | roles | office
    if paper.level == levels.UNIT:
        return proposed | office | townships
    told = {f"about.{key}" for key in STAGES}
    if paper.kind in ASKING:  # the one who was not sent is the reserve, and stands in the key to the ids
        told |= {"P4.name", "P4.unit", "P1.group", "P4.group"}
    return proposed | sent | support | office | told | _village("V1") | _village("V2") | _of(PEOPLE, FORM)


def _of(people: Iterable[str], keys: Iterable[str]) -> set[str]:
    return {f"{who}.{key}" for who in people for key in keys}


def _village(id: str) -> set[str]:
    return {f"{id}.{key}" for key in VILLAGE}


def _support(id: str) -> set[str]:
    units = {f"{key}" for who, village in PEOPLE.items() if village == id for key in (f"U{who}.name", f"{who}.unit")}
    return {"S0.name", "S1.name", f"T{id}.name", f"{id}.township", *units}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_field_stands_only_where_its_reader_may_see_it(lang: str) -> None:
    seen: set[str] = set()
    for paper in papers(lang):
        found = set(re.findall("«([^«»]+)»", paper.html))
        assert found <= allowed(paper), (paper.name, found - allowed(paper))
        seen |= found
    # Every field that any paper has a place for was there to be found; the rest is for nobody.
    nobody = {f"{who}.{key}" for who in (*PEOPLE, "P4") for key in (*ONLY_HERE, "own", "health column")}
    nobody |= {"V1.column", "V2.column", *(f"P4.{key}" for key in ("skill", *FORM))}
    assert not seen & nobody
    assert {f"{who}.{key}" for who in PEOPLE for key in (*FORM, "name", "unit", "party_unit")} <= seen


def test_points_are_for_the_department_and_the_auditor() -> None:
    for paper in papers("zh"):
        shown = [points for points in POINTS if points in paper.html.replace(",", "")]
        told = paper.level >= 5 and paper.kind in ("minutes", "decision_record")
        told |= paper.kind in ("committee_paper", "committee_workbook")  # of those compared
        assert shown == (list(POINTS) if told else [])


def test_auditors_know_people_by_their_ids() -> None:
    [record] = [paper for paper in papers("zh") if paper.level == 6]
    assert not re.search(r"«P\d\.name»", record.html)
    assert {"P1", "P2", "P3"} <= set(record.data["任职安排"]["编号"])


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_place_is_of_a_group_that_the_level_may_see(kind: PaperKind) -> None:
    for level in kind.levels:
        layout = kind.layout(Catalogue("zh"), level)
        assert all(may(place.group, level) for place in places(layout.blocks))


def test_nobody_sees_what_no_group_names() -> None:
    assert not any(may("private", level) or may("something new", level) for level in range(len(LEVELS)))
    assert all(len(row) == len(LEVELS) for row in SEEN.values())
    with pytest.raises(ha.HoumaError, match=r"level 0 \(public\), which may not see: score \(points\)"):
        hold("notice", levels.PUBLIC, [Keyed("name", "person"), Keyed("score", "points")])


def test_a_kind_of_paper_with_a_place_beyond_its_level_is_stopped() -> None:
    hidden = RowTable("t", "T", (TableColumn("c", "prices", "C"),))
    blocks = (ValueLine("a", "office", "A"), WhenGiven("w", "W", (Repeated("r", "R", (hidden,)),)))

    def layout(words: Catalogue, level: int) -> Layout:
        return Layout("notice", words.lang, level, "title", blocks)

    kind = PaperKind("notice", 99, (0, 4), layout, lambda study, of, level: {})
    with pytest.raises(ha.HoumaError, match=r"t\.c \(prices\)"):
        kind.contents(study("zh"), "")
    assert kind.contents(study("zh"), "", 4).layout.level == 4
