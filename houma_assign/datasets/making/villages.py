"""The 68 villages, their needs and the 31 posts.

Published: 68 villages judged on six problem types, 13 chosen, 9 whole teams and 4 secretaries alone; eight names, four
townships, and the needs marked ``published`` below. Every severity, the other names, townships and figures are
invented, as is which villages have whole teams.
"""

import random
from dataclasses import dataclass

PROBLEMS = ("lax", "economy", "petition", "merged", "ageing", "outflow")
# A problem of at least this severity is a need of the village; a lax branch needs party building.
NEED_FROM = 3
NEED_OF = {"lax": "party_building"}

WHOLE, ALONE = "whole_team", "secretary_only"


@dataclass(frozen=True)
class MadeVillage:
    """One village: six severities 0-5 in the order of ``PROBLEMS``, and further needs with theirs."""

    name: str
    township: str
    form: str
    problems: tuple[int, ...]
    extra: dict[str, int]
    published: frozenset[str] = frozenset()

    @property
    def needs(self) -> list[tuple[str, int, str]]:
        """Each need with its severity and whether it was published."""
        found = {NEED_OF.get(kind, kind): level for kind, level in zip(PROBLEMS, self.problems, strict=True)
                 if level >= NEED_FROM} | self.extra  # fmt: skip
        return [(n, level, "published" if n in self.published else "invented") for n, level in found.items()]


def _chosen(
    name: str, township: str, form: str, problems: tuple[int, ...], extra: dict[str, int], *published: str
) -> MadeVillage:
    return MadeVillage(name, township, form, problems, extra, frozenset(published))


# The chosen are the 13 whose six severities add up to most (15 and more), the whole teams those with 17 and more.
CHOSEN = (
    _chosen("北堡", "新田乡", WHOLE, (3, 2, 3, 4, 3, 2), {"fire_safety": 4, "housing_upkeep": 4},
            "fire_safety", "housing_upkeep"),
    _chosen("香邑", "凤城乡", ALONE, (3, 4, 2, 3, 2, 1), {}),
    _chosen("西台神", "高村乡", WHOLE, (2, 4, 1, 3, 3, 4), {"culture": 5, "tourism": 4}, "culture", "tourism"),
    _chosen("城小", "凤城乡", WHOLE, (2, 4, 5, 2, 2, 2), {"sanitation": 3, "gas_works": 3},
            "petition", "economy", "sanitation", "gas_works"),
    _chosen("牛村", "示例甲乡", WHOLE, (2, 3, 5, 2, 3, 2), {}, "petition"),
    _chosen("东城", "示例乙乡", WHOLE, (5, 2, 2, 2, 4, 3), {"housing_upkeep": 2}, "party_building"),
    _chosen("隘口", "示例丙乡", WHOLE, (5, 4, 2, 1, 3, 4), {}, "party_building"),
    _chosen("柳河", "示例甲乡", WHOLE, (2, 4, 3, 3, 2, 4), {"forestry": 5}, "forestry"),
    _chosen("示例一村", "示例乙乡", WHOLE, (4, 3, 3, 2, 3, 3), {}),
    _chosen("示例二村", "示例丙乡", WHOLE, (3, 5, 2, 3, 2, 4), {"forestry": 2}),
    _chosen("示例三村", "示例甲乡", ALONE, (2, 3, 4, 2, 2, 2), {"sanitation": 3}),
    _chosen("示例四村", "示例乙乡", ALONE, (4, 2, 1, 2, 5, 2), {"culture": 2}),
    _chosen("示例五村", "示例丙乡", ALONE, (1, 4, 2, 4, 2, 3), {"tourism": 3}),
)  # fmt: skip

DIGITS = "零一二三四五六七八九"


def _number(n: int) -> str:
    """Write 1-99 in Chinese, as village names do."""
    tens, ones = divmod(n, 10)
    return (DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[ones] if ones else "")


def _note(v: MadeVillage) -> str:
    """Say what of a chosen village was published."""
    known = [word for word, is_known in (("村名", not v.name.startswith("示例")),
                                         ("乡镇", not v.township.startswith("示例")),
                                         ("部分需求", bool(v.published))) if is_known]  # fmt: skip
    return f"{'、'.join(known)}见于报道 其余虚构" if known else "入选但未公布村名 全部虚构"


def village_rows(rng: random.Random) -> list[list[object]]:
    """Rows of ``villages.csv``: the 13 chosen, then 55 that were looked at and not chosen."""
    rows: list[list[object]] = []
    for v in CHOSEN:
        households = rng.randint(180, 620)
        people = households * rng.randint(31, 40) // 10
        rows.append([v.name, v.name, v.township, "yes", v.form, *v.problems, households, people, _note(v)])
    for n in range(6, 61):
        name = f"示例{_number(n)}村"
        problems = [rng.choice((0, 1, 1, 2, 2, 3, 4)) for _ in PROBLEMS]
        while sum(problems) > 14:  # below the mildest chosen village, some by a hair
            problems[problems.index(max(problems))] -= 1
        households = rng.randint(120, 700)
        people = households * rng.randint(31, 40) // 10
        township = f"示例{rng.choice('甲乙丙丁戊')}乡"
        rows.append([name, name, township, "no", "none", *problems, households, people, "虚构"])
    return rows


def need_rows() -> list[list[object]]:
    """Rows of ``needs.csv``."""
    return [[v.name, *need] for v in CHOSEN for need in v.needs]


def post_rows() -> list[list[object]]:
    """Rows of ``posts.csv``: 13 secretary posts of one, nine member posts of two."""
    secretaries: list[list[object]] = [[v.name, "secretary", 1] for v in CHOSEN]
    return secretaries + [[v.name, "member", 2] for v in CHOSEN if v.form == WHOLE]
