"""Each question on Houma against the naive way: the edited problem built and solved from nothing for every answer.

question   what a question is to this benchmark: how it is asked, and which edits the naive way solves in its stead
registry   the questions; planted is the problem without a plan
compared   a question and its rivals timed in turn
scenarios  a thousand edits; many asks all of them at once, on one core and on two
"""
