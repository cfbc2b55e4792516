"""Errors of files that cannot be read at all, and the bytes of those that might be."""

from __future__ import annotations

from pathlib import Path

from ...errors import Fault, InputError, Message

MOST_FILE = 64 * 2**20


def refuse(file: str, code: str, en: str, zh: str) -> InputError:
    """The error of a file that cannot be read at all."""
    return InputError([Fault(file, "", "", None, Message(code, en, zh))])


def damaged(file: str) -> InputError:
    """The error of a file that is not whole, or not made as its kind is."""
    return refuse(file, "file_damaged", "the file is damaged or cut off; open it in Excel and save it again as .xlsx",
                  "文件已损坏或不完整；请用表格软件打开，另存为新的工作簿")  # fmt: skip


def damaged_inside(file: str) -> InputError:
    """The error of a file whose parts are whole and make no workbook."""
    return refuse(file, "workbook_damaged", "the workbook is damaged inside; open it in Excel and save it again as .xlsx",
                  "工作簿内部已损坏；请用表格软件打开，另存为新的工作簿")  # fmt: skip


def locked(file: str) -> InputError:
    """The error of a workbook that opens with a password only."""
    return refuse(file, "file_password", "the workbook is protected by a password; save it without one",
                  "工作簿有密码保护；请去掉密码后另存")  # fmt: skip


def too_far(rows: int, columns: int, most_cells: int, most_columns: int) -> Message | None:
    """Why a sheet of this extent is not read, None if it is."""
    if rows * columns <= most_cells and columns <= most_columns:
        return None
    return Message(
        "sheet_too_large",
        f"the sheet reaches to row {rows:,} and column {columns:,}; at most {most_cells:,} cells and {most_columns:,} "
        "columns are read. Delete the rows and columns after the data",
        f"表格伸到第 {rows:,} 行、第 {columns:,} 列；最多读 {most_cells:,} 个单元格、{most_columns:,} 列。"
        "请删除数据之后的空行空列",
    )


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of acceptable size."""
    try:
        if path.stat().st_size > MOST_FILE:
            size = MOST_FILE // 2**20
            raise refuse(path.name, "file_too_large", f"the file is larger than {size} MB; delete what is not data",
                         f"文件超过 {size} 兆字节；请删除不是数据的内容")  # fmt: skip
        return path.read_bytes()
    except OSError as error:
        raise refuse(path.name, "file_not_opened", f"the file cannot be opened: {error.strerror}",
                     "文件打不开；请检查是否有读取权限，或是否被其他程序占用") from None  # fmt: skip
