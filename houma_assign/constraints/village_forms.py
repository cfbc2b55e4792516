"""Which villages are opened, and with which form of help."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, ClassVar

import numpy as np

from .base import (
    INFINITY,
    Breach,
    Constraint,
    Count,
    Facts,
    FactsField,
    Fault,
    Field,
    Grid,
    Mask,
    Placements,
    ProblemLike,
    Rows,
    Where,
    all_hold,
    form_reasons,
    held_by_role,
    in_words,
    language,
    misfit,
    nearest_forms,
    standard,
)


class VillageForms(Constraint):
    r"""Each village gets one of the forms or none; a form is so many people in each role, a village without one gets nobody.

    .. math:: \sum_f y_{vf} \le 1, \quad \sum_c x_{cp} = \sum_f s_{f,r(p)} \, y_{v(p)f}, \quad
        \text{least}_f \le \sum_v y_{vf} \le \text{most}_f

    Posts take ``least=0``, and as many slots as the largest form needs. One unit of breach is one place too few or too many
    for the village's form, one form beyond the first, or one village too few or too many with a form; what is counted is
    what the forms that come nearest leave.

    Parameters
    ----------
    forms
        Form -> role -> people, for example ``{"whole_team": {"secretary": 1, "member": 2}}``.
    least, most
        Form -> fewest and most villages; a form that is not named has no such limit.
    where
        Form -> conditions that a village must meet to get it, for example ``{"whole_team": "score >= 15"}``.
    settled
        Village -> the form that it must get, ``""`` for none at all.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "village_forms"
    coded: ClassVar[tuple[str, ...]] = ("forms",)
    forms: FactsField[FactsField[Annotated[Count, Field(ge=1)]]]
    least: FactsField[Annotated[Count, Field(ge=0)]] = Facts()
    most: FactsField[Annotated[Count, Field(ge=0)]] = Facts()
    where: FactsField[Where] = Facts()
    settled: FactsField[str] = Facts()

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Forms that cannot be told apart or staffed, limits that cannot be kept, posts that do not fit, unknown names."""
        return [self.fault(field, value, reason) for field, value, reason in form_reasons(self, problem)]

    def options(self, problem: ProblemLike) -> dict[str, dict[str, int | None]]:
        """Village with a post -> form that it may get -> 1 where it must get it, else None."""
        roles: dict[str, set[str]] = {}
        for post in problem.posts:
            roles.setdefault(post.village, set()).add(post.role)
        options: dict[str, dict[str, int | None]] = {}
        for village, known in roles.items():
            record = problem.village(village)
            given = self.settled.get(village)
            options[village] = {form: 1 if given else None for form, shape in self.forms.items()
                                if given in (None, form) and known >= set(shape)
                                and all_hold(self.where.get(form, ()), record)}  # fmt: skip
        return options

    def bars(self, grid: Grid) -> Mask | None:
        """Pairs in posts that none of the village's forms has, if the rule is hard."""
        if self.penalty is not None:
            return None
        roles = {v: {role for form in forms for role in self.forms[form]} for v, forms in self.options(grid.problem).items()}
        shut = np.array([post.role not in roles[post.village] for post in grid.posts], dtype=bool)
        return shut[grid.post]

    def rows(self, grid: Grid) -> Rows:
        """A column for each village and form that it may get; rows for villages, posts and the numbers of each form."""
        options = self.options(grid.problem)
        columns = [(village, form, must) for village, forms in options.items() for form, must in forms.items()]
        at: dict[str, list[int]] = {village: [] for village in options}
        for k, (village, _, _) in enumerate(columns):
            at[village].append(k)
        entries: list[tuple[int, int, int]] = []
        labels: list[str] = []
        bounds: list[tuple[int, int]] = []

        def row(label: str, least: int, most: int, parts: list[tuple[int, int]]) -> None:
            entries.extend((len(labels), len(grid) + k, value) for k, value in parts)
            labels.append(label)
            bounds.append((least, most))

        for post in grid.posts:
            parts = [(k, -self.forms[columns[k][1]].get(post.role, 0)) for k in at[post.village]]
            row(post.id, 0, 0, [(k, value) for k, value in parts if value])
        for village, own in at.items():
            if len(own) > 1:
                row(village, -INFINITY, 1, [(k, 1) for k in own])
        for form in self.forms:
            if form in self.least or form in self.most:
                low, high = self.least.get(form, -INFINITY), self.most.get(form, INFINITY)
                row(form, low, high, [(k, 1) for k, (_, each, _) in enumerate(columns) if each == form])
        made = np.array(entries, dtype=np.int64).reshape(-1, 3)
        lower, upper = np.array(bounds, dtype=np.int64).reshape(-1, 2).T
        pairs = np.arange(len(grid))
        return Rows(
            np.concatenate([grid.post, made[:, 0]]),
            np.concatenate([pairs, made[:, 1]]),
            np.concatenate([np.ones(len(grid), np.int64), made[:, 2]]),
            lower,
            upper,
            tuple(labels),
            aux_lower=np.array([must or 0 for _, _, must in columns], dtype=np.int64),
            aux_upper=np.ones(len(columns), np.int64),
            over=len(grid),
        )

    def forms_of(self, problem: ProblemLike, placements: Placements) -> dict[str, str]:
        """The villages that a plan opens and the form of each, as far as the people who are there make one."""
        held, options = held_by_role(problem, placements), self.options(problem)
        return {village: form for village, people in held.items() for form in options[village]
                if not misfit(people, self.forms, (form,))}  # fmt: skip

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Villages whose people make no form they may have, and forms given too seldom or too often."""
        held = held_by_role(problem, placements)
        taken = nearest_forms(held, self.forms, self.options(problem), self.least, self.most)
        broken = [breach for village, people in held.items()
                  for breach in self.breach(village, misfit(people, self.forms, taken[village]))]  # fmt: skip
        given = Counter(form for each in taken.values() for form in each)
        for form in self.forms:
            broken += self.breach(form, self.least.get(form, 0) - given[form])
            broken += self.breach(form, given[form] - self.most.get(form, given[form]))
        return broken

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        spoken = language(lang)
        parts = []
        for form, shape in self.forms.items():
            people = spoken.names(f"{standard(role, lang)} {number}" for role, number in shape.items())
            low, high = self.least.get(form), self.most.get(form)
            limits = spoken.say(f"exactly {low}", f"恰好 {low} 个村") if low is not None and low == high else spoken.clauses(
                ([] if low is None else [spoken.say(f"at least {low}", f"至少 {low} 个村")])
                + ([] if high is None else [spoken.say(f"at most {high}", f"至多 {high} 个村")]))  # fmt: skip
            only = in_words(self.where[form], lang) if form in self.where else ""
            said = spoken.parts([part for part in (people, limits, only) if part])
            parts.append(f"{standard(form, lang)}{spoken.aside(said)}")
        settled = [f"{village}: {form or '-'}" if lang == "en" else f"{village}：{standard(form, lang) or '不派'}"
                   for village, form in self.settled.items()]  # fmt: skip
        return spoken.about(spoken.say("each village gets one form of help or none", "每村只取一种选派形式或不派"),
                            spoken.names([*parts, *settled]))  # fmt: skip
