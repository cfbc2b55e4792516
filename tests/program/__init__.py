"""Tests of ``houma_assign/program``."""
