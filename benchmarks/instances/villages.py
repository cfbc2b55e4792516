"""The posts of made-up villages: a secretary in each, and two members in nine of every thirteen, as in the Houma case."""

from __future__ import annotations

import pandas as pd


def posts_of(villages: int) -> pd.DataFrame:
    """Columns village, role, slots; the first nine of every thirteen villages have members too."""
    names = village_names(villages)
    with_members = [name for k, name in enumerate(names) if k % 13 < 9]
    secretaries = pd.DataFrame({"village": names, "role": "secretary", "slots": 1})
    members = pd.DataFrame({"village": with_members, "role": "member", "slots": 2})
    return pd.concat([secretaries, members], ignore_index=True)


def village_names(villages: int) -> list[str]:
    """Ids that sort in their own order."""
    return [f"v{k:04d}" for k in range(villages)]
