"""Invented wire texts for benchmarks: briefs and articles, a third of which follow up others. The seed decides all.

Words are as frequent as in print: function words, then 60,000 words by Zipf's law, and a few words of each story, which
it repeats; likewise the names of people, places and companies. ``tests.stories`` has better stories, but too few words.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Final, NamedTuple

from dateline.core.data.text.function_words import FUNCTION_WORDS
from dateline.core.text.fingerprint import fingerprint
from dateline_schemas import Distinct, Region, Sightings, SourceCount, Sources
from dateline_schemas.article import digest
from dateline_schemas.brief import Agency, Dateline, Place, Published, Signal

START: Final = datetime(2026, 2, 2, tzinfo=UTC)
FOLLOW_UPS: Final = 1 / 3
"""The share of texts that follow up another."""
ARTICLES: Final = 1 / 3
"""The share of texts that are articles; the others are briefs."""
BRIEF_WORDS: Final = (25, 45)
ARTICLE_WORDS: Final = (240, 340)
"""The range of a text's length in words; it ends with the sentence that reaches it."""
_SYLLABLES: Final = (  # noqa: SIM905 - to be read
    "ba be bi bo bra da de di do dra el en er fa fe fi fo ga ge gra ha he hi ka ke ki ko kra la le li lo "
    "lu ma me mi mo na ne ni no or pa pe pi po pra ra re ri ro sa se si so sta ste ta te ti to tra ul un "
    "ur va ve vi wa we wi za"
).split()
_MIN_ARTICLE_SENTENCES: Final = 9
"""Sentences from which on a text is an article; a brief has two to four, and one more with each update."""
_ENDINGS: Final = ("", "", "n", "r", "s", "t", "ing", "ed", "ment", "tion", "al", "er")
_KINDS: Final = (0.42, 0.79, 0.91, 0.97, 1.0)
"""Cumulative shares of a text's words: function words, words of the language, of the story, names, figures."""
_SMALL: Final = FUNCTION_WORDS["en"].split()
_REGIONS: Final = (
    ("154", "northern-europe"),
    ("155", "western-europe"),
    ("145", "western-asia"),
    ("030", "eastern-asia"),
)
_SOURCES: Final = ("a portal", "another portal", "a daily", "a wire")


class Facts(NamedTuple):
    """What a story is about: the words that it repeats, its names, and its place."""

    words: Sequence[str]
    names: Sequence[str]
    place: str


class WrittenText(NamedTuple):
    """A text as last written, which another may follow up."""

    at: float
    facts: Facts
    headline: str
    lines: tuple[str, ...]


class Pool:
    """Words drawn by Zipf's law."""

    def __init__(self, words: Sequence[str], exponent: float, rng: Random) -> None:
        self._words = words
        self._weights = list(accumulate((rank + 3) ** -exponent for rank in range(len(words))))
        self._rng = rng
        self._drawn: list[str] = []

    def draw(self, count: int) -> list[str]:
        """Draw a number of words, with repetition."""
        return self._rng.choices(self._words, cum_weights=self._weights, k=count)

    def next(self) -> str:
        """Draw one word."""
        if not self._drawn:
            self._drawn = self.draw(5000)
        return self._drawn.pop()


class Writer:
    """Writes texts in the order of their times, ``hourly`` in each hour."""

    def __init__(self, hourly: float, seed: int = 1987) -> None:
        self._rng = rng = Random(seed)  # noqa: S311 - no secret
        self._hourly = hourly
        self._written = 0
        words = _words(60_000, rng)
        self._words, self._topics = Pool(words, 1.05, rng), Pool(words, 0.7, rng)
        surnames, forenames, places = (_words(count, rng) for count in (40_000, 1_500, 12_000))
        self._surnames = Pool([name.title() for name in surnames], 0.9, rng)
        self._forenames = Pool([name.title() for name in forenames], 0.9, rng)
        self._places = Pool([name.title() for name in places], 1.0, rng)
        self._small = Pool(_SMALL, 0.8, rng)
        self._written_texts: list[WrittenText] = []

    def texts(self, count: int) -> Iterator[Distinct]:
        """Yield the next ``count`` texts."""
        for _ in range(count):
            yield self._text(self._written / self._hourly)
            self._written += 1

    def _text(self, at: float) -> Distinct:
        rng = self._rng
        signal: Signal | None = None
        if self._written_texts and rng.random() < FOLLOW_UPS:
            written = self._written_texts[
                -1 - min(int(rng.expovariate(1 / 6) * self._hourly), len(self._written_texts) - 1)
            ]
            written, signal = self._follow_up(written, at)
        else:
            written = self._new(at)
        self._written_texts.append(written)
        if len(self._written_texts) > 48 * self._hourly * 2:
            del self._written_texts[: int(48 * self._hourly)]
        return distinct(written, signal, rng.choice(_SOURCES))

    def _new(self, at: float) -> WrittenText:
        long = self._rng.random() < ARTICLES
        facts = Facts(self._topics.draw(25 if long else 8), self._names(5 if long else 2), self._places.draw(1)[0])
        return WrittenText(
            at,
            facts,
            self._headline(facts),
            self._lines(facts, self._rng.randint(*(ARTICLE_WORDS if long else BRIEF_WORDS))),
        )

    def _names(self, people: int) -> list[str]:
        surnames = self._surnames.draw(people)
        named = [f"{first} {last}" for first, last in zip(self._forenames.draw(people), surnames, strict=True)]
        return [*named, *surnames, *self._places.draw(1), f"{self._surnames.draw(1)[0]} Group"]

    def _follow_up(self, written: WrittenText, at: float) -> tuple[WrittenText, Signal | None]:
        """Return a follow-up of a text: longer, reworded in part, with other figures, or corrected."""
        rng, lines = self._rng, list(written.lines)
        way = rng.random()
        headline = written.headline if rng.random() < 0.5 else self._headline(written.facts)
        if way < 0.3:
            lines += self._lines(
                written.facts, rng.randint(*ARTICLE_WORDS) - 45 if len(lines) < _MIN_ARTICLE_SENTENCES else 40
            )
        elif way < 0.7:
            lines[rng.randrange(len(lines))] = self._sentence(written.facts)
            lines += self._lines(written.facts, 12)
        elif way < 0.85:
            lines = [line for line in lines if rng.random() < 0.5] + [self._sentence(written.facts)] * 2
        else:
            number = rng.randrange(len(lines))
            lines[number] = f"{lines[number][:-1]} {self._number()}."
        signal: Signal | None = "correction" if way > 0.95 else None
        return WrittenText(at, written.facts, f"CORRECTED-{headline}" if signal else headline, tuple(lines)), signal

    def _headline(self, facts: Facts) -> str:
        rng = self._rng
        parts = [rng.choice(facts.names), *rng.sample(facts.words, 3), self._small.draw(1)[0], facts.place]
        return " ".join([*parts, *self._words.draw(rng.randint(0, 2))])

    def _lines(self, facts: Facts, words: int) -> tuple[str, ...]:
        lines: list[str] = []
        while words > 0:
            lines.append(self._sentence(facts))
            words -= lines[-1].count(" ") + 1
        return tuple(lines)

    def _sentence(self, facts: Facts) -> str:
        rng, chance = self._rng, self._rng.random
        parts = []
        for kind in rng.choices(
            (self._small, self._words, facts.words, facts.names, None), cum_weights=_KINDS, k=rng.randint(9, 23)
        ):
            if isinstance(kind, Pool):
                parts.append(kind.next())
            else:
                parts.append(self._number() if kind is None else kind[int(chance() * len(kind))])
        return f"{parts[0][:1].upper()}{' '.join(parts)[1:]}."

    def _number(self) -> str:
        rng = self._rng
        return rng.choice((str(rng.randint(2, 99)), f"{rng.randint(1100, 99_000):,}", f"{rng.randint(10, 999) / 10}"))


def distinct(written: WrittenText, signal: Signal | None, source: str) -> Distinct:
    """Return a text as ``collapse`` sends it."""
    lines = written.lines
    text = (
        " ".join(lines)
        if len(lines) < _MIN_ARTICLE_SENTENCES
        else "\n".join(" ".join(lines[at : at + 2]) for at in range(0, len(lines), 2))
    )
    at = START + timedelta(hours=written.at)
    name = fingerprint(text, written.headline)
    places = (Place(printed=written.facts.place.upper(), name=written.facts.place),)
    code, slug = _REGIONS[len(written.facts.place) % len(_REGIONS)]
    published = Published(earliest=at - timedelta(hours=1), latest=at, basis="age")
    return Distinct(
        brief_id=digest(name, at.isoformat()),
        article_id=digest(source, at.isoformat()),
        ordinal=0,
        span=(0, len(text)),
        role="item" if len(lines) < _MIN_ARTICLE_SENTENCES else "lead",
        complete=True,
        headline=written.headline,
        text=text,
        dateline=Dateline(printed=places[0].printed, places=places, agencies=(Agency(printed="AFP", code="afp"),)),
        published=published,
        language="en",
        regions=(Region(code=code, slug=slug, iptc=f"r{code}", via="dateline"),),
        signal=signal,
        fingerprint=name,
        source=source,
        url=f"https://{source.replace(' ', '-')}.example/{name[:12]}",
        fetched_at=at,
        parser_version="1",
        sightings=Sightings(
            count=1,
            added=(SourceCount(source=source, count=1),),
            first_seen=at,
            last_seen=at,
            sources=Sources(top=(SourceCount(source=source, count=1),), total=1),
            published=published,
        ),
    )


def _words(count: int, rng: Random) -> list[str]:
    """Return ``count`` invented words, the short ones first, as the frequent words in print."""
    words: dict[str, None] = {}
    while len(words) < count:
        size = rng.choices((1, 2, 3, 4), (1, 8, 8, 3))[0]
        words["".join(rng.choices(_SYLLABLES, k=size)) + rng.choice(_ENDINGS)] = None
    return sorted(words, key=lambda word: len(word) + rng.random() * 6)
