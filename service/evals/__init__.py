"""Evals for every door: the system under test, runs, comparisons and the gate."""
