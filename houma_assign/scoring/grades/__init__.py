"""Match grades of people in villages, and their reasons."""
