"""Thread: whether a text starts a story or is a version of one, with a typed relation to the version it follows.

``thread`` is the entry. It looks for kin (kinship.py), which are texts in memory that tell the same event. The best of
them decides which story the text belongs to; others that are firmly bound to it show that their stories are one. A
text without kin starts a story, but a withdrawal is attached to the story with its headline.
"""

from collections.abc import Mapping
from typing import Final

from dateline.core.stories.collapse import MAX_SOURCES
from dateline.core.stories.head import (
    Head,
    expect_words,
    mark_revised,
    moved,
    next_version,
    note_words,
    relink,
    remember_title,
)
from dateline.core.stories.join_rules import is_full_text, turn
from dateline.core.stories.kinship import (
    Kin,
    corrected,
    find_kin,
    heads_of_repeat,
    heads_to_join,
    is_digest,
    newest_beside,
    precedence_of_article,
    without_taken_down,
)
from dateline.core.stories.newest_words import (
    CORRECTIONS,
    KINDS_WITH_WORDS,
    WITHDRAWN_EARLIER,
    Newness,
    Precedence,
    as_update_of_article,
    has_moved_on,
    is_newer,
    may_be_withdrawn,
    of_page,
    precedence_of_copy,
    rule_of_original,
)
from dateline.core.stories.route import regions_not_in
from dateline.core.stories.similarity.changes.notes.reasons import reasons
from dateline.core.stories.similarity.changes.notes.standing_note import without_standing_note
from dateline.core.stories.similarity.changes.number_words.large_numbers import has_other_numbers
from dateline.core.stories.similarity.changes.summary import changes, is_denial, noted_change
from dateline.core.stories.similarity.features import Traits, title_hash
from dateline.core.stories.similarity.line import hash_of_headline, is_line, noted, traits_of
from dateline.core.stories.similarity.updates.edited_copy import is_edited_copy
from dateline.core.stories.similarity.updates.teaser import is_teaser
from dateline.core.stories.state import Text, Threads
from dateline.core.stories.withdrawals.comeback import back_to_known_text, relation_of_known_text, withdrawal_of_kin
from dateline.core.stories.withdrawals.corrected_article import corrected_article
from dateline.core.stories.withdrawals.notices import as_withdrawal, relation_of_notice, removed_story, title_of_unknown
from dateline.core.stories.withdrawals.returns import COPY_OF_WITHDRAWN, is_return
from dateline.core.stories.withdrawals.standing import NOT_WITHDRAWN, as_brought_back, restored_by, stands
from dateline.core.text.signals import is_refiled
from dateline.core.times.clock import Passage
from dateline.core.times.interval_intersection import comparison_time
from dateline_schemas import Distinct, Relation, Story
from dateline_schemas.article import digest
from dateline_schemas.story import DENIAL


def thread(memory: Threads, distinct: Distinct, passage: Passage | None = None) -> list[Story]:
    """Return the story version that a distinct text makes, then the events that follow from it; remember them.

    ``passage`` is the channel by which the text came and that channel's time; without it, there is one channel.
    """
    channel, clock = passage[:2] if passage is not None else (0, int(distinct.fetched_at.timestamp()))
    memory.clock.see(channel, clock)
    existing = memory.find_text(distinct.fingerprint)
    head = memory.head(existing.story_id) if existing is not None else None
    there, is_own_removal = removed_story(memory, distinct)
    if existing is not None and head is not None and there in {None, head}:
        return _next_of_known_text(memory, as_withdrawal(memory, distinct)[0], existing, head)
    at = int(comparison_time(distinct.sightings.published, distinct.fetched_at).timestamp())
    late = at < (horizon := memory.clock.horizon)
    distinct, quoted = as_withdrawal(memory, distinct)
    own = traits_of(distinct, quoted)
    kin = [] if late or is_own_removal else find_kin(memory, distinct, own, at, horizon)
    if not kin and not late:
        kin = corrected_article(memory, distinct, own, at, horizon)
    kin = without_taken_down(kin)
    if not kin or is_digest(kin):
        return [_without_kin(memory, distinct, own, at, late=late)]
    joined = heads_to_join(kin)
    text = Text(joined[0].story_id, 0, at, own)
    formers = [one.text.traits for one in kin if distinct.source in one.text.sources]
    distinct, own = without_standing_note(distinct, own, formers)
    relations = _relations_of_stories(kin) if len(joined) > 1 else {}
    relation, newness = _beside_newest_words(memory, distinct, own, kin, _relation(distinct, own, kin[0]), joined)
    relation, newness, kin = _as_copy(distinct, own, kin, joined, relation, newness)
    is_late_correction = newness.is_earlier and relation.kind in CORRECTIONS
    if is_late_correction and (former := corrected(kin, own, newness.text.at)) is not None:
        kin = [former, *kin]
        follows = {"parent": former.text.version, "score": former.score, "rule": former.rule}
        relation = relation.model_copy(update=follows)
    beside = newest_beside(memory, own, at, horizon, kin) if relation.kind in KINDS_WITH_WORDS else ()
    relation = _with_changes(relation, distinct, own, kin, newness, beside)
    if relation.rule == DENIAL:  # copies of what is denied are not the newest word, as after other figures
        newness = newness._replace(revises=distinct.complete and not newness.is_earlier)
    return _add_to_stories(memory, distinct, text, joined, relation, relations, newness, title=title_hash(own.title))


def _add_to_stories(  # noqa: PLR0913, PLR0917 - what a version is made of
    memory: Threads,
    distinct: Distinct,
    text: Text,
    joined: list[Head],
    relation: Relation,
    relations: Mapping[str, Relation],
    newness: Newness,
    *,
    title: int,
    late: bool = False,
) -> list[Story]:
    """Add a version of this text to the first of the stories, and make all of them one.

    ``relations`` says by story id how the text and each of several stories are one; it is not asked for one alone.
    """
    others = joined[1:]
    if others:
        relation = relation.replaced(parent=None, changed_since=None)
    before = joined[0].regions
    stories = [_add_version(memory, distinct, text, joined[0], relation, newness, late=late, title=title)]
    if left := regions_not_in(before, joined[0].regions):
        stories.append(moved(joined[0], left, stories[0]))
    if others:
        stories[0] = stories[0].model_copy(update={"joins": tuple(head.story_id for head in others)})
        stories += relink(joined[0], others, relations, distinct)
        for changed in joined:
            memory.add_head(changed)
    return stories


def _next_of_known_text(memory: Threads, distinct: Distinct, existing: Text, head: Head) -> list[Story]:
    """Return the version that a text in memory makes: a repeat, unless a sighting is the first with a signal.

    A repeat looks for kin too: texts that came since its last sighting were compared with it as of that time. One that
    was too old to be compared is comparable again, as of this sighting.
    """
    parent = existing.version if head.story_id == existing.story_id else None
    is_earlier = parent in head.earlier
    title = hash_of_headline(distinct) if distinct.signal == "correction" else 0
    signal = existing.traits.signal if existing.traits is not None else None
    words = head.words if signal in {"correction", "update"} else None
    precedence = precedence_of_copy(distinct, words, parent, existing.at)
    if back := back_to_known_text(memory, distinct, existing, head):
        distinct, is_earlier = of_page(distinct), False
    relation = back or relation_of_known_text(distinct, existing, head, parent, title)
    if relation.kind == "withdrawal" or back:  # it is as late as its page, and not as the first copies of its words
        precedence = Precedence.of(of_page(distinct))
    is_known = distinct.published.latest is not None or not existing.is_revised(head)
    is_withdrawn_too = distinct.signal == "withdrawal" and head.withdrawn
    is_noted = back is not None or is_withdrawn_too or (distinct.signal == "correction" and is_known)
    if is_noted and existing.traits is not None and signal != "withdrawal":
        # Its copies correct nothing a second time, and bring no withdrawn story back.
        existing.traits = noted(existing.traits, distinct)
    revises = not is_earlier and (back is not None or relation.kind == "correction")
    newness = Newness(precedence, is_earlier=is_earlier, revises=revises)
    at, horizon = int(distinct.sightings.last_seen.timestamp()), memory.clock.horizon
    own = existing.with_headline(distinct) or traits_of(distinct)
    remember_title(head, hash_of_headline(distinct), is_newest=own is not existing.traits)
    late = int(distinct.fetched_at.timestamp()) < horizon
    if at < horizon or head.taken_down or is_line(own):
        return [_add_version(memory, distinct, existing, head, relation, newness, late=late, title=title)]
    expired = existing.traits is None or existing.at < horizon
    text = existing if own is existing.traits and not expired else existing.as_of(at if expired else existing.at, own)
    kin = [one for one in find_kin(memory, distinct, own, at, horizon) if one.text is not existing]
    joined = heads_of_repeat(text, head, kin)
    if (told := withdrawal_of_kin(distinct, head, joined, kin)) is not None:
        relation, newness = told, newness._replace(text=Precedence.of(of_page(distinct)))
    relations = _relations_of_stories(kin) | {head.story_id: relation.replaced(kind="repeat", changed=())}
    return _add_to_stories(memory, distinct, text, joined, relation, relations, newness, late=late, title=title)


def _relation(distinct: Distinct, own: Traits, best: Kin) -> tuple[Relation, bool]:
    """Return what the text is to the text that it follows, its best kin, and whether it has other numbers."""
    other = best.text.traits
    printed = distinct.dateline.printed if distinct.dateline is not None else ""
    if other is None:
        msg = f"a text of story {best.head.story_id} was compared after its traits were freed"
        raise ValueError(msg)
    has_own_numbers = has_other_numbers(own, other, distinct.language)
    kind = turn(
        best.like,
        own.signal,
        refiled=own.signal == "correction" and is_refiled(distinct.headline, printed, distinct.text),
        same_numbers=not has_own_numbers,
        cut=not distinct.complete,
    )
    told = {"kind": kind, "parent": best.text.version_in(best.head), "score": best.score, "rule": best.rule}
    return _NEW.replaced(**told), has_own_numbers


def _with_changes(  # noqa: PLR0913, PLR0917 - what a version is compared with
    relation: Relation, distinct: Distinct, own: Traits, kin: list[Kin], newness: Newness, beside: tuple[Text, ...]
) -> Relation:
    """Return the relation with what changed: since the story's newest text, of which its readers were last told.

    That is ``beside`` the kin, else that of the newest version among them, since versions of one event are alike; not
    one that was an earlier text, nor a notice of withdrawal. A text that revises nothing may be an edited copy of an
    older one, and is compared with its best kin: else ``14 → 23`` would be told backwards. So would it of an earlier
    text against a kin that is newer. It is no copy if it has none of the numbers that the newest text replaced, and its
    story's newest text in any case if it is known to be published later.
    """
    best = kin[0]
    if newness.is_earlier and (relation.kind == "repeat" or best.text.at > newness.text.at):
        return relation
    newest = best.text
    if relation.kind in KINDS_WITH_WORDS and relation.parent is not None:
        of_story = [one.text for one in kin if one.head is best.head and one.text.story_id == best.head.story_id]
        published = [
            text for text in (*of_story, *beside) if text.traits is not None and text.traits.signal != "withdrawal"
        ]
        newest = best.text if best.text in published or not published else published[0]
        announced = [text for text in published if text.version not in best.head.earlier]
        last = max(announced, key=lambda text: (text.version, text is best.text), default=newest)
        is_newest = newness.revises or newness.is_later or relation.kind == "expansion"
        if is_newest or has_moved_on(own, best.text.traits, last.traits, newness):
            newest = last
    if newest.traits is None:
        return relation
    if relation.kind == "withdrawal":
        return relation.model_copy(update={"changed": reasons(distinct, own, newest.traits)})
    since = newest.version if newest.version != relation.parent else None
    changed = changes(distinct, own, newest.traits)
    is_copy = relation.kind == "repeat" and not distinct.complete
    denies = is_denial(changed) and relation.kind not in CORRECTIONS and not is_copy
    told = {"kind": "update", "rule": DENIAL} if denies else {}
    return relation.replaced(**told, changed=changed, changed_since=since)


def _relations_of_stories(kin: list[Kin]) -> dict[str, Relation]:
    """Return for each story of the kin how its best kin and the text, by which stories become one, are one."""
    best = {one.head.story_id: one for one in reversed(kin)}
    return {
        story_id: Relation(kind="repeat", parent=one.text.version_in(one.head), score=one.score, rule=one.rule)
        for story_id, one in best.items()
    }


def _beside_newest_words(  # noqa: PLR0913, PLR0917 - what it is asked of
    memory: Threads, distinct: Distinct, own: Traits, kin: list[Kin], found: tuple[Relation, bool], joined: list[Head]
) -> tuple[Relation, Newness]:
    """Return the relation of a text and what the text is to the newest words of the stories that it makes one.

    A text from before these words, or a copy of withdrawn ones, is a repeat. A correction of an earlier text still is
    one: somebody may use that text. A withdrawal counts whatever its time. A text that has all of the newest words
    and more is no earlier text, nor is one that a notice leaves standing. ``found`` is what ``_relation`` says.
    """
    (relation, has_own_numbers), best, other = found, kin[0], kin[0].text.traits
    relation = as_brought_back(relation, joined[0], distinct)
    has_own_facts = own.signal is not None or has_own_numbers
    newest = joined[0]
    for head in joined[1:]:
        newest = head if is_newer(head.words, newest.words) else newest
    words, text = newest.words, precedence_of_article(memory, distinct, own, kin, newest)
    relation = as_update_of_article(distinct, own, [one.text.traits for one in kin], words, text, relation)
    rule, is_withdrawn = None, all(head.withdrawn for head in joined)  # a copy takes no story down that stands
    is_in_full = not is_withdrawn and relation.kind == "expansion" and is_full_text(best.like, own, other)
    is_in_full = is_in_full or stands(memory, distinct, own, (distinct.source,), newest, text.at)
    if words is not None and relation.kind in KINDS_WITH_WORDS and not is_in_full:
        rule = words.rule_of_earlier(text, has_own_facts=has_own_facts)
        if rule is None and is_withdrawn and not is_return(memory, distinct, own, newest, text.at):
            rule = COPY_OF_WITHDRAWN
        if rule is None and newest.is_notice_of(title_hash(own.title)) and may_be_withdrawn(distinct, words):
            rule = WITHDRAWN_EARLIER
        elif rule is None and own.signal is None:
            rule = rule_of_original(distinct, own, [one.text.traits for one in kin], words)
    if words is None or rule is None:
        is_later = words is not None and (words.are_before(text) or words.stand_at(text))
        revises = _revises(distinct, own, best, relation, is_later=is_later, has_own_numbers=has_own_numbers)
        is_known_later = words is not None and words.are_outdated_by(text)
        return relation, Newness(text, has_own_facts, revises=revises, is_later=is_known_later)
    if newest is not joined[0]:  # the event by which the stories become one brings its words
        expect_words(joined[0], words)
    is_correction = relation.kind in CORRECTIONS and not joined[0].withdrawn
    if not is_correction:
        relation = relation.model_copy(update={"kind": "repeat", "rule": rule})
    return relation, Newness(text, has_own_facts, is_earlier=True)


def _as_copy(  # noqa: PLR0913, PLR0917 - what it is asked of
    distinct: Distinct, own: Traits, kin: list[Kin], joined: list[Head], relation: Relation, newness: Newness
) -> tuple[Relation, Newness, list[Kin]]:
    """Return what is known of an update as of a repeat, with its original as the best kin, if it is a copy or a teaser.

    As a copy word for word, it is no news, whatever time its page prints. Not where its article had newer words before;
    and an article that is shorter on its own page has lost what was cut.
    """
    head, words = joined[0], joined[0].words
    may_be_copy = relation.kind == "update" and own.signal is None and distinct.note is None and distinct.complete
    if not may_be_copy or newness.is_earlier or head.withdrawn or len(joined) > 1:
        return relation, newness, kin
    is_own_page = words is not None and words.stand_at(newness.text)
    newest = words.version if words is not None and is_own_page else 0
    for one in kin[:_MAX_ORIGINALS]:
        former, version = one.text.traits, one.text.version_in(head) or 0
        if version <= 0 or version < newest or former is None or former.signal == "withdrawal":
            continue
        if is_edited_copy(distinct, own, former) or (not is_own_page and is_teaser(distinct, own, former)):
            told = relation.replaced(kind="repeat", parent=version, score=one.score, rule=one.rule)
            return told, newness._replace(is_earlier=version in head.earlier, revises=False), [one, *kin]
    return relation, newness, kin


_MAX_ORIGINALS: Final = 8
"""Kin of which a text may be an edited copy, the best ones. Bounds time; chosen by hand."""


def _revises(  # noqa: PLR0913 - what it is asked of
    distinct: Distinct, own: Traits, best: Kin, relation: Relation, *, is_later: bool, has_own_numbers: bool
) -> bool:
    """Whether the text revises the story's earlier ones, so that a repeat of these is not the newest word.

    An update does, by its signal or by other numbers; not one that only has other words, as sites edit copies. Nor one
    without a signal that follows a text from before the newest words: it is an edited copy of that, unless it was
    published later than these, or is a later page of the article that has them (``is_later``).
    """
    if not distinct.complete or relation.kind not in {"update", "correction", "refile"}:
        return False
    if relation.kind != "update" or own.signal is not None:
        return True
    parent = relation.parent
    follows_old_text = parent is not None and (parent < best.head.revised or parent in best.head.earlier)
    return best.text.traits is not None and has_own_numbers and (is_later or not follows_old_text)


def _without_kin(memory: Threads, distinct: Distinct, own: Traits, at: int, *, late: bool) -> Story:
    """Start a new story; add a withdrawal to that of its headline, and a text to the notice that withdrew it before."""
    relation, newness = _NEW, Newness(Precedence.of(distinct, at))
    if distinct.signal == "correction":
        relation = relation.model_copy(update={"changed": noted_change(distinct)})
    title, compared = title_hash(own.title), None if late else own
    head = memory.head_of_title(title)
    if distinct.signal == "withdrawal":
        head, relation = relation_of_notice(memory, distinct, own)
        title = title_of_unknown(distinct) or title
    elif head is not None and head.is_notice_of(title) and may_be_withdrawn(distinct, head.words):
        relation = Relation(kind="repeat", rule=WITHDRAWN_EARLIER, parent=head.version)
        newness = newness._replace(is_earlier=True)
    elif (head := restored_by(distinct, head)) is not None:
        relation = Relation(kind="update", rule=NOT_WITHDRAWN, parent=head.version)
    if head is not None:
        text = Text(head.story_id, 0, at, compared)
        return _add_version(memory, distinct, text, head, relation, newness, late=late)
    story_id = digest(distinct.fingerprint, distinct.fetched_at.isoformat())
    head = Head(story_id, distinct.article_id, distinct.sightings.first_seen, distinct.sightings.last_seen)
    text = Text(story_id, 0, at, compared)
    return _add_version(memory, distinct, text, head, relation, newness, late=late, title=title)


_NEW: Final = Relation(kind="new", rule="no-kin")
"""The relation of a text without kin."""


def _add_version(  # noqa: PLR0913, PLR0917 - what a version is made of
    memory: Threads,
    distinct: Distinct,
    text: Text,
    head: Head,
    relation: Relation,
    newness: Newness,
    *,
    late: bool = False,
    title: int = 0,
) -> Story:
    """Advance the story's head by a version of this text, and remember both; ``title`` is 0 for no headline.

    A text keeps the number of the version by which its words came: a repeat does not make them new.
    """
    growth = text.growth(distinct)
    story = next_version(head, distinct, relation, growth, late=late, is_earlier=newness.is_earlier)
    if relation.kind != "repeat":
        remember_title(head, title)
    if newness.revises:
        mark_revised(head, distinct)
    if story.relation.kind != "repeat":
        text.version = story.version
    elif not text.version:
        text.version = story.version if newness.is_earlier else relation.parent or story.version
    note_words(head, text.version if text.story_id == head.story_id else 0, story.relation, newness)
    text.last_seen = max(text.last_seen, memory.clock.retained_from(int(distinct.sightings.last_seen.timestamp())))
    text.count += sum(growth.values())
    if not text.sources and "" not in growth and len(growth) <= MAX_SOURCES:  # as of a text that is new
        text.sources = growth
    else:
        names = [source for source in dict.fromkeys((*text.sources, *growth)) if source]
        text.sources = {name: text.sources.get(name, 0) + growth.get(name, 0) for name in names[:MAX_SOURCES]}
    memory.add_text(distinct.fingerprint, text)
    memory.add_head(head)
    return story
