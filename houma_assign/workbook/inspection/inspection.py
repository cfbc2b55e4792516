"""What ``inspect_workbook`` gives: what was seen of a book, as text and in a notebook."""

from __future__ import annotations

from dataclasses import dataclass

from ...errors import Fault, Message  # noqa: F401  (whoever resolves the signature looks up inherited fields' types here)
from .html import html
from .seen import Seen, SheetSeen  # noqa: F401  (likewise)
from .words import lines_of


@dataclass(frozen=True)
class Inspection(Seen):
    """What a book would be read as; ``print`` and a notebook show it in ``lang``.

    Its fields are those of ``Seen``: sheets, defaults, items (faults), notes, the mapping to paste.
    """

    def words(self, lang: str = "") -> str:
        """The whole as text."""
        return "\n".join(lines_of(self, lang or self.lang))

    def __str__(self) -> str:
        return self.words()

    def html(self, lang: str = "") -> str:
        """The whole as an HTML fragment, every value escaped."""
        return html(self, lang or self.lang)

    def _repr_html_(self) -> str:
        return self.html()
