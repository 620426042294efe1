"""Builds the sample's binary documents from their text; see make.py."""
