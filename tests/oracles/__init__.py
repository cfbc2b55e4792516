"""Oracles: what the package answers, held against answers that were found without it."""
