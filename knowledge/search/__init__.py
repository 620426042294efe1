"""One path to every passage: embedders, fusion and search."""
