"""What a book would be read as, before anything is made of it: for those whose sheets have names of their own."""
