"""A file or folder appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from ...errors import Fault, InputError


def whole_file(path: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` fill a file beside ``path``, then put it in its place; on any error nothing is left behind."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    os.close(handle)
    try:
        write(Path(name))
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def whole_folder(path: Path, write: Callable[[Path], None]) -> None:
    """The same for a folder of CSV files; one that holds anything else is not replaced."""
    if path.exists() and (not path.is_dir() or any(each.suffix.lower() != ".csv" for each in path.iterdir())):
        reason = "there is something here that is not a folder of CSV files; give a new name"
        raise InputError([Fault(path.name, "", "", None, reason)])
    fresh = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}-"))
    old = fresh / "before"
    try:
        (fresh / "new").mkdir()
        write(fresh / "new")
        if path.exists():
            os.replace(path, old)
        os.replace(fresh / "new", path)
    except BaseException:
        if old.exists() and not path.exists():
            os.replace(old, path)
        raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
