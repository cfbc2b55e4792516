"""What a change of the posting leaves to be decided again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...data.candidate import Candidate
from ...data.placement import Placement
from ...errors import Message
from ...plan.argument_words import argument_fault
from ...plan.wording import Wording
from ...problem.problem import Problem
from ...questions.answer import Answer, refuse
from ...scoring.results.frame import frame
from .kinds import FOUR_TO_ONE, SupportKind
from .may_support import Posted, Posting, plan_mark, posting_faults
from .support import MADE_OF
from .supporter import Supporter

if TYPE_CHECKING:
    import pandas as pd

NOT_SUPPORT = Message("support.problem", "a problem made by support is expected", "应为包联问题")
WHY = {
    "new": Message("stale.new", "the village is new", "新派的村"),
    "gone": Message("stale.gone", "nobody is sent there any more", "已不再派人"),
    "who": Message("stale.who", "other people may look after it", "可包联的人有变"),
    "fit": Message("stale.fit", "the same people may, but fit otherwise", "可包联的人未变，契合程度有变"),
}


@dataclass(frozen=True)
class StalePlace:
    """A village and kind to be decided again: why, who may now, and who may no more."""

    village: str
    kind: str
    reason: str
    joining: tuple[str, ...]
    leaving: tuple[str, ...]


@dataclass(frozen=True)
class StaleSupport(Answer):
    """What is to be decided again after the posting changed.

    Attributes
    ----------
    problem
        The support as it was decided.
    places
        Village and kind, in the order of the kinds.
    same_plan
        Whether the posting is the very one that the support was made of.
    """

    problem: Problem = field(repr=False, compare=False)
    places: tuple[StalePlace, ...]
    same_plan: bool

    def __bool__(self) -> bool:
        """Whether anything is to be decided again."""
        return bool(self.places)

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a village and kind: village, role, reason, joining, leaving."""
        said = Wording(self.problem, lang)
        rows = [(each.village, each.kind, WHY[each.reason].words(lang), said.language.names(map(said.person, each.joining)),
                 said.language.names(map(said.person, each.leaving))) for each in self.places]  # fmt: skip
        return frame(["village", "role", "reason", "joining", "leaving"], rows)

    def sentences(self, lang: str) -> list[str]:
        """What is to be decided again, village by village."""
        said, say = Wording(self.problem, lang), Wording(self.problem, lang).language.say
        if not self.places:
            return [say("Nothing is to be decided again.", "包联安排无须重定。")]
        number = f"{len(self.places)} {'place is' if len(self.places) == 1 else 'places are'}"
        head = say(f"{number} to be decided again.", f"有 {len(self.places)} 处包联安排须重定。")
        comma, colon, stop = said.language.comma, said.language.colon, say(".", "。")
        return [head, *(f"{said.village(each.village)}{comma}{said.label(each.kind)}{colon}{WHY[each.reason].words(lang)}{stop}"
                        for each in self.places)]  # fmt: skip


def support_stale(problem: Problem, plan: Posting, kinds: Sequence[SupportKind] = FOUR_TO_ONE,
                  needs: Mapping[str, Mapping[str, int]] | None = None) -> StaleSupport:  # fmt: skip
    """Which kinds and villages are to be decided again because the posting (or the needs) changed.

    Parameters
    ----------
    problem
        What ``support`` made.
    plan
        The posting as it stands now: a plan, or the standing of a ledger.
    kinds, needs
        As given to ``support``.

    Returns
    -------
    StaleSupport
        Every village and kind for which other people may now be chosen, or the same ones fit otherwise. Solve
        ``support(plan, supporters, current=...)`` to keep all the others where they are.

    Raises
    ------
    InputError
        If the problem was not made by ``support``, or there is no plan.
    """
    refuse(posting_faults("support_stale", plan))
    made_of = [note for note in getattr(problem, "notes", ()) if isinstance(note, Message) and note.code == MADE_OF]
    refuse([] if made_of else [argument_fault("support_stale", "problem", None, NOT_SUPPORT)])
    supporters = [_supporter(who) for who in problem.candidates]
    posted = Posted.of(plan, needs)
    now, before = posted.points(supporters, kinds), _before(problem)
    kind_of = {who.id: who.kind for who in supporters}
    places = []
    for kind in (each.id for each in kinds):
        there = [post.village for post in problem.posts if post.role == kind]
        for village in dict.fromkeys([*(each.id for each in posted.villages), *there]):
            old = {who: worth for (who, post), worth in before.items() if post == f"{village}/{kind}"}
            new = {who: worth for (who, where), worth in now.items() if where == village and kind_of[who] == kind}
            reason = "new" if village not in there else "gone" if village not in posted.units else _differs(old, new)
            if reason:
                places.append(StalePlace(village, kind, reason, tuple(sorted(new.keys() - old)), tuple(sorted(old.keys() - new))))
    return StaleSupport(problem, tuple(places), any(plan_mark(plan) in str(note) for note in made_of))


def _supporter(who: Candidate) -> Supporter:
    """The supporter of whom ``support`` made a candidate, as far as it counts here."""
    kind, township = str(who.facts.get("kind")), str(who.facts.get("township") or "")
    return Supporter(id=who.id, kind=kind, township=township, unit=who.unit, portfolio=who.skills)


def _differs(old: Mapping[str, int], new: Mapping[str, int]) -> str:
    return "who" if old.keys() != new.keys() else "fit" if old != new else ""


def _before(problem: Problem) -> dict[tuple[str, str], int]:
    grid = problem.pairs
    return {Placement(grid.candidates[c], grid.posts[p]): int(score) for c, p, score in
            zip(grid.candidate.tolist(), grid.post.tolist(), grid.score.tolist(), strict=True)}  # fmt: skip
