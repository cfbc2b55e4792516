"""Papers as Word files, pages and sheets. Every renderer knows layouts and values, and no kind of paper."""
