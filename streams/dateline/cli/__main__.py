"""The process of the ``dateline`` command: it handles signals first, and imports the command then.

A process that a signal reaches in the first tenth of a second, before Python has come here, is ended by the signal.
"""

import sys

from dateline.files import pattern_cache
from dateline.process import stop_signals
from dateline.process.garbage import uncollected


def run() -> None:
    """Run the command line, and exit with its code."""
    stop_signals.handle(sys.argv[1:])
    pattern_cache.use_cache()
    try:
        _run_command()
    except KeyboardInterrupt:  # also where the command was ending by itself
        sys.exit(stop_signals.exit_code())
    finally:
        stop_signals.end()
        pattern_cache.keep()


def _run_command() -> None:
    try:
        with uncollected():
            from dateline.cli.main import main  # noqa: PLC0415  (imports take a while, in which a signal may come)

        main()
    except Exception:
        if stop_signals.received():  # Python 3.11 turns a ``StopSignal`` in some class definitions into a RuntimeError
            sys.exit(stop_signals.exit_code())
        stop_signals.exit_with(1)
        raise
    except SystemExit as end:
        if not stop_signals.received():
            stop_signals.exit_with(end.code if isinstance(end.code, int) else int(end.code is not None))
        raise


if __name__ == "__main__":
    run()
