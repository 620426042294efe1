"""Who may read a finding: whoever may read every use case and every document that it rests on."""

from collections.abc import Collection

from knowledge.pitfalls.finding import Finding


def readable(finding: Finding, use_cases: Collection[str], documents: Collection[str]) -> bool:
    """Whether a reader of these ``use_cases`` and ``documents``, by id, may read the finding."""
    return _named(finding, "use_cases") <= set(use_cases) and _named(finding, "documents") <= set(documents)


def _named(finding: Finding, kind: str) -> set[object]:
    ids = finding.inputs.get(kind)
    return set(ids) if isinstance(ids, list | tuple) else set()
