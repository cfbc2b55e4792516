"""Tests of ``houma_assign/problem``."""
