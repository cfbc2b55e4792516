"""The six standards as a view: what each person has in points, and which checks stand against them, standard by standard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from ..data.exact import fraction, shown
from ..data.language import language
from ..data.record import Facts
from ..plan.text_table import text_table
from .candidates.screening import CandidateScreening, Finding
from .facts.standard import STANDARDS, standard_words
from .results.wording import Labels, ResultWords
from .rubric.fields import RubricFields
from .rubric.scores import Scores

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class StandardLine:
    """One person by one standard.

    Attributes
    ----------
    candidate, standard
        Who, and by which; "" for what is about none of them.
    points, most
        Of the factors about it: what the person has, None where nobody scored them or no factor is about it; and the most that
        there is, None where a factor has no cap.
    checks, failed
        How many checks are about it, and those that the person does not pass.
    """

    candidate: str
    standard: str
    points: int | float | None = field(repr=False)
    most: int | float | None
    checks: int
    failed: tuple[Finding, ...] = field(repr=False)

    def cell(self, lang: str = "en") -> str:
        """Points of the most there is, and the checks that are not passed; empty where there is nothing to say."""
        spoken = language(lang)
        said = "" if self.points is None else f"{self.points:g}" + ("" if self.most is None else f"/{self.most:g}")
        against = spoken.clauses(spoken.say(each.words, each.words_zh) for each in self.failed)
        against = spoken.about(spoken.say("not passed", "未通过"), against) if against else ""
        return spoken.clauses(part for part in (said, against) if part)


@dataclass(frozen=True)
class Standards:
    """Everybody by the six standards.

    Attributes
    ----------
    lines
        One for each person and standard, in the order of the people; standards that no factor and no check is about have empty
        lines, and what is about none of the six stands under "" where there is something.
    """

    lines: tuple[StandardLine, ...] = field(repr=False)
    labels: Labels = field(default=Facts(), repr=False)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Everybody, in order."""
        return tuple(dict.fromkeys(line.candidate for line in self.lines))

    @cached_property
    def named(self) -> tuple[str, ...]:
        """Standards, in their order, "" last where there is something about none of them."""
        return tuple(dict.fromkeys(line.standard for line in self.lines))

    @property
    def stated(self) -> bool:
        """Whether any factor or check says which standard it is about."""
        return any(line.standard and (line.checks or line.most != 0) for line in self.lines)

    def of(self, candidate: str) -> tuple[StandardLine, ...]:
        """One person by every standard."""
        if candidate not in self.people:
            raise KeyError(candidate)
        return tuple(line for line in self.lines if line.candidate == candidate)

    @property
    def frame(self) -> pd.DataFrame:
        """One row a person and standard: candidate, standard, points, most, checks, failed (ids of checks, joined by ``;``)."""
        from .results.frame import frame

        rows = [(line.candidate, line.standard, line.points, line.most, line.checks,
                 "; ".join(each.check for each in line.failed)) for line in self.lines]  # fmt: skip
        return frame(["candidate", "standard", "points", "most", "checks", "failed"], rows)

    def table(self, lang: str = "en") -> pd.DataFrame:
        """One row a person, one column a standard, in a language: points of the most there is, and checks not passed."""
        from .results.frame import frame

        wording = ResultWords.of(lang, self.labels)
        cells: dict[str, list[str]] = {}
        for line in self.lines:
            cells.setdefault(line.candidate, []).append(line.cell(lang))
        header = [wording.header("candidate"), *(standard_words(code, lang) for code in self.named)]
        return frame(header, [(who, *said) for who, said in cells.items()])

    def text(self, candidate: str, lang: str = "en") -> str:
        """One person as text, a line a standard."""
        say = language(lang).say
        rows = [(standard_words(line.standard, lang), line.cell(lang) or say("-", "无"), f"{line.checks - len(line.failed)}/"
                 f"{line.checks}" if line.checks else "") for line in self.of(candidate)]  # fmt: skip
        return text_table(say(("standard", "points", "checks passed"), ("标准", "得分", "审查通过")), rows, right=[2])


def standards_of(screening: CandidateScreening, scores: Scores | None) -> Standards:
    """Everybody who was screened, with the points of those who were scored.

    Parameters
    ----------
    screening
        Who passes, and why others do not.
    scores
        Points that count for every post; people who are not in them have none.
    """
    checks = Counter(check.standard for check in screening.policy.checks)
    rubric = scores.rubric if scores is not None else None
    most = most_points(rubric)
    about = {check.id: check.standard for check in screening.policy.checks}
    beside = bool(checks[""] or "" in most or any(each.check not in about for each in screening.findings))
    named = (*STANDARDS, *([""] if beside else []))
    against: dict[tuple[str, str], list[Finding]] = {}
    for each in screening.findings:
        against.setdefault((each.candidate, about.get(each.check, "")), []).append(each)
    lines = []
    for who in screening.records:
        given = points_by_standard(rubric, scores.factor_points(who)) if rubric and scores and who in scores.people.row_of else {}
        for code in named:
            failed = tuple(against.get((who, code), ()))
            lines.append(StandardLine(who, code, given.get(code), most.get(code, 0), checks[code], failed))
    return Standards(tuple(lines), screening.labels)


def points_by_standard(rubric: RubricFields, by_factor: Mapping[str, int | float]) -> dict[str, int | float]:
    """Points of factors added up by the standard that each is about; standards without a factor are not there."""
    given: dict[str, list[int | float]] = {}
    for factor in rubric.factors:
        given.setdefault(factor.standard, []).append(by_factor[factor.id])
    return {code: shown(sum(map(fraction, points), Fraction(0))) for code, points in given.items()}


def most_points(rubric: RubricFields | None) -> dict[str, int | float | None]:
    """The most points of each standard that a factor is about; None where one of its factors has no cap."""
    caps: dict[str, list[Fraction | None]] = {}
    for factor in rubric.factors if rubric is not None else ():
        most = None if factor.cap is None else fraction(factor.cap) * fraction(factor.weight)
        caps.setdefault(factor.standard, []).append(most)
    return {code: _total(each) for code, each in caps.items()}


def _total(caps: Iterable[Fraction | None]) -> int | float | None:
    listed = list(caps)
    known = [each for each in listed if each is not None]
    return shown(sum(known, Fraction(0))) if len(known) == len(listed) else None
