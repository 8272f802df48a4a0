"""Words for numbers above twelve, with which pages print tolls: ``nineteen dead``.

Those up to twelve are in ``AGE_WORDS``. A language's row has the words for 13 to 19, then the words for the tens from
20 to 90. A number of several words (``twenty-three``) needs no row. To add a language, add its row.
"""

from typing import Final


def _teens_and_tens(teens: str, tens: str) -> dict[str, int]:
    """Return the words for 13 to 19, and those for the tens from 20, with their numbers."""
    return {
        **{word: number for number, word in enumerate(teens.split(), 13)},
        **{word: 10 * number for number, word in enumerate(tens.split(), 2)},
    }


NUMBER_WORDS: Final[dict[str, dict[str, int]]] = {
    "en": _teens_and_tens(
        "thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
    ),
    "nl": _teens_and_tens(
        "dertien veertien vijftien zestien zeventien achttien negentien",
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    ),
    "de": _teens_and_tens(
        "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
        "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    ),
    "fr": _teens_and_tens("treize quatorze quinze seize", "vingt trente quarante cinquante soixante"),
    "es": _teens_and_tens(
        "trece catorce quince dieciséis diecisiete dieciocho diecinueve",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    ),
    "it": _teens_and_tens(
        "tredici quattordici quindici sedici diciassette diciotto diciannove",
        "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    ),
    "pt": _teens_and_tens(
        "treze catorze quinze dezesseis dezessete dezoito dezenove",
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    ),
    "sv": _teens_and_tens(
        "tretton fjorton femton sexton sjutton arton nitton",
        "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
    ),
}
"""By language, the words and their numbers. French has no single words from 17 to 19, and none for 70 to 90."""

NONE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "en": ("no none", "a an one"),
    "nl": ("geen", "een één"),
    "de": ("kein keine keinen keinem keiner keines", "ein eine einen einem einer eines"),
    "fr": ("aucun aucune", "un une"),
    "es": ("ningún ninguna ninguno", "un una uno"),
    "it": ("nessun nessuna nessuno", "un una uno"),
    "pt": ("nenhum nenhuma", "um uma"),
    "no": ("ingen intet ingenting", "en et ett én"),
    "sv": ("ingen inget inga", "en ett"),
}
"""Words that say that there is none, and those for one that stand in their place where there is: ``kein``, ``ein``."""
