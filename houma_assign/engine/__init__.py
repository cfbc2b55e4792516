"""From a program to a proven answer. Everything that knows a solver lives in this folder.

lexicographic   tier after tier, each among the optima of those before it
road            the LPs of all tiers, one behind the other, in the hope that each reaches its bound
relaxation      the LP of a model on the columns that can matter; live is the LP inside GLOP
teams           all teams that a village can have; team_rows cuts off the LP's mixtures of them
network         a model that is a flow, solved without a search; arcs, promising, shortage and whole_prices are its parts
certificate     dual prices as an exact integer bound; what it fixes
one_tier        one tier: look_ahead to the last tiers, a ladder of cores downwards, searches; tier_state is what is known of it
dive, mend      a plan quickly, and made better village by village; polish gives a plan its best auxiliary columns
core, reduce    the part of a model where a plan of a certain worth must lie; a model made smaller without losing a plan
search          CP-SAT on what is left; wide_rows splits rows too wide for it, exactly
wide            programs too large for one LP: descent drafts a plan, assemble makes it better by blocks; beside has the bounds
interior        the LP of such a program; solver_process runs its solvers, and branch, which is SCIP
evidence        what is kept of a proof; recheck goes through it again without a solver
remainder       what a tier held at a floor leaves of a program, for later questions
second          HiGHS, asked whether it agrees
attended        solver calls that Ctrl-C can end; loading imports the solvers where it cannot
"""

from .lexicographic import optimise as optimise
from .proof.outcome import Outcome as Outcome
from .proof.outcome import TierOutcome as TierOutcome
