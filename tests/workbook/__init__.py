"""Workbooks and CSV folders, made on the fly and read."""
