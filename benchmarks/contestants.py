"""Everything that is timed, by name."""

from __future__ import annotations

from .contestant import Contestant
from .phases.audit import auditing
from .phases.build import building
from .phases.core import cutting
from .phases.prices import pricing
from .phases.whole import first, named, traced, whole
from .rivals.flow import min_cost
from .rivals.highs import highs, highs_plain
from .rivals.highs_alone import highs_alone
from .rivals.linear_sum import linear_sum
from .rivals.plain_cpsat import obvious, tuned

OURS = Contestant("ours", whole)
LISTENED = Contestant("ours", traced)
NAMED = Contestant("ours, named aims", named)
FIRST = Contestant("ours, first aim", first, first_only=True)
BUILD = Contestant("build", building)
PRICES = Contestant("prices", pricing)
CORE = Contestant("core", cutting)
AUDIT = Contestant("audit", auditing)

HIGHS = Contestant("HiGHS", highs, rival=True)
HIGHS_PLAIN = Contestant("HiGHS, plain rows", highs_plain, rival=True, first_only=True)
HIGHS_ALONE = Contestant("HiGHS, one thread", highs_alone, rival=True, first_only=True)
OBVIOUS = Contestant("CP-SAT, default", obvious, rival=True, first_only=True)
TUNED = Contestant("CP-SAT, tuned", tuned, rival=True, first_only=True)
FLOW = Contestant("SimpleMinCostFlow", min_cost, rival=True, first_only=True)
LINEAR_SUM = Contestant("linear_sum_assignment", linear_sum, rival=True, first_only=True)
