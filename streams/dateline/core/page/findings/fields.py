"""Why each field of a brief has its value: asked again of the code that decided, with and without the evidence.

Why a printed place was resolved as it was: the weight of each piece of evidence, and the runners-up.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, NamedTuple

from dateline.core.data.times.zones import MONTH_FIRST
from dateline.core.page.findings.finding import Finding, What
from dateline.core.page.lines.reason import Reason
from dateline.core.page.split import Item
from dateline.core.places.atlas import Atlas
from dateline.core.places.countries import mentions
from dateline.core.places.resolve import Evidence, PrintedPlace, Ranked, readings, size, telling, weigh
from dateline.core.text.fingerprint import fingerprint
from dateline.core.text.language import UNDECIDED, language
from dateline.core.text.normal_form import Normal
from dateline.core.text.signals import signal
from dateline.core.times.meaning import meaning
from dateline.core.times.publication import zone_name
from dateline_schemas.article import RawArticle
from dateline_schemas.brief import Brief, Published


def place_why(atlas: Atlas, spot: PrintedPlace, home: str | None, mentioned: tuple[str, ...]) -> str:
    """Return what decided, in weights of decades of probability.

    Each is what the weight of the reading loses without that evidence, asked of the code that weighs.
    """
    told = telling(atlas, spot.printed, mentioned)
    read = readings(atlas, spot.printed, spot.beside, home, told)
    beside = f"beside it stands {spot.beside}; " if spot.beside else ""
    if not read.towns:
        return f"{beside}{'it is the country itself' if read.whole else 'no place of that name is known'}"
    best, *others = read.towns
    known = Evidence(read.folded, home, told, read.said)
    parts = {
        ("home country" if best.spot.country == home else "near home"): best.score
        - weigh(best.spot, known._replace(home=None), certain=best.supported).score,
        "mentioned in the text": best.score
        - weigh(best.spot, known._replace(mentioned=frozenset()), certain=best.supported).score,
        "capital": best.score - weigh(best.spot._replace(capital=False), known, certain=best.supported).score,
    }
    by_size = size(best.spot)
    parts["how it has the name"] = best.score - by_size - sum(parts.values())
    told_parts = "".join(f", {name} {weight:+.1f}" for name, weight in parts.items() if abs(weight) > _LEAST)
    runners_up = f"; then {', '.join(map(_named, others[:2]))}" if others else "; nothing else has the name"
    return f"{beside}{_named(best)}: size {by_size:.1f}{told_parts}{runners_up}"


_LEAST = 0.05


def _named(ranked: Ranked) -> str:
    return f"{ranked.spot.name} {ranked.spot.country} weighs {ranked.score:.1f}"


class Told(NamedTuple):
    """A page, and one brief of it with the item that it was made of."""

    article: RawArticle
    atlas: Atlas
    page: Normal
    opening: str
    """What parts the item from what stands above."""
    brief: Brief
    item: Item


def field_findings(told: Told) -> Iterator[Finding]:
    """Yield a finding a field; its span is the words on the page that gave it, else the brief's."""
    brief = told.brief
    yield _of_brief(told, brief.role, told.opening)
    if brief.headline is None:
        yield _of_brief(told, "no headline", told.item.draft.why.value)
    yield from _places(told)
    yield from _agencies(told)
    if brief.dateline is not None and brief.dateline.date is not None:
        yield _at(told, brief.dateline.date, "date", "printed in the dateline", brief.dateline.date)
    yield _published(told)
    yield _language(told)
    yield from _countries(told)
    for region in brief.regions:
        yield _of_brief(told, "region", _VIA[region.via], region.slug)
    yield _signal(told)
    yield _fingerprint(told)
    if not brief.complete:
        cut = told.item.draft.cut
        yield _of_brief(told, "complete", "the page ends where more is due" if cut else "the page ends in mid-sentence")


def _of_brief(told: Told, what: What, why: str, value: str = "") -> Finding:
    return Finding(*told.brief.span, what, why, value, told.brief.ordinal)


def _at(told: Told, words: str, what: What, why: str, value: str) -> Finding:
    """Return a finding about words of the item, where they first stand in it; about the brief, where they do not."""
    at = told.page.text.find(words, told.item.start, told.item.end) if words else -1
    span = told.page.given(at, at + len(words)) if at >= 0 else told.brief.span
    return Finding(*span, what, why, value, told.brief.ordinal)


def _places(told: Told) -> Iterator[Finding]:
    brief, found = told.brief, told.item.dateline
    if found is None or brief.dateline is None:
        return
    named = tuple(mentions(_words(brief)))
    for spot, place in zip(found.places, brief.dateline.places, strict=True):
        why = place_why(told.atlas, spot, told.article.home_country, named)
        sure = f"confidence {place.confidence:.2f}{', ambiguous' if place.ambiguous else ''}; {why}"
        meant = f"{place.name or place.country or 'unknown'}{f' {place.country}' if place.name else ''}"
        yield _at(told, spot.printed, "place", sure, f"{spot.printed} → {meant}")


def _agencies(told: Told) -> Iterator[Finding]:
    where = told.item.credited
    if told.brief.dateline is None or not told.brief.dateline.agencies:
        yield _of_brief(told, "agency", Reason.UNCREDITED.value, "none")
        return
    for agency in told.brief.dateline.agencies:
        code = agency.code or "no agency that is known"
        yield _at(told, agency.printed, "agency", where.value, f"{agency.printed} → {code}")


def _published(told: Told) -> Finding:
    """Return what the interval rests on: the item's own time, the article's, or the dateline's date."""
    brief, item, article = told.brief, told.item, told.article
    printed = item.stamp.printed if item.stamp is not None else None
    value = _interval(brief.published)
    if printed is None and brief.published.basis == "article":
        return _of_brief(told, "published", "the lead has no time of its own, and the article says when", value)
    if printed is None and item.dateline is not None:
        printed = item.dateline.date
    if printed is None:
        return _of_brief(told, "published", "no time at the item and no date in its dateline", "unknown")
    why = f"“{printed}” on a page fetched at {_minute(article.fetched_at)}{_zone(printed, article)}"
    if item.stamp is None:
        return _of_brief(told, "published", why, value)
    span = told.page.given(item.stamp.start, item.stamp.end)
    return Finding(*span, "published", why, value, brief.ordinal)


def _interval(published: Published) -> str:
    earliest, latest = (
        _minute(moment) if moment is not None else "…" for moment in (published.earliest, published.latest)
    )
    return f"({earliest}, {latest}] by {published.basis}" if published.basis != "unknown" else "unknown"


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M %z}"


def _zone(printed: str, article: RawArticle) -> str:
    """Return on whose clock a printed time is read."""
    said = meaning(printed, month_first=article.home_country in MONTH_FIRST)
    if said.age is not None:
        return f"; an age is rounded down: {said.age.fewest} to {said.age.most} {said.age.unit}s before that"
    if said.zone is not None:
        return f"; zone {said.zone} is printed with it"
    name = zone_name(article.time_zone, article.home_country)
    told = "of the source" if article.time_zone else f"the only zone of {article.home_country}"
    return f"; read in {name}, {told}" if name is not None else "; read at the offset of fetching"


def _language(told: Told) -> Finding:
    own = language(told.brief.text, None, told.brief.headline)
    if own == told.brief.language == UNDECIDED:
        return _of_brief(
            told, "language", "the text is too short or too mixed to tell, and the page declares none", own
        )
    if own == told.brief.language:
        return _of_brief(told, "language", f"by the text's own first words, {len(told.brief.text)} characters", own)
    return _of_brief(told, "language", "too few letters to tell, so what the page declares", told.brief.language)


def _countries(told: Told) -> Iterator[Finding]:
    words = _words(told.brief)
    for code, mention in mentions(words).items():
        named = words[mention.start : mention.end]
        yield _at(told, named, "country", f"“{named}” names it", code)


def _signal(told: Told) -> Finding:
    brief = told.brief
    if brief.signal is None:
        return _of_brief(told, "signal", "no word of update, correction or withdrawal opens headline or text", "none")
    found = told.item.dateline
    if found is not None and found.signal == brief.signal:
        words = told.page.text[found.start : found.start + found.label_length].rstrip()
        span = told.page.given(found.start, found.start + len(words))
        return Finding(*span, "signal", "it stands in front of the dateline", brief.signal, brief.ordinal)
    said = told.item.draft.signal_line
    if said is not None and said.signal == brief.signal:
        span = told.page.given(said.start, said.end)
        return Finding(*span, "signal", "it has a line to itself at the item's opening", brief.signal, brief.ordinal)
    where = "headline" if signal(brief.headline, "") == brief.signal else "text"
    return _of_brief(told, "signal", f"the {where} says so in the place for it", brief.signal)


def _fingerprint(told: Told) -> Finding:
    brief = told.brief
    alone = brief.headline is None or fingerprint(brief.text, None) == brief.fingerprint
    made_of = "the body alone" if alone else "body and headline, since the body says little by itself"
    return _of_brief(told, "fingerprint", f"of {made_of}: {len(brief.text.split())} words", brief.fingerprint)


def _words(brief: Brief) -> str:
    return f"{brief.headline}\n{brief.text}" if brief.headline else brief.text


_VIA: Final = {
    "dateline": "a place of the dateline lies there", "mention": "a country named in it lies there",
    "section": "the section's name says so", "source": "nothing else gives a region, so the source's own country",
}  # fmt: skip
