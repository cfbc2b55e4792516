"""Tests of ``houma_assign/workbook/files``."""
