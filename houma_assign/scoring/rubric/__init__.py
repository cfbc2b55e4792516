"""Points: factors, rules, and every point traceable."""
