"""Portfolio files in: readers, mappings, and the differences as history."""
