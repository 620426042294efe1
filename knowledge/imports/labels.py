"""What the fields and the allowed values of rows are called, in Dutch and English."""

from collections.abc import Iterable, Mapping

from knowledge.imports.words import plain
from knowledge.said import Said, Wording

LABELS: Mapping[str, tuple[str, str]] = {
    "id": ("Code", "Id"),
    "source_id": ("Code in de bron", "Id in its source"),
    "title": ("Titel", "Title"),
    "name": ("Naam", "Name"),
    "description": ("Omschrijving", "Description"),
    "purpose": ("Doel", "Purpose"),
    "team": ("Team", "Team"),
    "team_alias": ("Andere naam van het team", "Other name of the team"),
    "owner": ("Eigenaar", "Owner"),
    "stage": ("Fase", "Stage"),
    "since": ("Sinds", "Since"),
    "role": ("Rol", "Role"),
    "objectives": ("Doelstellingen", "Objectives"),
    "processes": ("Processen", "Processes"),
    "enables": ("Maakt mogelijk", "Enables"),
    "groups": ("Lezersgroepen", "Groups"),
    "in_force_from": ("Van kracht vanaf", "In force from"),
    "retired_on": ("Vervallen op", "Retired on"),
    "core": ("Kern", "Core"),
    "volume": ("Aantal per jaar", "Volume per year"),
    "approved_on": ("Vastgesteld op", "Approved on"),
    "aliases": ("Andere namen", "Other names"),
    "kind": ("Soort", "Kind"),
    "on": ("Datum", "Date"),
    "use_case": ("Toepassing", "Use case"),
    "use_cases": ("Toepassingen", "Use cases"),
    "leader": ("Leider", "Leader"),
    "text": ("Toelichting", "Text"),
    "until": ("Tot", "Until"),
    "outcome": ("Uitkomst", "Outcome"),
    "changed_plan": ("Plan gewijzigd", "Changed plan"),
    "metric": ("Maatstaf", "Metric"),
    "value": ("Waarde", "Value"),
    "unit": ("Eenheid", "Unit"),
    "shown": ("Aangetoond", "Shown"),
    "verified": ("Geverifieerd", "Verified"),
    "users": ("Gebruikers", "Users"),
    "commitment": ("Toezegging", "Commitment"),
    "due": ("Uiterlijk op", "Due"),
    "approved": ("Goedgekeurd", "Approved"),
    "blocker": ("Belemmering", "Blocker"),
    "about": ("Soort belemmering", "Kind of blocker"),
    "signal": ("Signaal", "Signal"),
    "days": ("Gebruiksdagen", "Days of use"),
    "working_days": ("Werkdagen", "Working days"),
    "field": ("Veld", "Field"),
    "before": ("Voorheen", "Before"),
    "after": ("Nieuwe waarde", "New value"),
    "dates": ("Datums", "Dates"),
    "started": ("Gestart", "Started"),
    "implemented": ("In gebruik genomen", "Implemented"),
    "retired": ("Beëindigd", "Retired"),
    "ended": ("Einddatum", "Ended"),
    "created": ("Aangemaakt", "Created"),
    "attribute": ("Kenmerk", "Attribute"),
    "attributes": ("Kenmerken", "Attributes"),
}


def label(field: str) -> Said:
    """What people call a field, as it stands within a sentence."""
    dutch, english = LABELS.get(field, (field, field))
    return _literal(dutch.lower(), english.lower())


def labels(fields: Iterable[str]) -> tuple[Said, ...]:
    """The same for several."""
    return tuple(map(label, fields))


def values(named: Iterable[tuple[str, str]]) -> tuple[Said, ...]:
    """Allowed values by their Dutch and English names."""
    return tuple(_literal(*names) for names in named)


def field_named(text: str, fields: Iterable[str]) -> str | None:
    """The field that somebody means by its name or by what it is called in either language."""
    wanted = plain(text)
    return next((field for field in fields if wanted in {plain(field), *map(plain, LABELS.get(field, ()))}), None)


def _literal(dutch: str, english: str) -> Said:
    return Wording(*(text.replace("{", "{{").replace("}", "}}") for text in (dutch, english)))()
