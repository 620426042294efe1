"""Briefings as files."""
