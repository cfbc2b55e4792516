"""Faults are told in both languages, and keep both on the way through other processes."""

from __future__ import annotations

import pickle

import pytest

from houma_assign.errors import Fault, InputError, Message

FEW = Message("too_few", "at least 3 are needed", "至少需要 3 个")


def test_a_message_is_its_english_text() -> None:
    assert FEW == "at least 3 are needed"
    assert (FEW.words("en"), FEW.words("zh"), FEW.code) == ("at least 3 are needed", "至少需要 3 个", "too_few")


@pytest.mark.parametrize(
    ("fault", "en", "zh"),
    [
        (Fault("posts", "v1/member", "slots", 0, FEW), "posts · v1/member · slots = '0': at least 3 are needed",
         "岗位 · v1/member · 名额“0”：至少需要 3 个"),
        (Fault("岗位 → posts", "row 3 (V1)", "名额 → slots", "零", FEW),
         "岗位 → posts · row 3 (V1) · 名额 → slots = '零': at least 3 are needed",
         "岗位 · 第 3 行（V1） · 名额“零”：至少需要 3 个"),
        (Fault("人选 → candidates", "row 2", "性别 → sex", "女", FEW),
         "人选 → candidates · row 2 · 性别 → sex: at least 3 are needed",
         "人选 · 第 2 行 · 性别：至少需要 3 个"),
    ],
)  # fmt: skip
def test_a_fault_is_told_in_both_languages(fault: Fault, en: str, zh: str) -> None:
    assert (str(fault), fault.words("zh"), fault.code) == (en, zh, "too_few")


def test_an_error_keeps_its_language_and_its_words_through_another_process() -> None:
    error = InputError([Fault("posts", "", "", None, FEW)] * 25)
    error.lang = "zh"
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error) == error.words("zh")
    assert again.items[0].words("zh") == "岗位：至少需要 3 个"
    assert str(again).splitlines()[-1] == "  ……另有 5 处，均列在问题表中"
    assert again.words("en").startswith("25 faults in the input:")
