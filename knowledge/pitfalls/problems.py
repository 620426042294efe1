"""What is wrong with asking about pitfalls, in Dutch and English."""

from knowledge.said import Wording

NO_PITFALL = Wording("Er is geen valkuil ‘{given}’.", "There is no pitfall '{given}'.")
NO_TEAM = Wording("Er is geen team ‘{given}’.", "There is no team '{given}'.")
THERE_ARE = Wording("Er zijn: {names}.", "There are: {names}.")
