"""Charts: Vega-Lite specifications that code draws from facts."""
