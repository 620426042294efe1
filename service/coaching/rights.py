"""Who may read a roadmap: of a leader only they themselves, of a team who may read all that it rests on."""

from knowledge.coaching.roadmap import Coached
from knowledge.history.portfolio import Portfolio
from knowledge.model.principal import Principal
from knowledge.ports import KeptRoadmap


def may_coach(principal: Principal, coached: Coached) -> bool:
    """Whether ``principal`` may see anything about who is coached: all who read along must."""
    own = coached.kind == "team" or principal.reads_everything or principal.id == coached.id
    return own and all(may_coach(each, coached) for each in principal.company)


def may_read(principal: Principal, portfolio: Portfolio, kept: KeptRoadmap) -> bool:
    """Whether ``principal``, for whom ``portfolio`` was loaded, may read this roadmap."""
    return may_coach(principal, kept.roadmap.coached) and portfolio.histories.keys() >= set(kept.use_cases)
