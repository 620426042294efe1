"""What can be wrong with work in the background, in Dutch and English."""

from knowledge.said import Wording

INSIDE = Wording(
    "Er ging iets mis binnen Koers; de bijzonderheden staan in het log.",
    "Something went wrong inside Koers; its log has the details.",
)
NO_KIND = Wording("Er is geen soort werk ‘{given}’.", "There is no kind of job '{given}'.")
KINDS_ARE = Wording("Er zijn: {kinds}.", "There are: {kinds}.")
KIND_UNKNOWN = Wording(
    "Deze versie van Koers kent geen werk van de soort ‘{kind}’.",
    "This version of Koers knows no job of the kind '{kind}'.",
)
CUT_OFF = Wording(
    "Het werk is {times} keer afgebroken; mogelijk beëindigt het zelf zijn proces.",
    "The job was cut off {times} times; it may be what ends its process.",
)
NO_JOB = Wording("Er is geen werk ‘{given}’.", "There is no job '{given}'.")
USE_ITS_ID = Wording(
    "Gebruik de code uit het antwoord waarmee het begon.", "Use the id that came with the answer that began it."
)
FILE_GONE = Wording("Het bestand van deze import is er niet meer.", "The file of this import is no longer there.")
SEND_AGAIN = Wording("Stuur het opnieuw.", "Send it again.")
WORKS = Wording("Koers werkt (Ctrl-C stopt het).", "Koers works (Ctrl-C stops it).")
