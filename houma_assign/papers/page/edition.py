"""What stands in a page as it is printed, in one language: tables as plain data, without anything to click."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...data.placement import Breach, Placement
from ...data.post import Post
from ...data.village_forms import forms_rule
from ...plan.column_words import STATUS_ZH
from ...plan.needs import needs_of
from ...plan.override_words import override_header, override_lines
from ...plan.plan import Plan
from ...plan.status import Status
from ...plan.structure import structure
from ...plan.summary import WORDS, aim_lines, structure_lines, verdict
from ...plan.wording import number
from .asked import Answered, cheapest
from .view import View

NEXT = 3  # of those who could take a post, how many are compared with its holder
Words = dict[str, str]


class Chip(NamedTuple):
    """One place of the map: who is there, as a link to the answer."""

    person: int
    post: int
    id: str
    name: str
    points: str
    grade: str
    standing: str


class Edition:
    """The parts of a page in one language."""

    def __init__(self, view: View, asked: Answered, lang: str, words: Words) -> None:
        self.view, self.asked, self.lang, self.words = view, asked, lang, words
        self.plan, self.problem, self.wording = view.plan, view.plan.problem, view.wording(lang)
        self.person = {who.id: k for k, who in enumerate(self.problem.candidates)}
        self.post = {post.id: k for k, post in enumerate(self.problem.posts)}
        self.held: dict[str, list[str]] = {post.id: [] for post in self.problem.posts}
        for place in self.plan.placements:
            self.held[place.post].append(place.candidate)

    def parts(self) -> dict[str, Any]:
        """Everything the template writes."""
        plan, spoken = self.plan, self.wording.language
        headers = WORDS[self.lang]
        villages = {self.problem.post(place.post).village for place in plan.placements}
        rows = self.rows() if plan else []
        return {
            "lang": self.lang, "t": self.words, "tag": spoken.say("en", "zh-Hans"),
            "badge": spoken.say(plan.status.name.capitalize(), STATUS_ZH[plan.status.value]), "status": plan.status.name,
            "verdict": verdict(plan, self.lang).partition(spoken.colon)[2], "reasons": self.reasons(), "notes": self.notes(),
            "figures": [len({place.candidate for place in plan.placements}), len(plan.placements), len(villages),
                        len(self.problem.constraints)],
            "roles": [self.wording.label(role) for role in self.roles()], "map": self.map() if plan else [],
            "needs": any(village.needs for village in self.problem.villages),
            "ids": any(who.name and who.id not in self.view.named for who in self.problem.candidates),
            "firm": [] if self.asked.firm is None else self.asked.firm.sentences(self.lang),
            "prices": [] if self.asked.prices is None else self.asked.prices.sentences(self.lang),
            "comparison": self.comparison(), "people": rows, "units": any(row["unit"] for row in rows),
            "aims": aim_lines(plan, self.lang) if plan.status is not Status.INFEASIBLE else [], "aim_header": headers["aims"],
            "structure": structure_lines(plan, self.lang) if counted(plan) else [], "structure_header": headers["structure"],
            "published": counted(plan) and bool(structure(plan)["published"].notna().any()),
            "rules": self.rules(), "breaches": self.breaches(), "breach_header": headers["soft"],
            "overrides": override_lines(plan, self.lang), "override_header": override_header(self.lang),
            "stages": self.stages(), "seed": plan.seed,
        }  # fmt: skip

    def roles(self) -> list[str]:
        """The roles there are, in the order of the posts."""
        return list(dict.fromkeys(post.role for post in self.problem.posts))

    def map(self) -> list[dict[str, Any]]:
        """One row a village that gets people, or that has to: its places by role, and its needs."""
        needs: dict[str, list[Any]] = {}
        for each in needs_of(self.problem, self.plan.placements):
            needs.setdefault(each.village, []).append(each)
        rows = []
        for village in self.problem.villages:
            posts = [post for post in self.problem.posts if post.village == village.id]
            closed = bool(self.plan.forms) and village.id not in self.plan.forms
            if closed or not any(self.held[post.id] or post.floor for post in posts):
                continue
            cells = [[(self._post(post.id), self._chips(post.id), self._places(post) - len(self.held[post.id]))
                      for post in posts if post.role == role and (self.held[post.id] or self._places(post))]
                     for role in self.roles()]  # fmt: skip
            form = self.wording.label(self.plan.forms[village.id]) if village.id in self.plan.forms else ""
            said = [(self.wording.label(need.need), need.severity, need.met, self.wording.people(need.by))
                    for need in needs.get(village.id, [])]  # fmt: skip
            below = " · ".join(part for part in (village.township, form) if part)
            rows.append({"name": village.name or village.id, "below": below, "cells": cells, "needs": said})
        return rows

    def _places(self, post: Post) -> int:
        """How many people the post takes: of its slots as many as the form of its village has."""
        rule = forms_rule(self.problem)
        return post.slots if rule is None else rule.forms[self.plan.forms[post.village]].get(post.role, 0)

    def _post(self, post: str) -> tuple[int, str]:
        return self.post[post], self.wording.post(post)

    def _chips(self, post: str) -> list[Chip]:
        return [Chip(self.person[who], self.post[post], who, self._name(who), self._points(who, post),
                     self.problem.pairs.grade_of(who, post), self._standing(Placement(who, post)))
                for who in self.held[post]]  # fmt: skip

    def _name(self, who: str) -> str:
        return self.problem.candidate(who).name if who in self.view.named else ""

    def _points(self, who: str, post: str) -> str:
        points = self.problem.pairs.points(who, post)
        return "" if points is None else number(points)

    def _standing(self, place: Placement) -> str:
        found = self.asked.firm
        if found is None or not found.settled:
            return ""
        return "firm" if place in found.firm else "open" if place in found.discretionary else "undecided"

    def comparison(self) -> list[dict[str, Any]]:
        """For each post its holders, and the next who could take it, cheapest first."""
        found = self.asked.prices
        if found is None:
            return []
        rows = []
        for post in self.problem.posts:
            others = cheapest(price for price in found.pairs if price.post == post.id)[:NEXT]
            lines = [self._line(who, post.id, self.words["holder"], "", True) for who in self.held[post.id]]
            for price in others:
                loss = self.wording.price(price) or self.words["free"]
                lines.append(self._line(price.candidate, post.id, loss, self._moving(price.candidate, post.id)))
            rows.append({"post": self.wording.post(post.id), "lines": lines})
        return rows

    def _line(self, who: str, post: str, loss: str, moving: str, holds: bool = False) -> tuple[Any, ...]:
        met = self.wording.language.names(self.wording.label(need) for need in self.plan.needs_met(Placement(who, post)))
        target = f"person-{self.person[who]}" if holds else f"pair-{self.person[who]}-{self.post[post]}"
        return (self.wording.person(who), target, self._points(who, post), self.problem.pairs.grade_of(who, post), met, loss,
                moving, holds)  # fmt: skip

    def _moving(self, who: str, post: str) -> str:
        """How many others move in the best plan, where it was asked."""
        why = self.asked.why.get((who, post))
        return "" if why is None or not why.moves else str(sum(each[0] != who for each in why.moves))

    def rows(self) -> list[dict[str, Any]]:
        """One row a person: those placed in the order of their posts, then the others."""
        placed = {who: post for post, people in self.held.items() for who in people}
        order = [*placed, *(who.id for who in self.problem.candidates if who.id not in placed)]
        return [self._person(who, placed.get(who, "")) for who in order]

    def _person(self, who: str, post: str) -> dict[str, Any]:
        grade, points = (self.problem.pairs.grade_of(who, post), self._points(who, post)) if post else ("", "")
        posts = [self.wording.post(each) for each, people in self.held.items() if who in people]
        unit = self.view.unit(self.problem.candidate(who))
        return {"number": self.person[who], "label": self.wording.person(who), "unit": unit,
                "posts": self.wording.language.names(posts), "points": points, "grade": grade, "placed": bool(post),
                "standing": self._standing(Placement(who, post)) if post else "", "price": self._cost(who, post)}  # fmt: skip

    def _cost(self, who: str, post: str) -> str:
        """What leaving somebody out loses, or the cheapest way to send somebody who is not sent."""
        found = self.asked.prices
        if found is None:
            return ""
        if post:
            price = found[who, None]
            if price.state == "infeasible":
                return self.words["needed"]
            return self.wording.price(price) or (self.words["nothing"] if price.proven else self.words["open"])
        ways = cheapest(price for price in found.pairs if price.candidate == who)
        if ways:
            loss = self.wording.price(ways[0]) or self.words["free"]
            return self.wording.language.about(self.wording.post(ways[0].post or ""), loss)
        states = {price.state for price in found.pairs if price.candidate == who}
        return self.words["barred_all" if states == {"barred"} else "never" if states <= {"barred", "infeasible"} else "open"]

    def rules(self) -> list[tuple[str, str]]:
        """Every rule as a sentence, and whether it is hard."""
        return [(self.wording.cited(rule.id), self.words["hard" if rule.penalty is None else "soft"])
                for rule in self.problem.constraints]  # fmt: skip

    def breaches(self) -> list[tuple[str, str, str]]:
        """What soft rules gave."""
        return [(self.wording.cited(each.rule), self.wording.where(each), f"{each.amount:,}") for each in self.plan.breaches]

    def reasons(self) -> list[str]:
        """Why there is no plan, as far as single rules say it."""
        cannot = self.wording.language.say("cannot be kept for", "无法满足")
        return [self.wording.language.about(self.wording.cited(each.rule), f"{cannot} {self.wording.where(Breach(*each, 0))}")
                for each in self.plan.reasons]  # fmt: skip

    def notes(self) -> list[str]:
        """What must be known about the data."""
        return [self.problem.label(note, self.lang) for note in self.problem.notes]

    def stages(self) -> list[tuple[str, list[tuple[str, int, int]]]]:
        """The two roads of the funnel."""
        found = self.asked.funnel
        if found is None:
            return []
        roads = (("villages", found.village_stages), ("candidates", found.candidate_stages))
        return [(self.words[road], [(stage.words(self.lang), stage.number, stage.out) for stage in stages])
                for road, stages in roads]  # fmt: skip


def counted(plan: Plan) -> bool:
    """Whether a page counts those sent. Without dimensions ``structure`` takes every column of text, private ones among them."""
    return bool(plan) and bool(plan.problem.dimensions)
