"""Our own steps, each timed apart through functions that stay when the engine's insides change.

build    problem -> program
prices   the first LP of the first aim
core     the columns that can still matter, once the best value of the first aim is known
first    until the first aim is proven, lots and later aims left out
named    until all aims but the lots are proven
whole    what a user waits for: ``ha.solve``
audit    the plan re-checked in plain Python
"""
