"""What a run of this size can see at all."""

DETECTABLE = 2.8


def minimum_detectable_effect(error: float) -> float:
    """≈ 2.8·SE: the true difference that a run with this error finds with 80 % power at 5 %."""
    return DETECTABLE * error
