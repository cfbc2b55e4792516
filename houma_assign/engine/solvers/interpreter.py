"""A Python to run the solvers' processes with.

Mostly ``sys.executable`` is one. Where Python is embedded in another program it may be that program, or nothing at all: then
a Python of the same version is looked for where this one is at home. Whatever is found is tried before it is used.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ...errors import SolverFailure

TRYING = "HOUMA_ASSIGN_TRYING"  # set while a candidate is tried: a program that runs us again must not try in its turn
PATIENCE = 10.0  # seconds until a candidate must have answered
QUESTION = "import sys; print(sys.version_info[:2], sys.implementation.name)"


def command(script: Path) -> tuple[list[str], dict[str, str] | None]:
    """The command that runs a script of ours, and the environment for it; None for the one we have.

    Raises
    ------
    SolverFailure
        If no Python is found.
    """
    python = interpreter()
    if python is None:
        raise SolverFailure(f"a solver needs a Python to run in, and none was found: sys.executable is {sys.executable!r}; "
                            "set it to the path of one")  # fmt: skip
    if python == sys.executable:
        return [python, str(script)], None
    # Another Python need not find what this one finds.
    found = os.pathsep.join(path for path in sys.path if os.path.isabs(path))
    return [python, str(script)], {**os.environ, "PYTHONPATH": found}


def interpreter() -> str | None:
    """The path of a Python like this one, None if there is none."""
    return _first(sys.executable, getattr(sys, "_base_executable", None), bool(getattr(sys, "frozen", False)))


@cache
def _first(executable: str | None, base: str | None, frozen: bool) -> str | None:
    if TRYING in os.environ:
        return None
    own = [] if frozen else [executable, base]  # of a frozen program both are the program itself
    return next((path for path in (*own, *_at_home()) if path and _answers(path)), None)


def _at_home() -> Iterator[str]:
    """Where a Python lies beside the library of this one."""
    major, minor = sys.version_info[:2]
    names = ["python.exe"] if os.name == "nt" else [f"python{major}.{minor}", f"python{major}", "python"]
    folders = ["", "Scripts"] if os.name == "nt" else ["bin"]
    for prefix in dict.fromkeys((sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix)):
        for folder in folders:
            for name in names:
                path = Path(prefix, folder, name)
                if path.is_file():
                    yield str(path)


def _answers(path: str) -> bool:
    """Whether a program is a Python of our version."""
    try:
        asked = subprocess.run([path, "-I", "-S", "-c", QUESTION], stdin=subprocess.DEVNULL, capture_output=True, check=False,
                               timeout=PATIENCE, env={**os.environ, TRYING: "1"})  # fmt: skip
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return False
    expected = f"{sys.version_info[:2]} {sys.implementation.name}".encode()
    return asked.stdout.strip() == expected
