"""Villages judged, ranked and proposed with a form of help."""
