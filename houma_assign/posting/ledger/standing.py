"""What stands on a day: who is where, what is needed, what is vacant, what is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...data.language import Lang, Language, language
from ...data.placement import Placement
from ...plan.wording import Wording
from ...problem.problem import Problem
from ...scoring.results.frame import frame
from .days import days_between, months_after, months_between
from .need_entry import NeedEntry
from .spoken import spoken
from .terms import PostingTerms

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class InForce:
    """Somebody in a post: since when in the posting, since when in this post, and the days that follow from it."""

    candidate: str
    post: str
    since: str
    in_post: str
    months: int
    mark: str
    term_end: str


@dataclass(frozen=True)
class DutyRow:
    """A task of somebody in force: by when, and when it was done ("" if it is not)."""

    candidate: str
    duty: str
    due: str
    done: str
    overdue: bool


@dataclass(frozen=True)
class Standing:
    """What the ledger says of a day.

    Attributes
    ----------
    day, ahead
        The day, and how many days ahead it looks.
    in_force
        Who is in which post, in the order of the problem's posts, or of the ids.
    needs
        What is needed.
    vacancies
        Post -> free slots, where there are any; empty without a problem.
    left
        Who left and is in no post: kind of event and day.
    recalled
        Who was ever recalled.
    released
        Village -> day of its release.
    duties
        All tasks of those in force.
    problem
        The problem behind the ledger; None where it has none.
    """

    day: str
    ahead: int
    in_force: tuple[InForce, ...]
    needs: tuple[NeedEntry, ...]
    vacancies: Mapping[str, int]
    left: Mapping[str, tuple[str, str]]
    recalled: frozenset[str]
    released: Mapping[str, str]
    duties: tuple[DutyRow, ...]
    terms: PostingTerms = field(repr=False)
    problem: Problem | None = field(repr=False, compare=False)

    @property
    def placements(self) -> tuple[Placement, ...]:
        """The placements in force, as a plan has them."""
        return tuple(Placement(each.candidate, each.post) for each in self.in_force)

    @property
    def months(self) -> dict[str, int]:
        """Candidate -> full months served."""
        return {each.candidate: each.months for each in self.in_force}

    @property
    def severities(self) -> dict[str, dict[str, int]]:
        """Village -> need -> severity, for every village of the problem that is not released."""
        ids = [] if self.problem is None else [village.id for village in self.problem.villages if village.id not in self.released]
        found: dict[str, dict[str, int]] = {id: {} for id in ids}
        for each in self.needs:
            found.setdefault(each.village, {})[each.need] = each.severity
        return found

    @property
    def terms_due(self) -> tuple[InForce, ...]:
        """Whose term ends within the days ahead, or has ended."""
        return tuple(each for each in self.in_force if self._ahead(each.term_end))

    @property
    def marks_due(self) -> tuple[InForce, ...]:
        """Who comes to the two-year mark within the days ahead."""
        return tuple(each for each in self.in_force if each.mark >= self.day and self._ahead(each.mark))

    @property
    def overdue(self) -> tuple[DutyRow, ...]:
        """Tasks whose day is past."""
        return tuple(each for each in self.duties if each.overdue)

    @property
    def needs_overdue(self) -> tuple[NeedEntry, ...]:
        """Needs whose day is past."""
        return tuple(each for each in self.needs if each.due and each.due < self.day)

    def _ahead(self, day: str) -> bool:
        return days_between(self.day, day) <= self.ahead

    @property
    def frame(self) -> pd.DataFrame:
        """One row a placement in force: candidate, post, since, in_post, months, mark, term_end."""
        return frame(list(InForce.__dataclass_fields__), [tuple(vars(each).values()) for each in self.in_force])

    @property
    def need_frame(self) -> pd.DataFrame:
        """One row a need in force: village, need, severity, opened, altered, source, round, owner, due, state, risk."""
        names = list(NeedEntry.model_fields)
        return frame(names, [tuple(getattr(each, name) for name in names) for each in self.needs])

    @property
    def duty_frame(self) -> pd.DataFrame:
        """One row a task: candidate, duty, due, done, overdue."""
        return frame(list(DutyRow.__dataclass_fields__), [tuple(vars(each).values()) for each in self.duties])

    def table(self, lang: Lang = "en") -> pd.DataFrame:
        """``frame`` with headers, names and words of a language."""
        return self._spoken(self.frame, lang)

    def need_table(self, lang: Lang = "en") -> pd.DataFrame:
        """``need_frame`` with headers and words of a language."""
        return self._spoken(self.need_frame, lang)

    def duty_table(self, lang: Lang = "en") -> pd.DataFrame:
        """``duty_frame`` with headers and words of a language."""
        return self._spoken(self.duty_frame, lang)

    def _spoken(self, shown: pd.DataFrame, lang: str) -> pd.DataFrame:
        return spoken(shown, self.problem, self.terms, lang)

    def _wording(self, lang: str) -> Wording | None:
        return None if self.problem is None else Wording(self.problem, lang)

    def words(self, lang: Lang = "en") -> str:
        """What stands, in a few lines."""
        return "\n".join(self._lines(language(lang)))

    def _lines(self, said: Language) -> list[str]:
        wording = self._wording(said.code)
        post, person = (wording.post, wording.person) if wording else (str, str)
        free = sum(self.vacancies.values())
        lines = [said.say(f"{self.day}: {len(self.in_force)} in force, {free} vacant, {len(self.needs)} needs.",
                          f"{self.day}：在任 {len(self.in_force)} 人，空缺 {free} 个，需求 {len(self.needs)} 项。")]  # fmt: skip
        if self.vacancies:
            free_posts = said.names(f"{post(id)}{said.aside(str(number))}" for id, number in self.vacancies.items())
            lines.append(said.say(f"Vacant: {free_posts}.", f"空缺：{free_posts}。"))
        for found, en, zh in ((self.terms_due, "Term ends", "任期届满"), (self.marks_due, "Two-year mark", "满两年")):
            days = sorted({(each.term_end if en == "Term ends" else each.mark) for each in found})
            if found:
                who = said.names(person(each.candidate) for each in found)
                lines.append(said.say(f"{en} ({', '.join(days)}): {who}.", f"{zh}（{'、'.join(days)}）：{who}。"))
        if self.overdue:
            lines.append(said.say(f"{len(self.overdue)} tasks overdue.", f"逾期任务 {len(self.overdue)} 项。"))
        if self.needs_overdue:
            lines.append(said.say(f"{len(self.needs_overdue)} needs past their day.", f"逾期需求 {len(self.needs_overdue)} 项。"))
        return lines

    def __str__(self) -> str:
        return self.words()


def in_force(candidate: str, post: str, since: str, in_post: str, day: str, terms: PostingTerms) -> InForce:
    """Somebody in a post, with the days that follow from the first appointment."""
    mark, end = months_after(since, terms.mark_months), months_after(since, terms.term_months)
    return InForce(candidate, post, since, in_post, months_between(since, day), mark, end)


def duty_rows(candidate: str, since: str, day: str, terms: PostingTerms, done: Mapping[tuple[str, str], str]) -> list[DutyRow]:
    """The tasks of somebody in force."""
    rows = []
    for duty in terms.duties:
        due, when = months_after(since, duty.months), done.get((candidate, duty.id), "")
        rows.append(DutyRow(candidate, duty.id, due, when, not when and due < day))
    return rows
