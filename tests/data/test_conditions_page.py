"""What the page on conditions shows is read as it says, alike in both languages, and its code runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.data.condition_text import condition_text, read_conditions

PAGE = (Path(__file__).parents[2] / "docs" / "conditions.md").read_text(encoding="utf-8")
TABLE = [re.split(r"(?<!\\)\|", line)[1:-1] for line in PAGE.splitlines() if line.startswith("| `")]
WORDS = {"sex": "性别", "female": "女", "male": "男", "rank": "职级", "staff": "一般", "deputy": "副科", "age": "年龄",
         "started": "参加工作", "party": "党员", "score": "总分", "skills": "专长",
         "forestry": "林业", "code": "代码"}  # fmt: skip


def shown(cell: str) -> list[str]:
    return [text.replace(r"\|", "|") for text in re.findall(r"`([^`]+)`", cell)]


def in_chinese(text: str) -> str:
    return re.sub("[a-z]+", lambda found: WORDS.get(found.group(), found.group()), text)


@pytest.mark.parametrize("row", TABLE, ids=[row[0].strip() for row in TABLE])
def test_a_row_means_one_thing_in_every_form(row: list[str]) -> None:
    (english,) = shown(row[0])
    wanted = read_conditions(english)
    assert wanted
    if "a;b" in english:
        assert [read_conditions(text)[0].fact for text in shown(row[1])] == ["身高（cm），净"]
        return
    translated = read_conditions(in_chinese(condition_text(wanted)))
    assert [read_conditions(text) for text in shown(row[1])] == [translated] * len(shown(row[1]))


def test_the_code_runs_and_comes_to_what_it_says(capsys: Any) -> None:
    space: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(compile(block, "conditions.md", "exec"), space)
        for line in block.splitlines():
            code, sign, said = line.partition("  # ")
            if sign and not line.startswith("#"):
                assert repr(eval(code, space)) == said.split(":")[0].strip()
    assert re.findall(r"says `(.*?)`", PAGE)[0] in capsys.readouterr().out
    notes = ha.Problem.from_frames(space["people"], space["villages"], constraints=[space["rule"]]).notes
    about_rules = tuple(note for note in notes if note.startswith("rules and data"))
    assert f"# {about_rules!r}" in PAGE


def test_the_names_of_fields_on_the_page_are_those_there_are() -> None:
    assert len(TABLE) == 22
    who = ha.Candidate(id="c", name="甲", unit="u", home="h", kin=("d",), kin_villages=("v",), skills=("s",),
                       priority_groups=("g",))  # fmt: skip
    for name in re.findall(r"\(编号, (.*?)\)", PAGE)[0].split(", "):
        assert who.fact(name) is not None
