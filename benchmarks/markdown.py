"""The table of the documentation, made from a file of figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .comparison import OURS, Comparison, gaps
from .instance import Instance
from .measurement import Measurement
from .registry import INSTANCES
from .spread import Spread, written
from .store import read

LEGEND = (
    "Our seconds as min / median / max, phases in percent of them; rivals as median seconds and, in brackets, how many times "
    "ours (min / median / max of the rounds; below 1 the rival is faster)."
)
SUMMED = ("gap, most", "gap, least")


def markdown(path: Path) -> str:
    """One table a family: our seconds, what share each phase has, each rival's seconds and how many times ours they are."""
    figures = read(path)
    machines = sorted({figure.machine for figure in figures if figure.machine})
    parts = [f"Measured {path.stem}, {'; '.join(machines)}. {LEGEND}"]
    for family in dict.fromkeys(instance.family for instance in INSTANCES):
        members = [instance for instance in INSTANCES if instance.family == family]
        table = list(_summed(family, members, figures) if family in SUMMED else _table(members, figures))
        if len(table) > 2:
            parts.append("\n".join([f"### {family}", "", *table]))
    return "\n\n".join(parts) + "\n"


def _table(members: list[Instance], figures: list[Measurement]) -> Iterator[str]:
    names = list(dict.fromkeys(contestant.name for instance in members for contestant in instance.contestants))
    yield f"| instance | pairs | {' | '.join(names)} | peak MiB |"
    yield "|---" * (len(names) + 3) + "|"
    for instance in members:
        found = Comparison.of(instance.name, figures)
        if found.figures:
            ours = found.last(OURS)
            cells = [_cell(found, name) for name in names]
            size, peak = (f"{ours.pairs:,}", f"{ours.peak:,}" if ours.peak else "") if ours else ("", "")
            yield f"| {instance.name} | {size} | {' | '.join(cells)} | {peak} |"


def _cell(found: Comparison, name: str) -> str:
    last, seconds, ratio = found.last(name), found.seconds(name), found.ratio(name)
    if last is None or seconds is None:
        return "–"
    if name == OURS:
        return str(seconds) if found.proven(name) else f"{seconds}, {gaps(last) if last.values else last.status}"
    if last.proven and last.status == "done":
        return f"{written(100 * ratio.middle)} %" if ratio else written(seconds.middle)
    if last.proven:
        return f"{written(seconds.middle)} ({ratio})" if ratio else written(seconds.middle)
    if last.status in ("killed", "crashed"):
        return f"{last.status} ({written(last.cap)} s)"
    return f"> {written(last.cap)} (> {ratio})" if ratio else f"> {written(last.cap)}"


def _summed(family: str, members: list[Instance], figures: list[Measurement]) -> Iterator[str]:
    """Medians added up over the instances that all contestants were timed on."""
    names = [contestant.name for contestant in members[0].contestants]
    found = [Comparison.of(instance.name, figures) for instance in members]
    whole = [each for each in found if all(each.seconds(name) for name in names)]
    if not whole:
        return
    yield f"| {len(whole)} instances, total | {' | '.join(names)} |"
    yield "|---" * (len(names) + 1) + "|"
    totals = {name: sum(_middle(each.seconds(name)) for each in whole) for name in names}
    proven = {name: sum(each.proven(name) for each in whole) for name in names}
    yield f"| seconds (times ours) | {' | '.join(f'{written(t)} ({written(t / totals[OURS])})' for t in totals.values())} |"
    yield f"| proven | {' | '.join(str(number) for number in proven.values())} |"


def _middle(spread: Spread | None) -> float:
    return spread.middle if spread else 0.0
