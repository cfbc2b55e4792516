"""Benchmarks: `python -m benchmarks` prints ratios against rivals, measured in the same run."""
