"""Which briefings somebody may read: those that rest on nothing closed to them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from knowledge.model.principal import OWNER, Principal
from knowledge.ports import KeptBriefing

if TYPE_CHECKING:
    from service.bootstrap import Koers


def may_read(koers: "Koers", principal: Principal) -> Callable[[KeptBriefing], bool]:
    """A test of briefings for ``principal``, who must be allowed every use case and every version of every document
    that one rests on. Rights are those of today: what was closed off later closes off older briefings too."""
    if not principal.rights:
        return lambda _: True
    use_cases = set(koers.stores.portfolio.load(principal).histories)
    every, own = (
        {(document.id, document.version) for document in koers.stores.documents.documents(who)}
        for who in (OWNER, principal)
    )
    documents = {key for key, _ in own} - {key for key, _ in every - own}
    return lambda kept: use_cases.issuperset(kept.use_cases) and documents.issuperset(kept.documents)
