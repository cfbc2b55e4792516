"""Results as frames, and counts from stage to stage."""
