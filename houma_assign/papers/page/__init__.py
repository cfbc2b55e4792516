"""The page that answers: one file, for whoever decides."""
