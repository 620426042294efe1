"""How a command is registered: with the options that all of them take, and one place where errors end."""

import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from knowledge.errors import KoersError
from knowledge.said import Said
from service import problems
from service.cli.session import Given, Session

Home = Annotated[
    Path | None, typer.Option("--home", help="Folder that everything is kept in (KOERS_HOME).", show_default="./.koers")
]
Json = Annotated[bool, typer.Option("--json", help="The result as JSON on standard output, and nothing else there.")]
Lang = Annotated[
    Literal["nl", "en"] | None, typer.Option("--lang", help="Language of prose: nl or en (KOERS_LANGUAGE).")
]
COMMON = {"home": (Home, None), "as_json": (Json, False), "lang": (Lang, None)}


def command(app: typer.Typer, name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Registers a function whose first parameter is the Session, and whose docstring is its help."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        def run(context: typer.Context, home: Path | None, as_json: bool, lang: Any, **own: Any) -> None:
            session = Session(merged(context.obj, home, as_json, lang))
            with boundary(session):
                function(session, **own)

        app.command(name, help=inspect.cleandoc(function.__doc__ or ""))(_with_common(run, function))
        return function

    return register


def merged(given: Given | None, home: Path | None, as_json: bool, lang: Any) -> Given:
    """The options as they stand before and after the command's name; the later one wins."""
    base = given or Given()
    return replace(base, home=home or base.home, as_json=as_json or base.as_json, lang=lang or base.lang)


@contextmanager
def boundary(session: Session) -> Iterator[None]:
    """Ends every error in one line on standard error and the right exit status; no traceback."""
    try:
        yield
        sys.stdout.flush()
    except KoersError as error:
        session.say(f"koers: {error.within(session.tongue)}")
        raise typer.Exit(1) from None
    except (typer.Exit, typer.Abort, typer.BadParameter, KeyboardInterrupt, BrokenPipeError):
        raise
    except OSError as error:
        said = problems.SYSTEM_REFUSES(cause=error.strerror or type(error).__name__, file=str(error.filename or "-"))
        session.say(f"koers: {said.within(session.tongue)}")
        raise typer.Exit(1) from None
    except Exception as error:  # noqa: BLE001 - the boundary of a command
        session.say(f"koers: {_unexpected(session, error).within(session.tongue)}")
        raise typer.Exit(1) from None
    finally:
        session.close()


def _unexpected(session: Session, error: Exception) -> Said:
    from service import logs

    file = logs.start(session.settings.home, session.settings.log_text) if "settings" in session.__dict__ else None
    logs.log.error("a command failed", exc_info=error)
    where = problems.DETAILS_IN(file=str(file)) if file else problems.NO_LOG()
    return problems.WENT_WRONG(kind=type(error).__name__, where=where)


def _with_common(run: Callable[..., None], function: Callable[..., None]) -> Callable[..., None]:
    parameter = inspect.Parameter
    own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
    context = parameter("context", parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    common = [
        parameter(name, parameter.KEYWORD_ONLY, annotation=kind, default=default)
        for name, (kind, default) in COMMON.items()
    ]
    everything = [context, *(each.replace(kind=parameter.KEYWORD_ONLY) for each in own), *common]
    # Typer reads the options off the signature and the annotations.
    run.__name__ = function.__name__
    run.__dict__["__signature__"] = inspect.Signature(everything)
    run.__annotations__ = {each.name: each.annotation for each in everything}
    return run
