"""Every kind of job that Koers does, by its name."""

from collections.abc import Mapping

from service.jobs.brief import BRIEF
from service.jobs.coach import COACH
from service.jobs.digest import DIGEST, DIGEST_WEEKLY
from service.jobs.embed import EMBED
from service.jobs.evals import EVAL
from service.jobs.imports import IMPORT
from service.jobs.kinds import Kind
from service.jobs.scan import SCAN
from service.jobs.score import SCORE

KINDS: Mapping[str, Kind] = {
    kind.name: kind for kind in (SCAN, DIGEST, DIGEST_WEEKLY, EMBED, IMPORT, SCORE, BRIEF, COACH, EVAL)
}
