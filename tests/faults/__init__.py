"""What must not go wrong: bad input, wide numbers, interrupts, broken engines."""
