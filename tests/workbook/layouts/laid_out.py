"""The sheets of a town laid out as people do, at random: what is drawn means the same as the plain sheets."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from .town import Sheets, Town

Areas = list[tuple[int, int, int, int]]


@dataclass
class Drawn:
    """Sheets with their merged areas, and what was done, for the message of a test."""

    sheets: Sheets
    merges: dict[str, Areas] = field(default_factory=dict)
    deeds: list[str] = field(default_factory=list)
    footer: bool = False  # a total or a remark below: refused, with what to do


def lay_out(town: Town, rng: Random) -> Drawn:
    """One layout."""
    words = town.words
    drawn = Drawn(town.plain())
    _wishes(town, rng, drawn)
    _villages(town, rng, drawn)
    if rng.random() < 0.75:
        _matrix(town, rng, drawn)
    _two_rows(rng, drawn, words["candidates"], words["group"], 2, 3)
    for name in (words["candidates"], words["villages"]):
        if rng.random() < 0.3:
            _stars(rng, drawn, name)
        if rng.random() < 0.3:
            _pages(drawn, name)
        if rng.random() < 0.3:
            _title(drawn, name, words["title"])
    if rng.random() < 0.12:
        name = rng.choice([words["candidates"], words["villages"]])
        width = len(drawn.sheets[name][0])
        drawn.sheets[name].append([rng.choice([words["total"], words["foot"]]), *[""] * (width - 1)])
        drawn.footer = True
        drawn.deeds.append("footer")
    return drawn


def _wishes(town: Town, rng: Random, drawn: Drawn) -> None:
    if rng.random() < 0.6:
        drawn.sheets[town.words["aims"]][1][1] = ""
        drawn.deeds.append("wishes in columns")


def _villages(town: Town, rng: Random, drawn: Drawn) -> None:
    words, sheets = town.words, drawn.sheets
    rows = [list(row) for row in sheets[words["villages"]]]
    sheets[words["villages"]] = rows
    merged = False
    if rng.random() < 0.6:
        style = rng.choice(["known", "prefix", "group"])
        kinds = [kind for kind in words["kinds"] if any(need == kind for _, need in town.needs)]
        first = len(rows[0])
        for row in rows[1:]:
            row += [town.needs.get((row[0], kind), rng.choice(["", 0])) for kind in kinds]
        rows[0] += [f"{words['need group']}:{kind}" if style == "prefix" else kind for kind in kinds]
        if style == "group" and len(kinds) > 1:
            merged = True
            upper = [*rows[0][:first], words["need group"], *[""] * (len(kinds) - 1)]
            rows[:1] = [upper, [*[""] * first, *kinds]]
            drawn.merges[words["villages"]] = [(0, first, 0, first + len(kinds) - 1), *[(0, k, 1, k) for k in range(first)]]
        elif style == "group":
            rows[0][first:] = [f"{words['need group']}:{kind}" for kind in kinds]
        del sheets[words["needs"]]
        drawn.deeds.append(f"needs in columns: {style}")
    if town.slots and not merged and rng.random() < 0.6:
        for row in rows[1:]:
            row += [town.slots.get((row[0], role), rng.choice(["", 0])) for role in words["slots"]]
        rows[0] += list(words["slots"].values())
        del sheets[words["posts"]]
        drawn.deeds.append("slots in columns")


def _matrix(town: Town, rng: Random, drawn: Drawn) -> None:
    words = town.words
    style = rng.choice(["post", "village", "name", "role", "name and role"] if town.slots else ["village", "name"])
    places: list[tuple[str, str]] = []  # header, a post it stands for
    named = {row[0]: row[1] for row in town.villages}
    sign = rng.choice(["/", "·", "-"])
    for village, name in named.items():
        posts = [post for post in town.posts if post.split("/")[0] == village]
        if style in ("village", "name"):
            places.append((village if style == "village" else name, posts[0]))
        for post in posts if style not in ("village", "name") else ():
            role = words["roles"][post.split("/")[1]]
            called = {"post": post, "role": f"{village}{sign}{role}", "name and role": f"{name}{sign}{role}"}
            places.append((called[style], post))
    by_name = rng.random() < 0.3
    corner = rng.choice(["", words["name"] if by_name else words["who"]])
    rows: list[list[Any]] = [[corner, *(head for head, _ in places)]]
    rows += [[row[1] if by_name else row[0], *(town.scores[row[0], post] for _, post in places)] for row in town.people]
    beside = not by_name and rng.random() < 0.4
    if beside:
        rows = [
            [row[0], extra, *row[1:]] for row, extra in zip(rows, [words["name"], *(row[1] for row in town.people)], strict=True)
        ]
    if rng.random() < 0.25:
        rows = [[*row, words["mean"] if k == 0 else 70] for k, row in enumerate(rows)]
    if not beside and rng.random() < 0.3:
        rows = [list(row) for row in zip(*rows, strict=True)]
        drawn.deeds.append("turned")
    elif "role" in style and rng.random() < 0.5:
        rows = _parted(rows, sign, drawn, words["matrix"])
    del drawn.sheets[words["pairs"]]
    drawn.sheets[words["matrix"]] = rows
    drawn.deeds.append(f"matrix by {style}{' and names' * by_name}, corner {corner!r}{', names beside' * beside}")


def _parted(rows: list[list[Any]], sign: str, drawn: Drawn, sheet: str) -> list[list[Any]]:
    """Villages in a row above the roles, merged over them."""
    halves = [str(head).split(sign) if sign in str(head) else [head, ""] for head in rows[0]]
    upper: list[Any] = []
    areas: Areas = []
    for k, (village, role) in enumerate(halves):
        same = bool(k and role and halves[k - 1][0] == village)
        if same and areas and areas[-1][3] == k - 1 and areas[-1][0] == areas[-1][2] == 0:
            areas[-1] = (0, areas[-1][1], 0, k)
        elif same:
            areas.append((0, k - 1, 0, k))
        if not role:
            areas.append((0, k, 1, k))
        upper.append("" if same else village)
    drawn.merges[sheet] = areas
    drawn.deeds.append("villages above roles")
    return [upper, [role for _, role in halves], *rows[1:]]


def _two_rows(rng: Random, drawn: Drawn, name: str, group: str, first: int, last: int) -> None:
    if rng.random() < 0.35:
        head, *rest = drawn.sheets[name]
        upper = [group if k == first else "" if first < k <= last else cell for k, cell in enumerate(head)]
        lower = [cell if first <= k <= last else "" for k, cell in enumerate(head)]
        drawn.sheets[name] = [upper, lower, *rest]
        drawn.merges[name] = [(0, first, 0, last), *[(0, k, 1, k) for k in range(len(head)) if not first <= k <= last]]
        drawn.deeds.append("header of two rows")


def _stars(rng: Random, drawn: Drawn, name: str) -> None:
    rows = drawn.sheets[name]
    forms = ("*{}", "{}*", "{}（必填）", " {} ")
    rows[0] = [rng.choice(forms).format(cell) if cell and rng.random() < 0.5 else cell for cell in rows[0]]
    drawn.deeds.append("stars")


def _pages(drawn: Drawn, name: str) -> None:
    rows = drawn.sheets[name]
    if name in drawn.merges or len(rows) < 4:
        return
    drawn.sheets[name] = [*rows[:2], ["第 1 页 共 2 页", *[""] * (len(rows[0]) - 1)], list(rows[0]), *rows[2:]]
    drawn.deeds.append("header repeated")


def _title(drawn: Drawn, name: str, title: str) -> None:
    rows = drawn.sheets[name]
    drawn.sheets[name] = [[title, *[""] * (len(rows[0]) - 1)], *rows]
    shifted = [(a + 1, b, c + 1, d) for a, b, c, d in drawn.merges.get(name, [])]
    drawn.merges[name] = [(0, 0, 0, len(rows[0]) - 1), *shifted]
    drawn.deeds.append("title")
