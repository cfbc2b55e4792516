"""Tests of ``houma_assign/workbook/layouts``: sheets as people lay them out."""
