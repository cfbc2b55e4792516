"""Tests of ``houma_assign/workbook/sheets``."""
