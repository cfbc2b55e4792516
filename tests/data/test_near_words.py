"""Two writings of one word, and words that look alike."""

from __future__ import annotations

from random import Random

import pytest

from houma_assign.data.near_words import near_words, says_as_above, twin, writing

WORDS = ("财政局（机关）", "Board A", "甲局-1", "农业 二科", "【林】站", "Office·One")


@pytest.mark.parametrize("word", WORDS)
def test_width_case_blanks_and_brackets_do_not_count(word: str) -> None:
    rng = Random(word)
    for _ in range(20):
        at = rng.randrange(1, len(word))
        other = rng.choice(
            (f"{word[:at]} {word[at:]}", word.upper(), word.lower(), f" {word}\u3000", word.replace("（", "(").replace("）", ")"))
        )
        assert writing(other) == writing(word)


@pytest.mark.parametrize(
    ("one", "other"), [("一科", "二科"), ("A1", "A2"), ("1-1", "11"), ("甲局", "乙局"), ("north", "south"), ("1.5", "15")]
)
def test_other_signs_do(one: str, other: str) -> None:
    assert writing(one) != writing(other)
    assert twin(one, [other]) is None


@pytest.mark.parametrize("word", ["同上", "〃", " ″ ", "Ditto", "''", '"', "同前"])
def test_as_above(word: str) -> None:
    assert says_as_above(word)
    assert not says_as_above(f"{word}单位")


def test_near_words_come_best_first_and_few_are_shown_whole() -> None:
    assert near_words("forestri", ["law", "forest", "forestry", "x", "y"])[0] == "forestry"
    assert near_words("zzz", ["b", "a"]) == ["a", "b"]
    assert near_words("zzz", ["b", "a", "c", "d"]) == []
