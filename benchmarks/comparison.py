"""Figures of one instance side by side: seconds, ratios round by round, and whether the proven answers agree."""

from __future__ import annotations

from dataclasses import dataclass

from .contestant import Contestant
from .measurement import Measurement, split
from .spread import Spread, written

NEAR = 1e-6  # values are exact up to how they are written
OURS, NAMED, FIRST = "ours", "ours, named aims", "ours, first aim"


@dataclass(frozen=True)
class Comparison:
    """All contestants of an instance, each with its newest figures only, by round."""

    instance: str
    figures: dict[str, dict[int, Measurement]]

    @classmethod
    def of(cls, instance: str, there: list[Measurement]) -> Comparison:
        """Of all figures that there are, in the order in which they were taken."""
        found: dict[str, dict[int, Measurement]] = {}
        for figure in there:
            if figure.instance == instance:
                rounds = found.setdefault(figure.contestant, {})
                if any(other.stamp != figure.stamp for other in rounds.values()):
                    rounds.clear()
                rounds[figure.round] = figure
        return cls(instance, found)

    def last(self, contestant: str) -> Measurement | None:
        """The last figure of a contestant."""
        rounds = self.figures.get(contestant)
        return rounds[max(rounds)] if rounds else None

    def seconds(self, contestant: str) -> Spread | None:
        """Over the rounds; None where it was not timed."""
        last = self.last(contestant)
        if last is None or last.status == "unavailable":
            return None
        return Spread.of([figure.seconds for figure in self.figures[contestant].values()])

    def ratio(self, contestant: str, to: str = OURS) -> Spread | None:
        """The contestant's seconds over ours, over the rounds both have."""
        one, other = self.figures.get(contestant, {}), self.figures.get(to, {})
        shared = [(one[k].seconds, other[k].seconds) for k in one.keys() & other.keys() if other[k].seconds > 0]
        return Spread.of([mine / theirs for mine, theirs in shared]) if shared and self.seconds(contestant) else None

    def proven(self, contestant: str) -> bool:
        """Whether it finished."""
        last = self.last(contestant)
        return last is not None and last.proven

    def note(self, contestant: str) -> str:
        """How it ended where it did not finish."""
        last = self.last(contestant)
        if last is None or last.proven:
            return ""
        if last.status in ("unavailable", "crashed"):
            return f"{last.status}: {last.note}"
        return f"{last.status}, not proven in {last.cap:g} s{f', {gaps(last)}' if split(last.values) else ''}"

    def disagreements(self) -> list[str]:
        """Proven answers that differ from ours (from a rival's, where we have none) in a tier both answer.

        Bounds are held against each other: what an aim with slack could have reached, else the value itself.
        """
        told = [figure for rounds in self.figures.values() for figure in rounds.values() if figure.status == "optimal"]
        told.sort(key=lambda figure: (figure.contestant != OURS, -len(split(figure.bounds))))
        found = []
        for figure in told[1:]:
            pairs = zip(split(figure.bounds), split(told[0].bounds), strict=False)
            if any(abs((one or 0) - (other or 0)) > NEAR * max(1, abs(other or 0)) for one, other in pairs):
                words = f"{figure.contestant} says {figure.bounds}, {told[0].contestant} {told[0].bounds}"
                found.append(f"{self.instance}: {words}")
        return found


def gaps(figure: Measurement) -> str:
    """The gap of each aim in percent of its bound."""
    return "gap " + ", ".join(_shares(figure))


def _shares(figure: Measurement) -> list[str]:
    told = []
    for value, bound in zip(split(figure.values), split(figure.bounds), strict=True):
        none = value is None or bound is None
        told.append("none" if none else f"{100 * abs((bound or 0) - (value or 0)) / max(abs(bound or 0), 1e-9):.3g} %")
    return told


def details(figure: Measurement) -> list[str]:
    """What a solve in its own process came to: best, bound and gap of each aim, and its memory."""
    tiers = zip(figure.aims.split("; "), figure.values.split(), figure.bounds.split(), _shares(figure), strict=False)
    told = [f"    {aim}: best {value}, bound {bound}, gap {gap}" for aim, value, bound, gap in tiers]
    memory = f"    {figure.peak:,} MiB at most, {figure.base:,} of them before; problem made in {figure.made:.3g} s"
    return [*told, memory] if figure.peak else []


def line(comparison: Comparison, contestant: Contestant) -> str:
    """One line for the screen: seconds, and for rivals how many times ours."""
    name = contestant.name
    seconds, ratio = comparison.seconds(name), comparison.ratio(name)
    parts = [comparison.instance, name, "-" if seconds is None else str(seconds)]
    if name != OURS and ratio is not None:
        sign = "" if comparison.proven(name) else "> "
        parts.append(f"{sign}{ratio} times ours" if contestant.rival else f"{written(100 * ratio.middle)} % of ours")
        part, words = (FIRST, "our first aim") if contestant.first_only else (NAMED, "our named aims")
        to_part = comparison.ratio(name, part) if contestant.rival else None
        parts += [f"{sign}{to_part} times {words}"] if to_part else []
    return " | ".join([*parts, *([comparison.note(name)] if comparison.note(name) else [])])
