"""Every kind of job that Koers does, by its name."""

from collections.abc import Mapping

from service.jobs.embed import EMBED
from service.jobs.kinds import Kind
from service.jobs.score import SCORE

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (EMBED, SCORE)}
