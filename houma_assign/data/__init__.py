"""What is known: records, conditions, pairs and rows, as data that checks itself. Everything else builds on this."""
