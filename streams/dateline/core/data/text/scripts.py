"""How scripts are written: which have no spaces between words, and which marks belong to a word.

A row is a range of characters, as in a regular expression's class, with the script's name in a comment; by the blocks
of Unicode 16.
"""

from typing import Final

UNSPACED_SCRIPTS: Final = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f"  # Myanmar
    "\u1780-\u17ff"  # Khmer
    "\u3040-\u30ff"  # Hiragana, Katakana
    "\u31f0-\u31ff"
    "\u3400-\u9fff"  # Han
    "\uf900-\ufaff"
    "\U00020000-\U0003ffff"
    "\uac00-\ud7af"  # Hangul: it has spaces, but its particles are glued to the word
    "\u1100-\u11ff"
)
"""Scripts without spaces between words."""

ACCENTS: Final = (
    "\u0300-\u036f"  # Latin, Greek, Cyrillic
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u064b-\u065f\u0670"  # Arabic vowels, and hamza above and below
)
"""Marks on letters that a reader can do without: a word is the same word without them."""

WITHIN_WORDS: Final = (
    "\u0900-\u0963\u0966-\u0dff"  # the scripts of India, without the dandas
    "\u0e00-\u0e4e\u0e50-\u0eff"  # Thai, Lao
    "\u0f00-\u0fff"
    "\u1000-\u1049\u1050-\u109f"
    "\u1780-\u17d3\u17dc-\u17ff"
    "\u3099\u309a"
)
"""Vowel signs and the letters among them: they are parts of words, but Python's ``\\w`` does not match all."""

LANGUAGE_OF_SCRIPT: Final = {
    "ja": "\u3041-\u30fa",  # Hiragana, Katakana
    "ko": "\uac00-\ud7a3",
    "th": "\u0e01-\u0e3a",
    "el": "\u0370-\u03ff",
    "he": "\u05d0-\u05ea",
    "ka": "\u10d0-\u10ff",
    "hy": "\u0531-\u0587",
}
"""Languages (ISO 639-1) that a script is written for alone, or nearly so, with its letters."""
