"""One suite per port, over every backend that implements it."""
