"""Own removals: a site that takes its own article away, and keeps the article's headline above its notice.

Who speaks decides what such a notice withdraws. A news agency withdraws what all sites tell of its report: it is named
in dateline or notice, or a mark of withdrawal stands beside the headline. A site that says ``This article has been
removed because it was wrong`` speaks of its own page alone, and what other sites tell under that headline stands.
"""

from dateline.core.data.wire.signals import KILLS
from dateline.core.stories.head import Head
from dateline.core.stories.similarity.line import hash_of_headline
from dateline.core.stories.state import Threads
from dateline.core.stories.withdrawals.addresses import address_of
from dateline.core.text.agencies import mentions_agency
from dateline.core.text.notices import is_removal, withdraws_its_page
from dateline.core.text.signals import signal
from dateline.core.text.withdrawals.notice import agency_names
from dateline_schemas import Distinct


def is_own_removal(distinct: Distinct) -> bool:
    """Whether a notice of withdrawal is of its site's own article alone.

    It is the article at its address, or says that the page was removed: a wire withdraws an item, and removes no page.
    """
    if distinct.signal != "withdrawal" or agency_names(distinct) or not withdraws_its_page(distinct.text):
        return False
    if address_of(distinct) is None and not is_removal(distinct.text):
        return False
    is_marked = distinct.headline is not None and signal(distinct.headline, "") == "withdrawal"
    lowered = distinct.text.lower()
    return not (is_marked or mentions_agency(distinct.text) or any(words in lowered for words in KILLS))


def own_story(memory: Threads, distinct: Distinct) -> Head | None:
    """Return the story with a notice's headline, if no site but the notice's has told it; None for any other."""
    head = memory.head_of_title(hash_of_headline(distinct))
    return head if head is not None and head.sources.keys() == {distinct.source} else None
