"""Commas for points: read where nothing else can be meant, and noted; named in the fault everywhere else."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.workbook.cells.decimal_comma import with_points

from ..layouts.written import written
from ..made_files import PAIRS, PEOPLE, small
from ..reading import noted


def shown(number: float, sign: str = ",") -> str:
    return f"{number:g}".replace(".", sign)


def folder(path: Path, sign: str, delimiter: str = ";", **sheets: list[list[Any]]) -> Path:
    """The small book as text, its points with this decimal sign."""
    pairs = [
        [str(cell).replace(".", sign) if k and at == 2 else cell for at, cell in enumerate(row)] for k, row in enumerate(PAIRS)
    ]
    return written(path, small(**{"配对": pairs, **sheets}), "csv", delimiter=delimiter)


@pytest.mark.parametrize("seed", range(12))
def test_points_and_own_columns_are_the_same_with_commas(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    points = [rng.choice((80, 81.5, 79.25, 66.5, 90)) for _ in PAIRS[1:]]
    points[rng.randrange(len(points))] = 77.5
    heights = [rng.randint(150, 190) / 100 for _ in PEOPLE[1:]]
    found = []
    for sign in ".,":
        place = tmp_path / ("points" if sign == "." else "commas")
        place.mkdir()
        pairs = [PAIRS[0], *([*row[:2], shown(point, sign), *row[3:]] for row, point in zip(PAIRS[1:], points, strict=True))]
        people = [
            [*PEOPLE[0], "身高"],
            *([*row, shown(each + 0.001, sign)] for row, each in zip(PEOPLE[1:], heights, strict=True)),
        ]
        people[1][-1] = shown(1.5, sign)
        found.append(ha.read_workbook(written(place, small(人选=people, 配对=pairs), "csv", delimiter=";")))
    assert found[0] == found[1]
    assert not noted(found[0], "commas were read")
    assert noted(found[1], "配对: column 得分: commas were read as decimal points (row")
    assert noted(found[1], "人选: column 身高: commas were read as decimal points (row")
    assert any(
        "列“得分”：逗号已读作小数点（第" in note.words("zh") for note in found[1].notes if isinstance(note, ha.errors.Message)
    )


@pytest.mark.parametrize(
    ("cell", "code", "delimiter"),
    [("82,5", "cell.comma", ","), ("82,5", "cell.comma", "\t"), ("1,250", "cell.thousands", ";"), ("82,5,1", "cell.number", ";"),
     (",5", "cell.comma", ";"), ("82,5分", "cell.number", ";"), ("-3,75", "cell.comma", "|")],
)  # fmt: skip
def test_elsewhere_the_fault_names_the_comma(cell: str, code: str, delimiter: str, tmp_path: Path) -> None:
    pairs = [[*row] for row in PAIRS]
    pairs[1][2] = cell
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(folder(tmp_path, ".", delimiter, 配对=pairs))
    assert [(fault.code, fault.value) for fault in caught.value.items] == [(code, cell)]
    if code == "cell.comma":
        assert "不要写逗号" in caught.value.words("zh")


def test_points_and_commas_in_one_column_are_refused(tmp_path: Path) -> None:
    pairs = [[*row] for row in PAIRS]
    pairs[1][2], pairs[2][2] = "82,5", "81.5"
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(folder(tmp_path, ".", 配对=pairs))
    assert [fault.code for fault in caught.value.items] == ["cell.comma"]


@pytest.mark.parametrize(
    ("cells", "read"),
    [(["1,5", "2", ""], ["1.5", "2", ""]), (["0,125"], ["0.125"]), (["1,2345"], ["1.2345"]),
     (["-1,5", "+2,25"], ["-1.5", "+2.25"]), (["1,250"], None), (["1,250", "2,500"], None),
     (["1,250", "2,5"], ["1.250", "2.5"]), (["1,5", "x"], None), (["1,5", 2.0], None),
     (["1,5", "1.5"], None), (["1,5,2"], None), (["1, 5"], None), (["法律,林业"], None), ([], None)],
)  # fmt: skip
def test_what_counts_as_a_decimal_comma(cells: list[Any], read: list[Any] | None) -> None:
    assert with_points(cells)[0] == (cells if read is None else read)


def test_codes_keep_their_commas(tmp_path: Path) -> None:
    people = [[*PEOPLE[0], "邮编"], *([*row, f"{k},5"] for k, row in enumerate(PEOPLE[1:]))]
    problem = ha.read_workbook(folder(tmp_path, ".", 人选=people))
    assert [person.fact("邮编") for person in problem.candidates] == [f"{k},5" for k in range(len(PEOPLE) - 1)]
