"""The data that a page answers from: plain, in both languages, and written so that no text in it can leave it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ...data.placement import Placement
from ...data.post import Post
from ...plan.needs import needs_of
from ...plan.status import Status
from ...questions.methods.reasons import broken
from .asked import Answered
from .cells import Cells
from .texts import Texts
from .view import View

MOST_CELLS = 20_000  # pairs of a person and a post that a page holds
EXACT = 2**53  # larger whole numbers are no numbers in a browser
DANGEROUS = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def payload(view: View, asked: Answered, words: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Everything the page's own program reads."""
    plan, texts = view.plan, Texts(view)
    cells = Cells(plan, asked, texts)
    listed = bool(plan) and len(cells.person) * len(cells.post) <= MOST_CELLS
    kinds: dict[str, int] = {}
    rows = [[kinds.setdefault(written(cells.cell(who, post)), len(kinds)) for post in cells.post] if listed else []
            for who in cells.person]  # fmt: skip
    data = {
        "lang": lang, "words": words,
        "aims": [texts.both("aim", tier.aim) for tier in plan.tiers if tier.named],
        "people": _people(view, asked, cells, listed), "posts": _posts(view, asked, cells), "villages": _villages(view, cells),
        "cells": rows, "kinds": [json.loads(kind) for kind in kinds],
        "asked": {"exact": plan.status is Status.OPTIMAL, "prices": asked.prices is not None, "cells": listed,
                  "firm": asked.firm is not None and asked.firm.settled},
    }  # fmt: skip
    return {**data, "texts": [list(pair) for pair in texts.all]}


def _people(view: View, asked: Answered, cells: Cells, listed: bool) -> list[dict[str, Any]]:
    plan, texts, held = view.plan, cells.texts, dict[str, list[Placement]]()
    for place in plan.placements:
        held.setdefault(place.candidate, []).append(place)
    rows = []
    for who in plan.problem.candidates:
        mine = held.get(who.id, [])
        facts = [[texts.number(fact.zh, fact.en), texts.label(said(value))] for fact, value in view.facts(who)]
        row: dict[str, Any] = {"label": texts.zh.person(who.id), "unit": view.unit(who), "letters": view.letters(who)}
        if facts:
            row["facts"] = facts
        if mine:
            row["at"] = [_place(plan, asked, cells, place, listed) for place in mine]
            price = asked.price(who.id, None)
            row |= {"out": {"s": price.state, **cells.price(price)}} if price else {}
        rows.append(row)
    return rows


def _place(plan: Any, asked: Answered, cells: Cells, place: Placement, listed: bool) -> dict[str, Any]:
    """One placement: the post, whether it is firm, and the rules that hang on it."""
    facts = cells.cell(*place)
    row: dict[str, Any] = {"post": cells.post[place.post], **{key: facts[key] for key in ("p", "g", "n") if key in facts}}
    if asked.firm is not None and asked.firm.settled:
        row["firm"] = 1 if place in asked.firm.firm else 0 if place in asked.firm.discretionary else None
    if listed:
        rest = [other for other in plan.placements if other != place]
        binds = [each for each in broken(plan.problem, rest) if each not in cells.given]
        row |= {"binds": cells.texts.breaches(binds)} if binds else {}
    return row


def _posts(view: View, asked: Answered, cells: Cells) -> list[dict[str, Any]]:
    texts, choices = cells.texts, (asked.firm.choices or {}) if asked.firm else {}
    rows = []
    for post in view.plan.problem.posts:
        zh, en = texts.both("post", post.id)
        row = {"id": post.id, "zh": zh, "en": en, "village": cells.village[post.village], "role": texts.label(post.role),
               "short": [_short(view, post, lang, said_) for lang, said_ in (("zh", zh), ("en", en))]}  # fmt: skip
        if post.id in choices:
            row["choices"] = [cells.person[who] for who in choices[post.id]]
        rows.append(row)
    return rows


def _short(view: View, post: Post, lang: str, said: str) -> str:
    """The village alone, where that and the role tell the post from all others."""
    village = view.wording(lang).village(post.village)
    return village if said == f"{village} {view.wording(lang).label(post.role)}" else said


def _villages(view: View, cells: Cells) -> list[dict[str, Any]]:
    met = {(need.village, need.need): need.by for need in needs_of(view.plan.problem, view.plan.placements)}
    return [
        {"name": village.name or village.id, "township": village.township,
         "needs": [[cells.texts.label(need), severity, [cells.person[who] for who in met.get((village.id, need), ())]]
                   for need, severity in village.needs.items()]}
        for village in view.plan.problem.villages
    ]  # fmt: skip


def said(value: Any) -> str:
    """A fact as its code: what labels know."""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def written(data: Any) -> str:
    """Data as JSON that stands in an element of a page: no sign in it ends the element or begins another."""
    text = json.dumps(_plain(data), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return "".join(DANGEROUS.get(sign, sign) for sign in text) if any(sign in text for sign in DANGEROUS) else text


def _plain(data: Any) -> Any:
    """Whole numbers that a browser cannot hold as texts with their digits grouped, as they are shown."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [_plain(value) for value in data]
    if isinstance(data, int) and not isinstance(data, bool) and abs(data) >= EXACT:
        return f"{data:,}"
    return data
