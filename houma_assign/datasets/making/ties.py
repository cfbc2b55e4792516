"""Where people come from and whom they are related to: units, homes, kin. All invented."""

import random

from .people import Person
from .villages import CHOSEN

# Bodies a city cadre of each field comes from. The first of a list is the largest.
BODIES: dict[str, list[str]] = {
    "discipline": ["示例市纪检监察机构"],
    "judicial": ["示例市司法机构"],
    "party_affairs": ["示例市党务一部", "示例市党务一部", "示例市党务二部"],
    "forestry": ["示例市林业机构"],
    "culture": ["示例市文化机构"],
    "finance": ["示例市财政机构", "示例市财政机构", "示例市审计机构"],
    "agriculture": ["示例市农业机构", "示例市农业机构", "示例市农技站"],
    "water": ["示例市水务机构"],
    "education": ["示例市第一学校", "示例市第二学校", "示例市教育机构"],
    "health": ["示例市卫生机构", "示例市医院"],
    "fire_safety": ["示例市消防机构"],
    "housing": ["示例市住建机构", "示例市住建机构", "示例市城管机构"],
    "tourism": ["示例市旅游机构"],
    "it": ["示例市信息中心", "示例市商务机构"],
    "general": [*["示例市综合一局"] * 3, *[f"示例市综合{n}局" for n in "二三四五六"]],
}
TOWNSHIPS = [f"示例{n}镇" for n in "一二三四五六七"]
PREFECTURE = ["示例地级一局", "示例地级二局"]

# Set by hand so that the rules on home and kin bite where it matters: on scarce and on strong people.
HOMES = {"C058": "示例三村", "C072": "城小"}
KIN = [("C044", "C073"), ("C057", "C084")]
KIN_VILLAGES = {"C047": ["隘口"]}


def tie(rng: random.Random, people: list[Person]) -> None:
    """Give each person a unit and a home, and some of them kin."""
    chosen = [v.name for v in CHOSEN]
    others = [f"示例{n}村" for n in ("六", "七", "八", "九", "十", "十一", "十二", "十三")]
    for p in people:
        p.unit = rng.choice({"prefecture": PREFECTURE, "township": TOWNSHIPS}.get(p.sent_by, BODIES[p.field]))
        p.home = rng.choice(rng.choice((chosen, others, ["示例市区"], ["示例市区"])))
        if rng.randint(1, 12) == 1:
            p.kin_villages = [rng.choice(chosen)]
    by_id = {p.id: p for p in people}
    for person, home in HOMES.items():
        by_id[person].home = home
    for person, villages in KIN_VILLAGES.items():
        by_id[person].kin_villages = villages
    pairs = [rng.sample([p.id for p in people], 2) for _ in range(8)] + [list(pair) for pair in KIN]
    for one, two in pairs:
        by_id[one].kin = sorted({*by_id[one].kin, two})
        by_id[two].kin = sorted({*by_id[two].kin, one})
