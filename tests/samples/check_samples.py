"""Check the parser against pages that are not part of the project: ``python -m tests.samples.check_samples DIR``.

DIR holds ``page-variants.jsonl``, a page a line with what a careful reader takes from it, and ``seed-page.txt``, whose
briefs are the table ``SEED``. Prints each page that is read differently; exits with 1 if there is one.
"""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from dateline.core.page.parse import parse
from dateline_schemas import Brief, Dateline, RawArticle
from tests.golden.compare import Row, gold_rows, parsed_row
from tests.golden.places import atlas

FETCHED_AT: Final = datetime.fromisoformat("2026-02-07T23:00:00+01:00")


class SeedBrief(NamedTuple):
    """What a brief of the seed page has to say."""

    role: str
    place: str
    country: str
    agencies: str
    age: str | None
    hours: tuple[int, int] | None
    """Published later than the first of these hours of the page's day, and no later than the second."""
    region: str
    mentioned: frozenset[str] = frozenset()
    """Regions that its text mentions; the parser may find more."""


SEED: Final = (
    SeedBrief(
        "lead",
        "MOSKOU",
        "RU",
        "ANP RTR AFP",
        None,
        None,
        "eastern-europe",
        frozenset({"southern-asia", "eastern-asia"}),
    ),
    SeedBrief("related", "MILAAN", "IT", "ANP AFP", "3 uur geleden", (19, 20), "southern-europe"),
    SeedBrief(
        "related",
        "WASHINGTON",
        "US",
        "ANP BLOOMBERG",
        "6 uur geleden",
        (16, 17),
        "northern-america",
        frozenset({"eastern-europe"}),
    ),
    SeedBrief("related", "LONDEN", "GB", "ANP", "8 uur geleden", (14, 15), "northern-europe"),
    SeedBrief("related", "KYIV", "UA", "ANP AFP BLOOMBERG", "11 uur geleden", (11, 12), "eastern-europe"),
    SeedBrief("related", "WASHINGTON", "US", "ANP AFP", "12 uur geleden", (10, 11), "northern-america"),
    SeedBrief(
        "related",
        "UTRECHT",
        "NL",
        "ANP",
        "12 uur geleden",
        (10, 11),
        "western-europe",
        frozenset({"northern-america"}),
    ),
    SeedBrief("related", "KYIV", "UA", "ANP RTR AFP", "13 uur geleden", (9, 10), "eastern-europe"),
)
"""The briefs of the seed page, in order, read by hand."""
PARAGRAPHS_OF_LEAD: Final = 3
"""Paragraphs of the seed page's lead, counted by hand."""


def main(samples: Path) -> int:
    """Compare every page with its gold; return 0 where all agree, else 1."""
    wrong = 0
    for line in (samples / "page-variants.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        briefs = parse(RawArticle(source="sample", fetched_at=FETCHED_AT, text=page["text"]), atlas())
        gold, parsed = gold_rows(page["gold"]), [parsed_row(brief) for brief in briefs]
        if [row.fields for row in gold] != [row.fields for row in parsed] or not all(map(Row.matches, gold, parsed)):
            wrong += 1
            report(page["id"], gold, parsed)
    seed = (samples / "seed-page.txt").read_text(encoding="utf-8")
    wrong += check_seed(seed)
    sys.stdout.write(f"{wrong} pages differ\n")
    return 1 if wrong else 0


def check_seed(seed: str) -> int:
    """Compare the seed page with ``SEED``, and print what differs; return 1 where anything does."""
    article = RawArticle(source="zeelandnet", fetched_at=FETCHED_AT, home_country="NL", text=seed)
    briefs = parse(article, atlas())
    differing = [f"{len(briefs)} briefs"] if len(briefs) != len(SEED) else []
    for gold, brief in zip(SEED, briefs, strict=False):
        parsed = seed_brief(brief)
        if parsed._replace(mentioned=parsed.mentioned & gold.mentioned) != gold:
            differing.append(f"{brief.ordinal}: {parsed}")
    lead = briefs[0]
    if lead.headline != seed.split("\n", 1)[0] or lead.text.count("\n") + 1 != PARAGRAPHS_OF_LEAD:
        differing.append(f"the lead's headline and paragraphs: {lead.headline!r}, {lead.text!r}")
    for line in differing:
        sys.stdout.write(f"seed page: {line}\n")
    return 1 if differing else 0


def seed_brief(brief: Brief) -> SeedBrief:
    """Return of a brief what ``SEED`` holds of each."""
    dateline, published = brief.dateline or Dateline(printed=""), brief.published
    hours = (published.earliest.hour, published.latest.hour) if published.earliest and published.latest else None
    return SeedBrief(
        role=brief.role,
        place="/".join(place.printed for place in dateline.places),
        country="/".join(place.country or "?" for place in dateline.places),
        agencies=" ".join(agency.printed for agency in dateline.agencies),
        age=brief.age,
        hours=hours if published.basis == "age" else None,
        region="/".join(region.slug for region in brief.regions if region.via == "dateline"),
        mentioned=frozenset(region.slug for region in brief.regions if region.via == "mention"),
    )


def report(name: str, gold: list[Row], parsed: list[Row]) -> None:
    """Print the rows of a page that is read differently."""
    sys.stdout.write(f"{name}\n")
    for label, rows in (("gold", gold), ("parsed", parsed)):
        for row in rows:
            sys.stdout.write(f"   {label:6} {row}\n")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
