"""Whether a line and another text tell of two places: ``Quake hits northern Chile``, ``Quake hits northern Japan``.

Two such headlines are alike in all but the place, and the scorer takes the second for an update of the first. ``scene``
reads from a new text what may name its place, and ``is_elsewhere`` compares that with an earlier text.

A place is swapped for another where, beside the same word of both headlines, each has a word that is nowhere in the
other text, and these are names, or the texts name different countries and the word is one of them. Names tell nothing
where most words have capitals: in German, and in headlines in capitals. Letters of some scripts have none: there, too,
countries decide. Different countries alone are no reason: on the newswire of the fit, all 15 labelled pairs with a line
that the scorer joins and whose texts name different countries are of one event.
"""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from dateline.core.data.text.names import CAPITALISED_NOUNS
from dateline.core.data.wire.agencies import FORMS_BY_CODE
from dateline.core.places.countries import mentions
from dateline.core.stories.similarity.features import Traits
from dateline.core.stories.similarity.hash_sets import lacking
from dateline.core.stories.similarity.line import headline_to_compare, is_line
from dateline.core.stories.similarity.places.spelling import are_spellings
from dateline.core.stories.similarity.tokens import tokens
from dateline.core.stories.similarity.vocabulary import to_24_bits, vocabulary
from dateline_schemas.brief import Brief


class Scene(NamedTuple):
    """What a new text says of the place of its event."""

    names: frozenset[int]
    """The words of names in its headline, without those of whom it quotes."""
    countries: frozenset[str]
    """The countries of its dateline and text; of a line, without those that it quotes."""
    mentions: dict[str, frozenset[int]]
    """The words of the headline by which it names a country, by the country's code."""


AskScene = Callable[[], Scene]
"""What returns the scene of a text, when it is asked for."""


def scene_when_asked(brief: Brief, own: Traits) -> AskScene:
    """Return what reads the scene of a text once, when it is first asked for: of most texts nobody asks."""
    told: list[Scene] = []

    def ask() -> Scene:  # ``functools.cache`` takes five times as long to make, for each text
        if not told:
            told.append(scene(brief, own))
        return told[0]

    return ask


def scene(brief: Brief, own: Traits) -> Scene:
    """Return what a text says of its place."""
    headline = headline_to_compare(brief) or brief.text
    starts, ends, hashes, _ = tokens(headline.lower())
    seed = vocabulary(brief.language).seed
    words = [int(to_24_bits(value ^ seed)) for value in hashes]
    spans = list(zip(starts.tolist(), ends.tolist(), strict=True))
    quoted = _quoted(headline, spans) if len(headline) == len(headline.lower()) else set()
    names = frozenset(own.name_words.tolist()) if _is_telling(own) and brief.language not in CAPITALISED_NOUNS else ()
    by_code = {
        code: [at for at, (start, end) in enumerate(spans) if mention.start <= start and end <= mention.end]
        for code, mention in mentions(headline).items()
    }
    places = brief.dateline.places if brief.dateline is not None else ()
    countries = {*brief.countries, *(place.country for place in places if place.country)}
    if brief.headline is None or brief.headline == brief.text:
        countries -= {code for code, rows in by_code.items() if quoted.issuperset(rows)}
    return Scene(
        frozenset(
            words[at]
            for at, (start, end) in enumerate(spans)
            if words[at] in names and at not in quoted and headline[start:end].lower() not in _AGENCIES
        ),
        frozenset(countries),
        {code: frozenset(words[at] for at in rows) for code, rows in by_code.items()},
    )


def scene_of_line(line: Traits) -> Scene:
    """Return what a line in memory says of its place, as far as that is kept: any word may name its countries."""
    names = frozenset(line.name_words.tolist()) if _is_telling(line) else frozenset[int]()
    countries = _countries(line)
    return Scene(names, countries, dict.fromkeys(countries, frozenset(line.title.tolist())))


def is_elsewhere(ask_scene: AskScene, own: Traits, other: Traits) -> bool:
    """Whether the event of a new text and that of an earlier one, of which one is a line, are in different places.

    ``ask_scene`` returns the scene of the new text, and ``own`` are its traits: most pairs do not need the scene. A
    place in other letters is the same, and so are two of one country where both names tell the country.
    """
    slots = words_in_one_place(own, other)
    if not slots:
        return False
    told, others = ask_scene(), frozenset(other.words.tolist())
    shared = {code for code, named_by in told.mentions.items() if named_by <= others}
    ours, theirs = told.countries - shared, _countries(other) - shared
    if ours and theirs:
        if not ours.isdisjoint(theirs):
            return False
        if any(one in told.mentions.get(code, ()) for one, _ in slots for code in ours):
            return True
    if not _is_telling(other):
        return False
    named = frozenset(other.name_words.tolist())
    if not any(one in told.names and another in named for one, another in slots):
        return False
    printed, others_printed = _printed(own), _printed(other)
    return not any(
        are_spellings(one, another) for one in printed - others_printed for another in others_printed - printed
    )


def _printed(traits: Traits) -> set[str]:
    return {word.lower() for word in traits.names.replace("\n", " ").split()}


def words_in_one_place(own: Traits, other: Traits) -> set[tuple[int, int]]:
    """Return each word of a headline with the word that stands in its place in the other headline.

    Neither is anywhere in the other text, and the word before both or behind both is the same.
    """
    ours = lacking(own.title, other.words)
    if not ours or not (theirs := lacking(other.title, own.words)):  # as of most pairs
        return set()
    title, other_title = own.title.tolist(), other.title.tolist()
    return {
        (title[at], other_title[row])
        for at in ours
        for row in theirs
        if _is_same(title, at - 1, other_title, row - 1) or _is_same(title, at + 1, other_title, row + 1)
    }


def _is_same(title: list[int], at: int, other_title: list[int], row: int) -> bool:
    return 0 <= at < len(title) and 0 <= row < len(other_title) and title[at] == other_title[row]


def _quoted(headline: str, spans: list[tuple[int, int]]) -> set[int]:
    """Return the words behind a comma or dash, where a headline says whom it quotes: ``, Iran says``."""
    quoted: set[int] = set()
    for at, (start, _) in enumerate(spans):
        between = headline[spans[at - 1][1] : start] if at else ""
        if between.strip(" ") in _MARKS or (between == " " and at - 1 in quoted and headline[start].isupper()):
            quoted.add(at)
    return quoted


def _is_telling(traits: Traits) -> bool:
    """Whether the names are known by their capitals: not in a headline in which nearly all words have one."""
    title, names = traits.title.tolist(), frozenset(traits.name_words.tolist())
    return sum(word in names for word in title) < _MAX_NAMES * len(title)


def _countries(line: Traits) -> frozenset[str]:
    return frozenset(place for place in line.places.split("\n") if place.isupper())


_MARKS: Final = frozenset({",", ";", ":", "-", "\N{EN DASH}", "\N{EM DASH}"})
"""What stands before whom a headline quotes."""
_AGENCIES: Final = frozenset(form.lower() for forms in FORMS_BY_CODE.values() for form in forms if form.isalnum())
"""Agencies of one word, where no event is."""
_MAX_NAMES: Final = 0.7
"""Share of a headline's words from which on capitals tell nothing: ``Fire in San Francisco`` has less. Chosen by
hand."""


def tell_one_subject(one: Traits | None, other: Traits | None) -> bool:
    """Whether two texts share more than a third of their subjects; lines must also open with a word of the other.

    Two companies' results, or two banks' rates, are alike in all but the first words of their lines. Two lines that are
    alike in all but their places tell of two events.
    """
    if one is None or other is None or not share_subjects(one, other):
        return False
    if not (is_line(one) or is_line(other)):
        return True
    if is_line(one) and is_line(other) and is_elsewhere(partial(scene_of_line, one), one, other):
        return False
    return all(len(first.title) and first.title[0] in second.words for first, second in ((one, other), (other, one)))


def share_subjects(one: Traits | None, other: Traits | None) -> bool:
    """Whether two texts share over a third of the words of headline and names, or of all words where one has none."""
    if one is None or other is None:
        return False
    words, others = ({*each.name_words.tolist(), *each.title.tolist()} for each in (one, other))
    if not words or not others:
        words, others = {*one.words.tolist()}, {*other.words.tolist()}
    return len(words & others) * 3 > min(len(words), len(others))
