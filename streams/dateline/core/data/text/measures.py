"""Words of measure that stand behind a number with decimals: ``5.8 million``, ``4,1 Prozent``.

A row is how such words begin, in small letters; of short ones the whole word.
"""

from typing import Final

MEASURE_STEMS: Final = (
    "milli", "mili", "milj", "milh", "millon", "milion", "mille", "billi", "bili", "trilli", "biljo", "bilh",
    "miliar", "proz", "procen", "percen", "porcent", "pourcent", "euro", "doll", "pound", "pfund", "point", "punt",
    "punk", "degree", "grad", "tonn", "ton", "kilo", "met", "mèt", "mét", "mile", "hect", "hekt", "lit", "barr",
    "hour", "year", "stund", "jahr", "times", "миллио", "милли", "процент",
)  # fmt: skip
SHORT_MEASURES: Final = frozenset({
    "mln", "mld", "bln", "mio", "mrd", "mn", "bn", "pct", "per", "pc", "km", "kg", "cm", "mm", "ha", "mw", "gw", "kwh",
    "cts", "m", "por", "pour", "prc",
})  # fmt: skip
