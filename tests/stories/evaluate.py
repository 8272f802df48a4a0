"""Measure the threading on made-up stories: ``python -m tests.stories.evaluate [-v] [-s SEED]``.

Threads a month of a made-up newswire (``templates``), and pairs of pages written by hand (``pairs.txt``). Prints a row
for each class of pairs: the share that came to one story, or that came out as expected. ``-v`` lists pairs that went
wrong.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from rich.console import Console
from rich.table import Table

from dateline.core.pipeline import Pipeline, Step
from dateline.core.places.resolve import Atlas
from dateline.files.gazetteer import load_atlas
from dateline.settings import load_settings
from dateline_schemas import RawArticle
from tests.stories.classes import Couple, by_class, corrected, joined, joined_pairs
from tests.stories.pairs import pairs
from tests.stories.story import Story
from tests.stories.templates import DIGEST, stories

MAX_SHOWN: Final = 15
"""Wrong pairs of a class that ``-v`` lists, evenly spread over all of them. Chosen by hand."""


class Bar(NamedTuple):
    """What a class of pairs has to reach: a share from 0 to 1, as a lower or an upper bound."""

    share: float
    at_least: bool = True

    def holds(self, measured: float) -> bool:
        return measured >= self.share if self.at_least else measured <= self.share

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.share:.1%}"


BARS: Final = {
    "one event, equal text": Bar(1.0),
    "one event, Jaccard ≥ .7": Bar(1.0),
    "one event, Jaccard .5-.7": Bar(0.98),
    "one event, grew": Bar(0.92),
    "corrected, joined to its original": Bar(0.96),
    "look-alikes joined": Bar(0.05, at_least=False),
    "joined, unlike in text and title": Bar(0.003, at_least=False),
    "pages of one brief": Bar(1.0),
    "pairs by hand, relation right": Bar(1.0),
}
"""Chosen by hand. The rows in parentheses have no bar."""


class Row(NamedTuple):
    """A class of pairs: how many there are, how many were joined (or right), and a line for each that went wrong."""

    name: str
    pairs: int
    hits: int
    wrong: list[str]

    @property
    def share(self) -> float:
        return self.hits / self.pairs if self.pairs else 1.0


def main() -> None:
    """Print the table, and with ``-v`` what went wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("-v", "--verbose", action="store_true", help="list pairs that went wrong")
    options.add_argument(
        "-s", "--seed", type=int, default=1987, help="the seed of the made-up wire (default: %(default)s)"
    )
    arguments = options.parse_args()
    console, atlas, wire = Console(), load_atlas(load_settings().cache_dir), stories(arguments.seed)
    rows = [*wire_rows(wire, atlas), pair_row(atlas)]
    rows.sort(key=lambda row: (row.name not in BARS, list(BARS).index(row.name) if row.name in BARS else 0))
    for row in rows if arguments.verbose else ():
        console.rule(f"{row.name}: {len(row.wrong)} wrong")
        step = max(1, len(row.wrong) // MAX_SHOWN)
        for line in row.wrong[::step][:MAX_SHOWN]:
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    console.print(table(rows, f"{len(wire)} wire stories, seed {arguments.seed}"))


def wire_rows(wire: tuple[Story, ...], atlas: Atlas) -> Iterator[Row]:
    """Yield the rows of the made-up wire."""
    steps = steps_of((story.article for story in wire), atlas)
    story_ids = final_stories(steps)
    for name, couples in by_class(wire).items():
        yield _class_row(name, couples, story_ids, wanted=BARS[name].at_least if name in BARS else True)
    yield _corrected_row(wire, story_ids)
    yield from _joined_rows(wire, story_ids)
    yield _one_brief_row(wire, Counter(step.brief.article_id for step in steps))


def steps_of(pages: Iterable[RawArticle], atlas: Atlas) -> list[Step]:
    """Run pages through the whole flow, as ``dateline pipe`` does; return its steps."""
    pipeline = Pipeline(atlas)
    return [step for page in pages for step in pipeline.run(page)]


def final_stories(steps: Iterable[Step]) -> dict[str, str]:
    """Return the story of each article's first brief after all merges: article id → story id."""
    story_ids: dict[str, str] = {}
    merged: dict[str, str] = {}
    for step in steps:
        if step.brief.ordinal == 0:
            story_ids[step.brief.article_id] = step.story_id
        merged.update({story.story_id: story.merged_into for story in step.stories if story.merged_into is not None})
    return {article: _final(story_id, merged) for article, story_id in story_ids.items()}


def _final(story_id: str, merged: dict[str, str]) -> str:
    while story_id in merged:
        story_id = merged[story_id]
    return story_id


def _one_brief_row(wire: tuple[Story, ...], briefs: Counter[str]) -> Row:
    """Count the pages that are read as one brief; summaries are left out, whose lines have datelines of their own."""
    pages = [story for story in wire if story.template != DIGEST]
    wrong = [f"{briefs[story.name]} briefs: {story.name} {story.title}" for story in pages if briefs[story.name] != 1]
    return Row("pages of one brief", len(pages), len(pages) - len(wrong), wrong)


def _class_row(name: str, couples: list[Couple], story_ids: dict[str, str], *, wanted: bool) -> Row:
    """Count the pairs that were joined; ``wanted`` says whether they should be."""
    hits = [couple for couple in couples if joined(couple, story_ids)]
    wrong = [couple for couple in couples if joined(couple, story_ids) != wanted]
    return Row(name, len(couples), len(hits), [str(couple) for couple in wrong])


def _corrected_row(wire: tuple[Story, ...], story_ids: dict[str, str]) -> Row:
    """Count the corrected texts that came to the story of any earlier text of their event."""
    groups = list(corrected(wire))
    wrong = [couples for couples in groups if not any(joined(couple, story_ids) for couple in couples)]
    lines = [str(couples[0]) for couples in wrong]
    return Row("corrected, joined to its original", len(groups), len(groups) - len(wrong), lines)


def _joined_rows(wire: tuple[Story, ...], story_ids: dict[str, str]) -> Iterator[Row]:
    """Count, of all joined pairs, those unlike in text and title, and those of one event."""
    couples = joined_pairs(wire, story_ids)
    unlike = [couple for couple in couples if couple.unlike]
    yield Row("joined, unlike in text and title", len(couples), len(unlike), [str(couple) for couple in unlike])
    wrong = [couple for couple in couples if couple.first.event != couple.second.event]
    lines = [str(couple) for couple in wrong]
    yield Row("(joined pairs of one event)", len(couples), len(couples) - len(wrong), lines)


def pair_row(atlas: Atlas) -> Row:
    """Run the pairs by hand, all of them together, and compare the relations."""
    expected = list(pairs())
    pages = sorted((page for pair in expected for page in (pair.first, pair.second)), key=lambda page: page.fetched_at)
    steps = steps_of(pages, atlas)
    story_ids = final_stories(steps)
    relations = {step.brief.article_id: step.relation for step in steps if not step.brief.ordinal}
    wrong = []
    for pair in expected:
        same = story_ids.get(pair.first.id) == story_ids.get(pair.second.id)
        relation = relations.get(pair.second.id, "no brief")
        if relation != pair.relation or same != (pair.relation != "new"):
            story = "" if same else " of another story"
            wrong.append(f"{pair.about}: expected {pair.relation}, not {relation}{story}")
    return Row("pairs by hand, relation right", len(expected), len(expected) - len(wrong), wrong)


def table(rows: list[Row], title: str) -> Table:
    """Return a table of the rows: share, count, bar, and whether the bar holds."""
    printed = Table(title=title)
    for column in ("", "measured", "of", "bar", ""):
        printed.add_column(column, justify="right" if printed.columns else "left")
    for row in rows:
        bar = BARS.get(row.name)
        verdict = "" if bar is None else "ok" if bar.holds(row.share) else "short"
        printed.add_row(row.name, f"{row.share:.2%}", str(row.pairs), str(bar or ""), verdict)
    return printed


if __name__ == "__main__":
    main()
