"""What the screening of villages found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...data.exact import fraction, shown
from ...data.language import Lang
from ...data.post import Post
from ...data.village import Village
from ...errors import Fault, InputError, Message
from .policy import VillagePolicy
from .sheet import VillageSheet
from .standing import Standing, form_by_form, standing
from .weight_ranging import WeightRanging, weight_ranging

if TYPE_CHECKING:
    import pandas as pd


TIED = Message(
    "tie.open",
    "tied at a cut; declare a `tie_break`, or name them in `settled` in the order in which a body takes them",
    "分数相同而名额不足；请在规则中写明同分比较的列，或写明议定的先后",
)


@dataclass(frozen=True)
class VillageTie:
    """Villages with equal scores between which a cut falls: how many places of which forms are left to them."""

    villages: tuple[str, ...]
    score: int | float
    best: str
    worst: str


@dataclass(frozen=True)
class VillageScreening:
    """The ranking of all villages, who is proposed with which form, and what is open.

    Attributes
    ----------
    policy
        How they were judged.
    sheets
        One record a village, the highest score first.
    proposed
        Ids of the villages that are surely chosen, in the order in which the villages were given.
    ties
        What remains open; empty if nothing does.
    margin
        Score of the last chosen village less that of the first not chosen; None where nobody is left or chosen.
    """

    policy: VillagePolicy
    sheets: tuple[VillageSheet, ...] = field(repr=False)
    proposed: tuple[str, ...]
    ties: tuple[VillageTie, ...]
    margin: int | float | None
    records: Mapping[str, Village] = field(repr=False)

    def sheet(self, village: str) -> VillageSheet:
        """The record of one village."""
        return next(each for each in self.sheets if each.village == village)

    @property
    def forms(self) -> dict[str, str]:
        """Village -> form, for those proposed."""
        return {id: self.sheet(id).form for id in self.proposed}

    @property
    def differences(self) -> tuple[tuple[str, str, int, int], ...]:
        """Where the two rounds differ: village, problem type, first, second."""
        return tuple((each.village, *difference) for each in self.sheets for difference in each.differences)

    @property
    def unexplained(self) -> tuple[tuple[str, str], ...]:
        """Where the rounds differ and no finding says why: village, problem type."""
        return tuple((each.village, kind) for each in self.sheets for kind, *_ in each.differences if not each.change(kind))

    @property
    def decided(self) -> bool:
        """Whether every place is given and no tie is open."""
        return not self.ties

    def or_raise(self) -> VillageScreening:
        """This screening, if nothing is open.

        Raises
        ------
        InputError
            Naming the villages that are tied at a cut.
        """
        if self.ties:
            raise InputError(
                Fault("villages", ", ".join(tie.villages), "score", tie.score,
                      TIED)
                for tie in self.ties
            )  # fmt: skip
        return self

    @cached_property
    def villages(self) -> tuple[Village, ...]:
        """The proposed villages with their need ledgers, in the order given."""
        made = []
        for id in self.proposed:
            old, sheet = self.records[id], self.sheet(id)
            made.append(old.changed(needs=dict(sheet.needs), facts={**old.facts, self.policy.form_fact: sheet.form}))
        return tuple(made)

    @property
    def posts(self) -> tuple[Post, ...]:
        """The posts of the proposed villages, role by role."""
        forms = {form.id: form for form in self.policy.forms}
        roles = dict.fromkeys(role for form in self.policy.forms for role in form.posts)
        return tuple(Post(village=id, role=role, slots=forms[form].posts[role])
                     for role in roles for id, form in self.forms.items() if role in forms[form].posts)  # fmt: skip

    @cached_property
    def weights(self) -> tuple[WeightRanging, ...]:
        """For each weight, where it would have to go for villages to change; see ``weight_ranging``."""
        rangings = []
        names = [*(form.id for form in self.policy.forms), ""]
        for kind in self.policy.problems:
            weight = fraction(kind.weight)
            slope = {each.village: each.second[kind.id] for each in self.sheets}
            fixed = {each.village: weighted(self.policy, each.second) - weight * slope[each.village] for each in self.sheets}
            rangings.append(weight_ranging(kind.id, weight, fixed, slope, self._stand,
                                      lambda span: "|".join(dict.fromkeys(names[k] for k in span))))  # fmt: skip
        return tuple(rangings)

    def _stand(self, scores: Mapping[str, Fraction]) -> Standing:
        return stand(self.policy, scores, self.records)

    @property
    def weight_frame(self) -> pd.DataFrame:
        """One row a change: problem, its weight, breakpoint, village, below, above (form ids, "" for not chosen)."""
        from ..results.frame import frame

        rows = [(ranging.problem, float(ranging.weight), str(point.weight), each.village, each.below, each.above)
                for ranging in self.weights for point in ranging.breakpoints for each in point.changes]  # fmt: skip
        return frame(["problem", "weight", "breakpoint", "village", "below", "above"], rows)

    def table(self, lang: Lang = "en") -> pd.DataFrame:
        """The frame with headers, forms and needs in a language."""
        from ..results.frame import frame

        rows = [each.to_row(lang) for each in self.sheets]
        return frame(list(rows[0]), [list(row.values()) for row in rows])

    @property
    def frame(self) -> pd.DataFrame:
        """One row a village: the flat records of the sheets."""
        from ..results.frame import frame

        rows = [each.to_record() for each in self.sheets]
        return frame(list(rows[0]), [list(row.values()) for row in rows])


def weighted(policy: VillagePolicy, severities: Mapping[str, int]) -> Fraction:
    """The score of a village: severities times weights."""
    return sum((fraction(kind.weight) * severities[kind.id] for kind in policy.problems), Fraction(0))


def stand(policy: VillagePolicy, scores: Mapping[str, Fraction], records: Mapping[str, Village]) -> Standing:
    """Who gets which form by these scores."""
    keys: dict[str, tuple[Any, ...]] = {id: (score, *(records[id].fact(fact) for fact in policy.tie_break))
                                        for id, score in scores.items()}  # fmt: skip
    if not policy.conditional:
        return standing(keys, [form.villages or 0 for form in policy.forms], policy.settled)
    return form_by_form(keys, [(form.number(len(keys)), {id for id in keys if form.open_to(records[id], scores[id])})
                               for form in policy.forms], policy.settled)  # fmt: skip


def margin(policy: VillagePolicy, scores: Mapping[str, Fraction], records: Mapping[str, Village]) -> int | float | None:
    """Between the last place and the first place beyond it; below 0 where conditions kept a higher score from a form."""
    if policy.conditional:
        standings, out = stand(policy, scores, records), len(policy.forms)
        chosen = [scores[id] for id, (_, worst) in standings.items() if worst < out]
        able = [scores[id] for id, (best, _) in standings.items()
                if best == out and any(form.open_to(records[id], scores[id]) for form in policy.forms)]  # fmt: skip
        return shown(min(chosen) - max(able)) if chosen and able else None
    order = sorted(scores.values(), reverse=True)
    if not 0 < policy.places < len(order):
        return None
    return shown(order[policy.places - 1] - order[policy.places])
