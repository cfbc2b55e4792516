"""Tests of ``houma_assign/engine/bounds``."""
