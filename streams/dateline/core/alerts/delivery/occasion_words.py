"""Occasion words: what stands before the subject of a message, and what its reader should know and do.

By the occasion of its alerts, and by what became of their story since. ``occasion_words`` is the entry.
"""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from dateline.core.alerts.delivery.bundle import Bundle, is_correction
from dateline_schemas import Story
from dateline_schemas.alert import Occasion
from dateline_schemas.brief import Signal
from dateline_schemas.story import DENIED, UNMATCHED
from dateline_schemas.takedown import BY_TAKEDOWN


class OccasionWords(NamedTuple):
    """The words for an occasion."""

    mark: str
    """In front of the subject."""
    advice: str
    """What the reader should know and do; the first line of the body."""
    says: Signal | None = None
    """The signal of a headline that says the same as the mark: a mark that says something else has none."""


_KNOWN_STORY: Final = "a story that you were alerted to"
"""What the advice calls a story of which the target was told before; any other is ``this story``."""
OCCASIONS: Final[Mapping[Occasion, OccasionWords]] = {
    "story": OccasionWords("", ""),
    "update": OccasionWords("UPDATE: ", f"There is more on {_KNOWN_STORY}.", "update"),
    "correction": OccasionWords(
        "CORRECTED: ", f"The source corrects {_KNOWN_STORY}. Check anything you published from it.", "correction"
    ),
    "withdrawal": OccasionWords(
        "WITHDRAWN: ",
        "The source withdraws this story. Do not use it, and take back anything you published from it.",
        "withdrawal",
    ),
}
_TAKEN_DOWN: Final = OccasionWords(
    "WITHDRAWN: ",
    "This story was taken down, by hand and for good. Do not use it, and take back anything you published from it.",
    "withdrawal",
)
"""The words for a withdrawal by hand, which is not the source's own."""
_UNMATCHED: Final = OccasionWords(
    "WITHDRAWN: ",
    "The source withdraws a story, and no story was found for its notice. "
    "Check by the words of the notice whether you published anything from it.",
    "withdrawal",
)
"""The words for a notice of withdrawal of which nothing but its own words is known."""
_BACK: Final = OccasionWords(
    "BACK AFTER WITHDRAWAL: ",
    "The source publishes this story again, which it had withdrawn. Read it anew before you use it.",
)
"""The words for the first update or correction after a withdrawal that a rule told of."""
_DENIED: Final = OccasionWords(
    "DENIED: ", f"Another report denies {_KNOWN_STORY}. Check anything you published from it."
)
"""The words for an update that denies what its target was told."""
_OF_ANOTHER_RULE: Final = OccasionWords(
    "ANOTHER RULE: ", "You were alerted to this story before; now another rule asks for it."
)
"""The words for a rule's first alert on a story of which its target was told; nothing is known to have changed."""
_OF_OTHER_STORY: Final = OccasionWords(
    "SAME STORY: ", "You were alerted to this story before, from another text: two stories turned out to be one."
)
"""The words for a first alert on a story that became one with another, of which the target was told."""
_OF_GRAVER_RULE: Final = OccasionWords(
    _OF_ANOTHER_RULE.mark, "You were alerted to this text before; now a graver rule asks for it."
)
"""The words for an update that a rule held back, and of which another rule told its target less gravely."""
_SUPERSEDED: Final = OccasionWords(
    "EARLIER TEXT SEEN: ", "Other pages still have an earlier text of this story, which was updated or corrected since."
)
"""The words for a first alert that an earlier text raises: the text itself is left out."""
_EARLIER_CORRECTED: Final = OccasionWords(
    "EARLIER TEXT CORRECTED: ",
    "The source corrects an earlier text of this story, which has a newer one. Check anything you published from it.",
)
"""The words for a correction from before the story's newest words, whose headline is shown."""
_SINCE: Final[Mapping[Literal["revised", "withdrawn", "back", "unknown"], OccasionWords]] = {
    "revised": OccasionWords("REVISED SINCE: ", "The story has a newer text since this alert was raised"),
    "withdrawn": OccasionWords(
        "WITHDRAWN SINCE: ",
        "The source withdrew this story since this alert was raised. "
        "Do not use it, and take back anything you published from it.",
        "withdrawal",
    ),
    "back": OccasionWords(
        "WITHDRAWN, BACK SINCE: ",
        "The source withdrew this story, and publishes it again since this alert was raised. "
        "Check anything you published from it, and read it anew before you use it.",
        "withdrawal",
    ),
    "unknown": OccasionWords(
        "SENT LATE: ",
        "What became of this story since this alert was raised is not known. Look it up before you use it.",
    ),
}
"""The words for an alert that comes late, by what became of its story; its text is left out."""
_CORRECTED_SINCE: Final = OccasionWords(
    "CORRECTED, REVISED SINCE: ",
    f"The source corrects {_KNOWN_STORY}. Check anything you published from it. "
    "The story has a newer text since this alert was raised",
    "correction",
)
"""The words for a correction that comes late, and whose story has newer words since."""
_BACK_REVISED_SINCE: Final = OccasionWords(
    "BACK AFTER WITHDRAWAL, REVISED SINCE: ", f"{_BACK.advice} The story has a newer text since this alert was raised"
)
"""The words for such an update or correction that comes late, and whose story has newer words since."""
_SHOWN: Final[Mapping[bool | None, str]] = {
    True: "; the headline is that of the newer one.",
    False: "; the newer one has no headline: its first words are shown.",
    None: ".",
}
"""What ends the advice of an alert whose story was revised since, by whether the words shown are a headline."""

_OF_WITHDRAWALS: Final[Mapping[str, OccasionWords]] = {BY_TAKEDOWN: _TAKEN_DOWN, UNMATCHED: _UNMATCHED}
"""The words for withdrawals by these rules, which are not a notice of a known story."""


def occasion_words(bundle: Bundle, story: Story) -> OccasionWords:
    """Return the words for the alerts of a version, as its story stands."""
    words = _words_of_occasion(bundle, story)
    if bundle.is_new:
        return words._replace(advice=words.advice.replace(_KNOWN_STORY, "this story"))
    return words


def _words_of_occasion(bundle: Bundle, story: Story) -> OccasionWords:
    """Return the same, as if the target was told of the story before."""
    if bundle.since == "revised":
        words = _CORRECTED_SINCE if bundle.occasion == "correction" else _SINCE["revised"]
        words = _BACK_REVISED_SINCE if bundle.is_back else words
        has_words = story.superseded_by is not None and story.superseded_by.headline
        return words._replace(advice=words.advice + (_SHOWN[bundle.has_newer_headline] if has_words else "."))
    if bundle.since is not None:
        return _SINCE[bundle.since]
    if story.superseded_by is not None:
        return _EARLIER_CORRECTED if bundle.occasion == "correction" else _SUPERSEDED
    return _BACK if bundle.is_back else _words_of_text(bundle, story)


def denies(bundle: Bundle) -> bool:
    """Whether the text of a bundle denies what its target was told, and corrects nothing itself."""
    is_corrected = bundle.story is not None and is_correction(bundle.story)
    return bundle.tells_changes and not is_corrected and any(line.startswith(DENIED) for line in bundle.changed)


def _words_of_text(bundle: Bundle, story: Story) -> OccasionWords:
    """Return the words for alerts that show their version's own text, or that it is withdrawn."""
    if denies(bundle) and not bundle.is_told:
        return _DENIED
    if bundle.occasion == "story" and bundle.is_known:
        if bundle.tells_changes:
            return OCCASIONS["update"]
        return _OF_OTHER_STORY if bundle.is_known_as_other else _OF_ANOTHER_RULE
    if bundle.occasion == "update":
        return _OF_GRAVER_RULE if bundle.is_told else OCCASIONS["story" if bundle.is_first else "update"]
    if bundle.occasion != "withdrawal":
        return OCCASIONS[bundle.occasion]
    return _OF_WITHDRAWALS.get(story.relation.rule, OCCASIONS["withdrawal"])
