"""Good plans quickly: diving, large neighbourhood search, polishing."""
