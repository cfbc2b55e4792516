"""Bounds: linear relaxations, exact certificates from their duals, and the cuts that make them tighter."""
