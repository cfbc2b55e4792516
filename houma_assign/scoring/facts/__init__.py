"""Facts of people and villages as columns, and conditions and awards upon them."""
