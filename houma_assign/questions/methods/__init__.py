"""The methods behind the questions, under the names that they have in the field. No method knows a question.

reoptimiser         one program solved many times under small changes; the only file here that asks the engine
memory              what earlier questions about a problem found; solutions reads vectors as placements and values
opportunity_cost    what settling a placement costs, tier by tier; price is how that is said
near_optimal        the plans as good as the best, what they share (the backbone), how many there are
diverse_plans       other plans, one after the other, each different from those before
conflicts           smallest sets of rules that cannot all be kept: deletion filter, and all of them
elastic             hard rules that may give, and the cheapest way; recruit looks for one more person instead
epsilon_constraint  efficient plans of two aims, and plans that keep more and more of a given one
parametric          how far a number in an objective may move; slack_ranging how far a slack may
sensitivity         both for every number of a problem; objective_parts has the numbers, noise draws errors of points
restriction         what an edit takes away, and when no search is needed; scenario_runner makes use of it
scenario            one edit and what becomes of it, as plain data; executor spreads jobs over workers
absence             the problem without some people; moves says who holds another post
reasons             rules that bar, and what an exchange breaks; policy_words says a step of a repair
"""
