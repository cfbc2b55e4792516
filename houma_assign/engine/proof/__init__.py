"""What is proven, in exact integers: certificates, what they leave open, the teams of a village, and the recheck of it all.

Nothing here imports a solver, directly or through others.
"""
