from datetime import date

from knowledge.model.briefing import Audience, Span
from knowledge.pitfalls.context import Context
from knowledge.reporting.briefing import gather
from knowledge.reporting.frame import Frame
from tests.knowledge.imports.support import INVENTORY_2023, INVENTORY_2024, real, run
from tests.knowledge.reporting.kit import section


def test_what_changed_between_two_inventories_is_exactly_their_difference() -> None:
    # the import counts 1,913 created, 208 updated and 499 delisted: tests/knowledge/imports/test_real_files.py;
    # many of the new ones began before the first inventory, which did not know them
    before, _, _ = run(real(INVENTORY_2023), "2023.csv")
    after, report, _ = run(real(INVENTORY_2024), "2024.csv", before)
    span = Span(start=date(2024, 1, 1), end=date(2024, 12, 16))
    frame = Frame(after, span, Audience(), "en", Context(language="en"), known=frozenset(before.histories))
    found = gather(frame)
    [headline] = [fact for fact in section(found, "summary") if fact.measure == "briefing.changes"]
    assert isinstance(headline.value, dict)
    counts = {name: headline.value[name] for name in ("new", "updated", "delisted")}
    assert counts == {"new": report.created, "updated": report.updated, "delisted": report.delisted}
    assert "1,913 new, 499 no longer listed, 208 updated" in headline.text
    assert sum(len(fact.text.split()) for each in found.sections for fact in each.facts) < 1_000
