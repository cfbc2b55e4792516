"""The page that answers."""
