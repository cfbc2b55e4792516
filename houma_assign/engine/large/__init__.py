"""Programs too large for one LP: plans from blocks of villages, bounds by a second thread."""
