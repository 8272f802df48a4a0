"""Check the parser against pages that are no part of the project: ``DATELINE_SAMPLES=DIR python -m …check_samples``.

DIR holds ``page-variants.jsonl``, one page a line with what a careful reader takes from it, and
``seed-page.txt``. Prints each page that differs; exits 1 where one does.
"""

import json
import os
import sys
from datetime import datetime
from pathlib import Path

from schemas import RawArticle
from streams.core.parse import parse
from tests.golden.compare import Row, expected, obtained
from tests.golden.places import atlas

FETCHED_AT = datetime.fromisoformat("2026-02-07T23:00:00+01:00")
SEED = [
    ("lead", ["MOSKOU"], ["ANP", "RTR", "AFP"], None),
    ("related", ["MILAAN"], ["ANP", "AFP"], "3 uur geleden"),
    ("related", ["WASHINGTON"], ["ANP", "BLOOMBERG"], "6 uur geleden"),
    ("related", ["LONDEN"], ["ANP"], "8 uur geleden"),
    ("related", ["KYIV"], ["ANP", "AFP", "BLOOMBERG"], "11 uur geleden"),
    ("related", ["WASHINGTON"], ["ANP", "AFP"], "12 uur geleden"),
    ("related", ["UTRECHT"], ["ANP"], "12 uur geleden"),
    ("related", ["KYIV"], ["ANP", "RTR", "AFP"], "13 uur geleden"),
]


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
    briefs = parse(RawArticle(source="sample", fetched_at=FETCHED_AT, home_country="NL", text=seed), atlas())
    table = [(brief.role, obtained(brief).places, obtained(brief).agencies, brief.age) for brief in briefs]
    if table != [(role, tuple(places), tuple(agencies), age) for role, places, agencies, age in SEED]:
        wrong += 1
        sys.stdout.write(f"seed page: {table}\n")
    sys.stdout.write(f"{wrong} pages differ\n")
    return 1 if wrong else 0


def report(name: str, gold: list[Row], got: list[Row]) -> None:
    sys.stdout.write(f"{name}\n")
    for label, rows in (("gold", gold), ("got", got)):
        for row in rows:
            sys.stdout.write(f"   {label:4} {row}\n")


if __name__ == "__main__":
    sys.exit(main(Path(os.environ["DATELINE_SAMPLES"])))
