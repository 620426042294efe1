"""Runs: datasets put to a variant of the system, with everything kept that figures can be made of."""
