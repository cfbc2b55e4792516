"""Tests of ``houma_assign/scoring/facts``."""
