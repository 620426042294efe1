"""From a period to an approved briefing: gather, draft, verify, compose, wait for a person, publish."""

from graphs.brief.run import Briefer
from graphs.brief.state import BriefRequest, Decided, Parts

__all__ = ["BriefRequest", "Briefer", "Decided", "Parts"]
