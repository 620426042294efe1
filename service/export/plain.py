"""Text of any origin on one line, without what a reader cannot see or a file cannot hold."""

import re

from service.inert import line

UNSEEN = re.compile(
    "[\u00ad\u061c\u115f\u1160\u180e\u3164\uffa0"  # soft hyphens, fillers and one more mark that turns text around
    "\ufe00-\ufe0f\ufff9-\uffff"  # variants, annotations, and what no XML file can hold
    "\U0001fffe\U0001ffff\U000e0000-\U000e01ef]"  # tags, which spell words that nobody sees
)
MOST = 4_000


def plain(text: str) -> str:
    """``text`` as one line of what can be seen, cut where it is longer than any sentence."""
    seen = UNSEEN.sub("", line(text))
    return seen if len(seen) <= MOST else seen[:MOST].rstrip() + " …"
