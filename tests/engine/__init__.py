"""The engine's parts made to decide by themselves, to fail, and to be wrong: the answer must stand or say that it does not."""
