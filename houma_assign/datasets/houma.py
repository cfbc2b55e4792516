"""The case the library is named after, as a problem."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from ..aims import Grades, Merit, NeedsMet
from ..data.condition import Condition
from ..data.dimension import Category, Dimension
from ..errors import InputError, Message
from ..plan.argument_words import argument_fault
from ..problem.problem import Problem
from .houma_rules import default_rules, published_quotas
from .houma_tables import FOLDER, people_of, villages_of

if TYPE_CHECKING:
    import pandas as pd

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
        all 68 villages (posts are in the 13 only; people who were not examined have no grades). ``ha.funnel`` leads from
        the pool to the examined, with ``houma_policy()`` and ``houma_marks()``.
    structure
        "published" adds the published structure table as hard quotas: 20 counts and the mean age 39.9.

    Returns
    -------
    Problem
        With notes that say what is published and what is invented.
    """
    for name, given, known in (("stage", stage, ("examined", "pool")), ("structure", structure, (None, "published"))):
        if given not in known:
            raise InputError([argument_fault("houma_2020", name, given, _choice(known))])
    villages, candidates = _villages(stage), _table("candidates")
    if stage == "examined":
        candidates = candidates[candidates["stage"] == "examined"]
    dimensions = _dimensions()
    rules = default_rules() + (published_quotas(dimensions) if structure == "published" else ())
    met_by = {str(need): tuple(rows["skill"]) for need, rows in _table("met_by").groupby("need")}
    grades = _table("grades")
    candidates = people_of(candidates, _table("dossiers"), set(villages["id"]))
    if stage == "pool":
        everybody = candidates[["id"]].rename(columns={"id": "candidate"})
        grades = everybody.merge(grades[["village"]].drop_duplicates(), how="cross").merge(grades, how="left")
    problem = Problem.from_frames(
        candidates, villages, _table("posts").astype({"slots": int}), grades, rules,
        (NeedsMet(met_by=met_by), Grades(), Merit(role_weights={"secretary": 2})), dimensions=dimensions, notes=(NOTE,),
        labels=_labels(),
    )  # fmt: skip
    return problem


def _choice(known: Iterable[str | None]) -> Message:
    return Message("houma_choice", f"one of {', '.join(map(repr, known))}", "没有这种取法；请见该案例的说明")


def _labels() -> dict[str, dict[str, str]]:
    names = _table("names")
    labels = {lang: dict(zip(names["key"], names[lang], strict=True)) for lang in ("zh", "en")}
    labels["zh"][NOTE] = NOTE_ZH
    return labels


def _table(name: str) -> pd.DataFrame:
    import pandas as pd

    return pd.read_csv(FOLDER / f"{name}.csv", dtype=str, keep_default_na=False, encoding="utf-8")


def _villages(stage: str) -> pd.DataFrame:
    frame = _table("villages")
    if stage == "examined":
        frame = frame[frame["chosen"] == "yes"]
    return villages_of(frame, _table("rounds"), _table("needs"))


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
