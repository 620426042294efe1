"""What is wrong with asking for a ranking or weights, in Dutch and English."""

from knowledge.said import Wording

NO_METHOD = Wording("Er is geen methode ‘{given}’.", "There is no method '{given}'.")
METHODS_ARE = Wording("Methoden zijn {methods}.", "Methods are {methods}.")
NOT_RANKED = Wording("Use case {use_case} staat niet in de rangorde.", "Use case {use_case} is not in the ranking.")
WHO_IS_NOT = Wording("Gestopte en niet meer vermelde staan er niet in.", "Stopped and delisted ones are not ranked.")

# Pairwise comparisons
NO_MATRIX = Wording("Dit is geen matrix van paarsgewijze vergelijkingen.", "This is no matrix of pairwise comparisons.")
EACH_WITH_EACH = Wording(
    "Vergelijk 2 tot {most} criteria, elk met elk.", "Compare 2 to {most} criteria, each with each."
)
OUTSIDE_SCALE = Wording(
    "Een paarsgewijze vergelijking ligt buiten 1/9 tot 9.", "A pairwise comparison lies outside 1/9 to 9."
)
SCALE_MEANS = Wording(
    "1 betekent even belangrijk, 9 betekent veel belangrijker.", "1 means equal, 9 means far more important."
)
NO_MIRROR = Wording(
    "De paarsgewijze vergelijkingen spreken hun eigen spiegelbeeld tegen.",
    "The pairwise comparisons contradict their own mirror.",
)
MIRROR_HINT = Wording("Waar A 3 keer B is, moet B 1/3 van A zijn.", "Where A is 3 times B, B has to be 1/3 of A.")
