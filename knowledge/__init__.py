"""What the organisation knows: model, documents, history, measures, stores, search, imports, sample."""
