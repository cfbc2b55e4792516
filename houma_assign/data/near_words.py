"""Two writings of one word, and words that look alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

DASHES = str.maketrans("‐‑‒–—―－·•", "-------..")
DITTO = ("同上", "〃", "″", "''", '"', "ditto", "同前", "上同", "do.")
# What people leave off or put on without meaning another thing.
ENDINGS = ("性", "类", "级", "专业", "方面", "问题", "工作")
# What may stand between two words that are written as one.
APART = re.compile(r"\s*(?:[/／|｜\s]|[.．·+＋&＆;；、,，]|以及|和|及|与|\band\b)\s*")
CLOSE = 0.85  # of two words of Latin letters with the same first one


@lru_cache(4096)
def writing(text: str) -> str:
    """What stays of a text without width, case, blanks and forms of dashes and brackets: equal for two writings of one word."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(DASHES)
    kept = "".join(char for char in plain if unicodedata.category(char)[0] not in "ZC")
    return kept.translate(str.maketrans("〔〕【】[]{}〈〉“”‘’", "()()()()()\"\"''"))


def says_as_above(text: str) -> bool:
    """Whether a cell says no more than that the one above holds here too."""
    return text.strip().lower() in DITTO


def twin(word: str, pool: Iterable[str]) -> str | None:
    """The word of the pool of which this is another writing or a slip of the pen; None if there is none."""
    one = writing(word)
    return next((each for each in pool if each != word and _same(one, writing(each))), None)


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) > 1 and any(long == short + ending for ending in ENDINGS):
        return True
    letters = one.isascii() and other.isascii() and one.isalpha() and other.isalpha()
    if not letters or len(short) < 3 or one[0] != other[0]:
        return False
    return long in (short + "s", short + "es") or (len(short) > 4 and SequenceMatcher(None, one, other).ratio() >= CLOSE)


def near_words(word: str, pool: Collection[str], most: int = 3) -> list[str]:
    """Words of the pool that look like this one, best first; all of them where there are few."""
    written = {writing(each): each for each in pool}
    near = [written[each] for each in get_close_matches(writing(word), list(written), n=most, cutoff=0.4)]
    return near or (sorted(pool) if len(pool) <= most else [])
