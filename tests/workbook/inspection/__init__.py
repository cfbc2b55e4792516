"""Tests of ``houma_assign/workbook/inspection``."""
