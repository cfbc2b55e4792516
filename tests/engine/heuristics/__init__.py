"""Tests of ``houma_assign/engine/heuristics``."""
