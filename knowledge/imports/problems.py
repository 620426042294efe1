"""Every kind of problem and warning that an import can have, in Dutch and English.

Problems of rows and cells are clauses, as they stand in a table; warnings, errors and hints are sentences.
"""

from knowledge.said import Wording

# Rows
RAGGED = Wording(
    "de rij heeft {cells} cellen en de kop {header}", "the row has {cells} cells where the header has {header}"
)
NO_OBJECT = Wording("dit is geen object met benoemde waarden", "this record is no object with named values")
TOTALS = Wording("dit lijkt een regel met totalen, geen use case", "this looks like a row of totals, not a use case")
MISSING = Wording("de {field} ontbreekt", "the {field} is missing")
SAME_USE_CASE = Wording("rij {row} gaat over dezelfde use case", "row {row} is about the same use case")
SAME_THING = Wording("rij {row} gaat over hetzelfde", "row {row} is about the same")
ENDS_BEFORE_START = Wording(
    "‘{end_column}’ {end} ligt vóór ‘{start_column}’ {start}",
    "'{end_column}' {end} lies before '{start_column}' {start}",
)
RETIRED_BEFORE_IN_FORCE = Wording(
    "{retired} ligt vóór de dag waarop dit van kracht werd, {in_force}",
    "{retired} lies before it came in force on {in_force}",
)

# Cells
ERROR_VALUE = Wording("de foutwaarde {value}", "the error value {value}")
UNCALCULATED = Wording(
    "een formule die nooit is berekend: open het bestand in een rekenblad en sla het op",
    "a formula that was never calculated: open the file in a spreadsheet and save it",
)
NUMBER_FOR_DATE = Wording(
    "een getal waar een datum hoort: geef de cel de opmaak datum",
    "a number where a date should be: format the cell as a date",
)
TOO_EARLY = Wording("{day} ligt vóór {year}", "{day} lies before {year}")
YEAR_AS_DAY = Wording(
    "{day} ligt vóór {earliest}: waarschijnlijk het jaar {year}, door een rekenblad tot dag gemaakt",
    "{day} lies before {earliest}: probably the year {year}, turned into a day by a spreadsheet",
)
DAY_OR_MONTH = Wording(
    "niets zegt of de dag of de maand vooraan staat: schrijf datums als 2025-01-31",
    "nothing tells whether the day or the month comes first: write dates as 2025-01-31",
)
NO_DATE = Wording(
    "dit is geen datum in een bekende schrijfwijze: schrijf datums als 2025-01-31",
    "this is no date in a notation that is known: write dates as 2025-01-31",
)
NO_NUMBER = Wording("dit is geen getal", "this is no number")
TWO_NUMBERS = Wording(
    "dit kan als twee verschillende getallen worden gelezen: laat het scheidingsteken van duizendtallen weg",
    "this can be read as two numbers: leave out the separator of thousands",
)
NO_COUNT = Wording("dit is geen geheel getal van nul of meer", "this is no whole number of zero or more")
NO_FLAG = Wording("dit is geen ja of nee", "this is neither yes nor no")
NO_STAGE = Wording("deze fase is niet bekend", "no stage that is known")
NO_ROLE = Wording("deze rol is niet bekend; rollen zijn {roles}", "no role that is known; roles are {roles}")
UNKNOWN_LINKS = Wording("niet onder de bekende {what}: {unknown}", "not among the known {what}: {unknown}")
STILL_TO_COME = Wording("deze dag moet nog komen", "this day is still to come")

# Events
NOTHING_HERE = Wording("dit ontbreekt", "this is missing")
NOT_HAPPENED_YET = Wording(
    "deze dag moet nog komen, dus er kan niets op gebeurd zijn",
    "this day is still to come, so nothing can have happened on it",
)
NO_SUCH_FIELD = Wording(
    "een gebeurtenis van de soort ‘{kind}’ heeft geen {field}", "an event of the kind '{kind}' has no {field}"
)
FOR_THE_EVENT = Wording("{problem}, bij de gebeurtenis ‘{kind}’", "{problem}, for the event '{kind}'")
NOT_NAMED_BEFORE = Wording(
    "een {what} met deze naam is niet eerder gemeld", "no {what} with this name was made or raised before"
)
BEFORE_REGISTERED = Wording(
    "dit ligt vóór de dag waarop de use case is opgenomen, {registered}",
    "this lies before the use case was registered on {registered}",
)
NO_FIELD_VALUE = Wording(
    "dit kan geen waarde zijn van ‘{field}’ van een use case", "this can be no value of '{field}' of a use case"
)
UNKNOWN_REFERENCE = Wording(
    "geen {what} heeft deze code of, als enige, deze naam", "no {what} has this id or, alone, this name"
)
NO_CHOICE = Wording(
    "deze {what} is niet bekend; bekend zijn: {allowed}", "no {what} that is known; there are {allowed}"
)

# Warnings
COUNTED = Wording("{warning} ({count} rijen)", "{warning} ({count} rows)")
COLUMN_DROPPED = Wording(
    "Kolom ‘{column}’: {count} cellen waren niet bruikbaar en zijn weggelaten.",
    "Column '{column}': {count} cells could not be used and were left out.",
)
CELL_DROPPED = Wording(
    "Kolom ‘{column}’: 1 cel was niet bruikbaar en is weggelaten.",
    "Column '{column}': 1 cell could not be used and was left out.",
)
ON_SHEET = Wording("Blad ‘{sheet}’. {warning}", "Sheet '{sheet}'. {warning}")
NONE_KNOWN_YET = Wording(
    "Er zijn nog geen {what} bekend: ‘{column}’ wordt bewaard als kenmerk.",
    "No {what} are known yet: '{column}' is kept as an attribute.",
)
DAY_TO_COME = Wording(
    "Een dag in ‘{column}’ moest nog komen: bewaard als datum, niet als geschiedenis.",
    "A day in '{column}' was still to come: kept as a date, not as history.",
)
STAGE_UNKNOWN = Wording(
    "De fase is niet bekend: opgenomen als idee, dat telt als nog niet onderweg.",
    "The stage is not known: taken up as an idea, which counts as not yet under way.",
)
CHANGED_LATER = Wording(
    "‘{field}’ is gewijzigd na de dag die het bestand beschrijft, en blijft zoals het is.",
    "'{field}' was changed after the day that the file describes, and stays as it is.",
)
STAGE_CHANGED_LATER = Wording(
    "De fase is gewijzigd na de dag die het bestand beschrijft, en blijft zoals die is.",
    "The stage was changed after the day that the file describes, and stays as it is.",
)
STAY_LISTED = Wording(
    "Use cases van {source} die niet in dit bestand zijn gevonden: {gone}. Ze blijven op de lijst, want rijen die niet "
    "te onderscheiden waren ({rows}) kunnen van hen zijn.",
    "Use cases of {source} that were not found in this file: {gone}. They stay listed, because rows that could not be "
    "told apart ({rows}) may be theirs.",
)
SHEET = Wording("blad {sheet}", "sheet {sheet}")
MAPPING = Wording("{name}", "{name}")
PROPOSED_FOR = Wording("een voorstel voor {file}", "a proposal for {file}")

# The file
TURNED = Wording(
    "{file} ligt op zijn kant: de namen van de kolommen staan onder elkaar in plaats van naast elkaar.",
    "{file} lies on its side: the names of its columns stand below each other instead of beside each other.",
)
TURNED_HINT = Wording(
    "Wissel rijen en kolommen om (in een rekenblad: plakken speciaal, transponeren) en sla het op.",
    "Swap rows and columns (in a spreadsheet: paste special, transpose) and save it.",
)
OPEN_DOCUMENT = Wording("{file} is een OpenDocument-bestand.", "{file} is an OpenDocument file.")
OPEN_DOCUMENT_HINT = Wording("Sla het op als XLSX of CSV.", "Save it as XLSX or CSV.")
OFFICE_DOCUMENT = Wording("{file} is een document, geen tabel.", "{file} is a document, not a table.")
NO_CELLS = Wording("{file} heeft geen cellen met tekst.", "{file} has no cells with text.")
OLDER_FILE = Wording(
    "Dit bestand beschrijft {observed}, maar {source} is al bekend tot en met {newest}.",
    "This file describes {observed}, but {source} is already known up to {newest}.",
)
OLDER_FILE_HINT = Wording(
    "Lees het oudere bestand eerst in, in een map (--home) zonder het nieuwere.",
    "Import the older file first, in a home without the newer one.",
)
UNCLOSED = Wording("{file}: de tekst is niet in cellen te splitsen.", "{file}: the text cannot be split into cells.")
UNCLOSED_ROW = Wording(
    "{file}, rij {row}: de tekst is niet in cellen te splitsen.",
    "{file}, row {row}: the text cannot be split into cells.",
)
UNCLOSED_HINT = Wording(
    "Waarschijnlijk wordt daar een aanhalingsteken geopend en nooit gesloten.",
    "Most likely a quotation mark is opened there and never closed.",
)
LONG_CELL = Wording(
    "{file}, rij {row}: een cel heeft meer dan {most} tekens.",
    "{file}, row {row}: a cell has more than {most} characters.",
)
TOO_WIDE = Wording(
    "{sheet} heeft {columns} kolommen; er worden er hoogstens {most} gelezen.",
    "{sheet} has {columns} columns; at most {most} are read.",
)
TOO_WIDE_HINT = Wording(
    "Laat weg wat Koers niet hoeft te weten, of kijk of rijen en kolommen verwisseld zijn.",
    "Leave out what Koers need not know, or check whether rows and columns were swapped.",
)
NO_RECORDS = Wording("{file} bevat geen lijst met records.", "{file} holds no list of records.")
BROKEN_JSON = Wording(
    "{file} is geen geldige JSON: regel {line}, kolom {column}.", "{file} is broken JSON: line {line}, column {column}."
)
DEEP_JSON = Wording("{file} is te diep genest om te lezen.", "{file} is nested too deep to be read.")
JSON_HINT = Wording(
    "Koers leest een lijst van objecten, een object met zulke lijsten, of één object per regel.",
    "Koers reads a list of objects, an object that holds such lists, or one object per line.",
)
TOO_LARGE = Wording(
    "{file} is {size} MB; er wordt hoogstens {most} MB gelezen.", "{file} is {size} MB; at most {most} MB is read."
)
TOO_LARGE_HINT = Wording(
    "Splits het, of laat weg wat Koers niet hoeft te weten.", "Split it, or leave out what Koers need not know."
)
ZIP = Wording("{file} is een zip-archief, maar geen Excel-werkmap.", "{file} is a zip archive, but no Excel workbook.")
ZIP_HINT = Wording("Pak het uit. Leesbaar zijn CSV, XLSX en JSON.", "Unpack it. Readable are CSV, XLSX and JSON.")
PDF = Wording("{file} is een PDF, geen tabel.", "{file} is a PDF, not a table.")
PDF_HINT = Wording("Een document gaat erin met `koers ingest`.", "A document goes in with `koers ingest`.")
MARKUP = Wording(
    "{file} is een webpagina of XML, wat de naam ook zegt.", "{file} is a web page or XML, whatever its name says."
)
MARKUP_HINT = Wording(
    "Open het in een rekenblad en sla het op als XLSX of CSV.",
    "Open it in a spreadsheet, save it as XLSX or CSV.",
)
NO_TEXT = Wording("{file} is geen tekst en ook geen werkmap.", "{file} is not text, and no workbook either.")
READABLE = Wording("Leesbaar zijn CSV, XLSX en JSON.", "Readable are CSV, XLSX and JSON.")
SHEETS_UNREADABLE = Wording("de bladen zijn niet te lezen", "its sheets cannot be read")
WORKBOOK_UNREADABLE = Wording("de werkmap is niet te lezen", "its workbook cannot be read")

# The mapping
NO_MAPPING = Wording("Er is geen indeling ‘{name}’.", "There is no mapping '{name}'.")
NO_MAPPING_HINT = Wording(
    "Indelingen zijn {known}; of geef een eigen bestand (--mapping INDELING.yaml), of wijs kolommen aan: "
    "--mapping 'titel=Onderwerp; fase=Status'.",
    "Mappings are {known}; or give a file of your own (--mapping MAPPING.yaml), or name columns yourself: "
    "--mapping 'title=Subject; stage=Status'.",
)
LOOKS_UNLIKE = Wording(
    "{file} lijkt niet op {mapping}: de kolommen zijn {columns}.",
    "{file} does not look like {mapping}: its columns are {columns}.",
)
LOOKS_UNLIKE_HINT = Wording(
    "Laat --mapping weg: dan herkent Koers de indeling of stelt er een voor.",
    "Leave out --mapping to have Koers recognise the layout or propose a mapping.",
)
NO_FIELD_TO_MAP = Wording(
    "Er is geen veld ‘{field}’ om een kolom aan toe te wijzen.", "There is no field '{field}' to map a column to."
)
FIELDS_ARE = Wording("Velden zijn {fields}.", "Fields are {fields}.")
NO_COLUMN = Wording("Er is geen kolom ‘{column}’.", "There is no column '{column}'.")
COLUMNS_ARE = Wording("Kolommen zijn {columns}.", "Columns are {columns}.")
NO_TITLE = Wording(
    "{file} lijkt geen lijst van use cases: van geen kolom is zeker dat daar de titel staat. Kolommen zijn {columns}.",
    "{file} does not look like a list of use cases: no column is surely their title. Columns are {columns}.",
)
NO_TITLE_HINT = Wording(
    "Zeg welke kolom het is met --mapping 'titel=KOLOM', of vul de werkmap van `koers template` in.",
    "Say which one it is with --mapping 'title=COLUMN', or fill in the workbook of `koers template`.",
)

# A mapping file of the user's own
ON_LINE = Wording("regel {line}: {problem}", "line {line}: {problem}")
AT_KEY = Wording("regel {line}, {key}: {problem}", "line {line}, {key}: {problem}")
BAD_MAPPING = Wording("De indeling klopt niet: {problems}.", "The mapping is not right: {problems}.")
BAD_MAPPING_HINT = Wording(
    "Verbeter dat in het bestand, of laat Koers er een voorstellen: koers import BESTAND --save-mapping INDELING.yaml.",
    "Correct that in the file, or let Koers propose one: koers import FILE --save-mapping MAPPING.yaml.",
)
LONG_MAPPING = Wording("het bestand heeft meer dan {most} tekens", "the file has more than {most} characters")
DEEP_MAPPING = Wording("het bestand is te diep genest", "the file is nested too deep")
NO_YAML = Wording(
    "dit is geen YAML: kijk naar inspringing, dubbele punten en aanhalingstekens",
    "this is no YAML: look at indentation, colons and quotation marks",
)
NOT_UTF8 = Wording("het bestand is geen tekst in UTF-8", "the file is no text in UTF-8")
ALIAS = Wording(
    "verwijzingen (& en *) worden niet gelezen: schrijf het uit", "aliases (& and *) are not read: write it out"
)
TAG = Wording("het type {tag} wordt niet gelezen: laat het weg", "the type {tag} is not read: leave it out")
ODD_KEY = Wording("een naam is een enkele tekst", "a name is a single text")
TWICE = Wording("‘{key}’ staat er twee keer", "'{key}' stands there twice")
NO_MAPPING_FILE = Wording(
    "een indeling begint met namen, zoals name, source en sheets",
    "a mapping begins with names, such as name, source and sheets",
)
NAME_TAKEN = Wording(
    "‘{name}’ is de naam van een indeling van Koers zelf", "'{name}' is the name of a mapping of Koers itself"
)
ODD_SOURCE = Wording(
    "een bron heeft alleen kleine letters, cijfers en streepjes", "a source has small letters, digits and dashes only"
)
NO_SHEETS = Wording("beschrijf minstens use_cases", "describe use_cases at least")
ODD_FORMAT = Wording("datums bestaan uit {codes}", "dates are made of {codes}")
NO_MEANING = Wording("dit betekent niets: kies uit {allowed}", "this means nothing: choose from {allowed}")
UNKNOWN_FIELD = Wording("dit veld is niet bekend: kies uit {known}", "this field is not known: choose from {known}")
NO_HEADERS = Wording("noem de kolom waar dit staat", "name the column in which this stands")
NEEDS_FIELD = Wording("zonder {field} is een rij niet te lezen", "without {field} no row can be read")
NO_SUCH_COLUMN = Wording("‘{field}’ staat niet onder columns", "'{field}' is not among the columns")
OBSERVED_TO_COME = Wording(
    "De indeling {mapping} zegt dat het bestand {observed} beschrijft, en die dag moet nog komen.",
    "The mapping {mapping} says that the file describes {observed}, and that day is still to come.",
)
OBSERVED_HINT = Wording("Verbeter ‘observed’ in de indeling.", "Correct 'observed' in the mapping.")
NOTHING_PROPOSED = Wording(
    "Dit bestand is gelezen met {mapping}: er valt geen voorstel te bewaren.",
    "This file was read with {mapping}: there is no proposal to save.",
)
NOTHING_PROPOSED_HINT = Wording("Laat --save-mapping weg.", "Leave out --save-mapping.")

# What stands in a proposal that is written out
FILE_HEAD = Wording(
    "Voorstel van Koers voor {file}. Verbeter wat niet klopt, en lees daarna in met:\n"
    "  koers import BESTAND --mapping DIT-BESTAND.yaml\n"
    "Zo zijn de kolommen gelezen:",
    "Proposal of Koers for {file}. Correct what is wrong, then import with:\n"
    "  koers import FILE --mapping THIS-FILE.yaml\n"
    "This is how the columns were read:",
)
FILE_COLUMN = Wording("  {column}: {field}, zekerheid {sure}%", "  {column}: {field}, {sure}% sure")
FILE_KEPT = Wording("  {column}: bewaard als kenmerk", "  {column}: kept as an attribute")
FILE_VALUES = Wording(
    "Wat elke fase van het bestand hier is: {stages}.", "What each stage of the file is here: {stages}."
)
FILE_UNKNOWN = Wording("Nog niet begrepen, voeg ze toe: {values}", "Not understood yet, add them: {values}")
FILE_COLUMNS = Wording(
    "Bij elk veld de kolom waarin het staat. Een kolom die hier niet staat wordt bewaard als kenmerk.",
    "For each field the column in which it stands. A column that is not named here is kept as an attribute.",
)
