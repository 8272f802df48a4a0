"""Close languages: a notice of four words may be taken for the wrong one of them, and so miss its story.

``ANNULLERET: Storebæltsbroen lukket`` above ``Telegrammet er annulleret.`` is taken for Norwegian. Words are compared
in one language, so that such a notice is read in that in which its source told the story.
"""

from typing import Final

from dateline.core.stories.similarity.features import title_hash, words_of_title
from dateline.core.stories.similarity.line import headline_of, headline_to_compare
from dateline.core.stories.state import Threads
from dateline.core.text.language import close_to
from dateline.core.text.notices import MAX_NOTICE_CHARS
from dateline.core.text.withdrawals.items import quoted_in
from dateline_schemas import Distinct


def in_language_of_its_story(memory: Threads, distinct: Distinct) -> Distinct:
    """Return a short notice in the close language in which its source told a story with its headline.

    It stays as it is where its source told one in the notice's own language, and where it told none.
    """
    if distinct.signal not in _NOTICES or len(distinct.text) > MAX_NOTICE_CHARS:
        return distinct
    first = distinct.text.split("\n", 1)[0]
    quoted = (headline_of(words) for line in (distinct.headline or "", first) for words in quoted_in(line))
    headlines = [line for line in (headline_to_compare(distinct), *quoted) if line]
    languages = (distinct.language, *close_to(distinct.language))
    told = (
        language for language in languages if any(_has_told(memory, distinct, each, language) for each in headlines)
    )
    language = next(told, distinct.language)
    return distinct if language == distinct.language else distinct.model_copy(update={"language": language})


def _has_told(memory: Threads, distinct: Distinct, headline: str, language: str) -> bool:
    head = memory.head_of_title(title_hash(words_of_title(headline, language)))
    return head is not None and distinct.source in head.sources


_NOTICES: Final = frozenset({"correction", "withdrawal"})
