"""Tests of ``houma_assign/engine/large``."""
