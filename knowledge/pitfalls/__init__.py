"""The known pitfalls of executing a strategy: pure rules over the history, each with what clears it."""
