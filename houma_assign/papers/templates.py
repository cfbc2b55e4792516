"""Word templates: the shipped ones to put a letterhead on, and those of a department, checked before anything is made."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from ..data.language import Lang, language
from ..errors import Fault, InputError, Message
from ..plan.argument_words import argument_fault
from ..workbook.files.atomic import whole_file
from .catalogue import Catalogue
from .details.workbook import details_template
from .paper_kind import PaperKind
from .registry import KINDS

DETAILS = "details"
NO_KIND = Message("papers.kind", f"there is no such paper; there are: {', '.join(KINDS)}", "没有这种文书；请见文书说明")
NO_WORD = Message("template.none", "this paper does not come as a Word file", "这种文书不是 Word 文档")
ENDING = Message("template.ending", "a name that ends in .docx is expected", "应为 Word 文档的文件名")
UNREAD = Message("template.unread", "cannot be read", "无法读取")
NO_LEVEL = Message("papers.level", "this paper is not made for this level", "这种文书没有这一级别")


def kind_of(call: str, name: Any) -> PaperKind:
    """The kind of this name, in either language."""
    found = KINDS.get(name) if isinstance(name, str) else None
    titles = [kind for kind in KINDS.values() for lang in ("zh", "en") if Catalogue(lang).say(f"{kind.name}.title") == name]
    if found is None and not titles:
        raise InputError([argument_fault(call, "kind", name, NO_KIND)])
    return found or titles[0]


def level_of(call: str, kind: PaperKind, level: int | None) -> int:
    """The level asked for, if the kind is made for it; the first of its levels where none is asked for."""
    if level is None:
        return kind.levels[0]
    if level not in kind.levels:
        raise InputError([argument_fault(call, "level", level, NO_LEVEL)])
    return level


def paper_template(kind: str, path: str | PathLike[str], lang: Lang = "zh", *, level: int | None = None,
                   overwrite: bool = False) -> Path:  # fmt: skip
    """Write the Word template of a kind of paper as it is shipped: put your letterhead around it and keep the tags.

    With "details" as the kind it writes the workbook to fill in with all that papers print beside the plan.

    Parameters
    ----------
    kind
        Such as "dossier" or "letter"; see ``docs/papers.md``.
    path
        A name that ends in ``.docx``; in ``.xlsx`` for "details".
    lang
        "zh" or "en": the language of its texts and its tags.
    level
        For which reader, where the kind is made for several; the first of them if it is not said.
    overwrite
        Whether a file of this name may be replaced.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    InputError
        If there is no such kind, it does not come as a Word file, or something of this name is there.
    """
    from .render.document import shipped

    if kind == DETAILS:
        return details_template(path, language(lang).code, overwrite)
    where, found = Path(path), kind_of("paper_template", kind)
    if "docx" not in found.formats:
        raise InputError([argument_fault("paper_template", "kind", kind, NO_WORD)])
    if where.suffix.lower() != ".docx":
        raise InputError([argument_fault("paper_template", "path", where.name, ENDING)])
    raw = shipped(found.layout(Catalogue(language(lang).code), level_of("paper_template", found, level)))

    def fill(part: Path) -> None:
        part.write_bytes(raw)

    whole_file(where, fill, overwrite)
    return where


Templates = dict[tuple[str, int], bytes]


def own_templates(given: Any, lang: str) -> Templates:
    """Templates of a department by kind and level, each checked against the layout that it is to be filled with.

    Raises
    ------
    InputError
        With every wrong or missing tag of all of them, and its place.
    """
    from .render.own_template import template_faults

    faults: list[Fault] = []
    made: Templates = {}
    listed = list(given.items()) if isinstance(given, Mapping) else _in_folder(Path(given), lang) if given else []
    for name, path in listed:
        kind = kind_of("papers", name[0] if isinstance(name, tuple) else name)
        try:
            raw = Path(path).read_bytes()
        except OSError:
            faults.append(argument_fault("papers", "templates", Path(path).name, UNREAD))
            continue
        for level in (level_of("papers", kind, name[1]),) if isinstance(name, tuple) else kind.levels:
            made[kind.name, level] = raw
            faults += template_faults(raw, kind.layout(Catalogue(lang), level), Path(path).name)
    if faults:
        raise InputError(list(dict.fromkeys(faults)))
    return made


def _in_folder(folder: Path, lang: str) -> list[tuple[str, Path]]:
    """Templates of a folder that are called like a kind or its title."""
    words = Catalogue(lang)
    named = {name: kind for kind in KINDS for name in (kind, words.say(f"{kind}.title"))}
    return [(named[path.stem], path) for path in sorted(folder.glob("*.docx")) if path.stem in named]
