"""Words in the class or id of an HTML element that hint at what it holds. A row is the beginning of a word or a part.

They are hints: a box that holds the headline or much of the text is never doubted, and a page whose reading is thin is
read again without them.
"""

from typing import Final

FURNITURE_WORDS: Final = (
    "comment", "kommentar", "disqus", "share", "sharing", "social", "related", "recommend", "newsletter", "subscri",
    "promo", "advert", "sponsor", "byline", "author", "autor", "caption", "credit", "teaser", "outbrain", "taboola",
    "paywall", "piano", "breadcrumb", "footer", "sidebar", "toolbar", "cookie", "consent", "mehr-zum", "mehrzum",
    "most-read", "mostread", "popular", "signup", "sign-up", "copyright", "disclaimer", "read-more", "readmore",
    "more-on", "see-also", "tweet", "instagram", "subtitle", "hinweis", "infobox", "gallery",
)  # fmt: skip
"""Parts of the words of boxes that hold no text of an article."""
WHOLE_FURNITURE_WORDS: Final = ("hidden", "tag", "tags", "topic", "topics")
"""Whole words of such boxes: as parts they stand in too many others."""
PARAGRAPH_FURNITURE_WORDS: Final = (
    "caption", "credit", "author", "autor", "byline", "copyright", "comment", "kommentar", "share", "newsletter",
    "disclaimer", "breadcrumb",
)  # fmt: skip
"""Parts of the words of a paragraph, heading or list item that is no text of an article itself."""
KICKER_WORDS: Final = (
    "kicker", "overline", "eyebrow", "topline", "toptitle", "overtitle", "supertitle", "suptitle", "pretitle",
    "prehead", "dachzeile", "spitzmarke", "oberzeile", "surtitre", "surtitle", "antetitulo", "cintillo",
    "volanta", "occhiello", "chapeu", "bovenkop", "flag", "label", "badge", "category", "rubri", "section-name",
)  # fmt: skip
"""Parts of the words of a line in a heading that names the subject of the headline below it."""
SUBTITLE_WORDS: Final = (
    "subtitle", "subhead", "sub-title", "sub-head", "subline", "sub-line", "underline", "standfirst", "deck",
    "untertitel", "unterzeile", "unterueberschrift", "ondertitel", "onderkop", "sous-titre", "soustitre", "subtitulo",
    "bajada", "sottotitolo", "sommario", "underrubrik", "undertittel", "undertitel", "summary",
)  # fmt: skip
"""Parts of the words of a line in a heading that goes on from the headline above it."""
