"""Koers over one home, as evals ask it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from evals.datasets.briefings import BriefingCase
from evals.datasets.case import Reader
from evals.datasets.coaching import ELEMENTS, CoachingCase
from evals.datasets.history import History
from evals.datasets.pitfalls import subjects
from evals.metrics.pitfall_detection import Alarm
from evals.runs.output import PitfallOutput, RatingOutput
from evals.runs.system import Asked, Surfaces
from knowledge.coaching.roadmap import Element, Roadmap
from knowledge.history.portfolio import portfolio_of
from knowledge.model.answer import Answer
from knowledge.model.base import Language
from knowledge.model.briefing import Audience, Briefing, Span
from knowledge.model.evidence import Evidence, Passage
from knowledge.model.principal import OWNER, Principal
from knowledge.pitfalls import catalogue
from knowledge.pitfalls.context import Context
from knowledge.scoring.methods import method_of
from knowledge.scoring.rating import Criterion
from service.bootstrap import Koers

if TYPE_CHECKING:
    from graphs.ask import AskRequest

FORTNIGHT = 14


@dataclass(frozen=True, slots=True)
class KoersSystem:
    """Implements ``evals.runs.system.System``."""

    koers: Koers
    today: date

    async def ask(self, asked: Asked) -> Answer:
        return await self.koers.ask.answer(self._request(asked))

    def find(self, asked: Asked, limit: int) -> list[Passage]:
        hits = self.koers.search.find(asked.question, reader(asked.reader), in_force_on=asked.as_of, limit=limit)
        return [hit.passage for hit in hits]

    def places(self, passages: tuple[Passage, ...]) -> dict[str, str]:
        texts = {key: self.koers.stores.documents.document(key, OWNER) for key in {p.document_id for p in passages}}
        return {
            passage.id: texts[passage.document_id].text[passage.start : passage.end]
            for passage in passages
            if texts[passage.document_id].version == passage.version
        }

    def scan(self, as_of: date, language: Language, history: History | None, context: Context | None) -> PitfallOutput:
        if history is not None and context is not None:
            snapshot, known = portfolio_of(history.changes()).at(as_of), context
        else:
            snapshot = self.koers.stores.portfolio.load(OWNER).at(as_of)
            known = self.koers.context(OWNER, language)
        findings = catalogue.scan(snapshot, known).findings
        return PitfallOutput(
            found=tuple(Alarm(pitfall=each.pitfall, subject=each.subject.id) for each in findings),
            texts=tuple(f"{each.pitfall} {each.subject.id}: {each.claim.within(language)}" for each in findings),
            subjects=subjects(snapshot, known),
        )

    async def rate(self, use_case: str, as_of: date, language: Language) -> RatingOutput:
        from graphs.score import ScoreRequest

        request = ScoreRequest(
            principal=OWNER,
            as_of=as_of,
            run_id=self.koers.ids(),
            at=self.koers.clock(),
            language=language,
            method=method_of("weighted"),
            rate=frozenset({use_case}),
        )
        scored = await self.koers.scoring.run(request)
        score = scored.ranking.score(use_case)
        given = {criterion: score.given(criterion) for criterion in Criterion}
        return RatingOutput(
            values={criterion: each.rating for criterion, each in given.items()},
            reasons={criterion: each.reason for criterion, each in given.items()},
            usage=scored.usage,
        )

    async def brief(self, case: BriefingCase) -> Briefing:
        return await self._briefing(case.period, case.audience, case.readers, case.language)

    async def coach(self, case: CoachingCase) -> Roadmap:
        from service.coaching.make import LEAST_PEOPLE, Order, request_of

        order = Order(
            leader=case.leader,
            team=case.team,
            as_of=case.as_of,
            language=case.language,
            adkar={Element(each): level for each in ELEMENTS if (level := getattr(case.adkar, each)) is not None},
            respondents=LEAST_PEOPLE if case.team else 1,
        )
        made = await self.koers.coach.coach(request_of(self.koers, order, OWNER, self.koers.ids()))
        return made.roadmap

    async def shown(self, asked: Asked, *, everywhere: bool) -> Surfaces:
        answer = await self.ask(asked)
        texts, usage = self._answer_surfaces(answer), answer.usage
        if everywhere:
            from service.watch.scan import scan

            alerts = scan(self.koers, self.today, asked.language).alerts
            texts |= {"alerts": "\n".join(claim.text for alert in alerts for claim in alert.claims)}
            span = Span(start=date.fromordinal(self.today.toordinal() - FORTNIGHT + 1), end=self.today)
            briefing = await self._briefing(span, Audience(), (asked.reader,), asked.language)
            texts |= {"briefing": _told(briefing)}
            usage += briefing.usage
        return Surfaces(texts, usage)

    def _request(self, asked: Asked) -> "AskRequest":
        from graphs.ask import AskRequest

        return AskRequest(
            question=asked.question,
            principal=reader(asked.reader),
            as_of=asked.as_of,
            run_id=self.koers.ids(),
            asked_at=self.koers.clock(),
            otherwise=asked.language,
        )

    async def _briefing(
        self, span: Span, audience: Audience, readers: tuple[Reader, ...], language: Language
    ) -> Briefing:
        from graphs.brief import BriefRequest
        from knowledge.reporting.frame import known_audience

        together = Principal.together([reader(groups) for groups in readers])
        snapshot = self.koers.stores.portfolio.load(together).at(span.end)
        key = self.koers.ids()
        request = BriefRequest(
            id=key,
            readers=together,
            asked_by="evals",
            groups=readers,
            span=span,
            audience=known_audience(audience, snapshot),
            language=language,
            at=self.koers.clock(),
            run_id=key,
        )
        return (await self.koers.briefer.draft(request)).briefing

    def _answer_surfaces(self, answer: Answer) -> dict[str, str]:
        """The answer on a terminal, and all that its JSON says beside the question."""
        portfolio = self.koers.stores.portfolio.load(OWNER)
        names = {key: state.use_case.title for key, state in portfolio.at(answer.as_of).states.items()}
        said = [claim.text for claim in answer.claims] + list(answer.missing)
        return {
            "terminal": _rendered(answer, names),
            "answer": "\n".join(said),
            "evidence": "\n".join(_shown(item) for item in answer.evidence),
        }


def reader(groups: Reader) -> Principal:
    """Somebody with just these rights."""
    return Principal(id="reader:" + "+".join(sorted(groups)), groups=frozenset(groups))


def _rendered(answer: Answer, names: Mapping[str, str]) -> str:
    from io import StringIO

    from rich.console import Console

    from service.cli.render.answer import answer as render
    from service.cli.session import PIPE_WIDTH

    out = StringIO()
    console = Console(file=out, markup=False, emoji=False, highlight=False, width=PIPE_WIDTH)
    console.print(render(answer, names))
    return out.getvalue()


def _shown(item: Evidence) -> str:
    if isinstance(item, Passage):
        return " › ".join((item.title, *item.heading, item.quote))
    return f"{item.label}: {item.text}"


def _told(briefing: Briefing) -> str:
    sections = briefing.sections
    return "\n".join(text for each in sections for text in (*(claim.text for claim in each.claims), *each.missing))
