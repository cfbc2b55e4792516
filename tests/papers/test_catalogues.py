"""The words of both languages: the same keys, the same places for values, and no Latin letter in the Chinese."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from houma_assign.papers.catalogue import Catalogue, _read
from houma_assign.papers.contents import FieldGrid, Layout, Repeated, RowTable, WhenGiven
from houma_assign.papers.registry import KINDS
from houma_assign.papers.render.tags import identifier, tags

KINDS_AND_LEVELS = [(kind, level, lang) for kind in KINDS.values() for level in kind.levels for lang in ("zh", "en")]


def _places(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name)


def test_both_have_the_same_keys_and_places() -> None:
    zh, en = _read("zh"), _read("en")
    ones = {key for key in en if key.endswith("_one")}
    assert zh.keys() == en.keys() | ones
    assert {key: _places(words) for key, words in zh.items()} == {key: _places(words) for key, words in en.items()}


def test_no_latin_letter_stands_in_the_chinese_and_no_chinese_one_in_the_english() -> None:
    for lang, strange in (("zh", "[A-Za-z]"), ("en", "[\u3400-\u9fff]")):
        plain = {key: re.sub(r"\{\w+\}", "", words) for key, words in _read(lang).items()}
        assert {key: words for key, words in plain.items() if re.search(strange, words)} == {}


def test_one_of_a_thing_is_said_otherwise_where_english_does() -> None:
    words = Catalogue("en")
    assert words.counted("appointment.about", 1) == "Appointment of 1 person to a village"
    assert words.counted("appointment.about", 2) == "Appointment of 2 people to villages"
    with pytest.raises(KeyError):
        words.say("appointment.nothing")


@pytest.mark.parametrize(("kind", "level", "lang"), KINDS_AND_LEVELS, ids=lambda each: getattr(each, "name", str(each)))
def test_every_tag_of_a_layout_is_one_of_its_own(kind, level, lang) -> None:
    layout = kind.layout(Catalogue(lang), level)
    paths = [tag.path for tag in tags(layout)]
    assert len(set(paths)) == len(paths)
    assert all(part.isidentifier() and not part.startswith("_") for path in paths for part in path)
    labels = [block.label for block in layout.blocks if isinstance(block, (FieldGrid, RowTable, Repeated, WhenGiven))]
    assert all(identifier(label) for label in labels)
    assert isinstance(layout, Layout)
    assert (layout.kind, layout.level, layout.lang) == (kind.name, level, lang)
