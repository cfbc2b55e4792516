"""The solvers, one file each: CP-SAT, SCIP, HiGHS, how they are interrupted and in which process they run."""
