"""A paper as a page: one file without links or scripts, that prints on A4 as it looks."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from ...data.language import language
from ..contents import Contents
from .pages import text_width
from .tables import pair_rows, points, widths

FOLDER = Path(__file__).parent
NEEDED = 'pages need jinja2: pip install "houma_assign[papers]"'


def page(contents: Contents) -> str:
    """The whole page as text."""
    layout = contents.layout
    shown = _template().render(
        layout=layout, values=contents.values, style=_style(), pair_rows=pair_rows, points=points, widths=widths,
        across=text_width(layout), colon=language(layout.lang).colon, tongue=language(layout.lang).say("en", "zh-CN"),
    )  # fmt: skip
    return str(shown)


@lru_cache(maxsize=1)
def _template() -> Any:
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError:
        raise ImportError(NEEDED) from None
    environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                              lstrip_blocks=True)  # fmt: skip
    environment.tests["block"] = lambda block, name: type(block).__name__ == name
    return environment.get_template("page.html.j2")


@lru_cache(maxsize=1)
def _style() -> str:
    return (FOLDER / "page.css").read_text(encoding="utf-8")
