"""Coaching a leader or a team: two weeks, at most three observable behaviours, each out of facts."""
