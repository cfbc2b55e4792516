"""Questions that a plan must be able to answer; one file, one question. Each changes a problem a little and solves again."""
