"""Part the page's own article from the briefs below it, where it has no dateline and they have.

The first dateline of a section opens the first brief; what stands above it is as a rule a headline, and else furniture:
a slogan, a welcome, a caption, what a bulletin says of itself. An article shows itself by its headline, whose words its
text repeats and the brief's does not, or whose text is surely news. Below a bulletin's name several paragraphs of news
are its first brief; so are several sentences right above the next brief.

A text that shares the words of its headline with the text below the dateline is the standfirst of that text. So is any
text above the one dateline of a page, unless what stands below is surely a brief: it has a label above it, or each of
the two has a time of its own, or it shares hardly a word with a text that tells its headline.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from dateline.core.data.text.characters import TERMINATORS
from dateline.core.data.wire.bulletins import SUMMARY_LABELS
from dateline.core.data.wire.notices import SIGN_UP_GOODS
from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.headline.headed_news import is_news, is_other_story, own_headline, tells_headline
from dateline.core.page.layout.headline.likeness import likenesses, shares_any
from dateline.core.page.layout.segment import Section, Segment, segment
from dateline.core.page.lines.kinds.news_line import weigh_line
from dateline.core.page.lines.kinds.wording import is_page_label, names_bulletin
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.times.phrases.timestamps import Stamp


def segment_sections(text: str, sections: Sequence[Section], names: AbstractSet[str]) -> list[Segment]:
    """Return the items of a page's sections; the first section is parted where the article above its briefs ends.

    ``names`` are those of section and site.
    """
    count = len(sections)
    segments = [segment(text, section, last=number == count) for number, section in enumerate(sections, 1)]
    return [*_part_own_article(text, segments[0], names, last=count == 1), *segments[1:]]


def _part_own_article(text: str, whole: Segment, names: AbstractSet[str], *, last: bool) -> list[Segment]:
    """Return the article and the briefs of a section as two; ``last`` where the page ends with it.

    The section stays whole where no text above the first dateline is lost, or what is lost is no article.
    """
    pieces = whole.section.pieces
    opening = next((at for at, piece in enumerate(pieces) if piece.dateline is not None), 0)
    end = _end_of_lost_text(text, pieces, opening, whole.drafts)
    if not end:
        return _part_kept_article(text, whole, names)
    article = _segment_article(text, pieces[:end])
    brief = _text_of_brief(text, pieces, opening)
    drafts = [_as_brief(text, draft) for draft in article.drafts]
    only = not any(piece.dateline is not None for piece in pieces[opening + 1 :])
    apart = only or pieces[opening].gap > 0
    if not any(_is_first_brief(text, draft, apart=apart) for draft in drafts) and (
        (only and _is_article_below(text, pieces, (end, opening), article.drafts))
        or not any(_is_article(text, draft, brief, names) for draft in article.drafts)
    ):
        return [whole]
    return [article._replace(drafts=drafts), _segment_briefs(text, pieces[end:], brief, drafts, last=last)]


def _segment_article(text: str, pieces: list[Piece]) -> Segment:
    """Return the text above the briefs as a section."""
    above = segment(text, Section(None, pieces), last=False)
    return above._replace(drafts=[_with_likelier_headline(text, pieces, draft) for draft in above.drafts])


def _with_likelier_headline(text: str, pieces: Sequence[Piece], draft: Draft) -> Draft:
    """Return an article with the line above its headline for headline, if this is rather a line of its standfirst.

    The line above shares more words with the text. The headline is no label, whose text has the name above it:
    ``About us``.
    """
    if draft.headline is None or not draft.body:
        return draft
    at = next((at for at, piece in enumerate(pieces) if piece.start == draft.body[0].start), 0) - 1
    if at < 1 or pieces[at].start != draft.headline.start or not pieces[at - 1].is_heading:
        return draft
    lines = [text[piece.start : piece.end] for piece in pieces[at - 1 : at + 1]]
    if own_headline(lines[1], frozenset(), dense=draft.headline.dense) is None:
        return draft
    above, nearest = likenesses(lines, text[draft.body[0].start : draft.body[-1].end])
    return draft._replace(headline=pieces[at - 1], why=Reason.LIKELIEST) if above.shared > nearest.shared else draft


def _part_kept_article(text: str, whole: Segment, names: AbstractSet[str]) -> list[Segment]:
    """Return a section whose first item is the page's own article as two: the article, and the briefs below it.

    The others have datelines, and another form: they have times and it has none, or it has a headline and they have
    none.
    """
    if len(whole.drafts) <= 1 or not all(draft.body for draft in whole.drafts):
        return [whole]
    first, *others = whole.drafts
    if first.headline is None or first.body[0].dateline is not None:
        return [whole]
    timed = first.stamp is None and all(one.stamp is not None for one in others)
    if any(one.body[0].dateline is None or (one.headline is not None and not timed) for one in others):
        return [whole]
    brief = text[others[0].body[0].start : others[0].body[-1].end]
    last = next((piece for piece in reversed(first.body) if piece.is_paragraph or piece.sentence), first.body[-1])
    pieces = whole.section.pieces
    end = next(at for at, piece in enumerate(pieces) if piece.start == last.start) + 1
    article = _segment_article(text, pieces[:end])
    if len(article.drafts) != 1 or not _is_article(text, article.drafts[0], brief, names):
        return [whole]
    following = [piece for piece in whole.pieces if piece.start > last.start]
    rule = Piece(Kind.RULE, pieces[end].start, pieces[end].start, why=Reason.BELOW_ARTICLE)
    return [article, whole._replace(section=Section("", pieces[end:]), drafts=others, pieces=[rule, *following])]


def _is_article_below(text: str, pieces: Sequence[Piece], between: tuple[int, int], above: Sequence[Draft]) -> bool:
    """Whether the text below the only dateline is the article whose standfirst stands above it, and no brief.

    ``between`` are the numbers of the piece behind the text above, and of that with the dateline. A brief is below a
    label, ``World briefs``, or has a time right below its only paragraph, and a headline of its own or a time where the
    article has one too. The only time is the article's.
    """
    end, opening = between
    lines = [text[piece.start : piece.end] for piece in pieces[end:opening] if piece.kind is Kind.TEXT]
    if any(_is_label_of_briefs(line) for line in lines[-_MAX_LINES_ABOVE_BRIEF:]):
        return False
    if above and _is_other_story(text, pieces, opening, above[0]):
        return False
    below = pieces[opening + 1] if opening + 1 < len(pieces) else None
    if below is None or below.stamp is None:
        return True
    return not (_has_own_headline(text, pieces, between, above) or _has_own_time(pieces[:end], above, below.stamp))


def _is_other_story(text: str, pieces: Sequence[Piece], opening: int, article: Draft) -> bool:
    """Whether the text below the only dateline is one paragraph without a word of the article's.

    It has no headline above that of the article: else the article is an inset between a report and its headline.
    """
    end = opening + 1
    while end < len(pieces) and _goes_on(pieces[end - 1], pieces[end]):
        end += 1
    if article.headline is None or any(piece.is_paragraph or piece.sentence for piece in pieces[end:]):
        return False
    head = text[article.headline.start : article.headline.end]
    brief = text[_start_of_text(pieces[opening]) : pieces[end - 1].end]
    if not is_other_story(head, _paragraphs(text, article), brief):
        return False
    lines = [piece for piece in pieces[:opening] if piece.is_heading and piece.start < article.headline.start]
    above = [text[piece.start : piece.end] for piece in lines[-_MAX_LINES_ABOVE_ARTICLE:]]
    return not any(likenesses([line], brief)[0].shared >= _MIN_WORDS_OF_HEADLINE for line in above)


def _goes_on(above: Piece, below: Piece) -> bool:
    """Whether two lines are of one paragraph that is hard-wrapped: nothing parts them, and the first is no sentence."""
    return not above.sentence and below.kind is Kind.TEXT and below.dateline is None and not (below.gap or below.indent)


def _has_own_headline(text: str, pieces: Sequence[Piece], between: tuple[int, int], above: Sequence[Draft]) -> bool:
    """Whether the one line between two texts is the headline of the second, and the first has one of its own.

    Each headline shares more words with its own text than with the other. Several lines are key points.
    """
    end, opening = between
    head = above[0].headline if above else None
    if head is None or opening != end + 1 or not pieces[end].is_heading:
        return False
    headlines = [text[head.start : head.end], text[pieces[end].start : pieces[end].end]]
    article = likenesses(headlines, text[head.end : pieces[end - 1].end])
    brief = likenesses(headlines, _text_of_brief(text, pieces, opening))
    return article[0].shared > brief[0].shared and brief[1].shared > article[1].shared


def _has_own_time(pieces: Sequence[Piece], drafts: Sequence[Draft], other: Stamp) -> bool:
    """Whether an article has a time below its headline that is as relative as that of the text below it.

    A date above the headline is the page's. A date above a text with an age at its end is when the page was published.
    """
    start = next((draft.headline.start for draft in reversed(drafts) if draft.headline is not None), 0)
    stamps = [piece.stamp for piece in pieces if piece.stamp is not None and piece.start > start]
    return any(stamp.relative == other.relative for stamp in stamps)


def _is_label_of_briefs(line: str) -> bool:
    """Whether a line may stand above briefs, ``World briefs``, and not above the key points of an article."""
    lowered = line.lower()
    return lowered.strip(" :") not in SUMMARY_LABELS and (names_bulletin(lowered) or is_page_label(line))


def _segment_briefs(text: str, pieces: Sequence[Piece], brief: str, above: Sequence[Draft], *, last: bool) -> Segment:
    """Return the briefs below an article as a section.

    They are related to it where it has a headline; a text without one may as well be the first of the briefs.
    """
    following = _without_label(text, pieces, brief)
    below = segment(text, Section(None, following), last=last)
    name = "" if any(draft.headline is not None for draft in above) else None
    start = pieces[0].start
    rule = Piece(Kind.RULE, start, start, why=Reason.BELOW_ARTICLE)
    return below._replace(section=Section(name, following), pieces=[rule, *below.pieces])


def _as_brief(text: str, draft: Draft) -> Draft:
    """Return an item that is rather the first of the briefs, where a bulletin's name is all that stands above it.

    The time above is the bulletin's too.
    """
    head = draft.headline
    if head is None or not draft.body:
        return draft
    line = text[head.start : head.end]
    if not names_bulletin(line.lower()) or shares_any([line], text[draft.body[0].start : draft.body[-1].end]):
        return draft
    return draft._replace(headline=None, stamp=None, why=Reason.NAMES_PAGE)


def _is_first_brief(text: str, draft: Draft, *, apart: bool) -> bool:
    """Whether an item without a headline is the first of the briefs: all of it is news, and it is no introduction.

    It has several paragraphs below a bulletin's name. Else it has several sentences, and nothing sets it ``apart`` from
    the brief below, as a caption or an editor's note is.
    """
    if draft.headline is not None or not 0 < len(draft.body) <= _MAX_PARAGRAPHS:
        return False
    lines = [text[piece.start : min(piece.end, piece.start + _MAX_CHARS)] for piece in draft.body]
    if not all(map(is_news, lines)) or not all(piece.is_paragraph or piece.sentence for piece in draft.body):
        return False
    if draft.why is Reason.NAMES_PAGE:
        return len(lines) >= _MIN_PARAGRAPHS
    return not apart and _count_sentences("\n".join(lines)) >= _MIN_SENTENCES


def _end_of_lost_text(text: str, pieces: Sequence[Piece], opening: int, drafts: Sequence[Draft]) -> int:
    """Return the number of the piece behind the last text above the first dateline; 0 where an item has such a text.

    Short sentences below the last paragraph are a part of it, unless the line is the brief's headline.
    """
    above = range(opening)
    paragraphs = [at for at in above if pieces[at].kind is Kind.TEXT and pieces[at].is_paragraph]
    if not paragraphs:
        return 0
    kept = {piece.start for draft in drafts for piece in draft.body}
    if any(pieces[at].start in kept for at in paragraphs):
        return 0
    datelines = [piece.dateline for piece in pieces[opening:] if piece.dateline is not None]
    if len(datelines) == 1 and not datelines[0].places:
        return 0  # an agency opens the second paragraph of an article: ``(AOF) - ``
    end = paragraphs[-1] + 1
    brief = _text_of_brief(text, pieces, opening)
    while end < opening and pieces[end].kind is Kind.TEXT and pieces[end].sentence:
        if end == opening - 1 and shares_any([text[pieces[end].start : pieces[end].end]], brief):
            break
        end += 1
    return end


def _text_of_brief(text: str, pieces: Sequence[Piece], opening: int) -> str:
    """Return the text behind the first dateline, down to the next dateline or time."""
    stop = next(
        (at for at in range(opening + 1, len(pieces)) if pieces[at].dateline or pieces[at].kind is Kind.STAMP),
        len(pieces),
    )
    return text[_start_of_text(pieces[opening]) : pieces[stop - 1].end]


def _start_of_text(piece: Piece) -> int:
    """Return where the text behind a piece's dateline starts."""
    return piece.dateline.end if piece.dateline is not None else piece.start


def _is_article(text: str, draft: Draft, brief: str, names: AbstractSet[str]) -> bool:
    """Whether an item above the briefs is an article, and neither furniture nor the standfirst of the first brief."""
    lines = [piece for piece in draft.body if piece.is_paragraph or piece.sentence]
    if len(lines) * 2 < len(draft.body):
        return False  # a list that nothing divides: sub-headings are fewer
    paragraphs = _paragraphs(text, draft)
    head = _headline(text, draft, names)
    if head is None or draft.headline is None or not paragraphs:  # a caption, an editor's note, an advertisement
        return False
    words = "\n".join(paragraphs)
    if not tells_headline(head, paragraphs, text[draft.headline.end : lines[0].start] + words):  # with an echo above
        return False
    own, other = likenesses([head], words)[0], likenesses([head], brief)[0]
    if other.shared > 0 and (
        other.shared >= own.shared
        or other.share >= _SHARE_OF_STANDFIRST
        or (len(paragraphs) == 1 and likenesses([f"{head}\n{words}"], brief)[0].shared >= _MIN_WORDS_OF_STANDFIRST)
    ):
        return False
    return not _is_pitch(head, words)


def _paragraphs(text: str, draft: Draft) -> list[str]:
    """Return the paragraphs of an item, its sub-headings left out."""
    lines = [piece for piece in draft.body if piece.is_paragraph or piece.sentence][:_MAX_PARAGRAPHS]
    return [text[piece.start : min(piece.end, piece.start + _MAX_CHARS)] for piece in lines]


def _headline(text: str, draft: Draft, names: AbstractSet[str]) -> str | None:
    """Return the headline of an item without the site's name; None where a site or a section may have that name."""
    if draft.headline is None:
        return None
    line = text[draft.headline.start : draft.headline.end]
    return None if _is_name(text, line) else own_headline(line, names, dense=draft.headline.dense)


def _is_name(text: str, line: str) -> bool:
    """Whether a line is a few words with capitals that stand on the page again, as a site's name does at its foot."""
    words = line.split()
    return len(words) <= _MAX_WORDS_OF_NAME and all(word[0].isupper() for word in words) and text.count(line) > 1


def _is_pitch(head: str, words: str) -> bool:
    """Whether one sentence with hardly a sign of news praises the site's news: ``Tutte le notizie dal mondo``."""
    if _count_sentences(words) > 1:
        return False
    spoken = {word.strip(TERMINATORS + ",") for word in f"{head} {words}".lower().split()}
    return sum(word in spoken for word in SIGN_UP_GOODS) >= weigh_line(words).news


def _count_sentences(words: str) -> int:
    """Return how many sentences stand in some lines, by their full stops."""
    return sum(
        char in TERMINATORS and (at + 1 == len(words) or words[at + 1].isspace() or not char.isascii())
        for at, char in enumerate(words)
    )


def _without_label(text: str, pieces: Sequence[Piece], brief: str) -> list[Piece]:
    """Return the pieces below an article without the heading of the briefs, ``World briefs``.

    The nearest line above the first dateline is its headline if it shares a word with the text, or the other items have
    headlines.
    """
    opening = next(at for at, piece in enumerate(pieces) if piece.dateline is not None)
    lines = [at for at in range(opening) if pieces[at].kind is Kind.TEXT]
    if not lines:
        return list(pieces)
    nearest = text[pieces[lines[-1]].start : pieces[lines[-1]].end]
    others = [at for at in range(opening + 1, len(pieces)) if pieces[at].dateline is not None]
    headed = sum(pieces[at - 1].is_heading for at in others)
    if shares_any([nearest], brief) or headed * 2 > len(others):
        lines.pop()
    labels = frozenset(lines)
    return [piece for at, piece in enumerate(pieces) if at not in labels]


_MIN_PARAGRAPHS: Final = 3
"""The fewest paragraphs of a bulletin's first brief without headline and dateline. Chosen by hand: introductions have
one or two."""
_MIN_SENTENCES: Final = 3
"""The fewest sentences of such a brief right above another. Chosen by hand: captions and slogans have one or two."""
_MAX_LINES_ABOVE_BRIEF: Final = 2
"""The lines above a dateline that may be the label of the briefs: that above a headline, too."""
_MAX_LINES_ABOVE_ARTICLE: Final = 40
"""The lines above an article's headline that may be the headline of the text below. Bounds time; chosen by hand."""
_MIN_WORDS_OF_HEADLINE: Final = 2
"""The fewest words of such a headline that the text repeats. Chosen by hand: one is in many a menu."""
_MAX_PARAGRAPHS: Final = 12
"""Paragraphs of a text above the briefs that are read. Bounds time; chosen by hand."""
_MAX_CHARS: Final = 2000
"""Characters of each. Bounds time; chosen by hand."""
_MAX_WORDS_OF_NAME: Final = 4
"""The most words of a site's name in a headline. Chosen by hand."""
_MIN_WORDS_OF_STANDFIRST: Final = 2
"""Words of a headline and its one paragraph that the text below the dateline repeats where both are that text's, one of
them the headline's. Chosen by hand."""
_SHARE_OF_STANDFIRST: Final = 0.5
"""The part of a headline's words that the text below the dateline repeats where it is that text's. Chosen by hand."""
