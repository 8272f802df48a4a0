"""Letters and words that are compared as others, when names are folded.

``LETTERS`` holds the letters that Unicode NFKD does not decompose, and the characters that are dropped or become
spaces. To add a letter, add a row: ``"ø": "o"``.
"""

from typing import Final

LETTERS: Final = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "'": None,
        "’": None,
        "‘": None,
        "ʼ": None,
        "ʻ": None,
        "`": None,
        "´": None,
        ".": " ",
        ",": " ",
        "-": " ",
        "‐": " ",
        "‑": " ",
        "–": " ",
        "/": " ",
    }
)

SHORT_WORDS: Final = {"st": "saint", "ste": "sainte", "sta": "santa", "sto": "santo", "ft": "fort", "mt": "mount"}
"""First words of places that papers abbreviate, folded, and their full forms; tried where the name is unknown."""
