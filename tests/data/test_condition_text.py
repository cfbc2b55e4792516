"""What a text means as conditions, and that it is read back as it was."""

from __future__ import annotations

from datetime import date
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import houma_assign as ha
from houma_assign.data.condition_scanner import NotUnderstood
from houma_assign.data.condition_text import condition_text, read_conditions
from houma_assign.workbook.sheets.fields import text_of

Condition = ha.Condition
FEMALE, YOUNG = Condition(fact="sex", equals="female"), Condition(fact="age", most=35)
KINDS = {"sex": "text", "age": "number", "party": "yes_no", "start": "date"}
READ: list[tuple[str, tuple[Condition, ...]]] = [
    ("", ()),
    (" ; \n", ()),
    ("age = 36..40", (Condition(fact="age", least=36, most=40),)),
    ("age ≥ 36；rank ＝ staff ｜ deputy", (Condition(fact="age", least=36), Condition(fact="rank", one_of=("staff", "deputy")))),
    ("age <= 40.5", (Condition(fact="age", most=40.5),)),
    ("age != ..35", (Condition(fact="age", most=35, unless=True),)),
    ("unit != 示例一局", (Condition(fact="unit", equals="示例一局", unless=True),)),
    ("member = true", (Condition(fact="member", equals=True),)),
    ("code = 007", (Condition(fact="code", equals=7),)),
    ('code = "007"', (Condition(fact="code", equals="007"),)),
    ('"a;b" = "c|d"', (Condition(fact="a;b", equals="c|d"),)),
    ("level = 1 | true | x", (Condition(fact="level", one_of=(1, True, "x")),)),
    ("名称 = 甲：乙", (Condition(fact="名称", equals="甲：乙"),)),
    ("unit = 甲（乙）局", (Condition(fact="unit", equals="甲（乙）局"),)),
    ("x = 2015/7/31", (Condition(fact="x", equals="2015-07-31"),)),
    ("x = 36-45-1", (Condition(fact="x", equals="36-45-1"),)),
    ("phone = 0351-123", (Condition(fact="phone", equals="0351-123"),)),
    ("a = 1 or b = 2; c = 3", (Condition(any_of=(Condition(fact="a", equals=1), Condition(fact="b", equals=2))),
                               Condition(fact="c", equals=3))),
    ("not (a = 1 or b = 2)", (Condition(fact="a", equals=1, unless=True), Condition(fact="b", equals=2, unless=True))),
    ("a = 1 或 2 或 b = 3", (Condition(any_of=(Condition(fact="a", one_of=(1, 2)), Condition(fact="b", equals=3))),)),
    ("age = ..20 | 60..", (Condition(any_of=(Condition(fact="age", most=20), Condition(fact="age", least=60))),)),
    ("age != ..20 | 60..", (Condition(fact="age", most=20, unless=True), Condition(fact="age", least=60, unless=True))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "conditions"), READ, ids=[text for text, _ in READ])
def test_text_means_these_conditions(text: str, conditions: tuple[Condition, ...]) -> None:
    assert read_conditions(text) == conditions
    for lang in ("en", "zh"):
        assert read_conditions(condition_text(conditions, lang)) == conditions


@pytest.mark.parametrize("joint", [";", "；", "\n", ", ", "，", ",", "且", " 并且 ", " and ", " AND ", "&", "＆"])
def test_every_and_is_the_same(joint: str) -> None:
    assert read_conditions(f"sex = female{joint}age <= 35") == (FEMALE, YOUNG)


@pytest.mark.parametrize(
    "values", ["a | b", "a｜b", "a、b", "a或b", "a 或者 b", "a/b", "a／b", "a or b", "a, b", "a，b", "（a, b）"]
)
def test_every_or_between_values_is_the_same(values: str) -> None:
    wanted = Condition(fact="rank", one_of=("a", "b"))
    for sign in ("in", "属于") if "," in values or "，" in values else ("=", "in", "：", "等于"):
        assert read_conditions(f"rank {sign} {values}") == (wanted,)
    if "," not in values and "，" not in values:
        assert read_conditions(f"rank != {values}") == (wanted.changed(unless=True),)


SPANS = [
    ("36..45", 36, 45), ("36-45", 36, 45), ("36~45", 36, 45), ("36～45", 36, 45), ("36–45", 36, 45), ("36至45", 36, 45),
    ("３６到４５", 36, 45), ("36岁-45岁", 36, 45), ("35以下", None, 35), ("35及以下", None, 35), ("35或以下", None, 35),
    ("35岁以下", None, 35), ("35周岁以内", None, 35), ("40以上", 40, None), ("40及以上", 40, None),
]  # fmt: skip


@pytest.mark.parametrize(("said", "least", "most"), SPANS)
def test_every_range_is_the_same(said: str, least: Any, most: Any) -> None:
    wanted = (Condition(fact="年龄", least=least, most=most),)
    for text in (f"年龄 = {said}", f"年龄 {said}", f"年龄{said}", f"年龄：{said}", f"“年龄” {said}"):
        assert read_conditions(text) == read_conditions(text, {"年龄": "number"}) == wanted


@pytest.mark.parametrize(
    ("sign", "test"),
    [(">=", "least"), ("≥", "least"), ("＞＝", "least"), ("不低于", "least"), ("大于或等于", "least"),
     ("<=", "most"), ("≤", "most"), ("不超过", "most"), (">", "most!"), ("＞", "most!"), ("超过", "most!"),
     ("<", "least!"), ("不满", "least!"), ("低于", "least!")],
)  # fmt: skip
def test_every_comparison_is_one_of_four(sign: str, test: str) -> None:
    wanted = Condition(fact="年龄", **{test.rstrip("!"): 35}, unless="!" in test)
    assert read_conditions(f"年龄{sign}35") == read_conditions(f"年龄 {sign} 35岁") == (wanted,)


@pytest.mark.parametrize("day", ["2015-07-31", "2015年7月31日", "2015.7.31", "2015/07/31", "20150731", "２０１５-07-31"])
def test_a_date_is_read_in_every_form(day: str) -> None:
    assert read_conditions(f"start <= {day}", KINDS) == (Condition(fact="start", most="2015-07-31"),)
    assert read_conditions(f"start = {day}", KINDS) == (Condition(fact="start", equals="2015-07-31"),)


YES_NO = [("是", True), ("有", True), ("Y", True), ("√", True), ("1", True), ("TRUE", True), ("否", False), ("无", False),
          ("n", False), ("×", False), ("0", False), ("没有", False)]  # fmt: skip


@pytest.mark.parametrize(("word", "truth"), YES_NO)
def test_yes_and_no_are_read_as_in_cells(word: str, truth: bool) -> None:
    (found,) = read_conditions(f"party = {word}", KINDS)
    assert found.equals is truth
    assert read_conditions(f"sex = {word}", KINDS)[0].equals == word


BAD = [
    ("age", 0, "age"), ("age > old", 6, "old"), ("= 5", 0, "= 5"), ("age =", 5, ""), ("a = x | ", 8, ""), ('a = "x', 4, '"x'),
    ('a = x"y', 5, '"y'), ("age >= 5 6", 7, "5 6"), ("性别 = 女、年龄 <= 35", 10, "<= 35"), ("性别 = 女，男", 7, "男"),
    ("a = 1 and b = 2 or c = 3", 16, "or c = 3"), ("a = b = c", 6, "= c"), ("x <= 2015/7", 5, "2015/7"),
    ("a = 甲（乙、丙）", 7, "、丙）"), ("(a = 1", 0, "(a = 1"), ("a = 1)", 5, ")"), ("age = 45..36", 6, "45..36"),
    ("start = 2015-07-31以前", 8, "2015-07-31以前"), ("score >= 1,000", 11, "000"), ("not", 3, ""), ("a = x y\"", 7, '"'),
    ('"a" b = 1', 4, "b = 1"), ("age = 36...40", 6, "36...40"), ("a == = b", 5, "= b"), ("a = 1; ; b", 9, "b"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "at", "piece"), BAD, ids=[text for text, _, _ in BAD])
def test_what_is_not_understood_is_refused_with_its_place(text: str, at: int, piece: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        read_conditions(text)
    assert (caught.value.at, caught.value.piece) == (at, piece)
    assert f"place {at + 1} of" in str(caught.value) or not piece
    assert not caught.value.words("zh").isascii()


@pytest.mark.parametrize(("text", "kind"), [("x = 甲", "number"), ("x = 甲", "yes_no"), ("x = 甲", "date"), ("x = 5", "yes_no")])
def test_a_value_of_another_kind_than_its_column_is_refused(text: str, kind: str) -> None:
    with pytest.raises(NotUnderstood):
        read_conditions(text, {"x": kind})
    assert read_conditions(text, {"x": "text"})[0].equals == text[4:]


@pytest.mark.parametrize(
    "text", ["a" + " " * 30_000 + "b", "1" * 30_000 + "-", "(" * 800 + "a = 1" + ")" * 800, "not " * 900 + "a = 1", "a 至" * 9000]
)
def test_long_texts_are_refused_in_no_time_and_shown_in_part(text: str) -> None:
    start = perf_counter()
    with pytest.raises(NotUnderstood) as caught:
        read_conditions(text)
    assert perf_counter() - start < 5
    assert len(str(caught.value)) < 400


def test_brackets_that_multiply_out_are_limited() -> None:
    wide = " or ".join(f"(a = {k} and b = {k} and c = {k})" for k in range(6))
    with pytest.raises(NotUnderstood, match="multiply out"):
        read_conditions(wide)


names = st.text(min_size=1, max_size=8) | st.sampled_from(
    ["not x", "非党员", "a in b", "且末", "性别", "a or b", "超过 3", "age 3-5"]
)
texts = st.text(max_size=8) | st.text("甲 乙;；,，|、/或且非=<>≥()（）\"“”'.-~至0123456789:：或者andorint", max_size=8)
values = st.one_of(texts, st.booleans(), st.integers(-(10**6), 10**6), st.floats(-1e6, 1e6))
numbers = st.one_of(st.integers(-(10**6), 10**6), st.floats(-1e6, 1e6))
dates = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@st.composite
def one_test(draw: Any) -> Condition:
    unless = draw(st.booleans())
    if draw(st.booleans()):
        ends = sorted(draw(st.one_of(st.tuples(numbers, numbers), st.tuples(dates.map(str), dates.map(str)))))
        keep = draw(st.sampled_from([(0, 1), (0,), (1,)]))
        least, most = (ends[k] if k in keep else None for k in (0, 1))
        return Condition(fact=draw(names), least=least, most=most, unless=unless)
    listed = draw(st.lists(values, min_size=1, max_size=3))
    return Condition(fact=draw(names), unless=unless, **({"equals": listed[0]} if len(listed) == 1 else {"one_of": listed}))


conditions = one_test() | st.lists(one_test(), min_size=2, max_size=3).map(lambda parts: Condition(any_of=parts))
kinds = st.sampled_from(["text", "number", "yes_no", "date", "any"])


def typed(where: tuple[Condition, ...]) -> list[Any]:
    return [[(part.fact, repr(part.values), part.least, part.most, part.unless) for part in each.parts] for each in where]


@settings(max_examples=200, deadline=None)
@given(st.lists(conditions, max_size=3), st.data())
def test_any_conditions_are_read_back_as_they_were(given: list[Condition], data: Any) -> None:
    where = tuple(given)
    held = {part.fact: data.draw(kinds) for each in where for part in each.parts}
    for lang in ("en", "zh"):
        assert typed(read_conditions(condition_text(where, lang))) == typed(where)
        cell = text_of(where, held, lang)  # None where a value is of another kind than its column
        assert cell is None or typed(read_conditions(cell, held)) == typed(where)


PIECES = ["sex", "年龄", "女", " ", " ", ";", "；", "，", ", ", "且", "and ", " or ", "或", "|", "、", "/", "=", "!=", ">=",
          "<", "≥", "35", "..", "-", "以下", "(", "）", '"', "“", "”", "not ", "非", " in ", "属于", ":", "2015-07-31", "是",
          "不超过", "\n", "&"]  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_value_swallows_a_sign_that_stands_outside_quotation_marks(text: str) -> None:
    try:
        found = read_conditions(text)
    except NotUnderstood:
        return
    for part in (part for each in found for part in each.parts):
        for word in (part.fact, *(value for value in part.values if isinstance(value, str))):
            if f'"{word}"' in text or f"“{word}”" in text or f'"{word}”' in text or f'“{word}"' in text:
                continue
            assert not set(word) & set(';；，,|、/=<>≥"“”&\n'), (text, word)
            assert not [sign for sign in ("且", "或", " and ", " or ", "..", " in ", "属于", "不超过3") if sign in word], (
                text,
                word,
            )
    again = condition_text(found)
    assert typed(read_conditions(again)) == typed(found)
    assert condition_text(read_conditions(again)) == again
