"""What would follow if a use case were stopped, paused, scaled or started: pure, over a supposed snapshot."""
