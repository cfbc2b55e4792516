"""The native reader in a process of its own: reads a file from standard input, writes its sheets, pickled.

Run by its path, so that it loads nothing of this package. A process, because a malformed old file can end the one that reads
it: one in a few hundred with flipped bytes does.
"""

from __future__ import annotations

import io
import os
import pickle
import sys
from typing import Any

MEMORY = 3 * 2**30  # address space; a file of 64 MB takes a fraction of it


def main() -> None:
    """Read what stands on standard input; the exit code says whether there is an answer."""
    answers = os.dup(1)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)  # the native reader prints what it stumbled over, which may quote cells
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass  # elsewhere the checks before it and the time limit have to do
    with os.fdopen(answers, "wb") as out:
        pickle.dump(sheets(sys.stdin.buffer.read()), out)


def sheets(data: bytes) -> list[tuple[Any, ...]]:
    """Name, whether it is a worksheet, whether it is hidden, cells and merged ranges of each sheet."""
    import python_calamine as calamine

    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    found = []
    for meta in book.sheets_metadata:
        worksheet = meta.typ == calamine.SheetTypeEnum.WorkSheet
        invisible = meta.visible != calamine.SheetVisibleEnum.Visible
        sheet = book.get_sheet_by_name(meta.name) if worksheet else None
        rows = sheet.to_python(skip_empty_area=False) if sheet is not None else []
        merged = (sheet.merged_cell_ranges or []) if sheet is not None else []
        found.append((meta.name, worksheet, invisible, rows, list(merged)))
    return found


if __name__ == "__main__":
    main()
