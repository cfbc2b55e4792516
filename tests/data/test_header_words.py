"""Headers that mean a field, headers that come near to it, and headers that are something else."""

from __future__ import annotations

import pytest

from houma_assign.data.header_words import IDS, SYNONYMS, means

UNIT = ("派出单位", "单位", "工作单位", "unit", "employer")


def test_every_word_is_folded_and_stands_once() -> None:
    for words in (IDS, *(words.same + words.near for words in SYNONYMS.values())):
        assert len(set(words)) == len(words)
        assert all(word == word.lower() and not set(word) & set(" _-*:") for word in words)


@pytest.mark.parametrize("header", ["现工作单位", "工作单位名称", "派出的单位", "所在工作单位", "派出单位(必填)", "employers"])
def test_other_forms_of_a_header_mean_the_field(header: str) -> None:
    assert means(header, "candidates", "unit", UNIT) == "same"


@pytest.mark.parametrize("header", ["单位性质", "主管单位电话", "部门", "单位地址", "科室", "department", "派出单为", "工作单立"])
def test_headers_that_hold_the_word_come_near(header: str) -> None:
    assert means(header, "candidates", "unit", UNIT) == "near"


@pytest.mark.parametrize("header", ["姓名", "年龄", "民族", "备考", "血型", "hobby", "unity", "单", "x", "", "政治面貌", "邮箱"])
def test_other_headers_are_something_else(header: str) -> None:
    assert means(header, "candidates", "unit", UNIT) == ""


@pytest.mark.parametrize(("table", "field"), list(SYNONYMS))
def test_the_words_of_one_field_are_no_others(table: str, field: str) -> None:
    others = {word for key, words in SYNONYMS.items() for word in words.same if key[0] == table and key[1] != field}
    assert not others & set(SYNONYMS[table, field].same)
