"""Programs too large for one LP: plans from blocks of villages, bounds beside them."""
