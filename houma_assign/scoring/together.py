"""Villages, forms and people as one problem: the screening says how much each village needs it, the plan which are opened."""

from __future__ import annotations

from collections.abc import Sequence

from ..aims.served import Served
from ..constraints.village_forms import VillageForms
from ..data.condition import Condition
from ..data.post import Post
from ..data.village import Village
from ..errors import Fault, InputError, Message
from .villages.policy import VillagePolicy
from .villages.screening import VillageScreening

NO_SCORE = Message("together_number", "no village has a number of this name; the score of the screening is called `score`",
                   "各村没有这一列数字；筛选得分的列请写作“得分”")  # fmt: skip


def all_villages(screening: VillageScreening, served: Served) -> tuple[Village, ...]:
    """Every village of the screening with its needs, and its score under the name that the aim looks for.

    Raises
    ------
    InputError
        If the aim looks for another column that a village does not have.
    """
    column, made, faults = served.column.removeprefix("village."), [], []
    for id, record in screening.records.items():
        sheet = screening.sheet(id)
        facts = {**record.facts, "score": sheet.score}
        village = record.changed(needs=dict(sheet.needs), facts=facts)
        if village.fact(column) is None:
            faults.append(Fault("villages", id, column, None, NO_SCORE))
        made.append(village)
    if faults:
        raise InputError(faults)
    return tuple(made)


def in_order(policy: VillagePolicy, served: Served) -> Served:
    """The aim with weights for the forms that keep their order in the policy, where it has none of its own.

    The last form weighs 1, each before it 1 more: without slack the villages with the highest scores are opened, and the
    highest of these get the first form, as when the villages are screened first.
    """
    ids = [form.id for form in policy.forms]
    return served if served.weights else served.changed(weights={form: len(ids) - k for k, form in enumerate(ids)})


def possible_posts(policy: VillagePolicy, villages: Sequence[Village]) -> tuple[Post, ...]:
    """The posts that a village may come to have, none of which must be filled."""
    slots: dict[str, int] = {}
    for form in policy.forms:
        for role, number in form.posts.items():
            slots[role] = max(slots.get(role, 0), number)
    return tuple(Post(village=village.id, role=role, slots=number, least=0) for role, number in slots.items()
                 for village in villages)  # fmt: skip


def forms_of(policy: VillagePolicy, judged: int) -> VillageForms:
    """The forms of the policy with their numbers of villages, as a rule."""
    numbers = {form.id: number for form in policy.forms if (number := form.number(judged)) is not None}
    where = {form.id: (*form.where, *([] if form.least_score is None else [Condition(fact="score", least=form.least_score)]))
             for form in policy.forms}  # fmt: skip
    return VillageForms(id="village forms", forms={form.id: dict(form.posts) for form in policy.forms}, least=numbers,
                        most=numbers, where={form: each for form, each in where.items() if each})  # fmt: skip
