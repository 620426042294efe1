"""Looks for the known pitfalls of today, and moves the alerts on."""

from collections import Counter

from pydantic import JsonValue

from service.jobs.kinds import Kind, Work
from service.watch.scan import scan


def scan_today(work: Work) -> JsonValue:
    """Scans today; how many alerts are there and what happened to how many. Done again it changes nothing."""
    koers = work.koers
    work.report(0, 1)
    found = scan(koers, koers.clock().date(), koers.settings.language)
    work.report(1, 1)
    happened: dict[str, JsonValue] = dict(Counter(each.what for each in found.happened))
    return {"as_of": found.as_of.isoformat(), "alerts": len(found.alerts), "happened": happened}


# Alone: two scans of one day do the work of one.
SCAN = Kind("scan", {"scan": scan_today}, alone=True, schedule="0 6 * * *")
