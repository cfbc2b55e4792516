"""A plan written as a sealed file."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any

from ..check import MISREAD, canonical, digests, parsed, short
from ..problem.problem import Problem
from ..workbook.files.atomic import whole_file
from .problem_data import Said
from .seal import PlanLike, seal
from .words import ALTERED, DATE, LEVEL, LEVELS, SURROGATE, TEXT, UNREADABLE, not_written, refused

FIRST: Mapping[str, Any] = {"number": 1, "previous": None}


@dataclass(frozen=True)
class Seal:
    """What to print on papers about a sealed file.

    Attributes
    ----------
    path
        The file.
    level
        What it holds of people.
    sha256, sm3
        Digests of its contents; ``sm3`` is empty where the machine has no SM3.
    number
        Its place in the chain of files.
    """

    path: Path
    level: str
    sha256: str
    sm3: str
    number: int

    @property
    def short(self) -> str:
        """The first 20 digits of the digest, in fives."""
        return short(self.sha256)

    def __str__(self) -> str:
        return f"{self.path.name} {self.short}"


def save(plan: PlanLike, path: str | PathLike[str], said: Callable[[Problem, bool], Said], level: str,
         previous: str | PathLike[str] | None, by: str, on: str | date, commitment: str, overwrite: bool) -> Seal:  # fmt: skip
    """Write a plan as a sealed file that anybody can check without a solver; described at ``Plan.save``."""
    where = Path(path)
    run = _run(where.name, by, on)
    if level not in LEVELS:
        raise refused(where.name, "level", level, LEVEL)
    chain = FIRST if previous is None else _after(Path(previous))
    try:
        document = seal(plan, level, run, chain, commitment, said)
        raw = canonical(document).encode()
    except UnicodeEncodeError:
        raise refused(where.name, "", None, SURROGATE) from None
    write(where, raw, overwrite)
    given = document["digests"]
    return Seal(where, level, given["sha256"], given.get("sm3", ""), document["body"]["chain"]["number"])


def write(path: Path, raw: bytes, overwrite: bool) -> None:
    """Bytes as a file, whole or not at all, on the disk before this returns."""

    def fill(part: Path) -> None:
        with part.open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())

    try:
        whole_file(path, fill, overwrite)
    except OSError as error:
        raise refused(path.name, "", None, not_written(error.strerror or type(error).__name__)) from None


def read(path: Path) -> Any:
    """The document of a sealed file whose contents fit their digests.

    Raises
    ------
    InputError
        If it is not in the one spelling of a sealed file, or was altered.
    """
    try:
        document = parsed(path.read_bytes())
        found, given = digests(document["body"]), document["digests"]
        kept = all(found.get(name, value) == value for name, value in given.items()) and given["sha256"] == found["sha256"]
    except OSError:
        raise
    except MISREAD:
        raise refused(path.name, "", None, UNREADABLE) from None
    if not kept:
        raise refused(path.name, "digests", None, ALTERED)
    return document


def _after(previous: Path) -> dict[str, Any]:
    """The place in the chain after another sealed file."""
    document = read(previous)
    return {"number": document["body"]["chain"]["number"] + 1, "previous": document["digests"]}


def _run(name: str, by: Any, on: Any) -> dict[str, str]:
    """Who and when, as far as it is told."""
    if not isinstance(by, str):
        raise refused(name, "by", by, TEXT)
    day = on.isoformat() if isinstance(on, date) else on
    if not isinstance(day, str) or (day and not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", day, re.ASCII)):
        raise refused(name, "on", str(on), DATE)
    return {key: value for key, value in (("by", by), ("on", day)) if value}
