"""Tests of ``houma_assign/scoring/candidates``."""
