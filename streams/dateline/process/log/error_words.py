"""Words for an error in a log line, in place of how Python writes the error.

``TimeoutError()`` tells an operator nothing. Of an error whose class is known to nobody but programmers its name stays,
for whoever reports it.
"""

import re
from typing import Final

_WORD: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_ANSWER: Final = "the broker does not answer"
_MAX_CHARS: Final = 500
"""The most characters of an error. Bounds a line; chosen by hand, above the messages of libraries that were seen."""


def error_words(error: BaseException) -> str:
    """Return an error in words, on one line: its own message, or else what its class says."""
    if isinstance(error, BaseExceptionGroup):
        words = "; ".join(dict.fromkeys(error_words(each) for each in error.exceptions))
    elif isinstance(error, OSError) and error.strerror:
        file = "" if error.filename is None else f"{error.filename}: "
        words = f"{file}{error.strerror}"
    else:
        kind = type(error)
        message = ", ".join(map(str, error.args)) if _says_enough(kind) else str(error)
        if message and _says_enough(kind):
            words = _NO_ANSWER if message.startswith("Unable to bootstrap from ") else message
        elif kind is TimeoutError:
            words = message or "no answer in time"
        else:
            name = _named(kind) if _says_enough(kind) else kind.__name__
            words = f"{name}: {message}" if message else name
    return " ".join(words.split())[:_MAX_CHARS]


def _says_enough(kind: type[BaseException]) -> bool:
    """Whether the errors of a class carry messages for people: ours do, and those of Kafka's client."""
    return kind.__module__.partition(".")[0] in {"aiokafka", "dateline"}


def _named(kind: type[BaseException]) -> str:
    """Return the name of a class as words: ``NodeNotReadyError`` is "node not ready"."""
    return _WORD.sub(" ", kind.__name__.removesuffix("Error")).lower()
