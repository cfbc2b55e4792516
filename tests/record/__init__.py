"""Tests of ``houma_assign/record`` and ``houma_assign/check.py``."""
