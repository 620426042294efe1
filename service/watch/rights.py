"""Which findings the reader of this door may see: those that rest on nothing closed to them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from knowledge.model.principal import ANYBODY, OWNER, Principal
from knowledge.pitfalls.finding import Finding
from knowledge.pitfalls.rights import readable

if TYPE_CHECKING:
    from service.bootstrap import Koers

__all__ = ["ANYBODY", "may_read"]


def may_read(koers: "Koers", principal: Principal) -> Callable[[Finding], bool]:
    """A test of findings for ``principal``, who must be allowed every version of every document that one rests on."""
    if not principal.rights:
        return lambda _: True
    use_cases = koers.stores.portfolio.load(principal).histories.keys()
    every, own = (
        {(document.id, document.version) for document in koers.stores.documents.documents(who)}
        for who in (OWNER, principal)
    )
    documents = {key for key, _ in own} - {key for key, _ in every - own}
    return lambda finding: readable(finding, use_cases, documents, principal.rights)
