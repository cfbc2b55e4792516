"""Sheet by sheet: records, pairs, rules and aims, read and written."""
