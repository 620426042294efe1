"""What was worked out for the briefings made last, for as long as what they rest on stays the same."""

from collections import deque

from knowledge.history.portfolio import Portfolio
from knowledge.pitfalls.context import Context
from knowledge.reporting.memo import Memo

KEPT = 4


class Recent:
    """A reader's portfolio is made anew when the history grows, so that it stands for its revision."""

    def __init__(self) -> None:
        self._made: deque[tuple[Portfolio, Context, Memo]] = deque(maxlen=KEPT)

    def memo(self, portfolio: Portfolio, context: Context) -> Memo:
        """What is known of just this history, beside just these documents."""
        for seen, beside, memo in list(self._made):
            if seen is portfolio and beside == context:
                return memo
        made = Memo()
        self._made.append((portfolio, context, made))
        return made
