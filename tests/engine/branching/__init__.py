"""Tests of ``houma_assign/engine/branching``."""
