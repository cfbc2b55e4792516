"""The plan: who goes where, what it is worth, what is proven of it, and how it is told."""
