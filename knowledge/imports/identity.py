"""Which use case a row is about: by its id, else by its key and, where rows share one, by what tells them apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from knowledge.history.fold import UseCaseState
from knowledge.imports.drafts import Draft
from knowledge.imports.eventids import digest
from knowledge.imports.words import plain, slug

Rung = tuple[str, ...]


class Identifier:
    """Gives drafts the ids of the use cases that they are about, or new ones that stay the same in every import.

    ``shared`` is for a layout in which ids are those of Koers itself, whatever source the use case came from.
    """

    def __init__(self, source: str, states: Mapping[str, UseCaseState], shared: bool) -> None:
        self._source, self._states, self._shared = source, states, shared
        own = [state.use_case for state in states.values() if state.use_case.source == source]
        self._by_source_id = {record.source_id: record.id for record in own if record.source_id}
        self._near = near = [state.use_case for state in states.values() if state.use_case.source in (source, "")]
        titles = Counter(plain(record.title) for record in near)
        self._by_title = {plain(record.title): record.id for record in near if titles[plain(record.title)] == 1}

    def identify(self, drafts: Sequence[Draft]) -> None:
        """Sets every draft's ``id``."""
        groups: dict[Rung, list[Draft]] = defaultdict(list)
        for draft in drafts:
            if draft.given_id:
                draft.id = self._by_given_id(draft.given_id)
            else:
                groups[draft.key].append(draft)
        for group in groups.values():
            self._identify_group(group)

    def _by_given_id(self, given: str) -> str:
        if self._shared and given in self._states:
            return given
        known = self._by_source_id.get(given)
        if known:
            return known
        return f"{self._source}-{given}" if given in self._states else given

    def _identify_group(self, group: Sequence[Draft]) -> None:
        if len(group) == 1:
            self._identify_single(group[0])
            return
        ladders = self._ladders(group)
        counts = Counter(rung for ladder in ladders for rung in ladder)
        unclaimed = []
        for draft, ladder in zip(group, ladders, strict=True):
            own = [self._id(rung) for rung in ladder[1:] if counts[rung] == 1]
            draft.id = own[0]
            known = [key for key in own if key in self._states]
            if known:
                draft.id = known[-1]
            else:
                unclaimed.append(draft)
        self._claim_base(group[0].key, unclaimed)

    def _identify_single(self, draft: Draft) -> None:
        draft.id = self._id(draft.key)
        if draft.id in self._states or not self._near:
            return
        known = [key for rung in self._ladders([draft])[0][1:] if (key := self._id(rung)) in self._states]
        titled = self._by_title.get(plain(draft.fields.get("title", ""))) if len(draft.key) == 1 else None
        draft.id = known[0] if known else titled or draft.id

    def _ladders(self, group: Iterable[Draft]) -> list[list[Rung]]:
        """For every draft its keys, each telling more than the one before; the last counts equal rows."""
        seen: Counter[Rung] = Counter()
        ladders = []
        for draft in group:
            full = (*draft.key, *(plain(tie) or tie for tie in draft.ties))
            seen[full] += 1
            rungs = [full[: len(draft.key) + depth] for depth in range(len(draft.ties) + 1)]
            ladders.append([*rungs, (*full, str(seen[full]))])
        return ladders

    def _claim_base(self, key: Rung, drafts: Sequence[Draft]) -> None:
        """A use case that was alone with its key is the row among them that still says the same."""
        state = self._states.get(self._id(key))
        if state is None:
            return
        record = state.use_case
        said = {plain(text) for text in (record.purpose, record.team, *record.attributes.values()) if text}
        heir = next((draft for draft in drafts if any(plain(tie) in said for tie in draft.ties if tie)), None)
        if heir is not None:
            heir.id = record.id

    def _id(self, rung: Rung) -> str:
        mark = digest("\x1f".join((self._source, *rung)), 4)
        readable = slug(" ".join(rung[:2]))
        return f"{readable}-{mark}" if readable else f"use-case-{mark}"
