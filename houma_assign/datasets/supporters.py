"""Those who look after the villages of the Houma case. None was published: every name, office and portfolio is invented."""

from __future__ import annotations

from ..posting.support.supporter import Supporter
from .houma import houma_2020

PORTFOLIOS = (
    ("party_building", "ageing"), ("economy", "outflow"), ("petition",), ("merged", "sanitation", "housing_upkeep"),
    ("forestry", "tourism", "culture"), ("fire_safety", "gas_works"),
)  # fmt: skip
NUMBERS = "一二三四五六七八九"


def houma_supporters() -> tuple[Supporter, ...]:
    """Six county leaders, the heads of eight townships, four of the organisation department, the heads of all sending units.

    Returns
    -------
    tuple of Supporter
        All invented, as their names say; heads of units look after three villages at most, county leaders and the organisation
        department after four.
    """
    pool = houma_2020("pool")
    townships = sorted({village.township for village in pool.villages})
    units = sorted({who.unit for who in pool.candidates})
    made = [Supporter(id=f"S1{k}", name=f"示例县领导{NUMBERS[k - 1]}", kind="county_leader", portfolio=needs, most=4)
            for k, needs in enumerate(PORTFOLIOS, 1)]  # fmt: skip
    made += [Supporter(id=f"S2{k}", name=f"示例乡镇负责人{NUMBERS[k - 1]}", kind="township_head", township=township)
             for k, township in enumerate(townships, 1)]  # fmt: skip
    made += [Supporter(id=f"S3{k}", name=f"示例组工干部{NUMBERS[k - 1]}", kind="organisation", most=4) for k in range(1, 5)]
    made += [
        Supporter(id=f"S4{k:02}", name=f"{unit}负责人", kind="unit_head", unit=unit, most=3) for k, unit in enumerate(units, 1)
    ]
    return tuple(made)
