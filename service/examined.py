"""What the doctor says, in Dutch and English."""

from collections.abc import Mapping

from knowledge.said import Wording

ABOUT: Mapping[str, tuple[str, str]] = {
    "home": ("map", "home"),
    "database": ("database", "database"),
    "embedder": ("embedder", "embedder"),
    "vectors": ("vectoren", "vectors"),
    "passages": ("passages", "passages"),
    "deliveries": ("bezorging", "deliveries"),
    "recipients": ("ontvangers", "recipients"),
    "approvers": ("goedkeurders", "approvers"),
    "schedules": ("schema's", "schedules"),
    "model": ("model", "model"),
}
HEADS = {
    "settings": ("Van kracht", "In force"),
    "packages": ("Pakketten", "Packages"),
    "findings": ("Bevindingen", "Findings"),
}
GOOD, WRONG = ("goed", "ok"), ("FOUT", "WRONG")

NO_SETTING = Wording(
    "is geen instelling van Koers; zie .env.example voor hun namen.",
    "is no setting of Koers; see .env.example for their names.",
)
BROKEN = Wording("werkt niet ({kind}).", "does not work ({kind}).")
WRITABLE = Wording("In {home} kan worden geschreven.", "{home} can be written.")
DATABASE = Wording("{place}", "{place}")
EMBEDDER = Wording("{name} geeft vectoren van {length} getallen.", "{name} gives vectors of {length} numbers.")
VECTORS = Wording("{count} worden er bewaard.", "{count} are kept.")
LOST = Wording(
    "{count} vectoren zijn er niet meer: die passages worden alleen op woorden gevonden.",
    "{count} vectors are gone: those passages are found by words only.",
)
EMBED_AGAIN = Wording(
    "koers ingest, of koers serve, maakt ze opnieuw.", "koers ingest, or koers serve, makes them anew."
)
PENDING = Wording(
    "{count} wachten op hun vector en worden alleen op woorden gevonden. koers ingest gaat ermee verder.",
    "{count} wait to be embedded; they are found by words only. koers ingest goes on with them.",
)
EMBEDDED = Wording("Alle hebben hun vector.", "All are embedded.")
SENDERS = Wording("{names}. {count} berichten wachten.", "{names}. {count} messages wait.")
NOBODY = Wording(
    "Niemand krijgt iets te horen: zie KOERS_RECIPIENTS. {count} berichten wachten.",
    "Nobody is told anything: see KOERS_RECIPIENTS. {count} messages wait.",
)
GIVEN_UP = Wording("{said} Laatst opgegeven: {target}, {reason}.", "{said} Given up last: {target}, {reason}.")
RECIPIENTS = Wording("{count}, wier teams allemaal bekend zijn.", "{count}, whose teams are all known.")
ASKS_FOR = Wording("{name} vraagt naar {teams}", "{name} asks for {teams}")
NO_TEAMS = Wording("Geen team van het portfolio heet zo: {who}.", "No team of the portfolio has these names: {who}.")
CORRECT_TEAMS = Wording("Over die teams wordt niets verteld: verbeter ze.", "Nothing is told of them: correct them.")
APPROVERS = Wording("{names} horen dat een concept wacht.", "{names} hear that a draft waits.")
NO_APPROVERS = Wording(
    "Niemand hoort dat een concept wacht: zie KOERS_BRIEF_APPROVERS.",
    "Nobody hears that a draft waits: see KOERS_BRIEF_APPROVERS.",
)
NEXT = Wording("{kind} weer op {at}", "{kind} next on {at}")
SCHEDULES = Wording("{which}.", "{which}.")
NO_SCHEDULES = Wording("Geen.", "None.")
MODEL = Wording("{name}; koers doctor --model probeert het.", "{name}; koers doctor --model tries it.")
NO_MODEL = Wording("Geen: er wordt geciteerd en geteld.", "None: quotes and counts.")
