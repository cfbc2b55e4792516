"""The page on the quality of data and assumptions says what there is, counts rightly, and is the same in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign.report.quality.quality import Quality

NAMES = ["overview", "normalised", "assumptions", "missing", "twins", "found", "tight", "rules"]
EVIL = "<script>alert(1)</script>"


def town() -> ha.Problem:
    return ha.Problem.from_frames(
        [
            {"id": "c1", "name": "甲", "unit": "财政局", "sex": "女", "age": 30, "skills": "林果"},
            {"id": "c2", "name": "甲", "unit": "财政局", "sex": "男", "age": 40},
            {"id": "c3", "name": EVIL, "unit": "财政局（本级）", "sex": "男", "age": None},
            {"id": "c4", "name": "丁", "unit": "财政局(本级)", "sex": "男", "age": 60},
        ],
        [{"id": "v", "name": "上庄", "needs": {"林果": 3}}, {"id": "w", "name": "下庄", "needs": {"林果": 2, "调解": 4}}],
        [{"village": "v", "role": "书记"}, {"village": "w", "role": "书记"}],
        [{"candidate": f"c{k}", "village": v, "score": 60 + k} for k in range(1, 5) for v in "vw" if (k, v) != (1, "w")],
        constraints=[
            ha.Eligible(id="年龄", where=[{"fact": "age", "most": 55}]),
            ha.Barred(id="不去", candidate="c4", village="w"),
            ha.Quota(id="妇女", where={"sex": "女"}, least=1),
            ha.SkillCovered(id="林果", skills=["林果"], villages=["v"]),
            ha.UnitCap(id="限额", most=1),
        ],
    )


def lines(page: Quality, name: str, lang: str = "zh") -> str:
    part = next(each for each in page.sections(lang) if each.name == name)
    return part.text()


def test_it_says_what_was_counted_by_hand() -> None:
    page = town().report()
    assert [each.name for each in page.sections()] == NAMES
    assert re.search(r"人选 +4\n", lines(page, "overview"))
    assert re.search(r"有得分的配对 +7 / 8", lines(page, "overview"))
    assert "没有列出的配对视为不允许：1 个。" in lines(page, "assumptions")
    assert "目标未另行写明" in lines(page, "assumptions")
    assert re.search(r"人选 +专长 +3 / 4 +是 +c2、c3、c4", lines(page, "missing"))
    assert re.search(r"人选 +age +1 / 4 +是 +c3", lines(page, "missing"))  # a header of the user's own
    assert "财政局（本级）" in lines(page, "twins")
    assert "同名的人选：c1、c2" in lines(page, "twins")
    assert re.search(r"调解 +1 +0 +-1", lines(page, "tight"))
    assert re.search(r"林果 +2 +1 +-1", lines(page, "tight"))
    assert "2 人没有任何可任的岗位：c3" in lines(page, "tight")
    assert "“age”空缺" in lines(page, "found")
    assert "1 个单位的人选超过限额：财政局 2" in lines(page, "tight")
    assert page.marked > 3
    assert str(page).startswith(f"数据质量和假设\n\n{page.marked} 处需要核对。")


def test_what_rules_bar_is_counted_pair_by_pair() -> None:
    for problem in (town(), ha.datasets.houma_2020()):
        by = [problem.eligibility.barred_by(*pair) for pair in problem.pairs.at]
        part = next(each for each in problem.report("en").sections() if each.name == "rules")
        rules = [rule for rule in problem.constraints if rule.kind not in ("posts_filled", "slots", "posts_each")]
        assert len(part.rows) == len(rules)
        for rule, row in zip(rules, part.rows, strict=True):
            counts = [sum(rule.id in rules for rules in by), sum(rules == (rule.id,) for rules in by)]
            assert [int(cell.replace(",", "") or 0) for cell in row[2:]] == counts


@pytest.mark.parametrize("problem", [town(), ha.datasets.houma_2020()], ids=["town", "houma"])
def test_both_languages_hold_the_same_numbers_and_the_chinese_no_english(problem: ha.Problem) -> None:
    page = problem.report()
    for chinese, english in zip(page.sections("zh"), page.sections("en"), strict=True):
        assert (chinese.name, len(chinese.rows), len(chinese.lines), chinese.marked) == (
            english.name, len(english.rows), len(english.lines), english.marked)  # fmt: skip
        if chinese.name in ("overview", "tight"):
            numbers = [[re.findall(r"-?\d[\d,]*", cell) for row in part.rows for cell in row[1:]] for part in (chinese, english)]
            assert numbers[0] == numbers[1]
    text = re.sub(r"\b[cC]\d+\b|\bage\b|\bsex\b", "", page.words("zh").replace(EVIL, ""))
    assert not re.findall("[A-Za-z]{2,}", text)


def test_nothing_to_say_is_said() -> None:
    page = ha.Problem.from_matrix([[1, 2], [3, 4], [5, 6], [7, 8], [9, 9], [8, 8]], slots=1).report("en")
    assert "No two writings of one thing were found." in lines(page, "twins", "en")
    assert "Nothing was changed when the data were read." in lines(page, "normalised", "en")


def test_what_was_normalised_in_a_workbook_is_told(tmp_path: Path) -> None:
    ha.write_workbook(town(), tmp_path / "book", "zh")
    table = tmp_path / "book" / "人选.csv"
    table.write_text(table.read_text(encoding="utf-8-sig").replace("c1", "ｃ1", 1), encoding="utf-8-sig")
    page = ha.read_workbook(tmp_path / "book").report("zh")
    notes = lines(page, "normalised")
    assert "全角字母和数字已读作半角（第 2 行）" in notes


def test_the_page_is_one_file_that_asks_for_nothing(tmp_path: Path) -> None:
    page = town().report("zh")
    path = page.save(tmp_path / "report.html")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert EVIL not in text
    assert "<script" not in text
    assert not re.search(r"https?:|src=|@import|url\(", text)
    assert 'lang="zh-CN"' in text
    with pytest.raises(ha.InputError, match="overwrite=True"):
        page.save(path)
    page.save(path, "en", overwrite=True)
    assert "Quality of the data" in path.read_text(encoding="utf-8")
    assert page.save(tmp_path / "report.txt").read_text(encoding="utf-8").startswith("数据质量和假设")
    with pytest.raises(ha.InputError, match=r"a page is \.html, a text \.txt"):
        page.save(tmp_path / "report.docx")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["report.html", "report.txt"]
    assert "srcdoc=" in page._repr_html_()
    assert set(page.frame["section"]) == set(NAMES)
    with pytest.raises(ha.InputError, match="languages are"):
        town().report("fr")
