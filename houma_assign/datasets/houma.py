"""The case the library is named after, as a problem."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ..aims import Grades, Merit, NeedsMet
from ..conditions import Condition
from ..dimensions import Category, Dimension
from ..errors import Fault, InputError
from ..problem import Problem
from .houma_rules import default_rules, published_quotas

if TYPE_CHECKING:
    import pandas as pd

FOLDER = Path(__file__).parent / "houma_2020"
NOTE = (
    "Published (Houma, spring 2020): 13 villages, 31 slots, the structure table, eight village names and some needs. "
    "Every person, unit, score, grade, severity and rule limit is invented; no real person is scored."
)
NOTE_ZH = (
    "已公开（侯马，2020年春）：13村、31个岗位、结构表、八个村名及部分需求。"
    "人员、单位、得分、等次、严重程度和规则限额均为虚构，不对应任何真实人员。"
)


def houma_2020(stage: Literal["examined", "pool"] = "examined", structure: Literal["published"] | None = None) -> Problem:
    """The 31-slot case: 13 secretaries and 18 members for 13 villages.

    Parameters
    ----------
    stage
        "examined": the 62 people who were examined and the 13 villages that were chosen. "pool": all 106 applicants and
        all 68 villages (posts are in the 13 only; people who were not examined have no grades).
    structure
        "published" adds the published structure table as hard quotas: 20 counts and the mean age 39.9.

    Returns
    -------
    Problem
        With notes that say what is published and what is invented.
    """
    for name, given, known in (("stage", stage, ("examined", "pool")), ("structure", structure, (None, "published"))):
        if given not in known:
            raise InputError([Fault("houma_2020", "", name, given, f"one of {', '.join(map(repr, known))}")])
    villages, candidates = _villages(stage), _table("candidates")
    if stage == "examined":
        candidates = candidates[candidates["stage"] == "examined"]
    dimensions = _dimensions()
    rules = default_rules() + (published_quotas(dimensions) if structure == "published" else ())
    met_by = {str(need): tuple(rows["skill"]) for need, rows in _table("met_by").groupby("need")}
    grades = _table("grades")
    candidates = _people(candidates, set(villages["id"]))
    if stage == "pool":
        everybody = candidates[["id"]].rename(columns={"id": "candidate"})
        grades = everybody.merge(grades[["village"]].drop_duplicates(), how="cross").merge(grades, how="left")
    problem = Problem.from_frames(
        candidates, villages, _table("posts").astype({"slots": int}), grades, rules,
        (NeedsMet(met_by=met_by), Grades(), Merit(role_weights={"secretary": 2})), dimensions=dimensions, notes=(NOTE,),
        labels=_labels(),
    )  # fmt: skip
    return problem


def _labels() -> dict[str, dict[str, str]]:
    names = _table("names")
    labels = {lang: dict(zip(names["key"], names[lang], strict=True)) for lang in ("zh", "en")}
    labels["zh"][NOTE] = NOTE_ZH
    return labels


def _table(name: str) -> pd.DataFrame:
    import pandas as pd

    return pd.read_csv(FOLDER / f"{name}.csv", dtype=str, keep_default_na=False, encoding="utf-8")


def _villages(stage: str) -> pd.DataFrame:
    import pandas as pd

    frame = _table("villages")
    if stage == "examined":
        frame = frame[frame["chosen"] == "yes"]
    needs: dict[str, dict[str, int]] = {}
    for row in _table("needs").itertuples():
        needs.setdefault(str(row.village), {})[str(row.need)] = int(str(row.severity))
    numbers = ["lax", "economy", "petition", "merged", "ageing", "outflow", "households", "population"]
    frame = frame.astype(dict.fromkeys(numbers, int))
    listed = pd.Series([needs.get(village, {}) for village in frame["id"]], index=frame.index, dtype=object)
    return frame.assign(needs=listed, chosen=frame["chosen"] == "yes")


def _people(frame: pd.DataFrame, villages: set[str]) -> pd.DataFrame:
    """Cells as what they mean. Homes and kin outside the problem cannot be in anybody's way and become empty."""
    import pandas as pd

    people = set(frame["id"])
    points = [column for column in frame.columns if column.startswith("total") or column in _FACTORS]
    columns: dict[str, Any] = {column: pd.to_numeric(frame[column]) for column in points}
    columns |= {column: frame[column].astype(int) for column in ("age", "party_years")}
    columns |= {"party_member": frame["party_member"] == "yes", "score": pd.to_numeric(frame["total"])}
    columns["home_place"] = frame["home"]
    columns["home"] = [home if home in villages else "" for home in frame["home"]]
    for column, known in (("kin", people), ("kin_villages", villages)):
        columns[column] = [tuple(each for each in cell.split(";") if each in known) for cell in frame[column]]
    return frame.assign(**columns).drop(columns="total")


_FACTORS = ("rural_experience", "current_rank", "recognition", "education_training", "performance", "age_vigour", "skills_fit",
            "organising", "grassroots_years")  # fmt: skip


def _dimensions() -> tuple[Dimension, ...]:
    blocks: dict[str, list[Category]] = {}
    means = []
    for row in _table("structure").to_dict("records"):
        if row["dimension"] == "mean_age":
            means.append(
                Dimension(name=row["label_en"], name_zh=row["label_zh"], mean_of=row["fact"], published_mean=float(row["count"]))
            )
            continue
        role = row["equals"] if row["fact"] == "role" else None
        ends = {end: int(row[end]) for end in ("least", "most") if row[end]}
        where = () if role else (Condition(fact=row["fact"], **({"equals": row["equals"]} if row["equals"] else ends)),)
        blocks.setdefault(row["dimension"], []).append(
            Category(label=row["label_en"], label_zh=row["label_zh"], where=where, role=role, published=int(row["count"]))
        )
    names = {row["key"]: row for row in _table("names").to_dict("records")}
    made = [
        Dimension(name=names[block]["en"], name_zh=names[block]["zh"], categories=tuple(lines)) for block, lines in blocks.items()
    ]
    return (*made, *means)
