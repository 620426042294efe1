"""How sure the figures of a run are: paired differences, exact tests, intervals and gates; all pure."""
