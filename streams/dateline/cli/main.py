"""The ``dateline`` command: the table of verbs, their help, and the exit code when one fails.

A verb's module is imported when the verb is called, so that ``dateline --help`` is fast.
"""

import inspect
import logging
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Annotated, Any, ClassVar, Final, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from dateline.cli.options.verb import Verb
from dateline.cli.terminal.broker_lines import BrokerLines
from dateline.cli.terminal.guard import guarded_streams
from dateline.extras import Extra, require
from dateline.kafka.answer_limit import ANSWER_LIMIT, COMMAND_SECONDS, PATIENCE
from dateline.process import stop_signals
from dateline.process.garbage import uncollected

ABOUT: Final = """Turn scraped wire pages into a clean, deduplicated stream of stories per region, on Kafka.

[bold]Examples[/bold]

  dateline demo                      run everything on sample pages, in a minute
  dateline parse page.html --source a-portal --fetched-at now
                                     show the briefs of a page, without a broker
  dateline up                        run a broker and a worker on this machine
  dateline ingest pages.jsonl        send pages to the worker
  dateline tail --region western-asia --follow
                                     print stories as they are written
"""
EPILOG: Final = """[bold]Exit codes[/bold]
  0  done
  1  the command failed, or found something wrong; its message says what to do
  2  wrong usage, a wrong setting, or an extra that is not installed
  Some verbs have more; `dateline VERB --help` lists them.

[bold]Environment[/bold]
  DATELINE_BROKER     the broker's address (localhost:9092)
  DATELINE_NAMESPACE  the first word of every topic's name (wire)
  Others are listed in streams/dateline/agents/README.md; `dateline doctor` checks them.
"""


_INTERRUPTED: Final = 130
"""The exit code that typer gives to ``KeyboardInterrupt``."""
_LINE_END_IN_PARAGRAPH: Final = re.compile(r"(?<!\n)\n(?![\n ])")
"""A line end that neither ends a paragraph nor precedes an indented line."""

_PATIENT: Final = frozenset({"tail", "replay", "explain", "upgrade", "takedown", "dead-letters"})
"""Verbs that wait for a broker that went away between two of their steps. Others have a limit of their own, as `ingest
--patience`, are started again, as workers, or report it, as `status`."""

_LOCAL: Final = "Without a broker"
_READY: Final = "All in one"
_BROKER: Final = "On a broker"

VERBS: Final[dict[str, Verb]] = {
    "demo": Verb(
        "run.demo:demo",
        _READY,
        "Process an evening of sample pages with a broker and a worker, and show the results.",
        Extra.EMBEDDED,
    ),
    "up": Verb("run.up:up", _READY, "Run the embedded broker, a worker and a gateway until Ctrl-C.", Extra.EMBEDDED),
    "parse": Verb("pages.parse:parse", _LOCAL, "Split pages into briefs, and show them.", Extra.PARSE),
    "pipe": Verb(
        "pages.pipe:pipe", _LOCAL, "Run pages through every stage, and print the records of one.", Extra.PARSE
    ),
    "worker": Verb(
        "run.worker:run_stages",
        _BROKER,
        "Run the stages split, collapse, thread and route, or some of them.",
        Extra.WORKER,
    ),
    "serve": Verb("run.serve:serve", _BROKER, "Serve stories and alerts over HTTP, as streams that resume.", Extra.WEB),
    "tokens": Verb("run.token_verbs:VERBS", _LOCAL, "Make and check tokens for readers of the gateway."),
    "topics": Verb("status.topics:topics", _BROKER, "Create, list or check the topics."),
    "ingest": Verb("pages.ingest:ingest", _BROKER, "Send pages to wire.raw."),
    "tail": Verb("read.tail:tail", _BROKER, "Print the records of a topic, or a region's stories."),
    "replay": Verb("replay.verbs:VERBS", _BROKER, "Read a topic between two times; process old pages again."),
    "explain": Verb("stories.explain:explain", _BROKER, "Show the life of one story, version by version."),
    "upgrade": Verb(
        "upgrade.verbs:VERBS", _BROKER, "Warm a new namespace without alerts, compare it, switch to it, and back."
    ),
    "takedown": Verb(
        "stories.takedown:takedown",
        _BROKER,
        "Withdraw a story permanently, and list the records that still hold its text.",
        Extra.PARSE,
    ),
    "dead-letters": Verb(
        "dead_letters.verbs:VERBS", _BROKER, "List, show, retry or export the records that could not be processed."
    ),
    "status": Verb(
        "status.status:status",
        _BROKER,
        "Show lag, the age of the newest events, and sources that fell silent or changed.",
    ),
    "alerts": Verb("alerts.verbs:VERBS", _BROKER, "Check stories against alert rules, and deliver alerts."),
    "doctor": Verb(
        "status.doctor:doctor",
        _BROKER,
        "Check settings, broker, topics and place index, and say what to do.",
    ),
}
"""In the order of the help."""


class Verbs(TyperGroup):
    """A group of verbs that imports a verb's module when the verb is called."""

    table: ClassVar[Mapping[str, Verb]]

    def make_context(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401  (typer's own types are private)
        """Read the arguments as typer does."""
        with _own_console_for_errors():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401
        """Call the verb as typer does."""
        with _own_console_for_errors():
            return super().invoke(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Print the help on our console."""
        _use_own_console()
        super().format_help(ctx, formatter)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:  # noqa: ANN401  (typer's own types are private)
        """Return the verb's own command in place of the placeholder that the help lists.

        Raises ``MissingExtraError`` where the verb needs an extra that is not installed.
        """
        name, command, rest = super().resolve_command(ctx, args)
        if not name:
            return name, command, rest
        verb = self.table[name]
        if verb.extra:
            require(verb.extra, f"`{ctx.command_path} {name}`")
        return name, _load(name, verb), rest


class _VerbCommand(TyperCommand):
    """A verb whose help is printed on our console."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  (typer's own types are private)
        _use_own_console()
        super().format_help(ctx, formatter)


def _use_own_console() -> None:
    """Let typer print help and usage errors as we do. A verb that prints neither need not load what they take."""
    import typer.rich_utils  # noqa: PLC0415

    from dateline.cli.terminal.printing import HelpConsole  # noqa: PLC0415

    typer.rich_utils.Console = HelpConsole  # type: ignore[attr-defined]
    if typer.rich_utils.rich_format_error is not _print_usage_error:
        _TYPER.append(typer.rich_utils.rich_format_error)
        typer.rich_utils.rich_format_error = _print_usage_error  # type: ignore[assignment]


@contextmanager
def _own_console_for_errors() -> Iterator[None]:
    """Let typer print its own errors in the block as we do."""
    try:
        yield
    except _TYPER_ERRORS:
        _use_own_console()
        raise


_TYPER_ERRORS: Final[tuple[type[Exception], ...]] = tuple(
    each for each in typer.BadParameter.__mro__ if issubclass(each, Exception) and each.__name__ == "ClickException"
)
"""What typer prints as an error; it exports only some of its kinds."""
_TYPER: Final[list[Callable[[Any], None]]] = []
"""Typer's own way to print a usage error, once ours is in its place."""


def _group(table: Mapping[str, Verb], description: str, epilog: str | None = None) -> typer.Typer:
    """Return a command with several verbs, and a line in its help for each."""
    group = typer.Typer(
        cls=type("Verbs", (Verbs,), {"table": table}),
        rich_markup_mode="rich",
        no_args_is_help=True,
        add_completion=False,  # it would have to import every verb
        pretty_exceptions_enable=False,
        help=description,
        epilog=epilog,
    )
    for name, verb in table.items():
        group.command(name, help=verb.summary, rich_help_panel=verb.panel)(_placeholder)
    group.callback()(_placeholder)  # without a callback, typer would make a group of one verb that verb itself
    return group


def _load(name: str, verb: Verb) -> object:
    """Import a verb, and return its command; for a table of verbs, the command of the group."""
    module, attribute = verb.code.split(":")
    with uncollected():
        code: Callable[..., None] | Mapping[str, Verb] = getattr(import_module(f"dateline.cli.{module}"), attribute)
    if isinstance(code, Mapping):
        return typer.main.get_group(_group(code, verb.summary))
    app_of_one = typer.Typer(add_completion=False, rich_markup_mode="rich")
    app_of_one.command(name, cls=_VerbCommand, help=_unwrapped(code.__doc__ or ""))(code)
    return typer.main.get_command(app_of_one)


def _unwrapped(docstring: str) -> str:
    """Join the lines of each paragraph, for the terminal to wrap; an indented line stays a line of its own."""
    return _LINE_END_IN_PARAGRAPH.sub(" ", inspect.cleandoc(docstring))


def _placeholder() -> None:
    """Stand for a verb in the help of its group."""


app = _group(VERBS, ABOUT, EPILOG)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line, and exit with its code. An error with a known remedy is printed as one line."""
    words = sys.argv[1:] if arguments is None else arguments
    stop_signals.handle(words)
    patient = PATIENCE.set_to(waits=not _PATIENT.isdisjoint(words[:1]))
    with guarded_streams(), _without_log(), ANSWER_LIMIT.set_to(COMMAND_SECONDS), patient:
        try:
            app(arguments, prog_name="dateline")
        except SystemExit as end:
            if end.code == _INTERRUPTED and stop_signals.received():
                _leave(end)
            raise
        except Exception as error:
            if stop_signals.received():  # the stop in another form, or the broker went away meanwhile
                _leave(error)
            code = _report(error)
            if code is None:
                raise
            sys.exit(code)


def _print_usage_error(error: Any) -> None:  # noqa: ANN401  (typer's own types are private)
    """Print a usage error as typer does, but without what pydantic puts before the message, and quotes of options."""
    if isinstance(error, typer.BadParameter):
        error.message = error.message.removeprefix("Value error, ")
        if error.param_hint is None and error.param is not None:
            error.param_hint = error.param.get_error_hint().replace("'", "")
    _TYPER[0](error)


def _report(error: Exception) -> int | None:
    """Print or log an error, and return the exit code; None where nothing was, for Python to show the traceback."""
    from dateline.cli.terminal.failure import FAILED, explain  # noqa: PLC0415  (needed only now)
    from dateline.cli.terminal.notices import fail, logs_json  # noqa: PLC0415

    line = explain(error)
    if line is not None:
        fail(line.message, line.code)
        return line.code
    if not logs_json():
        return None
    logging.getLogger("dateline").critical("the command failed", exc_info=error)
    return FAILED


@contextmanager
def _without_log() -> Iterator[None]:
    """Log only ``BrokerLines`` in the block: an error's line says more than the Kafka client. A worker logs again."""
    client, own = logging.getLogger("aiokafka"), logging.getLogger("dateline")
    level = client.level
    client.setLevel(logging.CRITICAL)
    lines = BrokerLines()  # without any handler, Python would print all warnings
    own.addHandler(lines)
    try:
        yield
    finally:
        client.setLevel(level)
        own.removeHandler(lines)


def _leave(error: BaseException) -> NoReturn:
    """Exit as a command that a signal stopped; where the same command continues it, say so."""
    if stop_signals.is_continued():
        from dateline.cli.terminal.notices import fail  # noqa: PLC0415  (needed only now)
        from dateline.core.replay.job import ReplayError  # noqa: PLC0415

        message = str(error) if isinstance(error, ReplayError) else "stopped; the same command continues"
        fail(message, stop_signals.exit_code())
    sys.exit(stop_signals.exit_code())


@app.callback()
def _options(
    *,
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version and exit.",
            is_eager=True,
            callback=lambda asked: _print_version(asked=asked),
        ),
    ] = False,
) -> None:
    pass


def _print_version(*, asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # noqa: PLC0415  (slow to import, and needed only now)

        typer.echo(f"dateline {version('dateline')}")
        raise typer.Exit


if __name__ == "__main__":
    main()
