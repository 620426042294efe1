"""Watching over the execution: scans, replays and alerts, for every door.

Plain functions and no workflow: rules find, a state machine decides, one transaction stores. No model judges here,
nothing runs side by side, and there is nothing to go on with after a stop, because a scan can be done again.
"""
