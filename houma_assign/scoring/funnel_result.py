"""The whole road from a pool to a plan, with what each step found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..data.language import Lang
from .candidates.screening import CandidateScreening
from .grades.graded import Graded
from .results.stages import Stage, stage_table
from .rubric.pair_points import PairPoints
from .rubric.scores import Scores
from .selection_policy import SelectionPolicy
from .standards import Standards, standards_of
from .villages.screening import VillageScreening

if TYPE_CHECKING:
    from ..errors import Message
    from ..plan.plan import Plan
    from ..problem.problem import Problem
    from .rubric.trace import Trace


@dataclass(frozen=True, eq=False)
class Funnel:
    """What each step found, and the plan at its end.

    Attributes
    ----------
    policy
        The rules of the road.
    villages, candidates
        The two screenings.
    scores
        Points that count the same for every post; ``pair_points`` has those of each post.
    grades
        Match grades.
    problem
        The people who passed, the proposed villages and their posts, points and grades as pairs.
    plan
        Who goes where.
    """

    policy: SelectionPolicy = field(repr=False)
    villages: VillageScreening
    candidates: CandidateScreening
    scores: Scores
    pair_points: PairPoints = field(repr=False)
    grades: Graded
    problem: Problem
    plan: Plan

    def trace(self, candidate: str, post: str) -> Trace:
        """Which rules gave this person which points for this post, from which facts."""
        place = self.problem.post(post)
        return self.policy.rubric.trace(candidate, self.scores.people, place, self.problem.village(place.village))

    @property
    def village_stages(self) -> tuple[Stage, ...]:
        """From all villages to those chosen, by form."""
        looked_at, chosen = len(self.villages.sheets), len(self.villages.proposed)
        given = list(self.villages.forms.values())
        return (
            Stage("villages", "参加筛选的村", "villages looked at", looked_at),
            Stage("chosen", "选定的村", "villages chosen", chosen, looked_at - chosen),
            *(
                Stage(form.id, form.zh or form.id, form.en or form.id, given.count(form.id))
                for form in self.villages.policy.forms
            ),
        )

    @property
    def candidate_stages(self) -> tuple[Stage, ...]:
        """From all applicants to those placed."""
        passed, placed = len(self.candidates.passed), len({place.candidate for place in self.plan.placements})
        return (
            *self.candidates.stages,
            Stage("examined", "进入考察、计分", "examined and scored", passed),
            Stage("placed", "选派到岗", "placed", placed, passed - placed),
        )

    @property
    def counts(self) -> Mapping[str, int]:
        """Number at each stage, nomination places and slots included."""
        places = {f"places_{name}": number for name, number in self.candidates.places.items()}
        slots = {"slots": sum(post.slots for post in self.problem.posts)}
        return {stage.id: stage.number for stage in self.village_stages} | places | slots | {
            stage.id: stage.number for stage in self.candidate_stages
        }  # fmt: skip

    def standards(self) -> Standards:
        """Everybody by the six standards: points of the factors about each, and the checks about each that they do not pass.

        Points are those that count for every post, of people who were scored; ``.table("zh")`` is one row a person.
        """
        return standards_of(self.candidates, self.scores)

    def text(self, lang: Lang = "en") -> str:
        """Both roads as tables."""
        roads = f"{stage_table(self.village_stages, lang)}\n\n{stage_table(self.candidate_stages, lang)}"
        return "\n".join([roads, *(each.words(lang) for each in self.findings)])

    @property
    def findings(self) -> tuple[Message, ...]:
        """Must-nots that catch nobody, and rules that gave nobody a point."""
        return (*self.candidates.silences, *self.scores.findings, *self.grades.findings)
