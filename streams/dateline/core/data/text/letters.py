"""How spellings of one name differ: what ``fold`` makes of letters (Unicode NFKD does the rest), and short words."""

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
"""First words of a place's name that papers shorten, folded; tried where the short form is unknown."""
