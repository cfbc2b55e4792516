"""Four to one: who looks after each village, a second assignment made of the first."""
