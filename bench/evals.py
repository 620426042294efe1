"""False alarms and power of the tests behind a gate: simulated runs of 6, 12 and 30 documents, 8 questions, 3 repeats.

Questions of one document are alike, and repeats of one question are: the difference of a repeat is what its document,
its question and chance add, with the variances below. Under the null a test at 5 % ought to give 5 % false alarms.
Run: python -m bench evals
"""

from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from evals.statistics.clustered import ALPHA
from evals.statistics.items import Score, items_of
from evals.statistics.paired import Difference, paired_difference
from evals.statistics.power import DETECTABLE
from evals.statistics.sign_flip import MOST_CLUSTERS, sign_flip

DOCUMENTS = (6, 12, 30)
QUESTIONS, REPEATS = 8, 3
OF_DOCUMENT, OF_QUESTION, OF_REPEAT = 1.0, 1.7, 13.5
RUNS, RESAMPLES = 2_000, 1_000
EXPECTED = {"repeats as n": 22.7, "question means": 16.3, "cluster bootstrap": 14.2, "cluster t (the gate)": 4.7}
Run = NDArray[np.float64]


def simulated(random: np.random.Generator, documents: int, effect: float) -> Run:
    """Differences by document, question and repeat."""
    shape = (documents, QUESTIONS, REPEATS)
    of_document = sqrt(OF_DOCUMENT) * random.standard_normal((documents, 1, 1))
    of_question = sqrt(OF_QUESTION) * random.standard_normal((documents, QUESTIONS, 1))
    run: Run = effect + of_document + of_question + sqrt(OF_REPEAT) * random.standard_normal(shape)
    return run


def true_error(documents: int) -> float:
    per_question = (OF_QUESTION + OF_REPEAT / REPEATS) / QUESTIONS
    return sqrt((OF_DOCUMENT + per_question) / documents)


def differs(values: Run) -> bool:
    """A plain t-test that takes every value for a case of its own."""
    flat = values.ravel()
    reach = float(stdtrit(len(flat) - 1, 1 - ALPHA / 2)) * float(flat.std(ddof=1)) / sqrt(len(flat))
    return abs(float(flat.mean())) > reach


def bootstrap_differs(random: np.random.Generator, run: Run) -> bool:
    """Whether the percentile interval over resampled documents leaves out 0."""
    means = run.mean(axis=(1, 2))
    drawn = means[random.integers(0, len(means), (RESAMPLES, len(means)))].mean(axis=1)
    low, high = np.quantile(drawn, [ALPHA / 2, 1 - ALPHA / 2])
    return bool(low > 0 or high < 0)


def compared(run: Run) -> Difference:
    """The run as the gate sees it: B differs from an A of zeros."""
    scores = [
        Score(f"{document}-{question}", str(document), float(value), repeat)
        for (document, question, repeat), value in np.ndenumerate(run)
    ]
    zeros = [Score(score.case, score.cluster, 0.0, score.repeat) for score in scores]
    found = paired_difference(items_of(zeros), items_of(scores))
    assert found is not None
    return found


def verdicts(random: np.random.Generator, run: Run) -> dict[str, bool]:
    found = compared(run)
    told = {
        "repeats as n": differs(run),
        "question means": differs(run.mean(axis=2)),
        "cluster bootstrap": bootstrap_differs(random, run),
        "cluster t (the gate)": not (found.low or 0.0) <= 0 <= (found.high or 0.0),
    }
    if len(run) <= MOST_CLUSTERS:
        means = run.mean(axis=2)
        p = sign_flip(means.ravel().tolist(), np.repeat(np.arange(len(run)), QUESTIONS).astype(str).tolist())
        told["cluster sign-flip"] = p is not None and p <= ALPHA
    return told


def rates(documents: int, effect: float, seed: int, runs: int = RUNS) -> dict[str, float]:
    """How often each test says that there is a difference, in per cent."""
    random = np.random.default_rng(seed)
    told = [verdicts(random, simulated(random, documents, effect)) for _ in range(runs)]
    return {name: 100 * sum(each[name] for each in told) / runs for name in told[0]}


def show(title: str, columns: dict[int, dict[str, float]]) -> None:
    names = list(columns[DOCUMENTS[0]])
    print(f"{title:<44}" + "".join(f"{documents:>8}" for documents in columns) + "   expected at 6")
    for name in names:
        cells = "".join(f"{column[name]:7.1f}%" if name in column else f"{'–':>8}" for column in columns.values())
        expected = f"{EXPECTED[name]:7.1f}%" if name in EXPECTED and "null" in title else ""
        print(f"  {name:<42}{cells}   {expected}")


def main() -> None:
    print(f"{RUNS} runs each, {QUESTIONS} questions a document, {REPEATS} repeats; nominal {ALPHA:.0%}")
    show("false alarms under the null, documents:", {count: rates(count, 0.0, count) for count in DOCUMENTS})
    effect = DETECTABLE * true_error(12)
    title = f"power at {effect:.2f} (2.8 SE of 12), documents:"
    show(title, {count: rates(count, effect, 100 + count, RUNS // 4) for count in DOCUMENTS})


if __name__ == "__main__":
    main()
