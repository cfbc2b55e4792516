"""Tests of ``houma_assign/workbook/schema``."""
