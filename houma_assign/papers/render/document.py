"""A paper as a Word file: its values put into a template."""

from __future__ import annotations

import zipfile
from functools import lru_cache
from io import BytesIO
from typing import Any

from ..contents import Contents, Layout
from .look import NEEDED
from .tags import context
from .template import template

STAMP = 1980, 1, 1, 0, 0, 0  # the dates inside the archive, fixed so that the same plan gives the same bytes


def document(contents: Contents, given: bytes | None = None) -> bytes:
    """The bytes of a .docx.

    Parameters
    ----------
    contents
        Layout and values.
    given
        A template of the department's own, checked beforehand; None for the one that is shipped.
    """
    try:
        from docxtpl import DocxTemplate
    except ImportError:
        raise ImportError(NEEDED) from None
    filled = DocxTemplate(BytesIO(shipped(contents.layout) if given is None else given))
    filled.render(context(contents), environment(), autoescape=True)
    file = BytesIO()
    filled.save(file)
    return repacked(file.getvalue())


@lru_cache(maxsize=1)
def environment() -> Any:
    """What fills tags in: everything is text, and a name that is not known is an error."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    made: Any = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    made.from_string = lru_cache(maxsize=256)(made.from_string)  # papers of a kind share their template
    return made


@lru_cache(maxsize=64)
def shipped(layout: Layout) -> bytes:
    """The template of a layout, made once."""
    return repacked(template(layout))


def repacked(raw: bytes) -> bytes:
    """The same archive with fixed dates and its parts in one order."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(entry, old.read(name))
    return file.getvalue()
