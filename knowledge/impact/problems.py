"""What is wrong with options, in Dutch and English."""

from knowledge.said import Wording

NO_MOVE = Wording("‘{given}’ is niets wat je met een use case doet.", "'{given}' is nothing to do with a use case.")
MOVES_ARE = Wording("Gebruik {moves}.", "Use {moves}.")
OPTIONS_GIVEN = Wording("Het aantal opties is {count}.", "The number of options is {count}.")
HOW_MANY = Wording("Vergelijk er {fewest} tot {most}.", "Compare {fewest} to {most}.")
TWICE = Wording("Dezelfde optie staat er twee keer.", "The same option was given twice.")
EACH_ONCE = Wording(
    "Geef elke optie één keer, of een ander besluit, zoals UC-003:stop.",
    "Give each once, or another move, such as UC-003:stop.",
)
NAMES_NONE = Wording("‘{given}’ noemt geen use case.", "'{given}' names no use case.")
SUCH_AS = Wording("Schrijf bijvoorbeeld UC-003:stop.", "Write such as UC-003:stop.")
NOT_THERE = Wording("Er is op {day} geen use case ‘{given}’.", "There is no use case '{given}' on {day}.")
