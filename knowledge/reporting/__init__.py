"""The facts of a briefing: what a leader must know of a period, section by section, worded in both languages."""
