"""What can be wrong with the databases and the folder of vectors, in Dutch and English."""

from collections.abc import Mapping

from knowledge.said import Wording

NO_DATABASE_URL = Wording("‘{url}’ is niet de URL van een database.", "'{url}' is not the URL of a database.")
NO_DATABASE_FILE = Wording("‘{url}’ noemt geen bestand.", "'{url}' names no file.")
UNKNOWN_DATABASE = Wording(
    "Koers kent geen databases van de soort ‘{kind}’.", "Koers does not know databases of the kind '{kind}'."
)
URLS_ARE = Wording(
    "Gebruik sqlite:///pad/naar/koers.db of postgresql+psycopg://gebruiker:wachtwoord@host/koers.",
    "Use sqlite:///path/to/koers.db or postgresql+psycopg://user:password@host/koers.",
)
NO_DRIVER = Wording("De driver voor PostgreSQL ontbreekt.", "The PostgreSQL driver is missing.")
INSTALL_DRIVER = Wording("Installeer psycopg[binary].", "Install psycopg[binary].")
UNUSABLE = Wording(
    "De database {place} is niet te gebruiken: {cause}.", "The database {place} cannot be used: {cause}."
)
NEWER = Wording(
    "De database is gemaakt door een nieuwere Koers (tabellen {current}, bekend tot en met {known}).",
    "The database was made by a newer Koers (tables {current}, known up to {known}).",
)
UPGRADE = Wording("Werk Koers bij, of geef een andere database.", "Upgrade Koers, or give another database.")

# By a part of what the database says
ADVICE: Mapping[str, Wording] = {
    "not a database": Wording(
        "Het bestand is iets anders, of beschadigd: geef een ander bestand, of zet een back-up terug.",
        "The file is something else, or damaged: give another file, or restore a backup.",
    ),
    "malformed": Wording("Het bestand is beschadigd: zet een back-up terug.", "The file is damaged: restore a backup."),
    "unable to open": Wording(
        "Zorg dat de map bestaat en dat erin geschreven mag worden.",
        "Make sure that its folder exists and may be written.",
    ),
    "readonly": Wording(
        "Zorg dat in het bestand en de map geschreven mag worden.",
        "Make sure that the file and its folder may be written.",
    ),
    "disk I/O error": Wording(
        "Kijk of er schijfruimte is, en of de schijf het doet.",
        "See whether there is disk space, and whether the disk works.",
    ),
    "is full": Wording("Maak schijfruimte vrij.", "Free some disk space."),
    "no such table": Wording("Draai koers migrate.", "Run koers migrate."),
    "does not exist": Wording("Kijk de URL na, en draai koers migrate.", "Check the URL, and run koers migrate."),
}
CHECK_SERVER = Wording("Kijk de URL na, en of de server draait.", "Check the URL and that the server runs.")

# Vectors
NO_CHROMA_URL = Wording("‘{url}’ is niet de URL van een Chroma-server.", "'{url}' is not the URL of a Chroma server.")
CHROMA_URL = Wording("Gebruik http://host:8000.", "Use http://host:8000.")
CHROMA_SERVER = Wording(
    "De Chroma-server op {place} is niet te gebruiken: {cause}", "The Chroma server at {place} cannot be used: {cause}"
)
CHROMA_FOLDER = Wording(
    "De Chroma-map {place} is niet te gebruiken: {cause}", "The Chroma folder {place} cannot be used: {cause}"
)
MEND_FOLDER = Wording(
    "Zorg dat erin geschreven mag worden en dat hij niet vol is; is hij beschadigd, verwijder hem dan en draai "
    "koers ingest: de documenten staan ergens anders.",
    "Make sure that it may be written and is not full; if it is damaged, remove it and run koers ingest: documents "
    "are kept elsewhere.",
)
