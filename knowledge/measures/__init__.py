"""Every number that Koers says, as pure functions over a snapshot."""
