"""The coach for every door: make a roadmap, list earlier ones, and tell those whom it is for."""
