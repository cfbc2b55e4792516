"""What a sheet is expected to hold: its columns, their names in Chinese and English, their kinds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...data.language import language
from ..cells.reading import folded

COMPULSORY = re.compile(
    r"^[*＊]+\s*|\s*[*＊]+$|\s*[(（\[【](?:必填|必填项|选填|可选|required|optional)[)）\]】]\s*[*＊]*$", re.IGNORECASE
)
HAN = "\u3400-\u9fff"


@dataclass(frozen=True)
class Column:
    """A column.

    Parameters
    ----------
    name
        The key under which its values are given.
    kind
        A name in ``kinds.KINDS``.
    zh, en
        Headers accepted beside ``name``; the first of each is what is written.
    also
        Headers accepted, and noted, where no header of the sheet is one of these; folded.
    needed
        Whether the sheet must have the column.
    filled
        Whether every row must have a value in it.
    words_zh, words_en
        What to put there, for the template and the documentation.
    choices, choices_zh
        Values offered in a drop-down list of what is written in English, in Chinese; the former stand for both if the
        latter are empty.
    """

    name: str
    kind: str = "text"
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    needed: bool = False
    filled: bool = False
    words_zh: str = ""
    words_en: str = ""
    choices: tuple[str, ...] = ()
    choices_zh: tuple[str, ...] = ()

    def header(self, lang: str) -> str:
        """The header that is written."""
        shown = language(lang).say(self.en, self.zh)
        return shown[0] if shown else self.name

    def offered(self, lang: str) -> tuple[str, ...]:
        """Values of the drop-down list."""
        return language(lang).say(self.choices, self.choices_zh) or self.choices

    def words(self, lang: str) -> str:
        """What to put into the column."""
        return language(lang).say(self.words_en, self.words_zh)

    @property
    def spellings(self) -> Iterator[str]:
        """Every header that is accepted, as ``folded`` gives it."""
        return (folded(each) for each in (self.name, *self.zh, *self.en))


@dataclass(frozen=True)
class Schema:
    """A table.

    Parameters
    ----------
    name
        The key of the table; a sheet of this name is this table.
    columns
        Its columns.
    zh, en
        Further names of the sheet; the first of each is what is written.
    also
        Names of the sheet where no sheet of the book has one of these.
    facts
        Whether further columns are kept as the user's own; otherwise they are listed in the notes and left out.
    other
        Kind of the further columns; empty for the user's own columns, whose kind is declared or told by their cells.
    row
        Columns whose values name a row in messages.
    words_zh, words_en
        What the sheet is for.
    """

    name: str
    columns: tuple[Column, ...]
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    facts: bool = False
    other: str = ""
    row: tuple[str, ...] = ("id",)
    words_zh: str = ""
    words_en: str = ""

    def sheet(self, lang: str) -> str:
        """The name of the sheet that is written."""
        shown = language(lang).say(self.en, self.zh)
        return shown[0] if shown else self.name

    @cached_property
    def by_header(self) -> dict[str, Column]:
        """Folded header -> column."""
        return {spelling: column for column in self.columns for spelling in column.spellings}

    def column(self, header: str) -> Column | None:
        """The column that a header means; a remark in brackets at its end does not count."""
        whole = folded(header)
        return self.by_header.get(whole) or self.by_header.get(re.sub(r"\([^()]*\)$", "", whole))

    def meant(self, cells: Sequence[Any]) -> list[Column | None]:
        """The column that each header of a row means; words that ``also`` mean one count where no header says it outright."""
        found = [self.column(cell) if isinstance(cell, str) and cell.strip() else None for cell in cells]
        there = {column.name for column in found if column is not None}
        further = {word: column for column in self.columns if column.name not in there for word in column.also}
        if not further:
            return found
        return [column or (further.get(folded(cell)) if isinstance(cell, str) else None)
                for column, cell in zip(found, cells, strict=True)]  # fmt: skip

    def is_named(self, sheet: str) -> bool:
        """Whether a sheet of this name is this table."""
        return folded(sheet) in self.names

    @cached_property
    def names(self) -> frozenset[str]:
        """Folded names of the sheet."""
        return frozenset(folded(each) for each in (self.name, *self.zh, *self.en))


def schema_of(sheet: str, schemas: Iterable[Schema], sheets: Iterable[str]) -> Schema | None:
    """The table that a sheet of this name is; names that ``also`` mean one count where no sheet of the book says it outright."""
    listed, taken = tuple(schemas), tuple(sheets)
    outright = next((each for each in listed if each.is_named(sheet)), None)
    if outright is not None:
        return outright
    word = folded(sheet)
    return next((each for each in listed if word in each.also and not any(map(each.is_named, taken))), None)


def starless(header: str) -> str:
    """A tidy header without the star of a form's compulsory fields, and without a remark in brackets that says the same."""
    plain = COMPULSORY.sub("", header).strip()
    return plain or header


def tidy(header: str) -> str:
    """A header of the user's own as the name of a fact: compatibility forms unified, blanks and breaks tidied."""
    plain = unicodedata.normalize("NFKC", header)
    spaced = " ".join("".join(char if unicodedata.category(char) != "Cf" else "" for char in plain).split())
    return re.sub(f"(?<=[{HAN}]) (?=[{HAN}])", "", spaced)  # 姓 名 is 姓名
