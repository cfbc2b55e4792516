"""Tests of ``houma_assign/engine/flow``."""
