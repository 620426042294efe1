"""Makes the application: guarded, with every route, and with problems for errors."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from starlette.concurrency import run_in_threadpool

from service import __version__
from service.api import problems
from service.api.guard import Guard
from service.api.routes import (
    alerts,
    ask,
    briefings,
    coaching,
    decisions,
    documents,
    evals,
    health,
    imports,
    jobs,
    kpis,
    links,
    scores,
    search,
    use_cases,
)
from service.api.state import Running
from service.bootstrap import Koers
from service.jobs import InProcessJobs, Jobs

PREFIX = "/api/v1"


def create_app(koers: Koers, jobs: Jobs | None = None) -> FastAPI:
    """The application over one running Koers, which it closes when it stops, and its jobs.

    Without ``jobs`` they are done in this process, and forgotten with it.
    """
    running = Running(koers, jobs or InProcessJobs(koers))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await run_in_threadpool(koers.warm)
        await run_in_threadpool(documents.catch_up, running)
        yield
        await run_in_threadpool(running.jobs.close)
        koers.close()

    app = FastAPI(
        title="Koers",
        version=__version__,
        description="Questions about a strategy and its use cases, answered with evidence.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        responses=problems.responses(400, 404, 413, 421, 422, 500, 503),
    )
    app.state.running = running
    app.add_middleware(Guard, largest=koers.settings.max_upload_mb * 1_000_000)
    problems.add_to(app)
    app.include_router(_versioned())
    # Where an orchestrator looks for them.
    app.include_router(health.router, include_in_schema=False)
    _describe_problems(app)
    return app


def _versioned() -> APIRouter:
    router = APIRouter(prefix=PREFIX)
    for resource in (
        ask,
        use_cases,
        kpis,
        alerts,
        scores,
        briefings,
        coaching,
        decisions,
        links,
        imports,
        documents,
        evals,
        search,
        jobs,
        health,
    ):
        router.include_router(resource.router)
    return router


def _describe_problems(app: FastAPI) -> None:
    generate = app.openapi

    def with_problems() -> dict[str, object]:
        schema = generate()
        schemas = schema.setdefault("components", {}).setdefault("schemas", {})
        template = "#/components/schemas/{model}"
        schemas["Problem"] = problems.Problem.model_json_schema(ref_template=template)
        schemas["FieldProblem"] = schemas["Problem"].pop("$defs")["FieldProblem"]
        return schema

    app.__dict__["openapi"] = with_problems
