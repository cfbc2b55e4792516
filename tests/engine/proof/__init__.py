"""Tests of ``houma_assign/engine/proof``."""
