"""Tests of ``houma_assign/workbook/cells``."""
