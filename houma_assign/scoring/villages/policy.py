"""How villages are judged and chosen, as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from ...data.record import Count, Ids, Record
from ...errors import Fault, InputError, Message
from ..policies.policy import Policy, listed
from .form import VillageForm
from .problem_type import ProblemType

NONE = Message("villages.empty", "at least one is needed", "至少应有一项")
NO_BODY = Message("villages.settled", "name the body that settles ties", "请写明由哪个单位议定同分的先后")
SAME_NEED = Message("villages.need", "two problem types become the same need", "两个问题类型转为同一需求")


def _types(known: list[str]) -> Message:
    return Message("villages.type", f"problem types are {', '.join(known)}", f"问题类型有：{'、'.join(known)}")


class VillagePolicy(Policy):
    """Problem types with weights, forms of help with numbers of villages, and what becomes a need.

    Parameters
    ----------
    problems
        Types, each with its weight.
    forms
        Forms of help, best-placed villages first: the first form goes to the villages with the highest scores.
    rounds
        1, or 2 where a first round is kept beside the one that stands, so that differences are listed.
    highest
        The most a severity can be.
    need_from
        A problem of at least this severity becomes a need in the ledger.
    special
        Fact that holds further needs with severities, as ``"forestry:5; culture:3"``; empty for none.
    tie_break
        Facts that decide between equal scores, larger numbers first.
    settled, settled_by
        Where a tie at a cut remains: villages in the order in which a body takes them, and the name of the body.
    form_fact
        Fact under which the chosen form is kept with the village.

    Raises
    ------
    InputError
        With every fault found.
    """

    sections: ClassVar[Mapping[str, tuple[str, type[Record]]]] = {"problem": ("problems", ProblemType),
                                                                  "form": ("forms", VillageForm)}  # fmt: skip
    cells: ClassVar[Mapping[str, str]] = {"rounds": "number", "highest": "number", "need_from": "number", "tie_break": "list",
                                          "settled": "list"}  # fmt: skip
    table: ClassVar[str] = "village policy"

    problems: Annotated[tuple[ProblemType, ...], listed(ProblemType)]
    forms: Annotated[tuple[VillageForm, ...], listed(VillageForm)]
    rounds: Literal[1, 2] = 2
    highest: Annotated[Count, Field(ge=1, le=5)] = 5
    need_from: Annotated[Count, Field(ge=1, le=5)] = 3
    special: str = ""
    tie_break: Ids = ()
    settled: Ids = ()
    settled_by: str = ""
    form_fact: str = "form"

    def own_faults(self) -> list[Fault]:
        """Nothing to judge or to give, or a settlement that nobody answers for."""
        faults = [Fault(self.table, "", field, None, NONE)
                 for field in ("problems", "forms") if not getattr(self, field)]  # fmt: skip
        if self.settled and not self.settled_by:
            faults.append(Fault(self.table, "", "settled_by", None, NO_BODY))
        if len({each.becomes for each in self.problems}) < len(self.problems):
            faults.append(Fault(self.table, "", "need", None, SAME_NEED))
        return faults

    @property
    def conditional(self) -> bool:
        """Whether how many villages are chosen depends on who they are: shares, scores or conditions from which on they are."""
        return any(form.villages is None or form.least_score is not None or form.where for form in self.forms)

    @property
    def places(self) -> int:
        """How many villages are chosen where that is a number of its own; what shares and conditions give is not counted."""
        return sum(form.villages or 0 for form in self.forms)

    def with_weights(self, **weights: Any) -> VillagePolicy:
        """The policy with other weights of some problem types."""
        known = [each.id for each in self.problems]
        if not set(weights) <= set(known):
            raise InputError(Fault(self.table, id, "weight", None, _types(known))
                             for id in weights if id not in known)  # fmt: skip
        problems = [each.changed(weight=weights.get(each.id, each.weight)) for each in self.problems]
        return self.changed(problems=problems)
