"""The rules of the Houma case. The steps they stand for are published; their wording and limits are invented."""

from __future__ import annotations

from ..constraints import (
    AvoidHome,
    AvoidKin,
    Constraint,
    Eligible,
    LeaderOutranks,
    Mean,
    MinimumGrade,
    Quota,
    SkillCovered,
    UnitCap,
)  # fmt: skip
from ..data.condition import Condition
from ..data.dimension import Dimension

RANKS = ("staff", "deputy_section", "section")


def default_rules() -> tuple[Constraint, ...]:
    """Eligibility, avoidance, caps, quotas and team rules of the case."""
    fit = (Condition(fact="party_member", equals=True), Condition(fact="party_years", least=3), Condition(fact="age", most=45))
    return (
        Eligible(id="secretary eligibility", role="secretary", where=fit),
        Eligible(id="member eligibility", role="member", where=Condition(fact="age", most=50)),
        MinimumGrade(id="secretary grade", role="secretary", grade="B"),
        AvoidHome(id="home village"),
        AvoidKin(id="kin"),
        UnitCap(id="unit cap", most=2),
        LeaderOutranks(id="rank in the team", order=RANKS),
        Quota(id="women", where={"sex": "female"}, least=6),
        Quota(id="young", where=Condition(fact="age", most=35), least=6),
        Quota(id="from townships", where={"sent_by": "township"}, least=6),
        Quota(id="civil servants", where={"status": "civil_servant"}, most=8),
        Quota(id="junior college", where={"education": "junior_college"}, most=6),
        Quota(id="farming departments", where={"occupation": "farming"}, least=4),
        Mean(id="mean age", number="age", most=40),
        SkillCovered(id="fire safety in 北堡", skills=("fire_safety",), villages=("北堡",)),
        SkillCovered(id="mediation in 示例五村", skills=("mediation",), villages=("示例五村",)),
        SkillCovered(id="party affairs in 示例二村", skills=("party_affairs",), villages=("示例二村",)),
    )


def published_quotas(dimensions: tuple[Dimension, ...]) -> tuple[Constraint, ...]:
    """The published structure as hard quotas: 20 counts and the mean age to one decimal."""
    quotas: list[Constraint] = []
    for dimension in dimensions:
        if dimension.mean_of is not None and dimension.published_mean is not None:
            low, high = (round(dimension.published_mean + half, 2) for half in (-0.05, 0.05))
            quotas.append(Mean(id=f"published {dimension.name}", number=dimension.mean_of, least=low, most=high))
        quotas += [
            Quota(id=f"published {dimension.name}: {line.label}", where=line.where, least=line.published, most=line.published)
            for line in dimension.categories
            if line.where  # the counts by role are the posts themselves
        ]
    return tuple(quotas)
