"""Branch and bound on people over the teams of all villages."""
