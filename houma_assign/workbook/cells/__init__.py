"""One cell at a time: what it holds, as one kind of value."""
