"""Alerts: what people are told of findings, as a pure state machine."""
