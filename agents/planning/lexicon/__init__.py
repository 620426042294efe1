"""What words mean to the planner: one pattern per concept, Dutch and English together, over folded text."""
