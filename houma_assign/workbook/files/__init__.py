"""Files: archives checked, sheets as they stand, written whole or not at all."""
