"""Imports a portfolio that takes long: its file is kept in the home until that is done."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import JsonValue

from knowledge.errors import InvalidInput, Misconfigured, NotFound
from knowledge.model.principal import Principal
from service.imports import Manner, import_portfolio
from service.jobs import problems
from service.jobs.kinds import Kind, Work
from service.jobs.port import Job, Jobs

if TYPE_CHECKING:
    from service.bootstrap import Koers

FOLDER = "uploads"
KEPT = timedelta(days=30)


def start_import(koers: "Koers", jobs: Jobs, principal: Principal, name: str, content: bytes, manner: Manner) -> Job:
    """Begins the import of a file as a job, whose result is the report. Misconfigured where it cannot be kept."""
    job_id = koers.ids()
    try:
        _forget(koers)
        _keep(_file(koers, job_id), content)
    except OSError as error:
        said = problems.NOT_KEPT(home=str(koers.home), cause=str(error.strerror))
        raise Misconfigured(said, problems.MAKE_ROOM()) from None
    given = {"name": name, "mapping": manner.mapping, "dry_run": manner.dry_run, "language": manner.language}
    return jobs.start(IMPORT.name, principal, given, job_id)


def _import(work: Work) -> JsonValue:
    work.report(0, 1)
    given: Any = work.arguments
    try:
        content = _file(work.koers, work.job).read_bytes()
    except FileNotFoundError:
        raise NotFound(problems.FILE_GONE(), problems.SEND_AGAIN()) from None
    manner = Manner(given["mapping"], given["dry_run"], given["language"])
    try:
        report = import_portfolio(work.koers, given["name"], content, manner)
    except InvalidInput as error:
        # Noted, and raised once the file is gone: a step that fails is the last one.
        return {"refused": error.within(work.language)}
    work.report(1, 1)
    return {"report": report.model_dump(mode="json")}


def _clean(work: Work) -> JsonValue:
    _file(work.koers, work.job).unlink(missing_ok=True)
    outcome: Any = work.results["import"]
    if "refused" in outcome:
        raise InvalidInput(outcome["refused"])
    report: JsonValue = outcome["report"]
    return report


def _file(koers: "Koers", job_id: str) -> Path:
    return koers.home / FOLDER / job_id


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    half = path.with_suffix(".half")
    half.write_bytes(content)
    half.replace(path)


def _forget(koers: "Koers") -> None:
    """Deletes what jobs left that were cancelled: they are known for as long."""
    now = koers.clock()
    folder = koers.home / FOLDER
    for path in folder.iterdir() if folder.is_dir() else ():
        if now - datetime.fromtimestamp(path.stat().st_mtime).astimezone() > KEPT:
            path.unlink(missing_ok=True)


# Alone: an import compares its file with everything that is stored.
IMPORT = Kind("import", {"import": _import, "clean": _clean}, alone=True)
