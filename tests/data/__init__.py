"""Tests of ``houma_assign/data``."""
