"""How many papers there are of each kind, who stands in them, and that their figures are those of the plan, in both languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.papers.catalogue import Catalogue
from houma_assign.papers.paper import Paper

from ..posting.houma import plan
from .houma import all_of, of_kind
from .small import about, details, problem

MONTHS = Catalogue("en").section("month")
NUMBERS = {name: key.removeprefix("m") for key, name in MONTHS.items()}
ENGLISH_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(NUMBERS)}) (\d{{4}})")
PLACES = 31


def test_there_are_as_many_papers_as_readers() -> None:
    counted = Counter((each.kind, each.level) for each in all_of("zh"))
    assert counted["dossier", 2] == 13
    assert counted["letter", 1] == PLACES
    assert counted["unit_letter", 3] == len(set(plan().frame["unit"])) == 20
    assert counted["notice", 0] == counted["minutes", 5] == counted["mail_merge", 5] == 1
    assert len({each.name for each in all_of("zh")}) == len(all_of("zh"))


@pytest.mark.parametrize(("kind", "table", "column"), [
    ("notice", "拟任人选", "姓名"), ("minutes", "审议对象", "姓名"), ("mail_merge", "人员", "姓名"),
    ("decision_record", "任职安排", "编号"),
])  # fmt: skip
def test_everybody_sent_stands_there_once(kind: str, table: str, column: str) -> None:
    names = {who.id: who.name for who in plan().problem.candidates}
    sent = [place.candidate if column == "编号" else names[place.candidate] for place in plan().placements]
    assert len(set(sent)) == PLACES
    for each in of_kind(kind):
        assert sorted(each.data[table][column]) == sorted(sent)


def test_everybody_sent_has_a_letter_and_stands_in_one_file_and_one_letter_to_a_unit() -> None:
    names = Counter(place.candidate for place in plan().placements)
    assert Counter(each.of for each in of_kind("letter")) == names
    for kind, table in (("dossier", "选派人员"), ("unit_letter", "选派人员")):
        rows = [name for each in of_kind(kind) for name in each.data[table]["姓名"]]
        assert sorted(rows) == sorted(plan().problem.candidate(who).name for who in names)
    [first, second] = of_kind("appointment")
    lines = first.data[""]
    assert first.data[""].equals(second.data[""])
    assert sum(lines["项目"] == "任职人员") == PLACES


def test_four_look_after_each_village_and_six_tasks_wait_for_each_person() -> None:
    for each in of_kind("support_list"):
        assert len(each.data["名单"]) == 52
    assert sum(len(each.data["四包一"]) for each in of_kind("dossier")) == 52
    assert sum(len(each.data["首月任务"]) for each in of_kind("letter")) == 6 * PLACES == 186


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_structure_is_that_of_the_plan(lang: str) -> None:
    counts = plan().structure(lang)
    for each in of_kind("structure_table", lang):
        shown = each.contents.values["counts"]
        assert [row["count"] for row in shown] == counts["count"].tolist()
        assert [(row["dimension"], row["category"]) for row in shown] == list(
            zip(counts["dimension"], counts["category"], strict=True)
        )
    assert sum(int(row["count"]) for row in of_kind("structure_table", lang)[0].contents.values["counts"][:2]) == PLACES


def _figures(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _figures(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _figures(each)
    else:
        told = ENGLISH_DAY.sub(lambda day: f"{day[3]} {NUMBERS[day[2]]} {day[1]}", str(value))
        yield from sorted(re.findall(r"\d+(?:\.\d+)?", told))


def test_both_languages_hold_the_same_figures() -> None:
    """The same details in both: what differs is what the catalogues say, and the sentences of rules."""
    for chinese, english in zip(all_of("zh"), all_of("en", "zh"), strict=True):
        assert (chinese.kind, chinese.of, chinese.level) == (english.kind, english.of, english.level)
        values = [{key: value for key, value in each.contents.values.items() if key not in ("rules", "duties_of")}
                  for each in (chinese, english)]  # fmt: skip
        assert Counter(_figures(values[0])) == Counter(_figures(values[1])), chinese.name


LATIN = re.compile("[A-Za-z]{2,}")
OWN = re.compile(r"[CS]\d{2,3}|[0-9a-f]{5}(?:-[0-9a-f]{5}){3}|[0-9a-f]{64}")  # ids of the data, and digests


def _texts(paper: Paper) -> Iterator[str]:
    yield from (paper.name, paper.contents.layout.title, str(paper.contents.values["mark"]))
    for name, frame in paper.data.items():
        yield name
        yield from map(str, frame.columns)
        yield from (str(cell) for row in frame.itertuples(index=False) for cell in row)


def test_no_english_word_and_no_code_stands_in_a_chinese_paper() -> None:
    found = {text for each in all_of("zh") for text in _texts(each) if LATIN.search(OWN.sub("", text))}
    assert found == set()


def test_whoever_holds_two_posts_has_one_letter_with_both() -> None:
    whole = problem()
    both = [who.changed(most=2) if who.id == "P1" else who for who in whole.candidates]
    two = ha.solve(whole.changed(candidates=tuple(both)).pin("P1", "V1/secretary").pin("P1", "V2/secretary"))
    assert [place.post for place in two.placements if place.candidate == "P1"] == ["V1/secretary", "V2/secretary"]
    made = ha.paper(two, "letter", of="P1", about=about(), details=details())
    posting = made.data["任职安排"].set_index("项目")["内容"]
    assert (posting["任职村"], posting["职务"]) == ("«V1.name»、«V2.name»", "«secretary»")
    assert "«V1.name»«secretary»、«V2.name»«secretary»" in made.html
    assert "«V1.risk»" in made.html
    assert "«V2.risk»" in made.html
