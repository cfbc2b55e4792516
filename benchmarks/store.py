"""Figures on disk: one dated CSV, to which each finished figure is appended at once, and beside it the progress of solves."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from .environment import ROOT, stamp
from .job import Job
from .measurement import COLUMNS, Measurement

RESULTS = ROOT / "benchmarks" / "results"
TRACE = ("instance", "contestant", "seconds", "aim", "best", "bound", "stamp")


def today() -> Path:
    """Where figures go unless another file is named."""
    return RESULTS / f"{date.today()}.csv"


def newest() -> Path | None:
    """The last dated file of figures, if there is one."""
    found = sorted(path for path in RESULTS.glob("*.csv") if not path.stem.endswith("-progress"))
    return found[-1] if found else None


def progress_of(path: Path) -> Path:
    """The file of traces beside a file of figures."""
    return path.with_name(f"{path.stem}-progress.csv")


def read(path: Path) -> list[Measurement]:
    """All figures of a file, none if there is no file."""
    return [Measurement.of_row(row) for row in _rows(path)]


def read_traces(path: Path) -> dict[tuple[str, str], list[tuple[float, str, float | None, float | None]]]:
    """(instance, stamp) -> seconds, aim, best and bound."""
    found: dict[tuple[str, str], list[tuple[float, str, float | None, float | None]]] = {}
    for row in _rows(progress_of(path)):
        best, bound = (float(row[name]) if row[name] else None for name in ("best", "bound"))
        found.setdefault((row["instance"], row["stamp"]), []).append((float(row["seconds"]), row["aim"], best, bound))
    return found


def append(path: Path, figures: Iterable[Measurement], traces: dict[str, list[Any]]) -> None:
    """Add figures and traces; the files are closed again, so that nothing is lost if the run is."""
    listed = list(figures)
    _add(path, COLUMNS, [figure.row() for figure in listed])
    for contestant, trace in traces.items():
        owner = next(figure for figure in listed if figure.contestant == contestant)
        rows = [dict(zip(TRACE, (owner.instance, contestant, *event, owner.stamp), strict=True)) for event in trace]
        _add(progress_of(path), TRACE, rows)


def done(job: Job, there: list[Measurement]) -> bool:
    """Whether a job has nothing to add: its figures are there, or its contestant did not finish in an earlier round.

    Figures of other versions, machines or sources do not count, nor do those that ended at a smaller cap.
    """
    fresh = {(each.name, stamp(each.rival)) for each in job.contestants}
    own = [figure for figure in there if figure.instance == job.instance.name and (figure.contestant, figure.stamp) in fresh]
    own = [figure for figure in own if figure.proven or figure.cap >= job.cap]
    seen = {figure.contestant for figure in own if figure.round == job.first or (figure.round < job.first and not figure.proven)}
    return all(each.name in seen for each in job.contestants)


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _add(path: Path, columns: tuple[str, ...], rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        if new:
            writer.writeheader()
        writer.writerows(rows)
