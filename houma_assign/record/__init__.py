"""The sealed decision: what is written of a plan so that anybody can check it years later, and the plan read back."""
