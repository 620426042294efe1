"""A person's change to a briefing: held against the evidence, and shown as theirs where it does not stand."""

from agents.schemas import DraftClaim
from agents.verifier import Verifier
from knowledge.errors import NotFound
from knowledge.model.briefing import Briefing, Section
from knowledge.model.evidence import Claim, Evidence


def edited(briefing: Briefing, section: str, claim: str, text: str, verifier: Verifier) -> Briefing:
    """The briefing with ``text`` in the place of a claim. NotFound where there is no such section or claim."""
    own, old = claim_of(briefing, section, claim)
    new = _verified(briefing, own, old, text, verifier)
    claims = tuple(new if each.id == claim else each for each in own.claims)
    sections = tuple(own.model_copy(update={"claims": claims}) if each is own else each for each in briefing.sections)
    return briefing.model_copy(update={"sections": sections})


def claim_of(briefing: Briefing, section: str, claim: str) -> tuple[Section, Claim]:
    """The section that a claim stands in, of all where none is named, and the claim. NotFound names what there is."""
    chosen = [each for each in briefing.sections if section in {"", each.key}]
    if not chosen:
        keys = ", ".join(each.key for each in briefing.sections)
        raise NotFound(f"Briefing {briefing.id} has no section {section!r}.", f"It has {keys}.")
    found = next(((own, each) for own in chosen for each in own.claims if each.id == claim), None)
    if found is None:
        raise NotFound(f"Briefing {briefing.id} has no claim {claim!r}.", "koers briefing ID show prints their ids.")
    return found


def _verified(briefing: Briefing, section: Section, old: Claim, text: str, verifier: Verifier) -> Claim:
    """On the evidence of the claim that it replaces, else on that of its section, else on all of the briefing."""
    known = {item.id: item for item in briefing.evidence}
    beside = tuple(dict.fromkeys(key for each in section.claims for key in each.evidence))
    for ids in (old.evidence, beside, tuple(known)):
        cited = [known[key] for key in ids if key in known]
        stands = _stands(text, cited, briefing, verifier)
        if stands is not None:
            return stands
    return Claim(id=f"{old.id}-e", text=text.strip(), evidence=(), support="editor")


def _stands(text: str, cited: list[Evidence], briefing: Briefing, verifier: Verifier) -> Claim | None:
    draft = DraftClaim(text=text, evidence=tuple(item.id for item in cited))
    found = verifier.verify([draft], cited, briefing.language).claims
    return found[0] if found else None
