"""Measure the threading on wire stories made up for it: ``python -m tests.stories.evaluate [-v]``.

Prints, for a month of a made-up newswire (``templates``) and for pairs by hand (``pairs.txt``), a row a bar: of
the pairs of a class, how many came to one story, or came to what was asked. ``-v`` lists pairs that went wrong.
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
from tests.stories.classes import Couple, by_class, joined, joined_pairs, marked
from tests.stories.pairs import pairs
from tests.stories.story import Story
from tests.stories.templates import DIGEST, stories

SHOWN: Final = 15


class Bar(NamedTuple):
    """What a class of pairs has to reach: a share that is ``right``, or at most one that is wrong."""

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
"""The other rows say more and have no bar."""


class Row(NamedTuple):
    """A class, how many of it, how many of those were joined (or right), and what went wrong, in words."""

    name: str
    pairs: int
    hits: int
    wrong: list[str]

    @property
    def share(self) -> float:
        return self.hits / self.pairs if self.pairs else 1.0


def steps_of(pages: Iterable[RawArticle], atlas: Atlas) -> list[Step]:
    """Take pages through the whole of Dateline, as ``dateline pipe`` does."""
    pipeline = Pipeline(atlas)
    return [step for page in pages for step in pipeline.run(page)]


def story_of(steps: Iterable[Step]) -> dict[str, str]:
    """Return the story that each article's first brief is of in the end, by article id; ids made one count as one."""
    found: dict[str, str] = {}
    into: dict[str, str] = {}
    for step in steps:
        if step.brief.ordinal == 0:
            found[step.brief.article_id] = step.story_id
        into.update({story.story_id: story.merged_into for story in step.stories if story.merged_into is not None})
    return {article: _final(story_id, into) for article, story_id in found.items()}


def _final(story_id: str, into: dict[str, str]) -> str:
    while story_id in into:
        story_id = into[story_id]
    return story_id


def wire_rows(wire: tuple[Story, ...], atlas: Atlas) -> Iterator[Row]:
    """Yield the rows of the made-up wire."""
    steps = steps_of((story.article for story in wire), atlas)
    final = story_of(steps)
    for name, found in by_class(wire).items():
        yield _row(name, found, final, wanted=BARS[name].at_least if name in BARS else True)
    yield _corrected(wire, final)
    yield from _joined(wire, final)
    yield _whole(wire, Counter(step.brief.article_id for step in steps))


def _whole(wire: tuple[Story, ...], briefs: Counter[str]) -> Row:
    """Count the pages read as one brief; not the summaries, in which every line has a dateline of its own."""
    pages = [story for story in wire if story.template != DIGEST]
    wrong = [f"{briefs[story.name]} briefs: {story.name} {story.title}" for story in pages if briefs[story.name] != 1]
    return Row("pages of one brief", len(pages), len(pages) - len(wrong), wrong)


def _row(name: str, found: list[Couple], final: dict[str, str], *, wanted: bool) -> Row:
    hits = [couple for couple in found if joined(couple, final)]
    wrong = [couple for couple in found if joined(couple, final) != wanted]
    return Row(name, len(found), len(hits), [str(couple) for couple in wrong])


def _corrected(wire: tuple[Story, ...], final: dict[str, str]) -> Row:
    """Count the stories marked as corrected that came to a story of any earlier version of their event."""
    found = list(marked(wire))
    wrong = [couples for couples in found if not any(joined(couple, final) for couple in couples)]
    return Row(
        "corrected, joined to its original", len(found), len(found) - len(wrong), [str(couples[0]) for couples in wrong]
    )


def _joined(wire: tuple[Story, ...], final: dict[str, str]) -> Iterator[Row]:
    """Count, of all pairs that were joined, those unlike in all, and those of one event."""
    found = joined_pairs(wire, final)
    unlike = [couple for couple in found if couple.unlike]
    yield Row("joined, unlike in text and title", len(found), len(unlike), [str(couple) for couple in unlike])
    apart = [couple for couple in found if couple.first.event != couple.second.event]
    yield Row("(joined pairs of one event)", len(found), len(found) - len(apart), [str(couple) for couple in apart])


def pair_row(atlas: Atlas) -> Row:
    """Run the pairs by hand, all on one day, and compare the relations."""
    found = list(pairs())
    pages = sorted((page for pair in found for page in (pair.first, pair.second)), key=lambda page: page.fetched_at)
    steps = steps_of(pages, atlas)
    final, relation = (
        story_of(steps),
        {step.brief.article_id: step.relation for step in steps if not step.brief.ordinal},
    )
    wrong = []
    for pair in found:
        same = final.get(pair.first.id) == final.get(pair.second.id)
        got = relation.get(pair.second.id, "no brief")
        if got != pair.relation or same != (pair.relation != "new"):
            wrong.append(f"{pair.about}: {pair.relation}, got {got}{'' if same else ' of another story'}")
    return Row("pairs by hand, relation right", len(found), len(found) - len(wrong), wrong)


def table(rows: list[Row], title: str) -> Table:
    """One line a row: share, count, bar, and whether it holds."""
    made = Table(title=title)
    for column in ("", "measured", "of", "bar", ""):
        made.add_column(column, justify="right" if made.columns else "left")
    for row in rows:
        bar = BARS.get(row.name)
        verdict = "" if bar is None else "ok" if bar.holds(row.share) else "short"
        made.add_row(row.name, f"{row.share:.2%}", str(row.pairs), str(bar or ""), verdict)
    return made


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("-v", "--verbose", action="store_true", help="list pairs that went wrong")
    options.add_argument("-s", "--seed", type=int, default=1987, help="another month of the wire")
    chosen = options.parse_args()
    console, atlas, wire = Console(), load_atlas(load_settings().cache_dir), stories(chosen.seed)
    rows = [*wire_rows(wire, atlas), pair_row(atlas)]
    rows.sort(key=lambda row: (row.name not in BARS, list(BARS).index(row.name) if row.name in BARS else 0))
    for row in rows if chosen.verbose else ():
        console.rule(f"{row.name}: {len(row.wrong)} wrong")
        step = max(1, len(row.wrong) // SHOWN)
        for line in row.wrong[::step][:SHOWN]:
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    console.print(table(rows, f"{len(wire)} wire stories, seed {chosen.seed}"))


if __name__ == "__main__":
    main()
