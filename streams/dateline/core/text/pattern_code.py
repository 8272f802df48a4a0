"""Compile regular expressions of hundreds of words, or take the code that a former process made of them.

``any_of`` writes the expression for such words as a tree of what they have in common, which is read in a fifth of the
time that a list takes: nearly no line holds one of them, and the first letter says so.

``compiled`` is ``re.compile`` for an expression that is put together from rows of data. The ones of this package take
1.7 s to compile, which is more than all else that a process does before its first page. What ``re`` makes of an
expression is a list of numbers, its code; with the code of a former process, all of them take 0.05 s.

Nothing is read or written here: ``files.pattern_cache`` keeps the code, and gives it by ``use``. Without it, each
expression is compiled as ``re.compile`` does.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from hashlib import blake2b
from typing import Any, Final, NamedTuple

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # another Python than CPython, or one to come: these are its own affair
    _sre = _compiler = _parser = None

_KEY_BYTES: Final = 16
"""Bytes of a key. Two expressions with one key would be mistaken for each other; this many make that impossible."""


class Code(NamedTuple):
    """What ``re`` makes of an expression."""

    flags: int
    """The flags that were given, and those that the expression sets."""
    numbers: list[int]
    groups: int
    names: dict[str, int]
    """The number of each group that has a name."""


class _Codes:
    """The code that this process has of expressions, by key."""

    def __init__(self) -> None:
        self.known: Callable[[], Mapping[bytes, Code]] = dict
        self.made: dict[bytes, Code] = {}


_CODES: Final = _Codes()


def use(known: Callable[[], Mapping[bytes, Code]]) -> None:
    """Let ``compiled`` take the code of the expressions with these keys. It must be of this very Python."""
    _CODES.known = known


def made() -> Mapping[bytes, Code]:
    """Return the code of the expressions that this process had to compile, by key."""
    return _CODES.made


def compiled(expression: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return the pattern of an expression, as ``re.compile`` does. Raises ``re.error`` for a faulty one."""
    if not _IS_KNOWN:
        return re.compile(expression, flags)
    key = blake2b(b"%d %b" % (flags, expression.encode()), digest_size=_KEY_BYTES).digest()
    code = _CODES.known().get(key)
    if code is None:
        code = _CODES.made[key] = _code(expression, flags)
    return _pattern(expression, code)


def any_of(forms: Iterable[str]) -> str:
    """Return the expression for any of the forms exactly as they are, the longest first."""
    return tree({tuple(map(re.escape, form)) for form in forms})


def any_case_of(forms: Iterable[str]) -> str:
    """Return the expression for any of the forms, the longest first, for a pattern that ignores case."""
    return any_of(map(_without_case, forms))


def tree(rows: Collection[tuple[str, ...]]) -> str:
    """Return the expression for any of the rows, the longest first; a row is an expression for each letter.

    Two expressions of a place must be equal, or match no letter both.
    """
    heads: dict[str, list[tuple[str, ...]]] = {}
    for row in sorted(rows):
        if row:
            heads.setdefault(row[0], []).append(row[1:])
    branches = [f"{head}{tree(rests)}" for head, rests in heads.items()]
    may_end = not all(rows)
    if len(branches) == 1 and not may_end:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if may_end else ''}" if branches else ""


def _without_case(form: str) -> str:
    """Return a form in small letters, of those that match one another where case does not matter always the same."""
    return "".join([small if len(small := letter.lower()) == 1 else letter for letter in form]).translate(_SAME_LETTERS)


_SAME_LETTERS: Final = str.maketrans("\u0130\u0131\u017f\u03c2", "iis\u03c3")
"""Letters that match others: a capital i with a dot, one without a dot, a long s, a final sigma."""


def _code(expression: str, flags: re.RegexFlag) -> Code:
    """Compile an expression as ``re.compile`` does, up to its code."""
    parsed: Any = _parser.parse(expression, flags)
    state = parsed.state
    return Code(state.flags, _compiler._code(parsed, flags), state.groups, dict(state.groupdict))  # noqa: SLF001


def _pattern(expression: str, code: Code) -> re.Pattern[str]:
    """Return the pattern of a code. ``_sre`` refuses with ``RuntimeError`` numbers that are no code."""
    names: list[str | None] = [None] * code.groups
    for name, number in code.names.items():
        names[number] = name
    pattern: re.Pattern[str] = _sre.compile(
        expression, code.flags, code.numbers, code.groups - 1, code.names, tuple(names)
    )
    return pattern


def _is_known() -> bool:
    """Whether the inner functions of ``re`` are those that this module was written for: it tries them once."""
    try:
        pattern = _pattern("(?P<first>a)b", _code("(?P<first>a)b", re.IGNORECASE))
    except (AttributeError, TypeError, ValueError, RuntimeError):  # a Python to come, in which they differ
        return False
    return pattern == re.compile("(?P<first>a)b", re.IGNORECASE)


_IS_KNOWN: Final = _is_known()
