"""A page read back: its data, and what its program would make of them."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


def data(page: Path | str) -> Any:
    """What the page answers from."""
    return json.loads(DATA.findall(page if isinstance(page, str) else page.read_text(encoding="utf-8"))[0])


class Elements(HTMLParser):
    """Elements with their attributes, and the texts between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def edition(page: Path, lang: str) -> str:
    """The text of one language's tables."""
    _, _, rest = page.read_text(encoding="utf-8").partition(f'data-lang="{lang}"')
    return rest.partition('<div class="edition"')[0].partition("<aside")[0]
