"""Weighing options: criterion by criterion what is known of each, how they compare, and what would follow."""
