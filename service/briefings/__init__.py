"""Briefings for every door: make a draft, list, show, and decide."""
