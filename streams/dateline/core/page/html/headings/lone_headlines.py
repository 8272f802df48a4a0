"""Find boxes with a headline, an age and no text, in a row of boxes that have all three: ``Minister resigns``.

A wire's first word of an event has no text yet. A row in which such boxes are as many as those with a text is a list of
links.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from dateline.core.page.html.cards import Card, rows_of
from dateline.core.page.html.evidence import is_time
from dateline.core.page.html.headings.kickers import is_kicker
from dateline.core.page.layout.lists.lone_headlines import is_lone_headline
from dateline.core.page.lines.sentence import is_dense
from dateline.core.page.model import Block, PageModel
from dateline.core.times.phrases.timestamps import stamp


def find_lone_headlines(model: PageModel, cards: Sequence[Card], taken: Collection[int | None]) -> list[Card]:
    """Return the headlines without text beside ``cards``, each as a card whose text is its headline.

    ``taken`` are the numbers of the blocks that are something else.
    """
    rows = Counter[tuple[int, str]]()
    without_age = set[tuple[int, str]]()
    for card in cards:
        if any(_is_age(model, model.blocks[at]) for at in range(card.first, card.last)):
            rows.update(rows_of(model, card))
        else:
            without_age.update(rows_of(model, card))
    found: dict[tuple[int, str], list[Card]] = {}
    printed = {_words(model, card.headline) for card in cards if card.headline is not None}
    for box in model.boxes:
        row, blocks = (box.parent, box.shape), range(box.first, box.last)
        if rows[row] < _MIN_TEXTS or row in without_age or len(blocks) > _MAX_BLOCKS:
            continue
        if any(at in taken for at in blocks) or not any(_is_age(model, model.blocks[at]) for at in blocks):
            continue
        own = [at for at in blocks if not is_time(model, model.blocks[at]) and not is_kicker(model, at)]
        words = _words(model, own[0]) if len(own) == 1 else ""
        if not 0 < len(words) <= _MAX_CHARS or words in printed:
            continue
        if is_lone_headline(words, opening=False, dense=is_dense(words, 0, len(words))):
            found.setdefault(row, []).append(Card(box.first, box.last, box.shape, own[0], (own[0],)))
    return [card for row, lone in found.items() if len(lone) < rows[row] for card in lone]


def _words(model: PageModel, number: int) -> str:
    """Return the text of a block."""
    return model.text[model.blocks[number].start : model.blocks[number].end]


def _is_age(model: PageModel, block: Block) -> bool:
    """Whether a block is an age, ``3 hours ago``, and nothing else."""
    found = stamp(model.text, block.start, block.end) if block.end - block.start <= _MAX_AGE_CHARS else None
    return found is not None and found.strong


_MIN_TEXTS: Final = 2
"""The fewest boxes with headline, text and age that show what a row is. Chosen by hand."""
_MAX_BLOCKS: Final = 4
"""The most blocks of a box with a headline and an age alone: a kicker may be among them. Chosen by hand."""
_MAX_AGE_CHARS: Final = 40
"""The longest age with what may stand beside it. Chosen by hand."""
_MAX_CHARS: Final = 150
"""The longest headline. Chosen by hand."""
