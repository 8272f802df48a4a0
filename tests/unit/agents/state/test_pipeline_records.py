"""The memory of a pipeline, written and read back: what follows is decided as if it had never been written."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from random import Random

import numpy as np
import pytest

from dateline.agents.state.pipeline_records import records, restore
from dateline.core.page.parse import PageBriefs
from dateline.core.pipeline import Pipeline
from dateline.core.places.resolve import Atlas
from dateline.files.gazetteer import load_atlas
from dateline.kafka.codec import encode
from dateline.settings import load_settings
from dateline_schemas import Brief, Distinct, RawArticle
from dateline_schemas.brief import Published
from tests.bench.texts import START, Writer

ParsedPage = tuple[RawArticle, PageBriefs]
HOURLY = 1.5
"""New texts in an hour of the made-up stream: few, so that a hundred pages last for days."""


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas(load_settings().cache_dir)


def page(at: datetime, source: str, number: int, texts: list[Distinct], rng: Random) -> ParsedPage:
    """Return a page of texts, some of them without a headline or time, some marked as corrected or withdrawn."""
    briefs = []
    for ordinal, text in enumerate(texts):
        fields = {name: getattr(text, name) for name in Brief.model_fields}
        fields |= {"source": source, "fetched_at": at, "ordinal": ordinal, "brief_id": f"{number}-{ordinal}"}
        age = timedelta(hours=rng.choice([0, 1, 2, 30, 60, 70]))
        is_dated = rng.random() < 0.7
        fields["published"] = (
            Published(earliest=at - age - timedelta(hours=1), latest=at - age, basis="age") if is_dated else Published()
        )
        fields["headline"] = text.headline if rng.random() < 0.75 else None
        fields["signal"] = rng.choice([*[text.signal] * 14, "withdrawal", "correction"])
        briefs.append(Brief(**fields))
    url = f"https://{source}.example/{number}"
    return RawArticle(source=source, url=url, fetched_at=at, text="-"), PageBriefs(tuple(briefs))


def pages(count: int, seed: int) -> Iterator[ParsedPage]:
    """Yield pages of three to five days: new texts beside those of before, up to four days old; a few come late."""
    rng = Random(seed)  # noqa: S311 - no secret
    texts, known = Writer(hourly=HOURLY, seed=seed).texts(10 * count), list[Distinct]()
    for number in range(count):
        new = [next(texts) for _ in range(rng.randint(not known, 3))]
        known += new
        at = known[-1].fetched_at.astimezone(timezone(timedelta(hours=rng.choice([0, 0, 1, -5]))))
        if rng.random() < 0.07:
            at -= timedelta(hours=rng.random() * rng.choice([1, 20, 75, 100, 800]))
        ages = (int(rng.expovariate(1 / (rng.choice([6, 40, 80, 90]) * HOURLY))) for _ in range(rng.randint(0, 5)))
        old = [known[-1 - min(age, len(known) - 1)] for age in ages]
        yield page(at, rng.choice("abcd"), number, [*new, *old], rng)


def outcome(pipeline: Pipeline, parsed: ParsedPage) -> list[bytes]:
    return [
        line
        for step in pipeline.follow(*parsed)
        for line in (f"{step.story_id} {step.version} {step.relation}".encode(), *map(encode, step.stories))
    ]


def again(pipeline: Pipeline) -> Pipeline:
    other = Pipeline(pipeline.atlas)
    restore(other, [*records(pipeline)])
    return other


@pytest.mark.parametrize(("seed", "every"), [(12, 6), (3, 19)])
def test_a_restored_pipeline_goes_on_as_the_lost_one_would(seed: int, every: int, atlas: Atlas) -> None:
    lasting, restored = Pipeline(atlas), Pipeline(atlas)
    for number, parsed in enumerate(pages(180, seed)):
        if number % every == 0:
            restored = again(restored)
        assert outcome(restored, parsed) == outcome(lasting, parsed), number
    assert [*records(restored)] == [*records(lasting)]
    assert lasting.no_briefs.pages == restored.no_briefs.pages == 180


def test_a_text_that_is_seen_again_after_three_days_is_still_counted_as_of_its_first_day(atlas: Atlas) -> None:
    text = next(Writer(hourly=HOURLY).texts(1))
    lasting, rng = Pipeline(atlas), Random(1)  # noqa: S311 - no secret
    for hours in (1, 1 + 73):
        at = START + timedelta(hours=hours)
        outcome(lasting, page(at, "a", hours, [text.model_copy(update={"published": Published()})], rng))
    restored = again(lasting)
    horizon = lasting.threads.clock.horizon
    words = lasting.threads.texts[text.fingerprint].traits.words  # type: ignore[union-attr]
    before, after = (one.threads.frequencies.weights(horizon + 3600, horizon)[words] for one in (lasting, restored))
    assert np.array_equal(before, after)
    assert [name for name, _ in restored.threads.formers()] == [text.fingerprint]


def test_an_unknown_record_is_refused(atlas: Atlas) -> None:
    with pytest.raises(ValueError, match="no record of a pipeline"):
        restore(Pipeline(atlas), [(b"?", b"")])
    with pytest.raises(ValueError, match="no state record of thread"):
        restore(Pipeline(atlas), [(b"tx\x00", b"")])
