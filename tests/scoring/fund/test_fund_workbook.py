"""The sheets of a fund: both languages read back equal, and whatever is lost or mistyped is said with its place."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

import pytest

import houma_assign as ha
from houma_assign.scoring.fund_workbook import ASSESSMENT, FUND

POLICY = ha.FundPolicy(
    total=2_000_000, unit=1_000, criteria=[{"id": "组织建设", "weight": 40, "en": "one"}, {"id": "发展经济", "weight": 60.5}],
    threshold=60, veto="否决 = 是", way="pots", settled=["V2", "V1"], settled_by="联席会议",
    pots=[{"id": "组织建设", "amount": 800_000, "least": 50_000, "most": 300_000, "method": "webster"},
          {"id": "发展经济", "amount": 1_200_000, "way": "ladder"}],
    rungs=[{"id": "一等", "villages": 2, "amount": 400_000, "pot": "发展经济"}, {"id": "二等", "villages": 2, "amount": 200_000,
           "pot": "发展经济", "zh": "二等奖"}],
)  # fmt: skip
MARKS = tuple(
    ha.VillageMark(village=f"V{k}", criterion=each, mark=60 + 3 * k + 0.25, veto=k == 4, basis="查实" * (k == 4), date="2021-01")
    for k in range(1, 6) for each in ("组织建设", "发展经济")
)  # fmt: skip


def sheets(folder: Path, lang: str) -> dict[str, list[list[str]]]:
    ha.write_fund(MARKS, POLICY, folder, lang, overwrite=folder.exists())
    found = {}
    for schema in (ASSESSMENT.schema, FUND):
        with (folder / f"{schema.sheet(lang)}.csv").open(encoding="utf-8-sig", newline="") as file:
            found[schema.sheet(lang)] = list(csv.reader(file))
    return found


def refused(folder: Path, name: str, rows: list[list[str]]) -> ha.InputError:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    with pytest.raises(ha.InputError) as caught:
        ha.read_fund(folder)
    assert not [fault for fault in caught.value.items if not fault.code], "a fault in one language only"
    return caught.value


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("ending", ["", ".xlsx"])
def test_both_sheets_read_back_equal(lang: str, ending: str, tmp_path: Path) -> None:
    if ending:
        pytest.importorskip("xlsxwriter")
    path = tmp_path / f"fund{ending}"
    ha.write_fund(MARKS, POLICY, path, lang)
    assert ha.read_fund(path) == (MARKS, POLICY)
    assert ha.share_fund(*ha.read_fund(path)).amounts == ha.share_fund(MARKS, POLICY).amounts
    with pytest.raises(ha.InputError):
        ha.write_fund(MARKS, POLICY, path, lang)
    assert ha.FundPolicy.from_json(POLICY.to_json()) == POLICY


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_header_or_word_that_is_mistyped_is_a_fault(lang: str, seed: int, tmp_path: Path) -> None:
    chance, written = Random(seed), sheets(tmp_path / "f", lang)
    name = chance.choice(sorted(written))
    rows = written[name]
    filled = [k for k in range(len(rows[0])) if any(row[k] for row in rows[1:])]
    at = chance.choice(filled)
    if seed % 2:
        rows[0][at] += "x"
    else:
        at = chance.choice([k for k in filled if rows[0][k] in ("得分", "mark", "类别", "row", "金额", "amount", "日期", "date")])
        line = chance.choice([k for k in range(1, len(rows)) if rows[k][at]])
        rows[line][at] += "?"
    error = refused(tmp_path / "f", name, rows)
    assert error.lang == lang
    assert rows[0][at] in error.words(lang)


def test_words_of_people_in_a_hurry(tmp_path: Path) -> None:
    book = tmp_path / "f"
    book.mkdir()
    text = "考核情况汇总\n村编号,考核项目,考核得分,一票否决,理由\nV1,,８５,否,\nV2,,90.5,是,弄虚作假\nV3,,70,,\n"
    (book / "考核.csv").write_text(text, encoding="utf-8")
    (book / "资金办法.csv").write_text(
        "类别,编号,取值\n设置,总额,１００００\n设置,方式,按得分比例\n设置,取整办法,等差除数法\n", encoding="utf-8"
    )
    fund = ha.share_fund(*ha.read_fund(book))
    assert fund.notes
    assert fund.notes[0].words("zh") in fund.words("zh")  # type: ignore[attr-defined]  # a message
    assert (fund.policy.method, fund.amounts) == ("webster", {"V1": 5_484, "V2": 0, "V3": 4_516})
    (book / "考核.csv").unlink()
    with pytest.raises(ha.InputError, match="缺少这个工作表；现有：资金办法"):
        ha.read_fund(book)
