"""The template of the years after: refused as it is, read once it is filled in, in one language throughout."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import houma_assign as ha

READERS = (ha.read_supporters, ha.read_fund, ha.read_ledger)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("read", READERS)
def test_the_example_is_refused_where_it_is_left(read: object, lang: str, tmp_path: Path) -> None:
    ha.posting_template(tmp_path / "t", lang)
    with pytest.raises(ha.InputError) as caught:
        read(tmp_path / "t")  # type: ignore[operator]  # one of the readers
    assert {fault.code for fault in caught.value.items} == {"example.left"}
    assert caught.value.lang == lang


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_filled_in_it_is_read(lang: str, tmp_path: Path) -> None:
    ha.posting_template(tmp_path / "t", lang)
    for file in (tmp_path / "t").glob("*.csv"):
        text = file.read_text(encoding="utf-8-sig")
        for example, own in (("示例·", ""), ("示例", "南"), ("example: ", ""), ("EX-", "N-")):
            text = text.replace(example, own)
        file.write_text(text, encoding="utf-8")
    assert [who.kind for who in ha.read_supporters(tmp_path / "t")] == ["county_leader", "unit_head"]
    ledger = ha.read_ledger(tmp_path / "t")
    assert [event.kind for event in ledger.events] == ["appointed", "duty_done", "recalled"]
    assert ledger.register[0].due == "2020-12-31"
    marks, policy = ha.read_fund(tmp_path / "t")
    assert (policy.total, policy.unit, [each.weight for each in policy.criteria]) == (2_000_000, 1_000, [40, 60])
    assert [(each.mark, each.veto) for each in marks] == [(85, False), (70, True)]


def test_the_chinese_one_holds_no_english_and_comments_every_list(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    ha.posting_template(tmp_path / "t.xlsx")
    ha.posting_template(tmp_path / "t", "zh")
    text = "".join(file.read_text(encoding="utf-8-sig") for file in (tmp_path / "t").glob("*.csv"))
    assert set(re.findall("[A-Za-z]{2,}", text)) <= {"secretary"}  # of an id of a post
    with pytest.raises(ha.InputError):
        ha.posting_template(tmp_path / "t.xlsx")
