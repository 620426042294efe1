"""What there is to ask for: use cases and their stages and roles, teams, objectives, processes and events."""

import re

from agents.planning.lexicon.patterns import ANY, BLOCKERS, EFFECTS, OBJECTIVES, words
from knowledge.model.events import BlockerKind
from knowledge.model.portfolio import Role, Stage

USE_CASE = words(
    "(?:ai[- ])?use[- ]?cases?", "(?:ai[- ])?toepassing(?:en)?", "(?:ai[- ])?initiatie(?:f|ven)", "(?:ai[- ])?projecten", "(?:ai[- ])?project",
    "(?:ai[- ])?algoritmen?s?", "(?:ai[- ])?systemen", "(?:ai )?applications?", "(?:ai )?initiatives?", "(?:ai )?projects?",
    "(?:ai )?algorithms?", "ai systems?", "(?:ai )?systems", "cases", "ai tools",
)  # fmt: skip
AI_THING = words(
    "(?:ai[- ])?(?:chat)?bots?",
    "(?:ai[- ]|spraak|kennis)?assistant(?:s|en)?",
    "(?:ai[- ])?assistenten",
    "(?:taal|voorspel|ai[- ])?model(?:len|s)?",
    "copilots?",
    "(?:ai )?agents?",
    "robots?",
    "dashboards?",
    "(?:ai )?tools?",
)
STAGES: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    (Stage.IDEA, words("idee(?:en)?", "ideas?", "ideefase", "idea stage", "backlog")),
    (Stage.EXPLORING, words(
        "(?:in (?:de )?)?verkenning(?:en|sfase)?", "verkend", "(?:being )?explor(?:ed|ing)", "(?:in )?explorations?(?: stage| phase)?", "initiated stage", "initiatiefase")),
    (Stage.PILOTING, words(
        "(?:in (?:de )?)?pilot(?:s|fase| fase)?", "pilot ?projecten", "(?:being )?pilot(?:ed|ing)(?: stage| phase)?", "(?:in (?:a |the )?)?pilots?(?: stage| phase)?",
        "in ontwikkeling", "in development", "under development", "being developed", "(?:worden|wordt|nog) ontwikkeld", "proeven?")),
    (Stage.SCALING, words(
        "(?:in (?:de )?)?opschaling(?:sfase)?", "opgeschaald", "(?:aan het )?opschalen", "(?:being )?scal(?:ed|ing)(?: up)?(?: stage| phase)?", "in implementation", "in implementatie")),
    (Stage.LIVE, words(
        "(?:al |nu )?in (?:gebruik|productie|bedrijf)(?: genomen)?", "live", "operationeel", "(?:already )?in (?:use|production|operation)", "operational", "deployed",
        "draai(?:en|t)", "in operation and maintenance")),
    (Stage.STOPPED, words(
        "(?:(?:did|have|had) )?we stop(?:ped)?", "stopten we", "gestopt(?:e)?", "stopgezet(?:te)?", "beeindigde?", "gestaakt", "buiten gebruik(?: gesteld)?", "uitgefaseerd",
        "(?:been |were |was )?(?:stopped|retired|discontinued|ended|abandoned|decommissioned)")),
)  # fmt: skip
IN_USE = words("gebruik(?:t|en)(?: we)?", "uses", f"(?:(?:do|does) {ANY}{{1,60}}? )?use(?![- ]cases?)")
WHAT_IS_USED = re.compile(
    r"^\W*(?:wat gebruiken we|what do we)(?: (?:nu|al|echt|now|already|really|actually))*(?: use)?\W*$"
)
UNDER_WAY = words(
    "lopende?",
    "lopen(?: er)?",
    "loopt",
    "bezig",
    "onderweg",
    "onderhanden",
    "running",
    "under ?way",
    "ongoing",
    "in progress",
)
ADDED = words("bijgekomen", "erbij gekomen", "toegevoegd", "been added", "added")
BLOCKED_BY: tuple[tuple[BlockerKind, re.Pattern[str]], ...] = (
    (BlockerKind.TIME, words("tijd", "tijdgebrek", "time", "lack of time")),
    (BlockerKind.TOOLS, words("tools?", "gereedschap(?:pen)?", "hulpmiddelen", "tooling")),
    (BlockerKind.SUPPORT, words("steun", "ondersteuning", "support", "backing")),
)  # fmt: skip
TEAM = words(
    "(?<!leadership )(?<!management )teams?",
    "afdeling(?:en)?",
    "departments?",
    "units?",
    "organisaties?",
    "organi[sz]ations?",
    "agenc(?:y|ies)",
    "directies?",
    "bureaus?",
)
OBJECTIVE = words(OBJECTIVES)
PROCESS = words("(?:kern)?process(?:en)?", "kernproces", "proces", "(?:core |business )?process(?:es)?")
PENDING = words(
    "open(?:staande?)?",
    "nog (?:open|niet)(?: staan)?",
    "still open",
    "outstanding",
    "unresolved",
    "unkept",
    "niet nagekomen",
)
OVERDUE = words(
    "over (?:de |hun )?(?:datum|tijd)", "te laat", "achterstallige?", "verlopen", "gemiste?", "gebroken", "niet gehaald(?:e)?",
    "overdue", "(?:too )?late", "missed", "broken", "past (?:their |its |the )?(?:due|day|date|deadline)", "expired",
)  # fmt: skip
RUNNING_EXPERIMENT = words(
    "(?:lopende|open) experiment(?:en)?", "experiment(?:en)? (?:lopen|loopt)(?: er)?",
    "(?:running|ongoing|open|current) experiments?", "experiments? (?:is|are) (?:now |still )?(?:running|ongoing|open|under ?way)",
)  # fmt: skip
STILL_TO_COME = words(
    "(?:komen|komt)(?: er)? (?:eraan|aan)", "(?:aan)?komende?", "volgende", "coming up", "upcoming", "coming", "next"
)
"""Of commitments: those that are open."""
EVENTS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (("decision",), words("besluit(?:en)?", "beslissing(?:en)?", "besloten", "besloot", "beslist", "decisions?", "decided?")),
    (("commitment_moved",), words("(?:toezegging(?:en)?|commitments?|promises?|afspraken) .{0,12}(?:verschoven|moved|verplaatst|postponed)", "(?:verschoven|moved|postponed) (?:toezegging(?:en)?|commitments?|promises?|afspraken)")),
    (("commitment_kept",), words("(?:toezegging(?:en)?|commitments?|promises?|afspraken) .{0,12}(?:nagekomen|kept|gehouden)", "(?:nagekomen|kept) (?:toezegging(?:en)?|commitments?|promises?|afspraken)")),
    (("commitment_made", "commitment_moved"), words("deadlines?", "toezegging(?:en)?", "toegezegd", "afspra(?:ak|ken)", "beloftes?", "beloofd", "commitments?", "promises?", "promised")),
    (("experiment_ended",), words("(?:afgeronde?|beeindigde?|finished|completed) experiment(?:en|s)?", "experiment(?:en|s)? .{0,16}(?:afgerond|beeindigd|finished|completed|ended)")),
    (("experiment_started",), words("experiment(?:en|s)?")),
    (("reflection",), words("reflecties?", "reflections?", "terugblik(?:ken)?", "retrospectives?", "evaluaties?", "lessons learned")),
    (("show_and_tell",), words("show ?(?:&|and|en|'n'?) ?tells?(?:[- ]sessies?)?", "demo'?s")),
    (("blocker_removed",), words(f"{BLOCKERS} .{{0,16}}(?:weggehaald|weggenomen|opgelost|verwijderd|removed|resolved)", f"(?:weggehaalde|opgeloste|removed|resolved) {BLOCKERS}")),
    (("blocker_raised",), words(BLOCKERS, "(?:wat|what) (?:houdt|blokkeert|blocks|is blocking|is holding(?: back)?)")),
    (("registered",), words("(?:nieuwe|toegevoegde|new|added) (?:ai[- ])?(?:use[- ]?cases?|initiatie(?:f|ven)|initiatives?)")),
    (("effect_measured",), words(f"{EFFECTS} (?:zijn|werden|is|werd|are|were|was)(?: er)?(?: al)? (?:gemeten|aangetoond|measured|shown)", f"(?:gemeten |aangetoonde |measured |shown )?{EFFECTS}", "effectmeting(?:en)?", "metingen", "measurements?")),
    (("leadership_signal",), words("leiderschapssigna(?:al|len)", "leadership signals?", "signalen van (?:de )?(?:leiding|directie|mt)")),
    (("stage_changed",), words("fasewissel(?:ing)?(?:en)?", "faseovergang(?:en)?", "stage changes?", "van fase (?:gewisseld|veranderd)", "changed stage")),
    (("delisted",), words("(?:niet meer in de bron|verdwenen uit|no longer listed|delisted)")),
    ((), words("gebeurtenis(?:sen)?", "events?", "gebeurd", "gebeurde", "happened", "what changed", "veranderd", "changed")),
)  # fmt: skip
ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.EXPLORATION, words("(?:als |as |rol |role )(?:an? )?'?(?:verkenning|exploration)'?")),
    (Role.ENGAGEMENT, words("(?:als |as |rol |role )?(?:an? )?'?(?:betrokkenheid|engagement)'?")),
    (Role.PROOF, words("(?:als |as |rol |role )(?:an? )?'?(?:bewijs|proof)'?")),
    (Role.ACCELERATOR, words("(?:als |as |rol |role )?(?:an? )?'?(?:versnellers?|accelerators?)'?")),
)  # fmt: skip
