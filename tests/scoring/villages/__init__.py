"""Tests of ``houma_assign/scoring/villages``."""
