"""Numeric faithfulness: does every figure stand in the evidence that is cited for it."""

from collections.abc import Iterator, Sequence

from agents.numbers import missing_figures
from agents.verification.figure import Amount, Figure
from agents.verification.source import source_of
from agents.verification.units import clauses, part
from evals.metrics.cited import CitedClaim, written_in
from evals.metrics.measured import Measured, share
from evals.metrics.metric import metric
from evals.metrics.period import Dated, clash, dated_amounts, dated_sources
from knowledge.model.base import Language

METRIC = metric("numeric_faithfulness", "Getallen die kloppen met de bron", "Numeric faithfulness")


def numeric_faithfulness(claims: Sequence[CitedClaim], language: Language) -> Measured:
    """The share of figures (value, unit, scale, period) that match a cited fact or passage.

    A value may differ by half a unit of the last digit that the claim prints; Dutch and English formats are alike.
    An amount does not match where the evidence has it for another period only.
    """
    wrong = total = 0
    for claim in claims:
        total += len(part(claim.text, written_in(claim, language)).figures)
        wrong += len(unfaithful(claim, language))
    return share(total - wrong, total, "the answer holds no figure")


def unfaithful(claim: CitedClaim, language: Language) -> list[str]:
    """The figures of a claim, as printed, that its own evidence does not bear out."""
    language = written_in(claim, language)
    figures = part(claim.text, language).figures
    known = [figure for item in claim.evidence for figure in source_of(item, language).figures]
    absent = missing_figures(figures, known)
    dated = [place for item in claim.evidence for place in dated_sources(item, language)]
    moved = [each.amount.printed for each in _amounts(claim.text, language) if _moved(each, dated)]
    return absent + [printed for printed in moved if printed not in absent]


def _amounts(text: str, language: Language) -> Iterator[Dated]:
    whole = part(text, language)
    for item in text.split("; "):
        for clause in clauses(item, language):
            yield from dated_amounts(clause.figures, whole.figures)


def _moved(claimed: Dated, sources: Sequence[Dated]) -> bool:
    """Whether the amount stands in the evidence, but each time for another period."""
    same = [source for source in sources if _stands(claimed.amount, source.amount)]
    return bool(same) and all(clash(claimed.periods, source.periods) for source in same)


def _stands(claimed: Figure, source: Figure) -> bool:
    return isinstance(source.readings[0], Amount) and claimed.stands_in(source)
