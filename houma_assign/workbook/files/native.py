"""Asks the native reader, in a process of its own, for the sheets of a file whose kind can end the process that reads it."""

from __future__ import annotations

import importlib.util
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ...data.extras import missing
from .refusal import damaged_inside, refuse

CHILD = Path(__file__).with_name("native_child.py")
SECONDS = 60
MISSING = missing("excel", "reading a workbook needs python-calamine (a folder of CSV files needs nothing)",
                  "读取工作簿需要另外的组件；逗号分隔文本的文件夹则不需要")  # fmt: skip


class NativeSheet(NamedTuple):
    """A sheet as the native reader gives it."""

    name: str
    worksheet: bool
    hidden: bool
    rows: Sequence[Sequence[Any]]
    merged: Sequence[Any]


def native_sheets(file: str, data: bytes) -> list[NativeSheet]:
    """Every sheet of the file.

    Raises
    ------
    InputError
        If the reader refuses it, ends, or does not come to an end.
    ImportError
        If python-calamine is not installed.
    """
    if sys.modules.get("python_calamine", True) is None or importlib.util.find_spec("python_calamine") is None:
        raise ImportError(MISSING)
    if not sys.executable:
        en = "files of this kind are read in a process of their own, and there is no Python for it; save it in Excel as .xlsx"
        raise refuse(file, "no_python", en, "这种文件要用单独的进程读取，而这里没有可启动的解释器；请另存为新的工作簿")
    try:
        done = subprocess.run([sys.executable, "-P", str(CHILD)], input=data, capture_output=True, check=False, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise damaged_inside(file) from None
    if done.returncode:
        raise damaged_inside(file)
    return [NativeSheet(*each) for each in pickle.loads(done.stdout)]
