"""Why each field of a brief has its value.

``field_findings`` is the entry. Most reasons are stored with the item. The weights of a place, the language,
the signal and the fingerprint are asked of the deciding code again, with and without one piece of evidence.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, NamedTuple

from dateline.core.data.places.regions import REGION_OF
from dateline.core.data.times.zones import MONTH_FIRST
from dateline.core.page.findings.finding import Finding, What
from dateline.core.page.html.metadata.page_metadata import NO_METADATA, PageMetadata
from dateline.core.page.lines.reason import Reason
from dateline.core.page.parse import publication
from dateline.core.page.split import Item
from dateline.core.places.atlas import Atlas
from dateline.core.places.namesakes import countries_meant, meant_by_dateline, mentions_meant
from dateline.core.places.resolve import (
    Named,
    Origin,
    PrintedPlace,
    around_places,
    countries_with_place,
    origin_of,
    readings,
)
from dateline.core.places.weighing import NO_SURROUNDINGS, Surroundings, WeighedSpot, size, weigh
from dateline.core.text.fingerprint import fingerprint
from dateline.core.text.language import UNDECIDED, language
from dateline.core.text.normal_form import NormalText
from dateline.core.text.notices import find_correction, is_correction
from dateline.core.text.signals import signal
from dateline.core.times.printed_time import meaning
from dateline.core.times.publication_interval import zone_name
from dateline_schemas.article import RawArticle
from dateline_schemas.brief import Brief, Published, Region


class ExplainedBrief(NamedTuple):
    """One brief of a page, with all that its fields were read from."""

    article: RawArticle
    atlas: Atlas
    normal_text: NormalText
    """The page's text."""
    opening: str
    """What opens the item and which role it has, as a sentence."""
    brief: Brief
    item: Item
    """The item that the brief was made of."""
    metadata: PageMetadata = NO_METADATA
    """What the page's HTML says of its article."""


def field_findings(explained: ExplainedBrief) -> Iterator[Finding]:
    """Yield one finding for each field; its span is the words that gave the value, or else the whole brief."""
    brief = explained.brief
    yield _of_brief(explained, brief.role, explained.opening)
    if brief.headline is None:
        yield _of_brief(explained, "no headline", explained.item.draft.why.value)
    elif explained.item.draft.headline is None:
        yield _of_brief(explained, "title", explained.item.draft.why.value, brief.headline)
    yield from _places(explained)
    yield from _agencies(explained)
    if brief.dateline is not None and brief.dateline.date is not None:
        yield _of_words(explained, brief.dateline.date, "date", "printed in the dateline", brief.dateline.date)
    yield _published(explained)
    yield _language(explained)
    yield from _countries(explained)
    for region in brief.regions:
        yield _of_brief(explained, "region", _why_region(region, brief), region.slug)
    yield _signal(explained)
    if brief.note is not None:
        yield _of_words(explained, brief.note, "note", _why_note(explained), brief.note)
    yield _fingerprint(explained)
    if not brief.complete:
        cut = explained.item.draft.cut
        why = "the page ends where more is due" if cut else "the page ends in mid-sentence"
        yield _of_brief(explained, "complete", why)


def _of_brief(explained: ExplainedBrief, what: What, why: str, value: str = "") -> Finding:
    """Return a finding whose span is the whole brief."""
    return Finding(*explained.brief.span, what, why, value, explained.brief.ordinal)


def _of_words(explained: ExplainedBrief, words: str, what: What, why: str, value: str) -> Finding:
    """Return a finding whose span is the first copy of ``words`` in the item; the whole brief if there is no copy."""
    text, item = explained.normal_text, explained.item
    at = text.text.find(words, item.start, item.end) if words else -1
    span = text.given(at, at + len(words)) if at >= 0 else explained.brief.span
    return Finding(*span, what, why, value, explained.brief.ordinal)


def _places(explained: ExplainedBrief) -> Iterator[Finding]:
    brief, match = explained.brief, explained.item.dateline
    if match is None or brief.dateline is None:
        return
    mentioned = countries_meant(_words(brief), explained.atlas, meant_by_dateline(brief.dateline))
    for printed, place in zip(match.places, brief.dateline.places, strict=True):
        origin = origin_of(explained.article.home_country, brief.language)
        (around,) = around_places(
            (printed,), atlas=explained.atlas, origin=origin, mentioned=mentioned, text=_words(brief)
        )
        reason = place_reason(explained.atlas, printed, origin, mentioned, around)
        why = f"confidence {place.confidence:.2f}{', ambiguous' if place.ambiguous else ''}; {reason}"
        meaning_of_name = f"{place.name or place.country or 'unknown'}{f' {place.country}' if place.name else ''}"
        yield _of_words(explained, printed.printed, "place", why, f"{printed.printed} → {meaning_of_name}")


def place_reason(
    atlas: Atlas, place: PrintedPlace, origin: Origin, mentioned: tuple[str, ...], around: Surroundings
) -> str:
    """Return why a printed place was resolved as it was: the weight of each piece of evidence, and the runners-up.

    Weights are in decades of probability. The weight of one piece of evidence is what the best reading's
    score loses without it, asked of the code that weighs.
    """
    supporting = countries_with_place(atlas, place.printed, mentioned)
    candidates = readings(atlas, place.printed, place.beside, origin, Named(supporting, around))
    beside = f"beside it stands {place.beside}; " if place.beside else ""
    if not candidates.towns:
        return f"{beside}{'it is the country itself' if candidates.country else 'no place of that name is known'}"
    best, *others = candidates.towns
    evidence = candidates.evidence
    home = evidence.home
    weights = {
        "in the language of its country": best.score
        - weigh(best.spot, evidence._replace(speaking=frozenset()), certain=best.supported).score,
        ("home country" if best.spot.country == home else "near home"): best.score
        - weigh(best.spot, evidence._replace(home=None), certain=best.supported).score,
        "mentioned in the text": best.score
        - weigh(best.spot, evidence._replace(mentioned=frozenset()), certain=best.supported).score,
        "states and towns around it in the text": best.score
        - weigh(best.spot, evidence._replace(around=NO_SURROUNDINGS), certain=best.supported).score,
        "capital": best.score - weigh(best.spot._replace(capital=False), evidence, certain=best.supported).score,
        "words of a province beside it": best.score
        - weigh(best.spot, evidence._replace(provincial=False), certain=best.supported).score,
    }
    by_size = size(best.spot)
    weights["how it has the name"] = best.score - by_size - sum(weights.values())
    shown = "".join(f", {name} {weight:+.1f}" for name, weight in weights.items() if abs(weight) > _MIN_SHOWN_WEIGHT)
    runners_up = f"; then {', '.join(map(_score, others[:2]))}" if others else "; nothing else has the name"
    return f"{beside}{_score(best)}: size {by_size:.1f}{shown}{runners_up}"


_MIN_SHOWN_WEIGHT: Final = 0.05
"""Decades of probability up to which a weight is left out: with one decimal it would be printed as 0.0."""


def _score(ranked: WeighedSpot) -> str:
    return f"{ranked.spot.name} {ranked.spot.country} weighs {ranked.score:.1f}"


def _agencies(explained: ExplainedBrief) -> Iterator[Finding]:
    reason = explained.item.credit_reason
    if explained.brief.dateline is None or not explained.brief.dateline.agencies:
        yield _of_brief(explained, "agency", Reason.UNCREDITED.value, "none")
        return
    for agency in explained.brief.dateline.agencies:
        code = agency.code or "no agency that is known"
        yield _of_words(explained, agency.printed, "agency", reason.value, f"{agency.printed} → {code}")


def _published(explained: ExplainedBrief) -> Finding:
    """Return what the interval was derived from: the metadata, the item's own time, the article's, or a date."""
    brief, item, article = explained.brief, explained.item, explained.article
    value = _interval(brief.published)
    decision = publication(article, item, explained.metadata)
    if decision.why and not decision.is_printed:
        return _of_brief(explained, "published", decision.why, value)
    printed = item.stamp.printed if item.stamp is not None else None
    if printed is None and item.dateline is not None:
        printed = item.dateline.date
    if printed is None:
        return _of_brief(explained, "published", "no time at the item and no date in its dateline", "unknown")
    why = f"“{printed}” on a page fetched at {_minute(article.fetched_at)}{_zone(printed, article)}"
    why += f"; {decision.why}" if decision.why else ""
    if item.stamp is None:
        return _of_brief(explained, "published", why, value)
    span = explained.normal_text.given(item.stamp.start, item.stamp.end)
    return Finding(*span, "published", why, value, brief.ordinal)


def _interval(published: Published) -> str:
    earliest, latest = (
        _minute(moment) if moment is not None else "…" for moment in (published.earliest, published.latest)
    )
    return f"({earliest}, {latest}] by {published.basis}" if published.basis != "unknown" else "unknown"


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M %z}"


def _zone(printed: str, article: RawArticle) -> str:
    """Return in which time zone a printed time is read, or how an age is rounded."""
    time = meaning(printed, month_first=article.home_country in MONTH_FIRST)
    if time.age is not None:
        return f"; an age is rounded down: {time.age.fewest} to {time.age.most} {time.age.unit}s before that"
    if time.zone is not None:
        return f"; zone {time.zone} is printed with it"
    name = zone_name(article.time_zone, article.home_country)
    origin = "of the source" if article.time_zone else f"the only zone of {article.home_country}"
    return f"; read in {name}, {origin}" if name is not None else "; read at the offset of fetching"


def _language(explained: ExplainedBrief) -> Finding:
    brief, article = explained.brief, explained.article
    declared = article.language or explained.metadata.language
    by_text = language(brief.text, None, brief.headline)
    if by_text == brief.language == UNDECIDED:
        why = "the text is too short or too mixed to tell, and the page declares none and has no other text"
    elif by_text == brief.language:
        why = f"by the text's own first words, {len(brief.text)} characters"
    elif by_text != UNDECIDED:
        expecting = "the page declares it" if declared else f"papers of {article.home_country} print it"
        why = f"{expecting}, and the text is too short to tell it from {by_text}"
    elif declared or article.home_country is None:
        why = "too few letters to tell, so what the page declares, or else the language of its other items"
    else:
        why = (
            f"too few letters to tell, so that of its other items, or else what papers of {article.home_country} print"
        )
    return _of_brief(explained, "language", why, brief.language)


def _countries(explained: ExplainedBrief) -> Iterator[Finding]:
    words = _words(explained.brief)
    meant = meant_by_dateline(explained.brief.dateline)
    for code, mention in mentions_meant(words, explained.atlas, meant).items():
        name = words[mention.start : mention.end]
        yield _of_words(explained, name, "country", f"“{name}” names it", code)


def _signal(explained: ExplainedBrief) -> Finding:
    brief, text = explained.brief, explained.normal_text
    if brief.signal is None:
        why = "no word of update, correction or withdrawal opens headline or text"
        return _of_brief(explained, "signal", why, "none")
    match = explained.item.dateline
    if match is not None and match.signal == brief.signal:
        label = text.text[match.start : match.start + match.label_length].rstrip()
        span = text.given(match.start, match.start + len(label))
        return Finding(*span, "signal", "it stands in front of the dateline", brief.signal, brief.ordinal)
    line = explained.item.draft.signal_line
    if line is not None and line.signal == brief.signal:
        span = text.given(line.start, line.end)
        return Finding(*span, "signal", "it has a line to itself at the item's opening", brief.signal, brief.ordinal)
    if explained.item.title_signal == brief.signal:
        return _of_brief(explained, "signal", "the page's title says so in the place for it", brief.signal)
    if brief.note is not None and brief.signal == "correction" and is_correction(brief.note):
        return _of_words(explained, brief.note, "signal", "the notice at the item says so", brief.signal)
    where = "headline" if signal(brief.headline, "") == brief.signal else "text"
    return _of_brief(explained, "signal", f"the {where} says so in the place for it", brief.signal)


def _why_note(explained: ExplainedBrief) -> str:
    """Return why a brief has its note: it is a notice, or a remark of the wire."""
    is_notice = is_correction(explained.brief.note or "") or find_correction(explained.brief.text) is not None
    return "it is the notice of a correction" if is_notice else "it stands in brackets between headline and text"


def _fingerprint(explained: ExplainedBrief) -> Finding:
    brief = explained.brief
    body_alone = brief.headline is None or fingerprint(brief.text, None) == brief.fingerprint
    source = "the body alone" if body_alone else "body and headline, since the body says little by itself"
    return _of_brief(explained, "fingerprint", f"of {source}: {len(brief.text.split())} words", brief.fingerprint)


def _words(brief: Brief) -> str:
    return f"{brief.headline}\n{brief.text}" if brief.headline else brief.text


def _why_region(region: Region, brief: Brief) -> str:
    named = (REGION_OF[country].slug for country in brief.countries if country in REGION_OF)
    if region.via == "mention" and region.slug not in named:
        return "a town or province of the source's own country is named in it"
    if region.via == "source" and len(brief.regions) > 1:
        return "what stands first names no place abroad, so the source's own country too"
    return _REGION_REASONS[region.via]


_REGION_REASONS: Final = {
    "dateline": "a place of the dateline lies there",
    "mention": "a country named in it lies there",
    "section": "the section's name says so",
    "source": "nothing else gives a region, so the source's own country",
}
