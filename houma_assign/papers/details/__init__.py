"""What papers print and no rule reads: facts about people, villages and units, and about the decision itself."""
