"""Figures are taken in processes of their own, kept at once, not taken twice, and not taken for fresh when they are stale."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.comparison import Comparison, line
from benchmarks.contestants import HIGHS, OURS
from benchmarks.environment import stamp
from benchmarks.isolated import measured
from benchmarks.job import Job, jobs_of
from benchmarks.markdown import markdown
from benchmarks.measurement import Measurement, joined, split
from benchmarks.registry import named
from benchmarks.store import append, done, read, read_traces

POINTS = named("points only, 62 x 22")


def figure(contestant: str, seconds: float, number: int = 0, **more: object) -> Measurement:
    given = {"status": "optimal", "values": "10 2.5", "bounds": "10 2.5", "stamp": stamp(contestant == "HiGHS"), **more}
    return Measurement(POINTS.name, contestant, number, 60.0, seconds, **given)  # type: ignore[arg-type]


def test_a_job_is_measured_in_its_own_process_and_not_again(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    job = Job(POINTS, (OURS,), 1, 20.0)
    append(path, *measured(job))
    (found,) = read(path)
    assert (found.status, found.pairs, found.slots) == ("optimal", 62 * 22, 31)
    assert found.peak >= found.base >= 0
    assert done(job, read(path))
    assert not done(Job(POINTS, (OURS, HIGHS), 1, 20.0), read(path))
    assert not done(job, [replace(found, stamp="of another version")])


def test_a_process_that_ends_itself_leaves_a_row() -> None:
    ((found,), traces) = measured(Job(replace(POINTS, name="no such instance"), (OURS,), 1, 20.0))
    assert (found.status, traces) == ("crashed", {})
    assert "StopIteration" in found.note


def test_a_process_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.isolated.SPARE", 0.1)
    ((found,), _) = measured(Job(POINTS, (HIGHS,), 1, 0.01))
    assert (found.contestant, found.status, found.seconds, found.stamp) == ("HiGHS", "killed", 0.01, stamp(True))


def test_what_did_not_finish_is_asked_again_only_with_more_time() -> None:
    there = [figure("HiGHS", 60.0, status="unknown", values="- ", bounds="-")]
    assert done(Job(POINTS, (HIGHS,), 1, 60.0), there)
    assert done(Job(POINTS, (HIGHS,), 1, 60.0, first=1), there)  # a later round
    assert not done(Job(POINTS, (HIGHS,), 1, 90.0), there)
    assert not done(Job(POINTS, (HIGHS,), 1, 60.0, first=1), [figure("HiGHS", 1.0)])


def test_rounds_of_large_instances_are_jobs_of_their_own_in_turn() -> None:
    jobs = jobs_of(named("town 500 x 100"), 50.0, quick=False)
    assert [(job.first, job.contestants[0].name) for job in jobs[:2]] == [(0, "ours"), (0, "ours, named aims")]
    assert {job.cap for job in jobs} == {50.0}
    assert len(jobs) == 3 * len(named("town 500 x 100").contestants)
    assert len(jobs_of(POINTS, 50.0, quick=True)) == 1


def test_ratios_are_taken_round_by_round_from_the_newest_figures() -> None:
    old = figure(OURS.name, 9.0, 1, stamp="old")
    there = [old, figure("ours", 1.0), figure("ours", 2.0, 1), figure("HiGHS", 3.0), figure("HiGHS", 4.0, 1)]
    found = Comparison.of(POINTS.name, there)
    assert line(found, HIGHS) == f"{POINTS.name} | HiGHS | 3 / 3.5 / 4 | 2 / 2.5 / 3 times ours"
    assert not found.disagreements()
    wrong = Comparison.of(POINTS.name, [*there, figure("HiGHS", 1.0, 2, values="10 2.6", bounds="10 2.6")])
    assert wrong.disagreements() == [f"{POINTS.name}: HiGHS says 10 2.6, ours 10 2.5"]


def test_an_open_gap_is_told() -> None:
    ours = figure("ours", 60.0, status="feasible", values="99 - 5", bounds="100 7 5")
    assert "feasible, not proven in 60 s, gap 1 %, none, 0 %" in line(Comparison.of(POINTS.name, [ours]), OURS)


def test_the_table_is_made_from_the_figures(tmp_path: Path) -> None:
    path = tmp_path / "2026-01-31.csv"
    append(path, [figure("ours", 1.0, pairs=1364, machine="2 cores")], {"ours": [(0.5, "merit", None, 12.5)]})
    append(path, [figure("HiGHS", 60.0, status="unknown", values="-", bounds="-")], {})
    text = markdown(path)
    assert "Measured 2026-01-31, 2 cores." in text
    assert f"| {POINTS.name} | 1,364 | 1 | – | – | – | – | – | > 60 (> 60) | – |  |" in text
    assert read_traces(path) == {(POINTS.name, stamp(False)): [(0.5, "merit", None, 12.5)]}


@pytest.mark.parametrize("numbers", [(), (1, 2.5, None), (None,)])
def test_numbers_survive_their_cell(numbers: tuple[float | None, ...]) -> None:
    assert tuple(split(joined(numbers))) == numbers
