"""A program as a file that other solvers read: MPS, LP, or the text form of CP-SAT's own model."""
