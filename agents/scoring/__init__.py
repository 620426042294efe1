"""Rating use cases: by rules from named features, or by a model on the same evidence."""
