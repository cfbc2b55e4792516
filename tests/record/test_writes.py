"""A sealed file is there whole or not at all, whatever happens in the midst of writing it."""

from __future__ import annotations

import errno
import os
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign.check import check

from .sealed_cases import drawn

KILLED = """
import os, pickle, random, resource, signal, sys, time
plans, path, times = pickle.load(open(sys.argv[1], "rb")), sys.argv[2], int(sys.argv[3])
for plan in plans:
    plan.save(path, overwrite=True)  # everything is loaded by now
for k in range(times):
    child = os.fork()
    if not child:
        while True:
            for plan in plans:
                plan.save(path, overwrite=True)
    time.sleep(random.Random(k).random() * 0.06)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    from houma_assign.check import check
    assert "failed" not in {line.state for line in check(path).lines}, k
print(len(os.listdir(os.path.dirname(path))))
"""


def killed(times: int, folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "plans").write_bytes(pickle.dumps([plan for plan in map(drawn, range(6)) if plan]))
    command = [sys.executable, "-c", KILLED, str(folder / "plans"), str(folder / "out" / "d.json"), str(times)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_process_leaves_a_whole_file(tmp_path: Path) -> None:
    killed(6, tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_process_leaves_a_whole_file_each_time(tmp_path: Path) -> None:
    killed(100, tmp_path)


@pytest.mark.parametrize("when", ["mkstemp", "fsync"])
def test_a_full_disk_leaves_the_old_file_and_one_clear_error(when: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn(1).save(tmp_path / "d.json")
    before = (tmp_path / "d.json").read_bytes()

    def full(*_given: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr({"fsync": os, "mkstemp": tempfile}[when], when, full)
    with pytest.raises(ha.InputError, match="nothing was changed: No space left on device") as caught:
        drawn(0).save(tmp_path / "d.json", overwrite=True)
    monkeypatch.undo()
    assert "无法写入" in caught.value.words("zh")
    assert [each.name for each in tmp_path.iterdir()] == ["d.json"]
    assert (tmp_path / "d.json").read_bytes() == before
    assert "failed" not in {line.state for line in check(tmp_path / "d.json").lines}


def test_a_folder_that_is_not_there_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ha.InputError, match="could not be written"):
        drawn(0).save(tmp_path / "nowhere" / "d.json")
