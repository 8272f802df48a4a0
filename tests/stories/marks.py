"""How the wire marks a title as corrected and words a correction, and which words may replace one another."""

from typing import Final

TITLES: Final = (
    "(CORRECTED) - {}", "(CORRECTED) - {}", "(CORRECTED) - {}", "(CORRECTED)-{}", "{} - CORRECTED", "{} - CORRECTED",
    "CORRECTED - {}", "CORRECTION - {}", "(CORRECTION) - {}", "{} (CORRECTED)", "{} (CORRECTION)", "{} (REFILED)",
    "(REFILED) - {}", "{} -CORRECTED", "{}, CORRECTED",
)  # fmt: skip
"""The mark is before or behind the title, with or without parentheses and dashes; the common forms are repeated."""

NOTICES: Final = (
    'In item "{title}" please read in {where} paragraph: {right} - not - {wrong}.',
    'In "{title}" please read in {where} graf, "{right}" instead of "{wrong}", which was an error by the company.',
    'In our earlier item "{title}", {where} paragraph, please read "{right}" instead of "{wrong}" as sent.',
    'Please note that in the item headed "{title}" the {where} paragraph should read {right} (not {wrong}).',
    'Corrects {where} paragraph of "{title}" to read: "{right}".',
)  # fmt: skip
"""Notices that say what to read instead of what was printed."""
ORDINALS: Final = ("first", "second", "third", "last")
"""The paragraphs that a notice may name."""

SYNONYMS: Final = {
    "said": "stated", "told": "informed", "added": "went on", "after": "following", "because": "since",
    "despite": "notwithstanding", "worth": "valued at", "about": "around", "against": "compared with",
    "rose": "advanced", "fell": "declined", "will": "is going to", "would": "was to", "expects": "forecasts",
    "agreed": "consented",
    "bought": "purchased", "sold": "disposed of", "closed": "finished", "people": "persons", "company": "concern",
    "board": "directors", "today": "on the day", "last year": "in the year before", "effective": "with effect from",
    "quoted": "indicated", "estimated": "put", "around": "some", "market": "trade", "dealers": "brokers",
    "Dealers": "Brokers", "operators": "traders", "declared": "voted", "payable": "to be paid", "holders": "owners",
    "issuing": "launching", "priced": "offered", "available": "on sale", "listed": "traded", "meet": "see",
    "reported": "announced", "before": "ahead of", "between": "amid", "called": "named", "shut": "closed",
    "Net": "Profit", "Revs": "Revenues", "Qtly div": "Quarterly dividend", "prior": "previously", "Pay": "Payable",
    "Record": "Of record",
}  # fmt: skip
"""A word of a text, and what a rewording writes instead."""
