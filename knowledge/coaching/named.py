"""A behaviour in a few words, in any language, out of what a roadmap keeps of it."""

from knowledge.coaching import asking, beginning, celebrating, experimenting, own_use, reflecting, unblocking
from knowledge.coaching.roadmap import Behaviour
from knowledge.coaching.situation import Situation


def named(situation: Situation, behaviour: Behaviour) -> str:
    """``Zelf AI gebruiken op 3 van de 10 werkdagen``; a use case that is out of sight is not named."""
    state = situation.now.states.get(behaviour.use_case)
    name = situation.called(state) if state else situation.pick("een use case", "a use case")
    goal, days = behaviour.goal or 0, own_use.WORKING_DAYS
    words = {
        own_use.RULE: (
            f"Zelf AI gebruiken op {goal} van de {days} werkdagen",
            f"Using AI on {goal} of {days} working days",
        ),
        own_use.REPORTING: ("Bijhouden op welke dagen je AI gebruikt", "Keeping count of the days on which you use AI"),
        asking.RULE: ("In overleggen vragen wat AI verandert", "Asking in meetings what AI changes"),
        asking.LEARNT: (f"Vragen wat de proef met {name} leerde", f"Asking what the experiment with {name} taught"),
        celebrating.RULE: (f"Het succes van {name} vieren", f"Celebrating the success of {name}")
        if situation.leads
        else (f"{name} aan een ander team laten zien", f"Showing {name} to another team"),
        unblocking.RULE: (f"De belemmering bij {name} weghalen", f"Removing the blocker of {name}"),
        beginning.RULE: ("Een eerste taak met AI proberen", "Trying a first task with AI"),
        experimenting.RULE: (f"Een proef met {name} beginnen", f"Beginning an experiment with {name}"),
        reflecting.RULE: (f"Terugkijken op de proef met {name}", f"Looking back on the experiment with {name}"),
        reflecting.RHYTHM: ("Samen terugkijken", "Looking back together"),
    }
    return situation.pick(*words[behaviour.rule])
