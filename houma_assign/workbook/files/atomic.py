"""A file or folder appears whole or not at all, and nothing of anybody else's is touched."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from ...errors import Fault, InputError, Message

LISTED = ".houma_assign"  # stands in a folder and lists the files in it that this package wrote

EXISTS = Message(
    "file.exists", "it is there already; give another name, or overwrite=True", "已经存在；请换一个名字，或在写出时注明允许覆盖"
)
NO_FILE = Message("file.folder", "a folder of this name is there; give another name", "已有同名文件夹；请换一个名字")
NO_FOLDER = Message("folder.file", "a file of this name is there; give another name", "已有同名文件；请换一个名字")
NOT_OURS = Message("folder.not_ours", "this package did not write it here, and replaces nothing else; give another folder",
                   "不是本程序写在这里的，不会覆盖；请换一个文件夹")  # fmt: skip


def whole_file(path: Path, write: Callable[[Path], None], overwrite: bool = False) -> None:
    """Let ``write`` fill a file beside ``path``, then put it in its place; on any error nothing is left behind.

    Raises
    ------
    InputError
        If there is something of this name, unless it is a file and ``overwrite`` allows to replace it.
    """
    _refuse_file(path, overwrite)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    os.close(handle)
    try:
        write(Path(name))
        _refuse_file(path, overwrite)  # writing takes a while
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _refuse_file(path: Path, overwrite: bool) -> None:
    if path.is_dir():
        raise InputError([Fault(path.name, "", "", None, NO_FILE)])
    if os.path.lexists(path) and not overwrite:
        raise InputError([Fault(path.name, "", "", None, EXISTS)])


def whole_folder(path: Path, write: Callable[[Path], None], overwrite: bool = False) -> None:
    """The same for a folder of files. In one that is there, ``overwrite`` replaces what was written here before, and that alone.

    A hidden file lists what was written. An empty folder may be filled without ``overwrite``.

    Raises
    ------
    InputError
        If there is a file of this name, if the folder is not empty and ``overwrite`` is not set, or if a file to be written
        would take the place of one that this package did not write.
    """
    refuse_folder(path, overwrite)
    fresh = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}-"))
    try:
        (fresh / "new").mkdir()
        write(fresh / "new")
        names = sorted(each.name for each in (fresh / "new").iterdir() if each.name != LISTED)
        (fresh / "new" / LISTED).write_text("\n".join(["houma_assign wrote:", *names, ""]), encoding="utf-8")
        refuse_folder(path, overwrite)
        if os.path.lexists(path):
            (fresh / "before").mkdir()
            _exchange(path, fresh / "new", fresh / "before", names)
        else:
            os.chmod(fresh / "new", 0o777 & ~_umask())
            os.replace(fresh / "new", path)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def refuse_folder(path: Path, overwrite: bool) -> None:
    """Raise what ``whole_folder`` would raise at once; for those who have long work before they write."""
    if os.path.lexists(path) and not path.is_dir():
        raise InputError([Fault(path.name, "", "", None, NO_FOLDER)])
    if path.is_dir() and not overwrite and any(path.iterdir()):
        raise InputError([Fault(path.name, "", "", None, EXISTS)])


def _exchange(path: Path, new: Path, before: Path, names: Iterable[str]) -> None:
    """Move what was written here before out, and the new files in; on any error all of it is undone. Other files never move."""
    written = _written(path)
    strange = [name for name in names if os.path.lexists(path / name) and name not in written]
    if strange:
        raise InputError(Fault(f"{path.name}/{name}", "", "", None, NOT_OURS) for name in strange)
    moves = [(path / name, before / name) for name in (*written, LISTED) if (path / name).is_file()]
    moves += [(new / name, path / name) for name in (*names, LISTED)]
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            os.replace(source, target)
            done.append((source, target))
    except BaseException:
        for source, target in reversed(done):
            os.replace(target, source)
        raise


def _written(path: Path) -> tuple[str, ...]:
    """Files of the folder that this package wrote, by its list; a name that leads elsewhere counts for nothing."""
    if not (path / LISTED).is_file():
        return ()
    lines = (path / LISTED).read_text(encoding="utf-8", errors="replace").splitlines()[1:]
    return tuple(name for name in lines if name and Path(name).name == name and (path / name).is_file())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
