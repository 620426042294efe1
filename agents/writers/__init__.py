"""The two writers of claims: one takes sentences as they stand, one asks a language model."""
