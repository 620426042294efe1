"""The charts that belong on the pages of a briefing."""

from knowledge.charts.catalogue import ON_PAGES, drawings
from knowledge.charts.drawing import Drawing, Scene
from knowledge.reporting.frame import Frame


def pictures(frame: Frame) -> list[Drawing]:
    """Those that there is enough data for; none of a single use case, or of a period in which nothing happened."""
    if frame.about_one or not frame.events:
        return []
    scene = Scene(frame.portfolio, frame.as_of, frame.language, frame.ranking, frame.filters)
    return drawings(scene, ON_PAGES)
