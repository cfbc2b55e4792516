"""What is known of the data and what is taken for granted, on one page."""
