"""Tests of ``houma_assign/engine/solvers``."""
