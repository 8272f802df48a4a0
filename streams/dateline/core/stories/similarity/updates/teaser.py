"""Teasers: whether a text is a shorter one under the headline of an article before it, and tells nothing new.

A front page or another site shows a sentence or two of an article that is known, in another order or in fewer words.
A number, a name, a day or one content word that the article has not make it news: ``arrested`` may be all that is new.
"""

from typing import Final

from dateline.core.stories.similarity.changes.summary import is_retold
from dateline.core.stories.similarity.features import Traits
from dateline_schemas import Distinct


def is_teaser(distinct: Distinct, own: Traits, former: Traits) -> bool:
    """Whether a text is a teaser of the text with the traits ``former``: shorter, under its headline, without news."""
    is_shorter = own.sizes[1] <= former.sizes[1] * _MAX_SHARE
    return (
        is_shorter
        and own.sizes[2] > 0
        and own.title.tobytes() == former.title.tobytes()
        and is_retold(distinct, own, former)
    )


_MAX_SHARE: Final = 2 / 3
"""The most words of a teaser, as a share of the article's. Chosen by hand: a longer one is an edited article."""
