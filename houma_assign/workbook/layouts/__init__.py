"""Sheets as people lay them out, brought into the plain form: one header row, a record a row. Knows nothing of what they hold."""
