"""What stands behind an auxiliary column: the rule or aim that brought it, and the place, person or unit it speaks of there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ..classes import HELD, HELD_IN_ROLE
from ..program import Program

Behind = tuple[str, str]  # id of the rule or aim, and what the column speaks of


def columns_behind(program: Program, pairs: Sequence[tuple[str, str]], roles: Mapping[str, str]) -> tuple[Behind, ...]:
    """The source of each auxiliary column: that of the first row it stands in, or the aim that counts it.

    Columns that count a person's posts stand in the rows of many rules; theirs is the row that defines them.

    Parameters
    ----------
    program
        Columns and rows.
    pairs
        (candidate id, post id) of the pair columns.
    roles
        Post id -> role.
    """
    matrix, found = program.matrix, dict[int, Behind]()
    starts, names = matrix.indptr.tolist(), np.array(matrix.rules, dtype=object)[matrix.rule]
    who_of = {k: who for k, (who, _) in enumerate(pairs)}
    # Columns of a role count pairs; those of a person count pairs, or the person's columns of roles.
    for name in (HELD_IN_ROLE, HELD):
        for row in np.flatnonzero(names == name).tolist():
            entries = slice(starts[row], starts[row + 1])
            own = int(matrix.indices[entries][matrix.data[entries] < 0][0])
            counted = int(matrix.indices[entries][matrix.data[entries] > 0][0])
            who_of[own] = who_of[counted]
            found[own] = (name, who_of[own] if name == HELD else f"{who_of[own]} {roles[pairs[counted][1]]}")
    for row in range(len(matrix)):
        entries_of_row = matrix.indices[starts[row] : starts[row + 1]]
        for column in entries_of_row[entries_of_row >= program.pairs].tolist():
            found.setdefault(column, (names[row], matrix.labels[row]))
    for tier in program.tiers:  # what nobody can come to stands in no row, only in the aim that counts it
        if isinstance(tier.given, np.ndarray):
            for column in np.flatnonzero(tier.given[program.pairs :]).tolist():
                found.setdefault(program.pairs + column, (tier.aim.id, ""))
    return tuple(found.get(column, ("", "")) for column in range(program.pairs, len(program.lower)))
