"""One of every rule and every aim, all at home in ``town``; a kind without an example here fails ``test_records``."""

from __future__ import annotations

import houma_assign as ha

RULES: tuple[ha.Constraint, ...] = (
    ha.Apart(candidates=("c1", "c3")),
    ha.Barred(candidate="c4", village="v2"),
    ha.Capacity(
        load="size", limit={"v1/secretary": 3, "v1/member": 6, "v2/secretary": 4.5, "v3/member": 4}, least={"v1/member": 1}
    ),
    ha.Eligible(where=(ha.Condition(fact="age", most=45.5),), role="secretary"),
    ha.AvoidHome(within="township", penalty=3),
    ha.AvoidKin(),
    ha.LeaderOutranks(order=("staff", "deputy", "chief"), penalty=2),
    ha.Mean(number="age", least=20, most=49.5),
    ha.MinimumGrade(grade="C", township="t1"),
    ha.OpensWith(least={"v1": 2}, each="village", penalty=2),
    ha.Pinned(candidate="c2", post="v1/member", penalty=1),
    ha.PostsEach(),
    ha.PostsFilled(),
    ha.Quota(where={"sex": ("female", "other")}, least_share=0.3, most=4, rounding="up"),
    ha.SkillCovered(skills=("farming",), villages=("v1",), penalty=5),
    ha.Slots(),
    ha.Stable(wishes={"c1": ("v2",), "c2": ("v1/member", "v3")}, say={"v2": {"c1": 80}, "v3": {"c2": 1.5}}, penalty=1),
    ha.Together(candidates=("c1", "c5"), penalty=4),
    ha.Total(number="cost", most=199.75, each="township"),
    ha.VillageForms(
        forms={"whole": {"secretary": 1, "member": 2}, "alone": {"secretary": 1}},
        least={"whole": 0},
        most={"alone": 2},
        where={"whole": "township = t1"},
        settled={"v2": ""},
        penalty=2,
    ),
    ha.UnitCap(most=2, exceptions={"u3": 1}, each="township", where="age <= 60"),
)
TOGETHER = tuple(rule for rule in RULES if rule.kind != "stable")  # which knows no villages that may be closed
AIMS: tuple[ha.Aim, ...] = (
    ha.Concessions(),
    ha.NeedsMet(met_by={"law": ("law", "culture")}),
    ha.Grades(worth={"A": 3, "B": 1}),
    ha.WorstOff(worst=2, slack=0.5),
    ha.EvenLoad(role="member", where="age <= 60", each="unit"),
    ha.FewestMoves(placements=(("c1", "v3/member"), ("gone", "v9/old"))),
    ha.FewestVacancies(),
    ha.InUse(what="village", sense="most", where="age <= 60"),
    ha.People(where={"sex": "female"}, sense="most"),
    ha.Sum(number="cost", sense="least", where="age <= 45.5", role="member"),
    ha.Served(number="budget", slack=1),
    ha.TogetherWish(wishes=(("c1", "c2", 1.5), ("c1", "c6", -0.25))),
    ha.VillageLots(seed="public"),
    ha.Wishes(wishes={"c1": ("v2", ("v1/member", "v1/secretary")), "c6": ("v3/member",)}, by_rank=(3, 1.5)),
    ha.Blend(parts=((ha.Merit(id="m"), 0.25), (ha.FewestVacancies(id="f"), 2))),
    ha.Merit(role_weights={"secretary": 2}, slack=1),
    ha.Lots(seed="public"),
)
