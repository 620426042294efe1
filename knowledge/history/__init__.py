"""The append-only history of the portfolio, and the fold that gives its state on any day."""
