"""Houma with three planted clashes."""

from __future__ import annotations

import houma_assign as ha


def planted() -> ha.Problem:
    """A quota beyond the women there are, a team whose skill is barred, a cap against a quota."""
    problem = ha.datasets.houma_2020()
    women = sum(who.fact("sex") == "female" for who in problem.candidates)
    mediators = [who.id for who in problem.candidates if "mediation" in who.skills]
    bars = [ha.Barred(id=f"{who} kept out", candidate=who, village="示例五村") for who in mediators]
    return problem.replacing(ha.Quota(id="women", where={"sex": "female"}, least=women + 1)).adding(
        *bars, ha.Quota(id="few from townships", where={"sent_by": "township"}, most=5)
    )
