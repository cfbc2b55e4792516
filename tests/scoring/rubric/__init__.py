"""Tests of ``houma_assign/scoring/rubric``."""
