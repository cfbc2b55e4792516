"""A workbook to fill in for what follows once a plan stands: supporters, assessment and fund, the ledger and the needs."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from ..data.language import language
from ..scoring.fund.policy import FundPolicy
from ..scoring.fund_workbook import ASSESSMENT, FUND
from ..scoring.policies.policy import SETTING
from ..scoring.policy_workbook import policy_sheet
from ..workbook.record_book import RecordSheet
from ..workbook.schema.sheet_out import SheetOut, headed
from ..workbook.template_example import IDS, RULE
from ..workbook.write import Lang, explained, save
from .ledger.workbook import LEDGER, REGISTER
from .support.workbook import SUPPORTERS

Rows = list[dict[str, Any]]
GUIDE = {
    "zh": [
        ("怎样填写", "灰色斜体的行是示例（均为虚构），请删去或换成自己的内容：留着示例不能读取；用不到的表可以整表删去"),
        ("包联干部", "四包一：每村每类各一人；派出单位的写法须与人选表一致"),
        ("考核", "一行一个村的一项考核；得分从零到满分，一票否决须写依据"),
        ("资金办法", "“设置”行写总额、取整单位、方式等；“考核项目”行写权重；分档写“档次”行，分块写“分块”行；金额以元计"),
        ("动态台账", "一行一件事，只增不改；召回和村退出须写决定机构和原因"),
        ("需求台账", "来源、轮次、走访对象和日期、责任人、完成时限、状态、风险点随需求保存"),
    ],
    "en": [
        ("how to fill in", "grey rows in italics are an example (all of it made up); delete or replace them: sheets with the "
                           "example in them are refused; sheets that are not needed may be deleted"),
        ("supporters", "each village gets one of each kind; write units as they stand with the people they send"),
        ("assessment", "one row a village and criterion; marks from 0 to the highest mark; a veto needs its basis"),
        ("fund policy", "rows 'setting' hold total, unit and way; rows 'criterion' weights; 'rung' is for ladders; in yuan"),
        ("ledger", "one row an event; rows are added, never changed; a recall and a release need body and reason"),
        ("needs", "source, round, who was visited and when, owner, day, state and risk are kept with a need"),
    ],
}  # fmt: skip


def posting_template(path: str | PathLike[str], lang: Lang = "zh", overwrite: bool = False) -> None:
    """Write a workbook to fill in for the years after the posting; every sheet has comments, lists and an example.

    ``read_supporters``, ``read_fund`` and ``read_ledger`` each read their own sheets of it; an example left in is refused.

    Parameters
    ----------
    path
        A name that ends in ``.xlsx``, or a folder for CSV files (which have neither comments nor lists).
    lang
        "zh" or "en".
    overwrite
        Whether to replace a file of this name, or the files that this package wrote into a folder of this name.

    Raises
    ------
    InputError
        If the path is neither an .xlsx nor a folder, or something is there: nobody loses a workbook filled in.
    ImportError
        If it is an .xlsx and XlsxWriter is not installed.
    """
    save(Path(path), lambda: _sheets(lang), lang, overwrite)


def _sheets(lang: Lang) -> list[SheetOut]:
    say, (who, where), mark = language(lang).say, IDS[lang], RULE[lang]
    person, village = f"{who}1", f"{where}1"
    supporters: Rows = [
        {"id": person, "kind": "county_leader", "portfolio": say("petition; economy", "信访；产业"), "most": 3},
        {"id": f"{who}2", "kind": "unit_head", "unit": say("unit one", "示例单位一")},
    ]
    marks: Rows = [{"village": village, "criterion": say("organisation", "组织建设"), "mark": 85, "date": "2021-01-10"},
             {"village": f"{where}2", "criterion": say("organisation", "组织建设"), "mark": 70, "veto": say("yes", "是"),
              "basis": say("a case under inquiry", "有案件在查")}]  # fmt: skip
    events: Rows = [{"date": "2020-04-28", "kind": "appointed", "candidate": person, "post": f"{village}/secretary"},
              {"date": "2020-05-20", "kind": "duty_done", "candidate": person, "duty": "visits"},
              {"date": "2021-03-01", "kind": "recalled", "candidate": person, "body": say("the committee", "党委"),
               "reason": say("does badly", "不胜任")}]  # fmt: skip
    needs: Rows = [{"village": village, "need": say("petition", "信访"), "severity": 4, "source": say("visit", "走访"),
              "round": "1",
              "visited": say("example household", "示例户"), "visited_on": "2020-03-01",
              "owner": person, "due": "2020-12-31"}]  # fmt: skip
    rules: Rows = [
        {"row": SETTING, "id": "total", "value": 2_000_000}, {"row": SETTING, "id": "unit", "value": 1_000},
        {"row": SETTING, "id": "threshold", "value": 60}, {"row": SETTING, "id": "way", "value": "proportional"},
        {"row": "criterion", "id": mark + say("organisation", "组织建设"), "weight": 40},
        {"row": "criterion", "id": mark + say("economy", "发展经济"), "weight": 60},
    ]  # fmt: skip
    fund = policy_sheet(FUND, FundPolicy, rules, lang, every_column=True)
    fund = SheetOut(FUND, fund.columns, frozenset(at for at, row in enumerate(rules) if row["row"] != SETTING))
    people, assessed = _example(SUPPORTERS, supporters, lang), _example(ASSESSMENT, marks, lang)
    return [explained(GUIDE[lang], lang), people, assessed, fund, _example(LEDGER, events, lang), _example(REGISTER, needs, lang)]


def _example(sheet: RecordSheet[Any], rows: Rows, lang: str) -> SheetOut:
    """Rows that only show what can be written, with words for codes."""
    coded: Mapping[str, Mapping[str, str]] = language(lang).say({}, sheet.coded)
    said = [{name: coded.get(name, {}).get(value, value) for name, value in row.items()} for row in rows]
    columns = [headed(column, lang, [row.get(column.name) for row in said]) for column in sheet.schema.columns]
    return SheetOut(sheet.schema, columns, frozenset(range(len(rows))))
