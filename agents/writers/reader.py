"""Reading what can be quoted in answer to a question, once for all who ask it of the same evidence."""

from collections import OrderedDict
from threading import Lock

from agents.writers.asked import read
from agents.writers.brief import Brief
from agents.writers.colophon import may_answer
from agents.writers.likeness import Likeness
from agents.writers.relevance import Candidates, candidates
from agents.writers.units import units
from knowledge.model.evidence import Passage
from knowledge.ports import Embedder

MOST_KEPT = 32
Key = tuple[str, str, str, tuple[str, ...]]


class Reader:
    """``embedder`` compares words and sentences with the question across languages; what was read last is kept."""

    def __init__(self, embedder: Embedder) -> None:
        self._likeness = Likeness(embedder)
        self._kept: OrderedDict[Key, Candidates] = OrderedDict()
        self._lock = Lock()

    def read(self, brief: Brief) -> Candidates:
        """The units of the brief's passages, judged by its question."""
        passages = [item for item in brief.evidence if isinstance(item, Passage)]
        language = brief.spoken or brief.language
        key = (brief.question, brief.context, language, tuple(f"{item.id}\0{item.quote}" for item in passages))
        with self._lock:
            known = self._kept.get(key)
        if known is not None:
            return known
        asked = read(brief.question, language, brief.context)
        may = [unit for unit in units(passages) if may_answer(asked, unit)]
        found = candidates(asked, may, self._likeness)
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return found
