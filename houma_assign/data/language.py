"""The two languages: their commas, colons and brackets, and which of two wordings is meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from ..errors import Fault, InputError, Message

Said = TypeVar("Said")
Lang = Literal["zh", "en"]  # of what a user calls; what is inside takes any text, and refuses others


@dataclass(frozen=True)
class Language:
    """How one language puts words together.

    Attributes
    ----------
    code
        "en" or "zh".
    comma, semicolon, colon
        Between clauses, between sentences' parts, and after what is being spoken of; blanks included.
    enumeration
        Between the members of a list of names.
    brackets
        Around an aside; blanks included.
    """

    code: Lang
    comma: str
    enumeration: str
    semicolon: str
    colon: str
    brackets: tuple[str, str]

    def say(self, en: Said, zh: Said) -> Said:
        """The one that is meant of two wordings."""
        return zh if self.code == "zh" else en

    def either(self, en: str, zh: str) -> str:
        """The wording of this language, the other where it is empty."""
        return self.say(en, zh) or en or zh

    def names(self, items: Iterable[str]) -> str:
        """Names in one line."""
        return self.enumeration.join(items)

    def clauses(self, items: Iterable[str]) -> str:
        """Clauses in one line, empty ones left out."""
        return self.comma.join(item for item in items if item)

    def parts(self, items: Iterable[str]) -> str:
        """Longer parts in one line, empty ones left out."""
        return self.semicolon.join(item for item in items if item)

    def aside(self, text: str) -> str:
        """Text in brackets behind something; nothing for no text."""
        return f"{self.brackets[0]}{text}{self.brackets[1]}" if text else ""

    def about(self, subject: str, text: str) -> str:
        """What is said of a subject."""
        return f"{subject}{self.colon}{text}"

    def counted(self, number: int, one: str, many: str, zh: str) -> str:
        """A number of things: English tells one from many, Chinese has ``zh`` behind the number."""
        return self.say(f"{number} {one if number == 1 else many}", f"{number}{zh}")


EN = Language("en", ", ", ", ", "; ", ": ", (" (", ")"))
ZH = Language("zh", "，", "、", "；", "：", ("（", "）"))
LANGUAGES = {language.code: language for language in (EN, ZH)}


def language(lang: str) -> Language:
    """The language of a code.

    Raises
    ------
    InputError
        If there are no words in it.
    """
    if not isinstance(lang, str) or lang not in LANGUAGES:
        en, zh = f"languages are {', '.join(LANGUAGES)}", "只有中文和英文"
        raise InputError([Fault("language", "", "lang", lang, Message("language", en, zh))])
    return LANGUAGES[lang]
