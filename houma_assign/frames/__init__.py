"""Data in and out: frames and matrices."""
