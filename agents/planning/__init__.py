"""From a question in plain Dutch or English to typed measure queries and searches."""
