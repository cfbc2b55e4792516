"""The words of all papers, in one catalogue per language beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..data.language import language

FOLDER = Path(__file__).parent / "words"


class Catalogue:
    """The words of one language, by section and key: ``say("dossier.title")``.

    Parameters
    ----------
    lang
        "en" or "zh".
    """

    def __init__(self, lang: str) -> None:
        self.lang, self.language = language(lang).code, language(lang)
        self._words = _read(self.lang)

    def say(self, key: str, **given: Any) -> str:
        """The words of a key, with what is given in the places of their names.

        Raises
        ------
        KeyError
            If the catalogue has no such key, or its words name something that is not given: a mistake of ours.
        """
        return self._words[key].format(**given)

    def counted(self, key: str, number: int, **given: Any) -> str:
        """The same for a number of things; where English says one otherwise, there is a key with ``_one`` behind."""
        one = f"{key}_one"
        return self.say(one if number == 1 and one in self._words else key, number=number, **given)

    def section(self, name: str) -> dict[str, str]:
        """All words of a section, by the rest of their keys."""
        return {key.removeprefix(f"{name}."): words for key, words in self._words.items() if key.startswith(f"{name}.")}

    def __contains__(self, key: object) -> bool:
        return key in self._words


@cache
def _read(lang: str) -> Mapping[str, str]:
    with (FOLDER / f"{lang}.toml").open("rb") as file:
        sections = tomllib.load(file)
    return {f"{section}.{key}": words for section, each in sections.items() for key, words in each.items()}
