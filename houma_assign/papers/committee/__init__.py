"""The committee's papers: what it compares, what it may choose, what its rules cost, who stands in, and why it is the best."""
