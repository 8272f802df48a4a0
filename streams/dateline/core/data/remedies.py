"""Why records fail, and what to do about it: one row for each wording of an error by a stage or by pydantic.

A row is a pattern that the error's message is searched for, an explanation and a remedy; both of these may name
the pattern's groups in braces. Rows are tried in their order, and a message of several faults matches several.

To add a row, put it before the more general ones::

    Remedy(rf"{FIELD}Input should be a valid URL", "{field} is not a web address", f"have the sender ...; {_FIX}"),
"""

from typing import Final, NamedTuple


class Remedy(NamedTuple):
    """A pattern of the message, what that message means, and what to do about it."""

    pattern: str
    words: str
    remedy: str


FIELD: Final = r"(?<![\w.])(?P<field>[A-Za-z_][\w.]{0,120}): "
"""How a validation error names a field, in front of what is wrong with it."""
_FIX: Final = "fix these pages (`dateline dead-letters export --values`) and `dateline ingest` them"
_OTHERS: Final = "something other than Dateline's worker writes to this topic: find it by the record's key and headers"
_RETRY: Final = "`dateline dead-letters retry` sends it again"

REMEDIES: Final = (
    Remedy(
        rf"{FIELD}Input should have timezone info",
        "{field} is a time that does not say its time zone",
        f"have the scraper send it with its zone, as 2026-02-07T23:00:00+01:00; {_FIX}",
    ),
    Remedy(
        rf"{FIELD}(?:Value error, )?an instant is written out",
        "{field} is not a time written out with its date and zone",
        f"have the scraper write it out, as 2026-02-07T23:00:00+01:00; {_FIX}",
    ),
    Remedy(
        rf"{FIELD}Input should be a valid datetime",
        "{field} is not a valid time",
        f"have the scraper write it in ISO 8601, as 2026-02-07T23:00:00+01:00; {_FIX}",
    ),
    Remedy(
        rf"{FIELD}(?P<fetched>\S{{1,40}}) is after the record was sent, (?P<sent>\S{{1,40}})",
        "the page says it was fetched at {fetched}, more than an hour after it was sent ({sent})",
        f"set the scraper's clock or time zone right; once that time has come, {_RETRY}",
    ),
    Remedy(
        rf"{FIELD}(?:Value error, )?the page has (?P<size>\d{{1,20}}) bytes; at most (?P<most>\d{{1,20}})",
        "the page is too large: {field} has {size} bytes, and the limit is {most}",
        f"have the scraper send the article alone, without scripts and pictures inside it; {_FIX}",
    ),
    Remedy(
        r"the page has (?P<items>\d{1,20}) items; at most (?P<most>\d{1,20}) are taken",
        "the page has {items} items, and the limit is {most}",
        f"if the scraper joins pages, have it send each on its own; {_FIX}",
    ),
    Remedy(
        r"exactly one of text and html is required",
        "the page has neither text nor html, or both",
        f"have the scraper send one of them; {_FIX}",
    ),
    Remedy(
        rf"{FIELD}(?:Value error, )?no time zone is called (?P<zone>\S{{1,80}}?);? ",
        "{field} names an unknown time zone: {zone}",
        f"have the scraper send an IANA name, as Europe/Amsterdam, or none; {_FIX}",
    ),
    Remedy(
        r"Invalid JSON: (?:lone leading surrogate|unexpected end of hex escape)"
        r"[^;]{0,120}? at line (?P<line>\d{1,9}) column (?P<column>\d{1,9})",
        "an escape is an unpaired surrogate at line {line}, byte {column}",
        f"have the sender write both surrogates, or the character itself in UTF-8; {_FIX}",
    ),
    Remedy(
        r"Invalid JSON: invalid unicode code point"
        r"[^;]{0,120}? at line (?P<line>\d{1,9}) column (?P<column>\d{1,9})",
        "the text is not UTF-8 at line {line}, byte {column}",
        f"have the sender write UTF-8, which is what JSON is in; {_FIX}",
    ),
    Remedy(
        r"Invalid JSON: expected (?:ident|value)[^;]{0,120}? at line (?P<line>\d{1,9}) column (?P<column>\d{1,9})",
        "it is not JSON: no value of JSON stands at line {line}, byte {column}",
        f"have the sender write one JSON object per record; {_FIX}",
    ),
    Remedy(
        r"Invalid JSON: (?P<what>[^;]{1,120}?) at line (?P<line>\d{1,9}) column (?P<column>\d{1,9})",
        "it is not JSON: {what} at line {line}, byte {column}",
        f"if it is cut off, look for a limit at the sender; {_FIX}",
    ),
    Remedy(r"Invalid JSON", "it is not JSON", f"have the sender write one JSON object per record; {_FIX}"),
    Remedy(
        r"the value is null",
        "the record is empty: it has no value",
        f"there is nothing to fix; {_OTHERS}",
    ),
    Remedy(
        r"record: Input should be (?:an object|a valid dictionary)",
        "it is JSON, but not an object",
        f"have the sender write one JSON object per record; {_FIX}",
    ),
    Remedy(
        rf"{FIELD}Extra inputs are not permitted",
        "{field} is an unknown field",
        f"name it as the schema does (`schemas/json/`), or leave it out; {_FIX}",
    ),
    Remedy(
        rf"{FIELD}Field required",
        "{field} is missing",
        f"have the sender fill it in; {_FIX}",
    ),
    Remedy(
        rf"{FIELD}(?P<what>(?:Input|String|List|Value) should [^;]{{1,160}})",
        "{field} is not what it should be: {what}",
        f"have the sender write it as the schema has it (`schemas/json/`); {_FIX}",
    ),
    Remedy(
        r"target (?P<target>\S{1,200}) refused it (?P<tries>\d{1,9}) times in (?P<lasted>[\w,:. ]{1,40}?): "
        r"(?P<why>[^;]{1,300})",
        "the target {target} refused the alert {tries} times in {lasted}: {why}",
        "fix the target; then `dateline dead-letters export --stage handover --values --output FILE`, and "
        "`dateline alerts deliver --targets TARGETS --only {target} --input FILE`, "
        "which sends them as their stories stand now",
    ),
    Remedy(
        r"the state (?:record )?(?:cannot be read|was written under)",
        "the stage's state could not be loaded; the record itself may be valid",
        f"check with `dateline doctor`; once the worker runs again, {_RETRY}",
    ),
    Remedy(
        r"(?:KafkaError|ConnectionError|TimeoutError|timed out|Errno \d{1,4})",
        "something that the stage needs did not answer",
        f"the record itself may be valid: {_RETRY}",
    ),
)

FOREIGN: Final = f"there is nothing to fix or to send again; {_OTHERS}"
"""What to do about a record on a topic that only Dateline writes to, whatever is wrong with it: it is no page."""
UNKNOWN: Final = Remedy(
    "",
    "{message}",
    f"unexpected error: `show --trace` says where in the code; once it is fixed, {_RETRY}",
)
"""The row for a message that no other row matches: it quotes the message."""
