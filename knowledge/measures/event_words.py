"""What kinds of events are called when they are counted."""

from collections.abc import Mapping, Sequence

from knowledge.measures.phrases import joined_and, pick
from knowledge.model.base import Language

COMMITMENTS = ("commitment_made", "commitment_moved")
COUNTED: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "registered": (("nieuwe use case", "new use case"), ("nieuwe use cases", "new use cases")),
    "changed": (("gewijzigd gegeven", "changed detail"), ("gewijzigde gegevens", "changed details")),
    "delisted": (("uit de bron verdwenen use case", "use case no longer listed"), ("uit de bron verdwenen use cases", "use cases no longer listed")),
    "relisted": (("in de bron teruggekeerde use case", "use case listed again"), ("in de bron teruggekeerde use cases", "use cases listed again")),
    "stage_changed": (("faseovergang", "stage change"), ("faseovergangen", "stage changes")),
    "experiment_started": (("gestart experiment", "experiment started"), ("gestarte experimenten", "experiments started")),
    "experiment_ended": (("afgerond experiment", "experiment ended"), ("afgeronde experimenten", "experiments ended")),
    "reflection": (("reflectie", "reflection"), ("reflecties", "reflections")),
    "effect_measured": (("effectmeting", "effect measurement"), ("effectmetingen", "effect measurements")),
    "usage_measured": (("gebruiksmeting", "usage measurement"), ("gebruiksmetingen", "usage measurements")),
    "decision": (("besluit", "decision"), ("besluiten", "decisions")),
    "commitment_made": (("toezegging", "commitment"), ("toezeggingen", "commitments")),
    "commitment_moved": (("verschoven toezegging", "moved commitment"), ("verschoven toezeggingen", "moved commitments")),
    "commitment_kept": (("nagekomen toezegging", "kept commitment"), ("nagekomen toezeggingen", "kept commitments")),
    "show_and_tell": (("show & tell", "show & tell"), ("show & tells", "show & tells")),
    "blocker_raised": (("belemmering", "blocker"), ("belemmeringen", "blockers")),
    "blocker_removed": (("weggehaalde belemmering", "removed blocker"), ("weggehaalde belemmeringen", "removed blockers")),
    "leadership_signal": (("leiderschapssignaal", "leadership signal"), ("leiderschapssignalen", "leadership signals")),
}  # fmt: skip


def counted(kinds: Sequence[str], count: int, language: Language) -> str:
    """``besluit`` or ``besluiten``; several kinds are joined, none is any event."""
    if not kinds:
        return pick(language, *(("gebeurtenis", "event") if count == 1 else ("gebeurtenissen", "events")))
    if set(kinds) == set(COMMITMENTS):
        kinds = COMMITMENTS[:1]
    return joined_and((pick(language, *COUNTED[kind][count != 1]) for kind in kinds), language)
