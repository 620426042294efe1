"""What is called what among the things that a fact rests on: who shows it later has only the fact."""

from collections.abc import Iterator

from knowledge.model.evidence import Fact
from knowledge.reporting.frame import Frame
from knowledge.reporting.wording import name_of
from knowledge.untrusted.showing import called, shown

LISTS = ("subjects", "use_cases", "documents")
MOST = 12


def with_names(frame: Frame, fact: Fact) -> Fact:
    """The fact with the names of the first of what it rests on; its id stays that of what was computed."""
    ids = dict.fromkeys(key for name in LISTS for key in _listed(fact, name)[:MOST])
    names = {key: name for key in ids if (name := " + ".join(_names(frame, key)))}
    return fact.model_copy(update={"inputs": {**fact.inputs, "names": names}}) if names else fact


def _listed(fact: Fact, name: str) -> list[str]:
    found = fact.inputs.get(name)
    return [str(key) for key in found] if isinstance(found, list | tuple) else []


def _names(frame: Frame, key: str) -> Iterator[str]:
    """One name, or two of what is found as a pair."""
    parts = key.split("+")
    for each in [key] if _name(frame, key) or not all(_name(frame, part) for part in parts) else parts:
        if name := _name(frame, each):
            yield name


def _name(frame: Frame, key: str) -> str:
    now = frame.now
    if key in now.states:
        return name_of(now.states[key])
    if key in now.teams:
        return called(now.teams[key].name)
    if key in now.objectives:
        return shown(now.objectives[key].title)
    return next((shown(each.title) for each in frame.context.documents if each.id == key), "")
