"""Candidates against nomination places, musts and must-nots."""
