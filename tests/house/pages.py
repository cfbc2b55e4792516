"""The code of the pages in ``docs``, as the tests run it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from .sources import ROOT

BLOCK = re.compile(r"```python\n(.*?)```", flags=re.DOTALL)


def blocks(page: str) -> list[str]:
    """The Python of a page, block by block."""
    return BLOCK.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))


def run(page: str) -> dict[str, Any]:
    """What the blocks of a page define, run one after the other."""
    module = ModuleType("documentation")
    sys.modules[module.__name__] = module  # dataclasses look the module of a class up
    try:
        for block in blocks(page):
            exec(compile(block, page, "exec", dont_inherit=True), module.__dict__)
    finally:
        del sys.modules[module.__name__]
    return module.__dict__


def write_files(page: str, folder: Path) -> list[str]:
    """The blocks as the files that their first lines name (``# town.py``); blocks of one name follow each other."""
    files: dict[str, str] = {}
    for block in blocks(page):
        name = block.splitlines()[0].removeprefix("# ")
        files[name] = files.get(name, "") + block
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return list(files)
