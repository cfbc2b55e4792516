"""A problem as columns and sparse integer rows. No solver is known here."""
