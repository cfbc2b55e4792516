"""From a program to a proven answer. Everything that knows a solver lives in this folder; ``docs/engine.md`` tells how it works.

lexicographic   tier after tier, each among the optima of those before it
assignment      problems whose rules only count, decided by one flow where its first aim leaves one plan
tier_solver     one tier: its LP, a look ahead, probes of the bound, searches of what is left; incumbent is its best plan
look_ahead      core search at the last tier that tells plans apart
thresholds      tiers that make the least of many large, or the few least: values asked for one by one (threshold_answers), at the
                stands that LPs leave (stands); plans_ahead is where they begin
core_search     expanding cores from the bound down
large/          programs too large for one simplex LP: relax-and-fix, block LNS, bounds by a second thread
heuristics/     diving, large neighbourhood search, polishing
bounds/         LP relaxations: column generation, interior points, the chain of all tiers, team cuts
flow/           models that are networks, solved as minimum-cost flows
solvers/        CP-SAT, SCIP and HiGHS; processes, interrupts, exact encodings
proof/          what is exact and needs no solver: certificates, reduced-cost fixing, teams, evidence and its recheck
model/          a program as the engine takes it, and presolve

Imports go down this list only, and nothing is imported here: whoever checks a proof loads ``proof`` and ``model`` alone.
"""
