"""Labelled pairs of a real newswire, and the features of every pair of texts that threading compares on it.

The newswire is a folder outside the project: its pages (``*.jsonl.gz``, in time order) and pairs of article ids with
labels (``pairs.tsv``, ``flash_pairs_auto.tsv``). ``read_pairs.tsv`` beside this module has pairs by article ids that
were read for the fit, each with the number of such pairs that it stands for: most are a random sample.
"""

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import orjson

from dateline.core.page.parse import parse
from dateline.core.places.atlas import Atlas
from dateline.core.stories.collapse import Sightings, collapse
from dateline.core.stories.join_rules import is_barred, law, may_be_kin
from dateline.core.stories.kinship import measured, tells_of_elsewhere
from dateline.core.stories.retention import stage_clock
from dateline.core.stories.similarity.line import is_line, traits_of
from dateline.core.stories.similarity.places.lines import scene_when_asked
from dateline.core.stories.similarity.scorer import Features, features
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.times.clock import DAY
from dateline.core.times.interval_intersection import comparison_time
from dateline_schemas import Distinct, RawArticle

HARD_WEIGHT: Final = 3.0
"""Weight in the fit of a pair of ``pairs.tsv``. Chosen by cross-validation among 1, 2, 3 and 4."""
AUTO_WEIGHT: Final = 0.5
"""Weight in the fit of a pair that a machine labelled. Chosen by cross-validation among 0.25, 0.5 and 1."""
MAX_WEIGHT: Final = 8.0
"""Weight in the fit of a pair of the random sample, at most: one that stands for hundreds would decide alone. Chosen by
cross-validation among 4, 8, 12 and no bound."""


class Label(NamedTuple):
    """Whether an editor files both texts of a pair as versions of one story."""

    kind: str
    one: bool
    weight: float = 1.0
    """How much the pair counts in the fit: the number of pairs that it stands for, where it was drawn from many."""
    stands_for: float = 0.0
    """Of all compared pairs, those that it stands for as one of a random sample; 0 where it is not in the sample."""


class Sighting(NamedTuple):
    """The first brief of a page; ``distinct`` is None where collapse does not pass it."""

    article_id: str
    fingerprint: str
    distinct: Distinct | None


class MeasuredPair(NamedTuple):
    """Two texts, the later first by arrival, with the days of their pages and what the scorer reads of them."""

    text: str
    """Fingerprint of the text that came later."""
    earlier: str
    days: tuple[int, int]
    has_line: bool
    bare: bool
    """Whether the text was measured without its headline, as on a page that prints none."""
    features: Features
    label: Label | None
    law: bool = False
    """Whether a hard rule joins them."""
    barred: bool = False
    """Whether a hard rule keeps them apart."""


def read_labels(folder: Path) -> dict[frozenset[str], Label]:
    """Return the labels of a folder and those beside this module by the two article ids.

    The first label of a pair counts, unless two readers labelled the pair in the random sample; it keeps its kind.
    """
    labels: dict[frozenset[str], Label] = {}
    for path, auto in ((folder / "pairs.tsv", False), (folder / "flash_pairs_auto.tsv", True)):
        for one, other, kind, label, *_ in _rows(path):
            new = Label("auto" if auto else kind, label == "one", AUTO_WEIGHT if auto else HARD_WEIGHT)
            labels.setdefault(frozenset((one, other)), new)
    for one, other, kind, label, number in _rows(READ_PAIRS):
        pair, stands_for = frozenset((one, other)), float(number)
        if kind != "sample":
            labels.setdefault(pair, Label(kind, label == "one", stands_for))
            continue
        earlier = labels.get(pair, Label(kind, label == "one", 0.0))
        weight = max(earlier.weight, min(stands_for, MAX_WEIGHT))
        labels[pair] = Label(earlier.kind, label == "one", weight, stands_for)
    return labels


def _rows(path: Path) -> Iterator[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines if not line.startswith("#"))


def sightings(folder: Path, atlas: Atlas) -> Iterator[Sighting]:
    """Yield the first brief of each page, as collapse passes it."""
    memory = Sightings(stage_clock())
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path) as lines:
            for line in lines:
                for brief in parse(RawArticle.model_validate(orjson.loads(line)), atlas)[:1]:
                    yield Sighting(brief.article_id, brief.fingerprint, collapse(memory, brief))


def measured_pairs(seen: Iterable[Sighting], labels: dict[frozenset[str], Label]) -> Iterator[MeasuredPair]:
    """Thread the texts, and yield each pair that is scored, and each that has a label, before it is decided about.

    Each text is measured with its headline and without, so that the model learns from both.
    """
    seen = list(seen)
    text_of = {one.article_id: one.fingerprint for one in seen}
    by_texts = {frozenset(text_of.get(name, "") for name in pair): label for pair, label in labels.items()}
    memory, days = Threads(), dict[str, int]()
    for one in seen:
        if (text := one.distinct) is None:
            continue
        seconds = int(text.fetched_at.timestamp())
        memory.clock.see(0, seconds)
        days.setdefault(one.fingerprint, seconds // DAY)
        if memory.find_text(one.fingerprint) is None:
            own = traits_of(text)
            for bare in (False, True) if own.title.size and not is_line(own) else (False,):
                yield from _pairs_of(memory, text, by_texts, days, bare=bare)
        thread(memory, text)
        memory.free()


def _pairs_of(
    memory: Threads, text: Distinct, by_texts: dict[frozenset[str], Label], days: dict[str, int], *, bare: bool
) -> Iterator[MeasuredPair]:
    """Yield the pairs of one text."""
    at = int(comparison_time(text.sightings.published, text.fetched_at).timestamp())
    own = traits_of(text.model_copy(update={"headline": None}) if bare else text)
    ask_scene = scene_when_asked(text, own)
    for other, pair in measured(memory, own, at, memory.clock.horizon, everything=True):
        label = by_texts.get(frozenset((text.fingerprint, other.name)))
        if label is not None or may_be_kin(np.array([pair.overlap])):
            both = days[text.fingerprint], days[other.name]
            barred = is_barred(pair) or tells_of_elsewhere(ask_scene, text, own, other.text.traits, pair)
            rules = law(pair) is not None, barred
            yield MeasuredPair(text.fingerprint, other.name, both, pair.has_line, bare, features(pair), label, *rules)


READ_PAIRS: Final = Path(__file__).with_name("read_pairs.tsv")
"""Pairs that were read for the fit: two article ids, kind, label, and the number of pairs that it stands for. The kind
is ``sample`` for the random sample of all compared pairs, which two people read."""
