"""From a program to a proven answer. Everything that knows a solver lives in this folder.

lexicographic   tier after tier, each among the optima of those before it
one_tier        one tier: prices, what they fix, a ladder of searches
reduce          a program made smaller without losing a plan (fixed columns, spent and repeated rows)
prices          the LP of a tier and its dual prices (GLOP)
network         a model that is a flow, solved without a search; arcs, promising, shortage and whole_prices are its parts
certificate     dual prices as an exact integer bound; what it fixes
search          CP-SAT on what is left
wide_rows       rows too wide for CP-SAT, split exactly
second          HiGHS, asked whether it agrees
attended        solver calls that Ctrl-C can end
"""

from .lexicographic import Outcome as Outcome
from .lexicographic import optimise as optimise
from .tier_outcome import TierOutcome as TierOutcome
