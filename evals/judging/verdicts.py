"""What a judge says of a run, per language, corrected by what people said of the same answers."""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from io import StringIO
from statistics import fmean

from evals.datasets.questions import QuestionCase
from evals.judging.judge import Judge, Judgement, Shown
from evals.runs.output import text_of
from evals.runs.scoring import Tried
from evals.statistics.pairwise import Pairwise, preferences
from evals.statistics.prediction_powered import prediction_powered
from evals.statistics.validation import validation
from knowledge.errors import InvalidInput
from knowledge.model.base import LANGUAGES, Frozen, Language

YES = frozenset({"yes", "ja", "1", "true", "goed", "good"})
NO = frozenset({"no", "nee", "0", "false", "fout", "bad"})


class Verdicts(Frozen):
    """The share of answers that the judge calls right, of one language; ``corrected`` is PPI++ with its interval.

    ``calibrated`` only from a hundred labels of people on: until then every figure of the judge is uncalibrated.
    """

    language: Language
    right: float | None
    n: int
    unparsable: int
    calibrated: bool
    labels: int
    agreement: dict[str, float | int | None]
    corrected: dict[str, float | int] | None = None


class Preferred(Frozen):
    """Of two runs: how often each won in both orders, and whether the judge prefers a place."""

    language: Language
    figures: dict[str, float | int]
    disagreement: float | None


async def verdicts(judge: Judge, tried: Sequence[Tried], labels: Mapping[str, bool]) -> tuple[Verdicts, ...]:
    """The judge's verdict on every answer of a run; ``labels`` are people's, by case."""
    found: dict[Language, dict[str, Judgement | None]] = defaultdict(dict)
    for each in tried:
        if isinstance(each.case, QuestionCase) and each.case.answerable and each.output and each.attempt.repeat == 0:
            said = await judge.answer(shown(each.case), text_of(each.output))
            found[each.case.language][each.case.id] = said
    return tuple(_summed(language, found[language], labels) for language in LANGUAGES if found.get(language))


async def preferred(judge: Judge, a: Sequence[Tried], b: Sequence[Tried]) -> tuple[Preferred, ...]:
    """Which run's answers the judge prefers, case by case and in both orders."""
    others = {each.case.id: each for each in b if each.attempt.repeat == 0}
    pairs: dict[Language, list[Pairwise]] = defaultdict(list)
    for one in a:
        other = others.get(one.case.id)
        usable = isinstance(one.case, QuestionCase) and one.case.answerable and one.attempt.repeat == 0
        if usable and other is not None and one.output and other.output and isinstance(one.case, QuestionCase):
            found = await judge.pair(shown(one.case), text_of(one.output), text_of(other.output))
            pairs[one.case.language].append(found)
    summed = {language: preferences(pairs[language]) for language in LANGUAGES if pairs.get(language)}
    return tuple(
        Preferred(language=language, figures=asdict(found), disagreement=found.disagreement)
        for language, found in summed.items()
    )


def shown(case: QuestionCase) -> Shown:
    """The question with its gold facts, as JSON lines."""
    facts = "\n".join(gold.model_dump_json(exclude={"vital"}) for gold in case.gold if gold.vital)
    return Shown(question=case.question, facts=facts, language=case.language)


def labels_of(text: str) -> dict[str, bool]:
    """People's labels out of CSV with the columns ``case`` and ``label``. InvalidInput names the row."""
    rows = csv.DictReader(StringIO(text))
    if not {"case", "label"} <= set(rows.fieldnames or ()):
        raise InvalidInput("The labels have no columns case and label.", "Write CSV: case,label and then q1.nl,yes.")
    found: dict[str, bool] = {}
    for number, row in enumerate(rows, 2):
        told = (row["label"] or "").strip().lower()
        if told not in YES | NO:
            raise InvalidInput(f"Row {number}: {told!r} is no label.", "Write yes or no.")
        found[(row["case"] or "").strip()] = told in YES
    return found


def _summed(language: Language, said: Mapping[str, Judgement | None], labels: Mapping[str, bool]) -> Verdicts:
    read = {case: each.verdict == "yes" for case, each in said.items() if each is not None}
    both = [case for case in said if case in labels]
    checked = validation([labels[case] for case in both], [read.get(case) for case in both])
    corrected = prediction_powered(
        [float(labels[case]) for case in both if case in read],
        [float(read[case]) for case in both if case in read],
        [float(read[case]) for case in read if case not in labels],
    )
    return Verdicts(
        language=language,
        right=fmean(read.values()) if read else None,
        n=len(read),
        unparsable=len(said) - len(read),
        calibrated=checked.calibrated,
        labels=checked.labels,
        agreement=asdict(checked),
        corrected=asdict(corrected) if corrected else None,
    )
