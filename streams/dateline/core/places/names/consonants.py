"""A name by its consonants, whatever the script: ``میانوالی`` and ``Mianwali``, ``बक्सर`` and ``Buxar`` are the same.

GeoNames has many a town in Latin letters only. Its name in the script of its country sounds the same, so that most
consonants agree, while vowels are left out by some scripts and written in several ways by others. The sound of a letter
is taken from its name in Unicode: ``DEVANAGARI LETTER BHA``, ``ARABIC LETTER SHEEN``.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

MARK: Final = "="
"""The character before such a key in the index, followed by the first letter of the script: ``=D`` is Devanagari."""
_MIN_CONSONANTS: Final = 3
"""Consonants of a name that is compared. Chosen by hand: two are those of too many towns."""

SCRIPTS: Final = {
    "ARABIC": frozenset(
        [
            "AE",
            "AF",
            "BH",
            "DJ",
            "DZ",
            "EG",
            "IQ",
            "IR",
            "JO",
            "KM",
            "KW",
            "LB",
            "LY",
            "MA",
            "MR",
            "OM",
            "PK",
            "PS",
            "QA",
            "SA",
            "SD",
            "SO",
            "SY",
            "TD",
            "TN",
            "YE",
        ]
    ),
    "CYRILLIC": frozenset(["BA", "BG", "BY", "KG", "KZ", "ME", "MK", "MN", "RS", "RU", "TJ", "UA", "UZ"]),
    "DEVANAGARI": frozenset({"IN", "NP"}),
    "GREEK": frozenset({"CY", "GR"}),
    "HEBREW": frozenset({"IL"}),
    "BENGALI": frozenset({"BD", "IN"}),
}
"""Scripts in which names are compared, by the first word of their letters' names in Unicode, and their countries."""
_SYLLABIC: Final = frozenset({"DEVANAGARI", "BENGALI"})
"""Scripts in which a letter holds a vowel, and its name in Unicode is its whole sound: ``KA``."""


def script_of(name: str) -> str | None:
    """Return the script of a name's first letter, ``ARABIC``; None for Latin and for scripts that are not compared."""
    first = next((letter for letter in name if letter.isalpha()), "a")
    script = "LATIN" if first.isascii() else unicodedata.name(first, "LATIN").partition(" ")[0]
    return script if script in SCRIPTS else None


def keys_of_sound(name: str, scripts: Iterable[str]) -> list[str]:
    """Return the keys under which the index lists a place that has no name in the scripts; none for few consonants."""
    sound = consonants(name)
    return [f"{MARK}{script[0]}{sound}" for script in scripts] if len(sound) >= _MIN_CONSONANTS else []


def consonants(name: str) -> str:
    """Return the consonants of a name in Latin letters or a script of ``SCRIPTS``, each as the letter of its class."""
    decomposed = _FLAPPED.sub("\u0930", unicodedata.normalize("NFD", name.casefold()))
    latin = "".join(_sound(letter) for letter in decomposed)
    for printed, sound in _SOUNDS:
        latin = latin.replace(printed, sound)
    single = _DOUBLED.sub(r"\1", latin.translate(_CLASSES))
    words = (_MUTE_END.sub("", word) for word in single.split())
    return _NASAL.sub("n", "".join(_NO_CONSONANTS.sub("", word) for word in words))


_MAX_CACHED_LETTERS: Final = 2_048
"""Letters whose sound is cached: those of all the scripts that are compared are fewer. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_LETTERS)
def _sound(letter: str) -> str:
    """Return the sound of a letter in Latin letters; ``\u0000`` for a sign that takes the vowel before it away."""
    if letter.isascii():
        return letter if letter.isalpha() else " " if letter in " -/" else ""
    script, _, rest = unicodedata.name(letter, "").partition(" ")
    word = rest.rpartition(" WITH ")[0] or rest
    word = word.rpartition(" ")[2]
    if script not in SCRIPTS:
        return unicodedata.normalize("NFKD", letter)[0] if script == "LATIN" else ""
    if script in _SYLLABIC:
        return _syllable(rest, word)
    if word in _MUTE or not rest.startswith(("LETTER", "SMALL LETTER")):
        return ""
    word = _NAMED_OTHERWISE.get(word, word).lower()
    opening = _OPENING.match(word)
    return opening[0] if opening else (_CLOSING.search(word) or _EMPTY)[0]


def _syllable(rest: str, word: str) -> str:
    if word in {"VIRAMA", "HASANTA"}:
        return "\u0000"
    if word in {"ANUSVARA", "CANDRABINDU"}:
        return "n"
    if "VOWEL SIGN" in rest:
        return f"\u0000{word.lower()[:1]}"
    return ("cha" if word == "CA" else word.lower()) if rest.startswith("LETTER") else ""


def sounds_like(name: str, other: str) -> bool:
    """Whether two names with the same consonants also begin and end alike, with a vowel or the same weak consonant."""
    return _edges(name) == _edges(other)


def _edges(name: str) -> tuple[str, bool]:
    """Return the class of a name's first sound, and whether it ends in a vowel or half-vowel."""
    decomposed = _FLAPPED.sub("\u0930", unicodedata.normalize("NFD", name.casefold()))
    latin = "".join(_sound(letter) or _vowel(letter) for letter in decomposed)
    for printed, sound in _SOUNDS:
        latin = latin.replace(printed, sound)
    letters = latin.replace(" ", "")
    bare = letters.removesuffix("a") if script_of(name) in _SYLLABIC and not _has_vowel_sign(name) else letters
    first, last = letters[:1], bare[-1:]
    return ("a" if first in _VOWELS_AND_Y else "w" if first in "vw" else "h" if first == "h" else ""), last in _OPEN


def _vowel(letter: str) -> str:
    """Return ``a`` for a letter that stands for no consonant: it is a vowel, or carries one."""
    if not letter.isalpha() or letter.isascii() or any(word in unicodedata.name(letter, "") for word in _SILENT):
        return ""
    return "a"


def _has_vowel_sign(name: str) -> bool:
    return "VOWEL SIGN" in unicodedata.name(name[-1], "")


_SOUNDS: Final = (
    ("a\u0000", ""), ("\u0000", ""), ("shch", "s"), ("tch", "C"), ("sch", "s"), ("kh", "k"), ("gh", "k"), ("sh", "s"),
    ("ch", "C"), ("zh", "z"), ("jh", "z"), ("ph", "f"), ("bh", "b"), ("dh", "d"), ("th", "t"), ("rh", "r"), ("dz", "z"),
    ("ts", "s"), ("x", "ks"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip
"""Groups of letters that transcriptions use for one sound, and the letter for it; the longest come first."""
_CLASSES: Final = str.maketrans({"q": "k", "g": "k", "c": "k", "j": "z", "p": "f"})
"""Letters that transcriptions exchange, each with the one that stands for its class."""
_SILENT: Final = ("SIGN", "DOACHASHMEE")
"""Words in the names of letters that stand for no sound of their own."""
_VOWELS_AND_Y: Final = frozenset("aeiouy")
_OPEN: Final = frozenset("aeiouywvh")
_DOUBLED: Final = re.compile(r"([A-Za-z])\1+")
_MUTE_END: Final = re.compile("h$")
_NO_CONSONANTS: Final = re.compile("[aeiouvwyh]+")
"""Vowels, half-vowels and the ``h``, which some scripts write and others do not."""
_NASAL: Final = re.compile("m(?=[bf])")
_FLAPPED: Final = re.compile("[\u0921\u0922]\u093c|[\u09a1\u09a2]\u09bc")
"""Devanagari and Bengali letters that transcriptions have as ``r`` or ``rh``: the end of Aligarh."""
_OPENING: Final = re.compile("[bcdfghjklmnpqrstvwxyz]+")
_CLOSING: Final = re.compile("[bcdfghjklmnpqrstvwxyz]*$")
_EMPTY: Final = ("",)
_MUTE: Final = frozenset(
    {
        "DOACHASHMEE", "ALEF", "AIN", "AYIN", "HAMZA", "MAKSURA", "SIGN", "ALPHA", "EPSILON", "IOTA", "OMICRON",
        "UPSILON", "OMEGA", "ETA", "A", "E", "I", "O", "U", "IE", "IO", "YI", "YU", "YA", "YERU", "IU", "SCHWA",
    }
)  # fmt: skip
"""Names of letters without a consonant, and of the aspirate that belongs to the letter before it."""
_NAMED_OTHERWISE: Final = {
    "GOAL": "HEH", "GHUNNA": "NOON", "BARREE": "YEH", "MARBUTA": "HEH", "KEHEH": "KAF", "THAL": "ZAL", "THEH": "SEEN",
    "DAD": "ZAD", "QAF": "KAF", "GHAIN": "KAF", "HA": "KHA", "SHHA": "HEH", "BETA": "VEH",

}  # fmt: skip
"""Names of letters whose first letters are not their sound, and names whose are."""
