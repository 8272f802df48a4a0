"""Check the parser against pages that are no part of the project: ``python -m tests.samples.check_samples DIR``.

DIR holds ``page-variants.jsonl``, one page a line with what a careful reader takes from it, and
``seed-page.txt``. Prints each page that differs; exits 1 where one does.
"""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from dateline.core.page.parse import parse
from dateline_schemas import Brief, Dateline, RawArticle
from tests.golden.compare import Row, expected, obtained
from tests.golden.places import atlas

FETCHED_AT: Final = datetime.fromisoformat("2026-02-07T23:00:00+01:00")


class Told(NamedTuple):
    """What a brief of the seed page must say; hours are of the page's day, after the first and not after the last."""

    role: str
    place: str
    country: str
    agencies: str
    age: str | None
    hours: tuple[int, int] | None
    region: str
    mentioned: frozenset[str] = frozenset()


SEED: Final = (
    Told(
        "lead",
        "MOSKOU",
        "RU",
        "ANP RTR AFP",
        None,
        None,
        "eastern-europe",
        frozenset({"southern-asia", "eastern-asia"}),
    ),
    Told("related", "MILAAN", "IT", "ANP AFP", "3 uur geleden", (19, 20), "southern-europe"),
    Told(
        "related",
        "WASHINGTON",
        "US",
        "ANP BLOOMBERG",
        "6 uur geleden",
        (16, 17),
        "northern-america",
        frozenset({"eastern-europe"}),
    ),
    Told("related", "LONDEN", "GB", "ANP", "8 uur geleden", (14, 15), "northern-europe"),
    Told("related", "KYIV", "UA", "ANP AFP BLOOMBERG", "11 uur geleden", (11, 12), "eastern-europe"),
    Told("related", "WASHINGTON", "US", "ANP AFP", "12 uur geleden", (10, 11), "northern-america"),
    Told(
        "related",
        "UTRECHT",
        "NL",
        "ANP",
        "12 uur geleden",
        (10, 11),
        "western-europe",
        frozenset({"northern-america"}),
    ),
    Told("related", "KYIV", "UA", "ANP RTR AFP", "13 uur geleden", (9, 10), "eastern-europe"),
)
PARAGRAPHS_OF_LEAD: Final = 3


def main(samples: Path) -> int:
    """Compare every sample; 0 where all agree."""
    wrong = 0
    for line in (samples / "page-variants.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        briefs = parse(RawArticle(source="sample", fetched_at=FETCHED_AT, text=page["text"]), atlas())
        gold, got = expected(page["gold"]), [obtained(brief) for brief in briefs]
        if [row.fields for row in gold] != [row.fields for row in got] or not all(map(Row.matches, gold, got)):
            wrong += 1
            report(page["id"], gold, got)
    seed = (samples / "seed-page.txt").read_text(encoding="utf-8")
    wrong += check_seed(seed)
    sys.stdout.write(f"{wrong} pages differ\n")
    return 1 if wrong else 0


def check_seed(seed: str) -> int:
    """Hold the seed page to its table; 1 where it differs."""
    article = RawArticle(source="zeelandnet", fetched_at=FETCHED_AT, home_country="NL", text=seed)
    briefs = parse(article, atlas())
    differing = [f"{len(briefs)} briefs"] if len(briefs) != len(SEED) else []
    for told, brief in zip(SEED, briefs, strict=False):
        got = as_told(brief)
        if got._replace(mentioned=got.mentioned & told.mentioned) != told:
            differing.append(f"{brief.ordinal}: {got}")
    lead = briefs[0]
    if lead.headline != seed.split("\n", 1)[0] or lead.text.count("\n") + 1 != PARAGRAPHS_OF_LEAD:
        differing.append(f"the lead's headline and paragraphs: {lead.headline!r}, {lead.text!r}")
    for line in differing:
        sys.stdout.write(f"seed page: {line}\n")
    return 1 if differing else 0


def as_told(brief: Brief) -> Told:
    """Say of a brief what the table says of it."""
    dateline, published = brief.dateline or Dateline(printed=""), brief.published
    hours = (published.earliest.hour, published.latest.hour) if published.earliest and published.latest else None
    return Told(
        role=brief.role,
        place="/".join(place.printed for place in dateline.places),
        country="/".join(place.country or "?" for place in dateline.places),
        agencies=" ".join(agency.printed for agency in dateline.agencies),
        age=brief.age,
        hours=hours if published.basis == "age" else None,
        region="/".join(region.slug for region in brief.regions if region.via == "dateline"),
        mentioned=frozenset(region.slug for region in brief.regions if region.via == "mention"),
    )


def report(name: str, gold: list[Row], got: list[Row]) -> None:
    sys.stdout.write(f"{name}\n")
    for label, rows in (("gold", gold), ("got", got)):
        for row in rows:
            sys.stdout.write(f"   {label:4} {row}\n")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
