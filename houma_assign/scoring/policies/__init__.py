"""What all policies share: rows of a sheet, JSON, and values as cells."""
