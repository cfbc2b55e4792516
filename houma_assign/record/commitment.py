"""Single people's rows, each bound by a digest, so that one can be shown and checked without the others'.

The digests are the leaves of a Merkle tree (as in RFC 6962: one mark before leaves, another before nodes). A leaf is the digest
of a row and a salt of 256 bits; without the salt nobody finds a grade by trying all grades. Leaves stand in the order of their
digests, so that a place in the tree says nothing of an id.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any

from ..check import ROW, canonical, leaf_of, node_of
from ..problem.problem import Problem
from .problem_data import problem_data
from .save import write
from .seal import PlanLike
from .words import KEY, NOBODY, refused

SALT = b"houma_assign row"


@dataclass(frozen=True)
class Commitment:
    """What is published of all people's rows, and, for whoever keeps it, each row with its salt.

    Attributes
    ----------
    root
        The one digest that binds all rows: it can be printed, and sealed with ``plan.save(commitment=...)``.
    rows
        Person -> row and salt. Who is shown one of them can check it against the root; keep the others to yourself.
    """

    root: str
    rows: Mapping[str, tuple[dict[str, Any], str]] = field(repr=False)
    leaves: tuple[str, ...] = field(repr=False)

    def show(self, candidate: str, path: str | PathLike[str], overwrite: bool = False) -> Path:
        """Write one person's row, its salt and its way to the root; ``ha.check`` and the checker read it.

        Raises
        ------
        InputError
            If there is no such person, or the file cannot be written.
        """
        if candidate not in self.rows:
            raise refused(Path(path).name, "candidate", candidate, NOBODY)
        row, salt = self.rows[candidate]
        way = way_of(self.leaves, self.leaves.index(leaf_of(row, salt)))
        body = {"format": ROW, "version": 1, "row": row, "salt": salt, "way": way, "root": self.root}
        write(Path(path), canonical(body).encode(), overwrite)
        return Path(path)


def commit(plan: PlanLike, key: bytes | None = None) -> Commitment:
    """Bind every person's row by a digest, so that one can be shown without the others'.

    A row is what the sealed file holds of the person, with points and grade of each of the person's pairs and the posts given.

    Parameters
    ----------
    plan
        The plan.
    key
        Secret bytes, at least 32, from which the salts are made, so that the same tree can be made again; kept as secret as the
        rows. Without it salts are drawn at random, and the answer is the only place where they are.

    Raises
    ------
    InputError
        If the key is too short.
    """
    if key is not None and (not isinstance(key, bytes) or len(key) < 32):
        raise refused("key", "", None, KEY)
    secret = secrets.token_bytes(32) if key is None else key
    rows = {}
    for row in _rows(plan.problem, plan):
        rows[row["id"]] = (row, hmac.new(secret, SALT + canonical(row).encode(), hashlib.sha256).hexdigest())
    leaves = tuple(sorted(leaf_of(row, salt) for row, salt in rows.values()))
    return Commitment(root_of(leaves), rows, leaves)


def root_of(leaves: Sequence[str]) -> str:
    """The top of the tree over leaves; one without a neighbour goes up as it is."""
    level = list(leaves)
    while len(level) > 1:
        level = [node_of(*level[k : k + 2]) if k + 1 < len(level) else level[k] for k in range(0, len(level), 2)]
    return level[0] if level else hashlib.sha256().hexdigest()


def way_of(leaves: Sequence[str], at: int) -> list[list[str]]:
    """The neighbours from a leaf up to the root, each with its side."""
    level, way = list(leaves), []
    while len(level) > 1:
        beside = at ^ 1
        if beside < len(level):
            way.append(["left" if beside < at else "right", level[beside]])
        level = [node_of(*level[k : k + 2]) if k + 1 < len(level) else level[k] for k in range(0, len(level), 2)]
        at //= 2
    return way


def _rows(problem: Problem, plan: PlanLike) -> list[dict[str, Any]]:
    data = problem_data(problem, named=False)
    pairs: dict[str, list[Any]] = {row["id"]: [] for row in data["people"]}
    for who, post, score, grade in data["pairs"]["rows"]:
        pairs[who].append([post, score, grade])
    held = {who: sorted(place.post for place in plan.placements if place.candidate == who) for who in pairs}
    return [
        {**row, "scale": data["pairs"]["scale"], "pairs": pairs[row["id"]], "posts": held[row["id"]]} for row in data["people"]
    ]
