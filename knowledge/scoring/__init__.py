"""Ratings in, a ranking out that says how sure it is: pure, without I/O or clock."""
