"""The parts that make the ``houma_2020`` tables: one file makes one thing, ``make_houma_2020`` writes them all."""
