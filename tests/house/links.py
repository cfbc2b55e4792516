"""The links of pages, and the places in pages that links may lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.places: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if given.get("id"):
            self.places.add(str(given["id"]))
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if given.get("src") or (tag == "link" and given.get("href")):
            self.loaded.append(str(given.get("src") or given["href"]))


def links_of(page: Path) -> list[str]:
    """Where the links of a page lead, as they are written."""
    text = page.read_text(encoding="utf-8")
    return _Page(text).links if page.suffix == ".html" else LINK.findall(CODE.sub("", text))


def loaded_by(page: Path) -> list[str]:
    """What a browser loads for an HTML page without being asked."""
    return _Page(page.read_text(encoding="utf-8")).loaded


@cache
def places_in(page: Path) -> set[str]:
    """What a link into a page may name behind the ``#``."""
    text = page.read_text(encoding="utf-8")
    if page.suffix == ".html":
        return _Page(text).places
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in HEADING.findall(CODE.sub("", text))}


def broken(pages: list[Path]) -> Iterator[str]:
    """Links that lead to no file, or to no place in it; addresses of the web are left alone."""
    for page in pages:
        for link in links_of(page):
            target, _, place = link.partition("#")
            if "://" in link or link.startswith(("mailto:", "data:")):
                continue
            file = (page.parent / unquote(target)).resolve() if target else page.resolve()
            if not file.exists():
                yield f"{page.name}: {link}: no such file"
            elif place and file.suffix in (".md", ".html") and unquote(place) not in places_in(file):
                yield f"{page.name}: {link}: no such place"
