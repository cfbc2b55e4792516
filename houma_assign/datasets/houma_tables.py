"""The tables of the Houma case as they are kept, with cells as what they mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

FOLDER = Path(__file__).parent / "houma_2020"
FLAGS = ("party_member", "on_staff_list", "under_investigation", "penalty_in_effect", "already_posted", "seconded",
         "party_school", "vocational_course")  # fmt: skip
WORDS = ("political_check", "health", "appraisal")  # facts of the dossiers that are text
FACTORS = ("rural_experience", "current_rank", "recognition", "education_training", "performance", "age_vigour", "skills_fit",
           "organising", "grassroots_years")  # fmt: skip


def people_of(frame: pd.DataFrame, dossiers: pd.DataFrame, villages: set[str]) -> pd.DataFrame:
    """Candidates with their dossiers. Homes and kin outside the problem cannot be in anybody's way and become empty."""
    import pandas as pd

    people = set(frame["id"])
    frame = frame.merge(dossiers, on="id", how="left", validate="one_to_one")
    points = [column for column in frame.columns if column.startswith("total") or column in FACTORS]
    columns: dict[str, Any] = {column: pd.to_numeric(frame[column]) for column in points}
    counts = [column for column in dossiers.columns if column not in ("id", *FLAGS, *WORDS)]
    columns |= {column: frame[column].astype(int) for column in ("age", "party_years", *counts)}
    columns |= {column: frame[column] == "yes" for column in FLAGS}
    columns["score"] = pd.to_numeric(frame["total"])
    columns["home_place"] = frame["home"]
    columns["home"] = [home if home in villages else "" for home in frame["home"]]
    for column, known in (("kin", people), ("kin_villages", villages)):
        columns[column] = [tuple(each for each in cell.split(";") if each in known) for cell in frame[column]]
    return frame.assign(**columns).drop(columns="total")


def villages_of(frame: pd.DataFrame, rounds: pd.DataFrame, ledger: pd.DataFrame) -> pd.DataFrame:
    """Villages with the severities of both rounds and the needs of those chosen."""
    import pandas as pd

    frame = frame.merge(rounds, on="id", how="left", validate="one_to_one")
    needs: dict[str, dict[str, int]] = {}
    for row in ledger.itertuples():
        needs.setdefault(str(row.village), {})[str(row.need)] = int(str(row.severity))
    numbers = ["lax", "economy", "petition", "merged", "ageing", "outflow", "households", "population"]
    numbers += [column for column in rounds.columns if column.endswith("_first")]
    frame = frame.astype(dict.fromkeys(numbers, int))
    listed = pd.Series([needs.get(village, {}) for village in frame["id"]], index=frame.index, dtype=object)
    return frame.assign(needs=listed, chosen=frame["chosen"] == "yes")
