"""What papers ask of a plan, without words: every question once, however many papers want its answer."""
