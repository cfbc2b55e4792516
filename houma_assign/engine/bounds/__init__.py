"""Bounds: linear relaxations of single models and of all tiers, and the cuts that make them tighter."""
