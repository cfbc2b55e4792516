"""Cells with many things in them: split where that is sure, refused where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houma_assign.data.many_in_one import split_list, split_mapping
from houma_assign.errors import Message

SIGNS = (";", "；", "、", ",", "，", "\n", "; ", "； ", " ,", "\r\n")
NAMES = st.text("林业文化法律水利abc", min_size=1, max_size=6).filter(lambda name: name not in ("无", "none"))
LISTS: list[tuple[str, tuple[str, ...]]] = [
    ("law", ("law",)),
    ("law; fire", ("law", "fire")),
    ("林业；法律、水利，文化,消防", ("林业", "法律", "水利", "文化", "消防")),
    ("林业\n法律", ("林业", "法律")),
    (";law;;fire;", ("law", "fire")),
    ("", ()),
    ("  ", ()),
    ("无", ()),
    ("—", ()),
    ("/", ()),
    ("——", ()),
    ("N/A", ()),
    ("None", ()),
    ("animal husbandry; law", ("animal husbandry", "law")),
    ("v1/lead", ("v1/lead",)),
    ("农业（种植）；法律", ("农业（种植）", "法律")),
    ('["a;b", "c"]', ("a;b", "c")),
    ("['law', 'fire']", ("law", "fire")),
    ("('law',)", ("law",)),
    ("[]", ()),
    ("无线电；法律", ("无线电", "法律")),
]
ODD_LISTS = [
    ("law; law", "cell.twice"),
    ("农业（种植、养殖）；法律", "cell.bracket"),
    ("农业(种植;法律", "cell.bracket"),
    ("无；林业", "cell.nothing"),
    ("['law' 'fire']", "cell.list"),
    ('["law", 3]', "cell.list"),
    ('["law"', "cell.bracket"),
    ('["law", "law"]', "cell.twice"),
    ("['law', '']", "cell.list"),
    ("[law, fire]", "cell.bracket"),
    ("['law''fire']", "cell.list"),
    ("['law', __import__('os')]", "cell.list"),
]
MAPPINGS = [
    ("petition:5; culture:3", {"petition": 5, "culture": 3}),
    ("林业:5，文化:3", {"林业": 5, "文化": 3}),
    ("林业:5, 文化:3", {"林业": 5, "文化": 3}),
    ("林业：5、文化：3", {"林业": 5, "文化": 3}),
    ("林业:5\n文化:3", {"林业": 5, "文化": 3}),
    ("林业:5/文化:3", {"林业": 5, "文化": 3}),
    ("林业:5 | 文化:3", {"林业": 5, "文化": 3}),
    ("林业:5 文化:3", {"林业": 5, "文化": 3}),
    ("land disputes: 5", {"land disputes": 5}),
    ("林业：５", {"林业": 5}),
    ("无", {}),
    ("", {}),
    ("/", {}),
    ('{"law": 3}', {"law": 3}),
    ("{'law': 3, 'fire': 2}", {"law": 3, "fire": 2}),
    ("{}", {}),
    ("law:much", {"law": "much"}),
    ("law: 2.5", {"law": "2.5"}),
    ("水/电:4", {"水/电": 4}),
]
ODD_MAPPINGS = [
    ("law", "cell.entry"),
    ("law:5; fire", "cell.entry"),
    (":5", "cell.entry"),
    ("law:", "cell.entry"),
    ("a:b:5", "cell.entry"),
    ("law:5; law:3", "cell.twice"),
    ("law:5，law:5", "cell.twice"),
    ("农业（种植:3；养殖）:5", "cell.bracket"),
    ("law:5,2", "cell.entry"),
    ("{'law': 3, 'law': 2}", "cell.twice"),
    ('{"law": 3, "law": 2}', "cell.twice"),
    ("{3: 'law'}", "cell.entry"),
    ("{law}", "cell.entry"),
    ("无；林业:5", "cell.entry"),
    ("law=5", "cell.entry"),
]


@pytest.mark.parametrize(("text", "parts"), LISTS, ids=repr)
def test_a_list_is_split(text: str, parts: tuple[str, ...]) -> None:
    assert split_list(text) == parts


@pytest.mark.parametrize(("text", "code"), ODD_LISTS, ids=repr)
def test_a_list_that_is_not_sure_is_refused(text: str, code: str) -> None:
    found = split_list(text)
    assert isinstance(found, Message)
    assert found.code == code
    assert found.words("zh") != found.words("en")


@pytest.mark.parametrize(("text", "entries"), MAPPINGS, ids=repr)
def test_a_mapping_is_split(text: str, entries: dict[str, object]) -> None:
    assert split_mapping(text) == entries


@pytest.mark.parametrize(("text", "code"), ODD_MAPPINGS, ids=repr)
def test_a_mapping_that_is_not_sure_is_refused(text: str, code: str) -> None:
    found = split_mapping(text)
    assert isinstance(found, Message), found
    assert found.code == code


@pytest.mark.parametrize("sign", ["/", " / ", "|", "｜", " "])
def test_weak_signs_split_only_what_is_known(sign: str) -> None:
    text = f"law{sign}fire"
    assert split_list(text, {"law", "fire", "water"}) == ("law", "fire")
    assert split_list(text, {"water"}) == (text,)
    assert split_list(text, {text, "law"}) == (text,)
    found = split_list(text, {"law"})
    assert isinstance(found, Message)
    assert found.code == "cell.unsure"


def test_what_is_known_as_a_whole_is_not_taken_apart() -> None:
    assert split_list("law; fire", {"law; fire"}) == ("law; fire",)
    assert split_list("无", {"无"}) == ("无",)


@given(st.lists(NAMES, unique=True, min_size=1), st.data())
def test_any_names_joined_by_any_signs_come_back(names: list[str], data: st.DataObject) -> None:
    signs = [data.draw(st.sampled_from(SIGNS)) for _ in names[1:]]
    text = names[0] + "".join(sign + name for sign, name in zip(signs, names[1:], strict=True))
    assert split_list(text) == tuple(names)
    levels = {name: data.draw(st.integers(1, 5)) for name in names}
    entries = [f"{name}{data.draw(st.sampled_from([':', '：', ' : ']))}{level}" for name, level in levels.items()]
    text = entries[0] + "".join(sign + entry for sign, entry in zip(signs, entries[1:], strict=True))
    assert split_mapping(text) == levels


@given(st.text(max_size=40))
def test_any_text_gives_parts_or_a_message(text: str) -> None:
    parts, entries = split_list(text), split_mapping(text)
    assert isinstance(parts, Message) or all(part and part == part.strip() for part in parts)
    assert isinstance(entries, (Message, dict))
