"""Two rounds of screening of the villages. That there were two is published; what differed between them is invented."""

import random

from .villages import CHOSEN, PROBLEMS

FIRST = tuple(f"{kind}_first" for kind in PROBLEMS)


def round_rows(rng: random.Random, villages: list[list[object]]) -> list[list[object]]:
    """Rows of ``rounds.csv``: the severities of the first round, and needs stated besides the problem types.

    Parameters
    ----------
    rng
        Source of the differences: one severity in eight was judged one lower or higher at first.
    villages
        Rows of ``villages.csv``.
    """
    special = {v.name: "; ".join(f"{need}:{level}" for need, level in v.extra.items()) for v in CHOSEN}
    rows: list[list[object]] = []
    for village in villages:
        second = [int(str(level)) for level in village[5 : 5 + len(PROBLEMS)]]
        first = [min(5, max(0, level + (rng.choice((-1, 1)) if rng.randint(1, 8) == 1 else 0))) for level in second]
        rows.append([village[0], *first, special.get(str(village[0]), "")])
    return rows
