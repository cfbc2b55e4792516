"""What sheets are expected to hold, and tables read by that."""
