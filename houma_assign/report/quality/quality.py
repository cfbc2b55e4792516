"""The quality of the data and the assumptions of a problem, before anything is solved: one page to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...data.language import Lang, language
from ...errors import Fault, InputError, Message
from ...plan.wording import Wording
from ...problem.problem import Problem
from ...workbook.files.atomic import whole_file
from .of_data import found, missing, normalised, overview, twins
from .of_rules import assumptions, rules, tight
from .section import Section

if TYPE_CHECKING:
    import pandas as pd

PARTS = (overview, normalised, assumptions, missing, twins, found, tight, rules)
ENDING = Message("quality.ending", "a page is .html, a text .txt", "文件名应以网页或文本的后缀结尾")
TITLE = ("Quality of the data and assumptions", "数据质量和假设")
STYLE = """
body {font-family: system-ui, "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif;
      font-size: 13px; line-height: 1.5; color: #222; max-width: 64em; margin: 2em auto; padding: 0 1em}
h1 {font-size: 20px; margin: 0 0 .2em} h2 {font-size: 14px; margin: 1.2em 0 .3em; border-bottom: 1.5px solid #888}
table {border-collapse: collapse; width: 100%} thead {display: table-header-group}
th, td {text-align: left; padding: 2px 12px 2px 0; vertical-align: baseline; border-bottom: 1px solid #ddd}
th {font-weight: 600; white-space: nowrap} td + td {font-variant-numeric: tabular-nums}
ul {margin: .2em 0; padding-left: 1.3em} tr {break-inside: avoid} h2 {break-after: avoid}
@page {size: A4; margin: 16mm} @media print {body {margin: 0; max-width: none; font-size: 10.5pt}}
"""


@dataclass(frozen=True)
class Quality:
    """What is known of a problem's data, and what is taken for granted; ``print`` and a notebook show it in ``lang``.

    Attributes
    ----------
    problem
        What was asked about.
    lang
        Language of ``str`` and of the notebook display.
    """

    problem: Problem
    lang: Lang = "zh"

    @cached_property
    def _parts(self) -> Mapping[str, tuple[Section, ...]]:
        return {lang: tuple(part(Wording(self.problem, lang)) for part in PARTS) for lang in ("en", "zh")}

    def sections(self, lang: str = "") -> tuple[Section, ...]:
        """The parts of the page: what there is, was normalised, is assumed, is missing, looks alike, is found, binds; rules."""
        return self._parts[language(lang or self.lang).code]

    @property
    def marked(self) -> int:
        """How many things somebody should look at."""
        return sum(part.marked for part in self.sections("en"))

    @property
    def frame(self) -> pd.DataFrame:
        """One row a sentence or a row of a table: section, what, figures."""
        import pandas as pd

        rows: list[tuple[Any, ...]] = []
        for part in self.sections("en"):
            rows += [(part.name, line, "") for line in part.lines]
            rows += [(part.name, row[0], " · ".join(cell for cell in row[1:] if cell)) for row in part.rows]
        return pd.DataFrame(rows, columns=pd.Index(["section", "what", "figures"]))

    def words(self, lang: str = "") -> str:
        """The page as text."""
        spoken = language(lang or self.lang)
        return "\n\n".join([spoken.say(*TITLE), self._verdict(lang), *(part.text() for part in self.sections(lang))])

    def __str__(self) -> str:
        return self.words()

    def html(self, lang: str = "") -> str:
        """The page as a whole: one file that asks for nothing from anywhere, fit for A4, every value escaped."""
        spoken = language(lang or self.lang)
        body = "".join(part.html() for part in self.sections(lang))
        title, policy = escape(spoken.say(*TITLE)), "default-src 'none'; style-src 'unsafe-inline'"
        return (
            f'<!doctype html><html lang="{spoken.say("en", "zh-CN")}"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}"><title>{title}</title><style>{STYLE}</style></head>'
            f"<body><h1>{title}</h1><p>{escape(self._verdict(lang))}</p>{body}</body></html>\n"
        )

    def _verdict(self, lang: str) -> str:
        spoken = language(lang or self.lang)
        if not self.marked:
            return spoken.say("Nothing needs a look.", "没有需要核对之处。")
        return spoken.counted(self.marked, "thing needs a look.", "things need a look.", " 处需要核对。")

    def _repr_html_(self) -> str:
        return (
            f'<iframe sandbox="" style="width:100%;height:640px;border:1px solid #ccc" srcdoc="{escape(self.html())}"></iframe>'
        )

    def save(self, path: str | PathLike[str], lang: str = "", overwrite: bool = False) -> Path:
        """Write it as ``.html`` or ``.txt``, by the ending of the name; the file appears whole or not at all.

        Raises
        ------
        InputError
            If the ending is another one, or something of this name is there and ``overwrite`` is not set.
        """
        place = Path(path)
        made = {".html": self.html, ".txt": self.words}.get(place.suffix.lower())
        if made is None:
            raise InputError([Fault(place.name, "", "", None, ENDING)])
        text = made(lang).rstrip("\n") + "\n"
        whole_file(place, lambda part: _write(part, text), overwrite)
        return place


def _write(part: Path, text: str) -> None:
    part.write_text(text, encoding="utf-8")


def quality(problem: Problem, lang: str) -> Quality:
    """See ``Problem.report``."""
    return Quality(problem, language(lang).code)
