"""What a figure depends on: versions, machine and sources, told in a line and in a stamp."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("ortools", "numpy", "scipy", "pandas", "pydantic")


@cache
def machine() -> str:
    """Versions, cores and memory."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 if hasattr(os, "sysconf") else 0
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores ({_processor()}), {memory:.0f} GiB, Python {sys.version.split()[0]}, {versions}"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8", errors="replace").splitlines() if told.is_file() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")


@cache
def stamp(rival: bool) -> str:
    """Changes with the machine and with every source a figure depends on; rivals do not depend on our engine."""
    digest = sha256(machine().encode())
    for path in sorted([*(ROOT / "houma_assign").rglob("*.py"), *(ROOT / "benchmarks" / "instances").rglob("*.py"),
                        *(ROOT / "benchmarks" / ("rivals" if rival else "phases")).rglob("*.py")]):  # fmt: skip
        name = path.relative_to(ROOT).as_posix()
        if not (rival and name.startswith(SOLVING)):
            digest.update(name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


# What turns a program into a plan and shows it; a rival is given the problem and its rows, which come from the rest.
SOLVING = tuple(
    f"houma_assign/{name}" for name in ("engine/", "questions/", "report/", "record/", "scoring/", "solve.py", "plan.py")
)
