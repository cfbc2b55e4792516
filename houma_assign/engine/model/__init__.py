"""A program as the engines take it, and what presolve makes of it."""
