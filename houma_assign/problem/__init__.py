"""The problem: records, pairs, rules and aims together, checked at once, and edited into new problems."""
