"""The kinds of papers, one file each: where everything goes, and what stands there."""
