"""Who may read a roadmap: of a leader only they themselves, of a team who may read all that it rests on."""

from typing import TYPE_CHECKING

from knowledge.coaching.roadmap import Coached
from knowledge.model.evidence import Passage
from knowledge.model.principal import Principal
from knowledge.ports import KeptRoadmap

if TYPE_CHECKING:
    from service.bootstrap import Koers


def may_coach(principal: Principal, coached: Coached) -> bool:
    """Whether ``principal`` may see anything about who is coached: all who read along must."""
    own = coached.kind == "team" or principal.reads_everything or principal.id == coached.id
    return own and all(may_coach(each, coached) for each in principal.company)


def may_read(koers: "Koers", principal: Principal, kept: KeptRoadmap) -> bool:
    """Whether ``principal`` may read this roadmap, with every use case and document that it rests on."""
    known = koers.stores.portfolio.load(principal).histories.keys()
    if not may_coach(principal, kept.roadmap.coached) or not known >= set(kept.use_cases):
        return False
    quoted = {each.document_id for each in kept.roadmap.evidence if isinstance(each, Passage)}
    return not quoted or {each.id for each in koers.stores.documents.documents(principal)} >= quoted
