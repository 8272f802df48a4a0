"""The time of a story against 10 rules and against 10,000: the search alone, and the stage from bytes to bytes.

    python -m tests.bench.alerts [--profile]

The stories are a month of the invented wire (``tests/stories``), as ``thread`` sends them. Rules are random, of a fixed
seed: most ask for names, some also for everyday words of the wire in a region, by an agency, or seen often. A rule
matches about one story in a thousand, as one that may wake people does. Then come worse cases, in which all rules share
the wire's most frequent word. The yardstick is a JSON round trip of the same stories by the standard library. With
10,000 rules the stage may take three times as long for a story as with 10. The search alone is shown beside it.
"""

import argparse
import cProfile
import json
import pstats
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import orjson
from rich.console import Console
from rich.table import Table

from dateline.agents.stages.match import MatchStage
from dateline.agents.stages.rulebook import Rulebook
from dateline.core.alerts.rule import Rule, folded
from dateline.core.alerts.ruleset import Ruleset
from dateline.core.data.places.country_names import NAMES
from dateline.core.data.places.regions import REGION_SLUGS
from dateline.core.pipeline import Pipeline
from dateline.core.times.clock import Clock
from dateline.files.gazetteer import load_atlas
from dateline.kafka.codec import Incoming, encode
from dateline.settings import load_settings
from dateline_schemas import Story
from tests.stories.templates import stories as wire

STORIES: Final = 2_000
RUNS: Final = 5
FEW, MANY = 10, 10_000
BAR: Final = 3.0
"""Times as long as with 10 rules that the stage may take with 10,000."""
MIN_RARE_WORD_CHARS: Final = 5
"""Characters of a rare word at least, which a rule may ask for."""
WORSE_CASE_STORIES: Final = 100
"""Stories in the worse cases, where one may take as long as thousands of others."""


class Timed(NamedTuple):
    """Microseconds for each story, and rules that each story matches."""

    search: float
    stage: float
    met: float


def story_versions() -> list[Story]:
    """Return story versions of the invented wire."""
    pipeline = Pipeline(load_atlas(load_settings().cache_dir))
    versions = [story for page in wire()[:STORIES] for step in pipeline.run(page.article) for story in step.stories]
    return versions[:STORIES]


def realistic(count: int, chance: random.Random, counted: Counter[str]) -> list[dict[str, Any]]:
    """Return rules such as a newsroom has. The first ten of 10,000 are not the 10 of a small set."""
    common = [word for word, times in counted.items() if times > STORIES // 100]
    rare = [
        word
        for word, times in counted.items()
        if times <= STORIES // 500 and len(word) >= MIN_RARE_WORD_CHARS and word.isalpha()
    ]
    names = [name for names in NAMES.values() for name in names.split("|")]
    syllables = ("ba", "ker", "lo", "mi", "ran", "sto", "ven", "wijk", "za", "der")

    def name() -> str:
        """Return a person or company: two words that the wire does not have."""
        return " ".join("".join(chance.choices(syllables, k=3)).title() for _ in range(2))

    kinds: Sequence[Callable[[], dict[str, Any]]] = (
        lambda: {"any": [name() for _ in range(chance.randint(1, 5))]},
        lambda: {"any": [name(), chance.choice(rare)], "none": [chance.choice(common)]},
        lambda: {"all": [chance.choice(names), chance.choice(rare)]},
        lambda: {"all": [chance.choice(common), name()], "regions": [chance.choice(REGION_SLUGS)]},
        lambda: {"any": [chance.choice(rare) + "*"], "countries": [chance.choice(list(NAMES))]},
        lambda: {"places": [name()], "agencies": ["Reuters", "AFP"], "languages": ["en"]},
        lambda: {"min_sightings": 8, "within": "2h", "any": [name()], "relations": ["new", "update"]},
    )
    return [{"id": f"r{number}", "name": name(), **kinds[number % len(kinds)]()} for number in range(count)]


def worse(count: int, word: str) -> dict[str, list[dict[str, Any]]]:
    """Return sets of rules that all share the most frequent word; every story matches the last set."""
    shared = [{"id": f"r{number}", "name": "shared", "any": [word]} for number in range(count)]
    return {
        "one word, each another source": [{**rule, "sources": [f"s{at}"]} for at, rule in enumerate(shared)],
        "one word, each another second word": [{**rule, "all": [f"word{at}"]} for at, rule in enumerate(shared)],
        "one word, 24 regions": [{**rule, "regions": [REGION_SLUGS[at % 24]]} for at, rule in enumerate(shared)],
        "one word, all met": shared,
    }


def timed(rules: Sequence[dict[str, Any]], stories: Sequence[Story], folder: Path) -> Timed:
    """Time the search alone, and the stage around it."""
    file = folder / "rules.toml"
    lines = ("[[rules]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in rule.items()) for rule in rules)
    file.write_text("\n".join(lines))
    ruleset = Ruleset(Rule.model_validate(rule) for rule in rules)
    rulebook = Rulebook(file)
    records = [
        Incoming("stories", 0, offset, 0, story.story_id.encode(), encode(story), ())
        for offset, story in enumerate(stories)
    ]
    stage = MatchStage("bench", Clock(), rulebook)
    met = sum(len(ruleset.match(story)) for story in stories) / len(stories)
    return Timed(
        best(lambda: [ruleset.match(story) for story in stories], len(stories)),
        best(lambda: [stage.process(record) for record in records], len(stories)),
        met,
    )


def best(work: Callable[[], object], stories: int) -> float:
    """Return the microseconds of processor time for each story: the median of several runs."""
    took = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        took.append((time.process_time() - start) / stories * 1e6)
    return statistics.median(took)


def main() -> None:
    """Time both and print the results; exit with 1 where the stage takes over three times as long with 10,000 rules."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--profile", action="store_true", help="also print the ten functions that cost most")
    profiled = options.parse_args().profile
    stories = story_versions()
    counted = Counter(word for story in stories for word in set(folded(story.text or "").split()))
    commonest = counted.most_common(1)[0][0]
    some = [story for story in stories if commonest in folded(story.text or "").split()][:WORSE_CASE_STORIES]
    cases = {
        f"{count:,} realistic rules": realistic(count, random.Random(count), counted)  # noqa: S311
        for count in (FEW, 100, 1000, MANY)
    } | {f"{MANY:,} rules: {name}": rules for name, rules in worse(MANY, commonest).items()}
    with TemporaryDirectory() as folder:
        took = {
            name: timed(rules, stories if "realistic" in name else some, Path(folder)) for name, rules in cases.items()
        }
    values = [orjson.dumps(story.model_dump(mode="json")) for story in stories]
    yardstick = best(lambda: [json.dumps(json.loads(value)) for value in values], len(stories))
    few, *_ = took.values()
    table = Table(title=f"alert rules, {len(stories)} story versions, commonest word {commonest!r}, median of {RUNS}")
    for column in ("", "rules met a story", "search, µs", "beside 10", "stage, µs", "beside 10", "JSON round trips"):
        table.add_column(column, justify="right" if column else "left")
    for name, (search, stage, met) in took.items():
        ratios = f"{search / few.search:.1f}", f"{stage / few.stage:.1f}"
        table.add_row(
            name, f"{met:.2f}", f"{search:.1f}", ratios[0], f"{stage:.1f}", ratios[1], f"{stage / yardstick:.1f}"
        )
    Console().print(table)
    if profiled:
        ruleset = Ruleset(Rule.model_validate(rule) for rule in cases[f"{MANY:,} realistic rules"])
        with cProfile.Profile() as profile:
            for story in stories:
                ruleset.match(story)
        pstats.Stats(profile).sort_stats("tottime").print_stats(10)
    sys.exit(took[f"{MANY:,} realistic rules"].stage > BAR * few.stage)


if __name__ == "__main__":
    main()
