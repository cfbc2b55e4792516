"""A template of the department's own, held against the layout: every tag is one of the paper's, and every value has its tag."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from ...errors import Fault, Message
from ..contents import Layout
from .document import environment
from .places import Paragraph, paragraphs
from .tags import conditions, tags

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
KINDS = re.compile(r"\{([%{])-?\s*(?:tr|tc|p|r)\s(?=\s*\S)")  # in front of tags that take a whole row, cell or paragraph
LOOP = re.compile(r"\{%-?\s*for\s+(\w+)\s+in\s+([\w.]+)\s*-?%\}")
END = re.compile(r"\{%-?\s*(endfor|endif|else)\s*-?%\}")
TEMPLATE = Message("template", "template", "模板")
NOT_WORD = Message("template.word", "is no .docx file", "不是 Word 文档")
BROKEN = Message("template.broken", "is no tag that can be read", "不是可以识别的标记")
UNCLOSED = Message("template.unclosed", "is never closed", "没有结束标记")
UNOPENED = Message("template.unopened", "closes nothing that is open", "没有与之对应的开始标记")
MISSING = Message("template.missing", "is missing; put it back, or write it as {# ... #} where it is to be left out",
                  "缺少这个标记；请补上；如确实不用，请写成注释")  # fmt: skip


def template_faults(raw: bytes, layout: Layout, name: str) -> list[Fault]:
    """What is wrong with a template, each with its tag and its place.

    Parameters
    ----------
    raw
        The file.
    layout
        What it is to be filled with.
    name
        Of the file.
    """
    try:
        listed = list(paragraphs(raw))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        return [Fault(TEMPLATE, name, "", None, NOT_WORD)]
    reader = _TagReader(layout, name)
    for paragraph in listed:
        reader.read(paragraph)
    return [*reader.faults, *reader.unclosed(), *reader.missing()]


class _TagReader:
    """Goes through the tags of a template in order, with the loops that are open."""

    def __init__(self, layout: Layout, name: str) -> None:
        self.name, self.known = name, {tag.path: tag.where for tag in tags(layout)}
        self.parts = {path[:k] for path in self.known for k in range(1, len(path) + 1)} | {(each,) for each in conditions(layout)}
        self.used: set[tuple[str, ...]] = set()
        self.open: list[tuple[str, tuple[str, ...], str, Message]] = []
        self.faults: list[Fault] = []
        self.shown = ""  # the tag that is looked at, as it stands there

    def read(self, paragraph: Paragraph) -> None:
        """The tags of one paragraph."""
        rest = TAG.sub("", paragraph.text)
        if any(sign in rest for sign in ("{{", "}}", "{%", "%}")):
            self.shown = rest.strip()[:40]
            self._fault(paragraph.where, BROKEN)
        for found in TAG.findall(paragraph.text):
            self.shown = found
            self._tag(KINDS.sub(lambda kind: "{" + kind[1] + " ", found), paragraph.where)

    def _tag(self, tag: str, where: Message) -> None:
        if tag.startswith("{#"):
            self.used |= {tuple(tag[2:-2].strip().split("."))}
        elif loop := LOOP.fullmatch(tag):
            path = self._resolved(tuple(loop[2].split(".")))
            self._hold(path, where)
            self.open.append((loop[1], path, self.shown, where))
        elif end := END.fullmatch(tag):
            self._close(end[1], where)
        else:
            self._names(tag, where)

    def _names(self, tag: str, where: Message) -> None:
        """Names in an expression, or in the condition of an ``if``."""
        asks = re.fullmatch(r"\{%-?\s*if\s+(.*?)\s*-?%\}", tag, re.DOTALL)
        try:
            tree = environment().parse("{{ " + (asks[1] if asks else tag[2:-2].strip(" -")) + " }}")
        except Exception:  # whatever the parser of tags refuses
            self._fault(where, BROKEN)
            return
        if tag.startswith("{%") and not asks:
            self._fault(where, BROKEN)
        for path in _paths(tree):
            resolved = self._resolved(path)
            self._hold(resolved, where)
            if not asks:
                self.used.add(resolved)
        if asks:
            self.open.append(("", (), self.shown, where))

    def _close(self, what: str, where: Message) -> None:
        wanted = bool(self.open) and (what == "else" or bool(self.open[-1][0]) == (what == "endfor"))
        if not wanted:
            self._fault(where, UNOPENED)
        elif what != "else":
            self.open.pop()

    def _resolved(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """A path with the names of open loops replaced by what they go over."""
        for name, over, _, _ in reversed(self.open):
            if name and path[0] == name:
                return (*over, *path[1:])
        return path

    def _hold(self, path: tuple[str, ...], where: Message) -> None:
        if path not in self.parts and path not in self.known:
            beside = [each[-1] for each in self.parts if each[:-1] == path[:-1]] or [each[-1] for each in self.parts]
            self._fault(where, _unknown(get_close_matches(path[-1], beside, n=1, cutoff=0.4)))

    def _fault(self, where: Message, reason: Message) -> None:
        self.faults.append(Fault(TEMPLATE, self._at(where), "", self.shown, reason))

    def _at(self, where: Message) -> Message:
        return Message("template.place", f"{self.name}, {where}", f"{self.name}，{where.zh}")

    def unclosed(self) -> Iterator[Fault]:
        """Loops and conditions that never end."""
        for _, _, tag, where in self.open:
            yield Fault(TEMPLATE, self._at(where), "", tag, UNCLOSED)

    def missing(self) -> Iterator[Fault]:
        """Values without a tag, each with the part of the shipped template in which its tag stands."""
        for path, where in self.known.items():
            if path not in self.used:
                place = Message("template.part", f"{self.name}, part {where}", f"{self.name}，“{where}”部分")
                yield Fault(TEMPLATE, place, "", "{{ " + ".".join(path) + " }}", MISSING)


def _unknown(near: Sequence[str]) -> Message:
    said = f"; is {near[0]} meant?" if near else "", f"；是否指“{near[0]}”？" if near else ""
    return Message("template.unknown", f"is no tag of this paper{said[0]}", f"不是这份文书的标记{said[1]}")


def _paths(tree: Any) -> Iterator[tuple[str, ...]]:
    """The names that an expression reads, each with what stands behind its points."""
    from jinja2 import nodes

    inner: set[int] = set()
    for node in tree.find_all((nodes.Getattr, nodes.Name)):
        if id(node) in inner:
            continue
        path: list[str] = []
        each: Any = node
        while isinstance(each, nodes.Getattr):
            path.append(each.attr)
            each = each.node
            inner.add(id(each))
        if isinstance(each, nodes.Name):
            yield (each.name, *reversed(path))
