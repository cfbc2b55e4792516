"""What is kept of a proof, and how it is gone through again. No solver is reached from here."""
