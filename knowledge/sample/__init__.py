"""The sample organisation that ships with Koers."""
