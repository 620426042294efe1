"""The Wilson interval: how far a share that was counted may lie from the share that holds."""

from math import sqrt

CONFIDENCE = 0.95
Z = 1.959963984540054


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval around ``part`` of ``whole``, between 0 and 1; of nothing anything may hold.

    Raises ValueError where ``part`` is not between 0 and ``whole``.
    """
    if not 0 <= part <= whole:
        raise ValueError(f"{part} is no part of {whole}")
    if whole == 0:
        return 0.0, 1.0
    share, weight = part / whole, Z * Z / whole
    centre = share + weight / 2
    spread = Z * sqrt(share * (1 - share) / whole + weight / (4 * whole))
    low, high = (centre - spread) / (1 + weight), (centre + spread) / (1 + weight)
    # By the formula these ends are exactly 0 and 1; rounding would leave a trace.
    return (low if part else 0.0), (high if part < whole else 1.0)
