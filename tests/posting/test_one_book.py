"""One book may hold the problem and everything that follows: each reader takes its own sheets, and says whose the others are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign.posting.ledger.workbook import LEDGER, REGISTER
from houma_assign.posting.support.workbook import SUPPORTERS
from houma_assign.scoring.fund_workbook import ASSESSMENT, FUND
from houma_assign.scoring.policy_workbook import SCHEMAS
from houma_assign.workbook.schema.elsewhere import left_to

from .random_ledgers import Diary, town


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_reader_takes_its_own(lang: str, tmp_path: Path) -> None:
    problem, book = town(), tmp_path / "book"
    ledger = ha.Ledger(Diary(1, 20).events, problem)
    supporters = (ha.Supporter(id="S1", kind="county_leader", portfolio=("petition",)),)
    policy = ha.FundPolicy(total=1_000)
    problem.to_workbook(book, lang)
    ha.write_ledger(ledger, tmp_path / "a", lang)
    ha.write_supporters(supporters, tmp_path / "b", lang)
    ha.write_fund({"V1": 80}, policy, tmp_path / "c", lang)
    for file in [each for name in "abc" for each in (tmp_path / name).glob("*.csv") if each.stem not in ("about", "说明")]:
        shutil.copy(file, book / file.name)
    back = ha.read_workbook(book)
    assert back == problem
    assert {getattr(note, "code", "") for note in back.notes} >= {"sheet_elsewhere"}
    assert "sheet_unread" not in {getattr(note, "code", "") for note in back.notes}
    assert ha.read_ledger(book, back) == ledger
    assert ha.read_supporters(book) == supporters
    assert ha.read_fund(book).policy == policy


def test_every_sheet_of_other_readers_is_known() -> None:
    schemas = [LEDGER.schema, SUPPORTERS.schema, ASSESSMENT.schema, FUND, *SCHEMAS.values()]
    for schema in schemas:
        for name in (schema.name, *schema.zh, *schema.en):
            assert left_to(name) is not None, name
    assert left_to(REGISTER.schema.sheet("zh")) is None  # the needs are a sheet of the problem
    assert left_to("统计") is None
