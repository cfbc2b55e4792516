"""Tests of ``houma_assign/posting``."""
