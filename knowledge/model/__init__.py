"""The domain as frozen types: pure, without I/O, clock or framework."""
