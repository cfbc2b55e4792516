"""Papers: what each reader is given."""
