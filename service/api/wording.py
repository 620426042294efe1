"""What the API says of a request that it cannot answer, in Dutch and English."""

from collections.abc import Mapping

from knowledge.said import Wording

# Titles, by the last part of the type of a problem
TITLES: Mapping[str, str] = {
    "bad-request": "Ongeldig verzoek",
    "invalid-request": "Ongeldig verzoek",
    "invalid-input": "Onbruikbare invoer",
    "unreadable-file": "Onleesbaar bestand",
    "not-found": "Niet gevonden",
    "not-acceptable": "Niet in deze vorm",
    "method-not-allowed": "Methode niet toegestaan",
    "conflict": "Conflict",
    "forbidden": "Niet toegestaan",
    "too-large": "Te groot",
    "misdirected-request": "Verkeerd adres",
    "misconfigured": "Verkeerd ingesteld",
    "model-unavailable": "Taalmodel niet bereikbaar",
    "internal-error": "Interne fout",
}

UNFIT = Wording(
    "Het verzoek klopt niet: {problems}. /openapi.json zegt wat er kan staan.",
    "The request does not fit: {problems}. /openapi.json says what can stand there.",
)
INTERNAL = Wording(
    "Er ging iets mis binnen Koers; de log ervan heeft de bijzonderheden.",
    "Something went wrong inside Koers; its log has the details.",
)
NOTHING_THERE = Wording(
    "Op {place} is niets. Zie /openapi.json voor wat er is.",
    "There is nothing at {place}. See /openapi.json for what there is.",
)
OTHER_METHOD = Wording("Zie de header Allow voor wat hier kan.", "See the header Allow for what can be done here.")
BAD_BODY = Wording(
    "De inhoud van het verzoek is niet te lezen: stuur een bestand als multipart/form-data, en al het andere als JSON.",
    "The body of the request cannot be read: send a file as multipart/form-data, and all else as JSON.",
)
SEND_FILE = Wording(
    "hier hoort een bestand met een naam, als multipart/form-data",
    "a file with a name belongs here, as multipart/form-data",
)
SEND_JSON = Wording(
    "hier hoort JSON, met Content-Type: application/json", "JSON belongs here, with Content-Type: application/json"
)

# Before every route
THIS_MACHINE = Wording(
    "Koers antwoordt alleen op deze machine: vraag het op localhost of 127.0.0.1.",
    "Koers answers on this machine only: ask it at localhost or 127.0.0.1.",
)
OTHER_SITE = Wording(
    "Verzoeken die van een bladzijde van een andere site komen, worden geweigerd.",
    "Requests that come from a page of another site are refused.",
)
TOO_LARGE = Wording(
    "Het verzoek is groter dan {most} MB; voor bestanden geldt KOERS_MAX_UPLOAD_MB.",
    "The request is larger than {most} MB; KOERS_MAX_UPLOAD_MB is for files.",
)

# Forms of a thing, and where it listens
NO_SUCH_FORM = Wording("Dit is er niet als {accept}.", "There is nothing of the kind {accept} here.")
FORMS_ARE = Wording("Het is er als {offered}.", "There is {offered}.")
NOT_BEYOND = Wording(
    "Koers luistert niet op {host}: wie daarbij kan, zou alles kunnen lezen.",
    "Koers does not listen on {host}: whoever reaches it could read everything.",
)
LOOPBACK = Wording(
    "Het luistert alleen op 127.0.0.1, ::1 of localhost, zolang er geen aanmelding is.",
    "It listens on 127.0.0.1, ::1 or localhost only, until authentication exists.",
)
CANNOT_LISTEN = Wording(
    "Koers kan niet luisteren op {host}, poort {port}: {cause}.", "Koers cannot listen on {host} port {port}: {cause}."
)
ANOTHER_PORT = Wording("Geef een andere --port.", "Give another --port.")
