"""Tests of ``houma_assign/scoring/grades``."""
