"""The ledger of the years in which a posting runs: events, and what stands on a day."""
