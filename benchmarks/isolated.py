"""Each job in a process of its own, so that peaks of memory, crashes and endless calls stay there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from .environment import ROOT, machine, stamp
from .job import Job
from .measurement import COLUMNS, Measurement

SPARE = 120.0  # seconds beyond twice the cap: imports, making the problem, building a model in Python


def measured(job: Job) -> tuple[list[Measurement], dict[str, list[Any]]]:
    """The figures of a job, and the traces by contestant where there are any."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.jsonl"
        names = [contestant.name for contestant in job.contestants]
        asked = {"instance": job.instance.name, "contestants": names, "rounds": job.rounds, "cap": job.cap, "first": job.first,
                 "patience": job.patience, "out": str(out)}  # fmt: skip
        allowed = (2 * job.cap + SPARE) * len(names) * max(job.rounds if len(names) > 1 else 1, 1)
        end, words = _run([sys.executable, "-m", "benchmarks.child", json.dumps(asked)], allowed)
        lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()] if out.exists() else []
    return _read(lines, job, end, words)


def _run(command: list[str], seconds: float) -> tuple[str, str]:
    """How the process ended ("" for well), and its last words."""
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        _, told = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        return "killed", ""
    except BaseException:
        _end(process)
        raise
    return ("crashed" if process.returncode else ""), (told.strip().splitlines() or [""])[-1][:200]


def _end(process: subprocess.Popen[str]) -> None:
    """The process and those it started."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _read(lines: list[dict[str, Any]], job: Job, end: str, words: str) -> tuple[list[Measurement], dict[str, list[Any]]]:
    now = datetime.now().isoformat(timespec="seconds")
    done = [line for line in lines if line["status"] != "begun"]
    traces = {line["contestant"]: line["trace"] for line in done if line.get("trace")}
    found = [Measurement(**{name: line[name] for name in COLUMNS if name in line} | {"when": now}) for line in done]
    if end and (not lines or lines[-1]["status"] == "begun"):
        name = lines[-1]["contestant"] if lines else job.contestants[0].name
        rival = next(each.rival for each in job.contestants if each.name == name)
        found.append(Measurement(job.instance.name, name, job.first, job.cap, job.cap, end, note=words, when=now,
                                 stamp=stamp(rival), machine=machine()))  # fmt: skip
    return [replace(each, note=" ".join(each.note.split())) for each in found], traces
