"""Tests of ``houma_assign/engine/model``."""
