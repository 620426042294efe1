"""Who may read a finding: whoever may read every use case and document that it rests on, and what it quotes."""

from collections.abc import Collection, Iterable

from knowledge.pitfalls.finding import Finding

Rights = Collection[frozenset[str]]
"""As ``Principal.rights``: the groups of each reader who does not read everything."""


def readable(finding: Finding, use_cases: Collection[str], documents: Collection[str], rights: Rights) -> bool:
    """Whether readers with these ``rights``, of these ``use_cases`` and ``documents``, by id, may read the finding."""
    if not (_named(finding, "use_cases") <= set(use_cases) and _named(finding, "documents") <= set(documents)):
        return False
    readers = finding.inputs.get("readers")
    return not isinstance(readers, list | tuple) or covers(rights, (each for each in readers if isinstance(each, list)))


def covers(rights: Rights, readers: Iterable[Iterable[object]]) -> bool:
    """Whether those with ``rights`` may read all that ``readers`` may, who read everything where there are none."""
    known = [frozenset(each) for each in readers]
    return all(any(each <= groups for each in known) for groups in rights)


def _named(finding: Finding, kind: str) -> set[object]:
    ids = finding.inputs.get(kind)
    return set(ids) if isinstance(ids, list | tuple) else set()
