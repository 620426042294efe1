"""Why a file cannot be read, in Dutch and English."""

from collections.abc import Mapping

from knowledge.said import Wording

CHECK_COPY = Wording(
    "Kijk of het volledig is opgeslagen of gekopieerd.", "Check whether it was saved or copied completely."
)
EMPTY = Wording("{file} is leeg.", "{file} is empty.")
NO_TEXT = Wording("{file} bevat geen tekst.", "{file} holds no text.")
TOO_LARGE = Wording(
    "{file} is {size} MB; er kan hoogstens {most} MB gelezen worden.",
    "{file} is {size} MB; at most {most} MB can be read.",
)
LEAVE_IMAGES = Wording("Splits het, of laat de afbeeldingen weg.", "Split it, or leave out its images.")
TOO_MUCH_TEXT = Wording(
    "{file} bevat meer dan {most} miljoen tekens tekst.", "{file} holds more than {most} million characters of text."
)
SPLIT_DOCUMENT = Wording("Splits het in meer documenten.", "Split it into several documents.")
SPLIT = Wording("Splits het.", "Split it.")
TOO_MANY_PAGES = Wording(
    "{file} heeft {pages} bladzijden; er worden er hoogstens {most} gelezen.",
    "{file} has {pages} pages; at most {most} are read.",
)

# What a file is
NOT_THERE = Wording("{file} bestaat niet.", "{file} does not exist.")
CHECK_PATH = Wording("Kijk het pad na.", "Check the path.")
NO_KIND = Wording("{file} is van geen soort die gelezen kan worden.", "{file} is of no kind that can be read.")
FOREIGN = Wording(
    "{file} is {what}, geen document dat gelezen kan worden.", "{file} is {what}, not a document that can be read."
)
NOT_TEXT = Wording(
    "{file} is geen tekst en geen bekend soort document.", "{file} is not text, and no kind of document that is known."
)
READABLE = Wording("Leesbaar zijn {kinds}.", "Readable are {kinds}.")
PLAIN_TEXT = Wording("{file} heet {kind}, maar bevat platte tekst.", "{file} is called {kind}, but holds plain text.")
CHECK_OR_RENAME = Wording(
    "Kijk of het volledig is opgeslagen of gekopieerd, of hernoem het naar {extension}.",
    "Check whether it was saved or copied completely, or rename it to {extension}.",
)
SAVE_AS_OFFICE = Wording("Sla het op als DOCX, PPTX of XLSX.", "Save it as DOCX, PPTX or XLSX.")
UNPACK = Wording("Pak het uit en lees in wat erin zit.", "Unpack it and ingest what is in it.")
TEMPLATE_OR_MACROS = Wording(
    "{file} is een Word-sjabloon of bevat macro’s.", "{file} is a Word template or holds macros."
)
SAVE_AS_DOCX = Wording("Sla het op als .docx.", "Save it as .docx.")
BEFORE_2007 = Wording("{file} is een Office-bestand van vóór 2007.", "{file} is an office file from before 2007.")
ENCRYPTED = Wording("{file} is versleuteld.", "{file} is encrypted.")
NO_PASSWORD = Wording("Sla het op zonder wachtwoord.", "Save it without a password.")

IMAGE = Wording("een afbeelding", "an image")
_MEDIA = Wording("een afbeelding, geluid of video", "an image, sound or video")
_SOUND = Wording("een geluidsbestand", "a sound file")
_SOUND_OR_VIDEO = Wording("een geluids- of videobestand", "a sound or video file")
_PROGRAM = Wording("een programma", "a program")
OPEN_DOCUMENT = Wording("een OpenDocument-bestand", "an OpenDocument file")
ZIP = Wording("een zip-archief", "a zip archive")
FOREIGN_KINDS: Mapping[bytes, Wording] = {
    b"\x89PNG": IMAGE,
    b"\xff\xd8\xff": IMAGE,
    b"GIF8": IMAGE,
    b"II*\0": IMAGE,
    b"MM\0*": IMAGE,
    b"BM": IMAGE,
    b"RIFF": _MEDIA,
    b"ID3": _SOUND,
    b"OggS": _SOUND_OR_VIDEO,
    b"\x1f\x8b": Wording("een gzip-archief", "a gzip archive"),
    b"7z\xbc\xaf": Wording("een 7-Zip-archief", "a 7-Zip archive"),
    b"Rar!": Wording("een RAR-archief", "a RAR archive"),
    b"BZh": Wording("een bzip2-archief", "a bzip2 archive"),
    b"MZ": _PROGRAM,
    b"\x7fELF": _PROGRAM,
    b"{\\rtf": Wording("een RTF-document", "an RTF document"),
    b"SQLite format 3": Wording("een database", "a database"),
    b"%!PS": Wording("een PostScript-bestand", "a PostScript file"),
}

# What is wrong inside
BROKEN = Wording("{file} is beschadigd: {what}.", "{file} is broken: {what}.")
BROKEN_HINT = Wording(
    "Kijk of het volledig is opgeslagen of gekopieerd; openen en opnieuw opslaan helpt vaak.",
    "Check whether it was saved or copied completely; opening and saving it anew often mends it.",
)
NOT_WHOLE = Wording("het is geen heel bestand van het soort {kind}", "it is no whole {kind} file")
NO_PAGES = Wording("het heeft geen bladzijden", "it has no pages")
ZIP_UNREADABLE = Wording("het zip-archief erin is niet te openen", "its zip archive cannot be opened")
PART_CUT = Wording("het onderdeel {part} is afgebroken", "its part {part} is cut off")
UNUSUALLY_PACKED = Wording("{file} is op een ongebruikelijke manier ingepakt.", "{file} is packed in an unusual way.")
FALSE_SIZES = Wording("{file} liegt over de grootte van zijn onderdelen.", "{file} lies about the size of its parts.")
TOO_MANY_PARTS = Wording(
    "{file} bevat {parts} onderdelen; er worden er hoogstens {most} gelezen.",
    "{file} holds {parts} parts; at most {most} are read.",
)
UNPACKS_TOO_LARGE = Wording("{file} zou uitgepakt {size} MB zijn.", "{file} would unpack to {size} MB.")
BOMB_HINT = Wording(
    "Het lijkt gemaakt om de machine uit te putten; is het van u, open het dan in Office en sla het opnieuw op.",
    "It looks made to exhaust the machine; if it is yours, open it in Office and save it anew.",
)
REPEATS_TEXT = Wording(
    "{file} herhaalt lange teksten in heel veel cellen.", "{file} repeats long texts in very many cells."
)
SPLIT_SHEET = Wording("Splits het blad.", "Split the sheet.")
WIDE_SHEET = Wording(
    "{file} heeft een blad van {cells} cellen; er worden er hoogstens {most} gelezen.",
    "{file} has a sheet that spans {cells} cells; at most {most} are read.",
)
WIDE_SHEET_HINT = Wording(
    "Verwijder wat ver buiten de tabel staat, of splits het blad.",
    "Delete what stands far outside the table, or split the sheet.",
)
DEEP_HTML = Wording("{file} nest zijn HTML meer dan {most} diep.", "{file} nests its HTML more than {most} deep.")
SAVE_TEXT = Wording("Sla de tekst op als nieuwe pagina.", "Save its text as a new page.")

# Where there is no text
ADD_TEXT = Wording("Kijk of er wel tekst in staat.", "Check whether it holds text at all.")
SCAN = Wording(
    "Het is waarschijnlijk een scan: doe er eerst tekstherkenning (OCR) op en lees het resultaat in.",
    "It is probably a scan: run text recognition (OCR) on it first, then ingest the result.",
)
PICTURED_SLIDES = Wording(
    "Dia’s die plaatjes zijn, hebben hun tekst in de notities nodig.",
    "Slides that are pictures need their text in the notes.",
)
