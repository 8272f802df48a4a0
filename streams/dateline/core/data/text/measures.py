"""Words of measure that stand behind a number with decimals: ``5.8 million``, ``4,1 Prozent``.

A row of ``MEASURE_STEMS`` is how such words begin, in small letters; of ``SHORT_MEASURES``, the whole word. A row of
``SCALES`` has all forms of the words for one power of ten.
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

SCALES: Final = (
    (
        "thousand thousands duizend tausend mille mil mila tysiąc tysiące tysięcy tys tusen tusind tuhat tuhatta tisíc"
        " тысяча тысячи тысяч тыс тисяча тисячі тисяч"
    ),
    (
        "million millions mln mn mio miljoen millionen millón millones milione milioni milhão milhões milion miliony"
        " milionów miljon miljoner millioner miljoona miljoonaa milión milióny miliónů milionů миллион миллиона"
        " миллионов мільйон мільйона мільйонів млн milyon"
    ),
    (
        "billion billions bln bn milliard milliards miljard milliarde milliarden mrd mld miliardo miliardi bilhão"
        " bilhões miliard miliardy miliardów miljarder milliarder mia miljardi miljardia miliarda miliardů миллиард"
        " миллиарда миллиардов мільярд мільярда мільярдів млрд milyar"
    ),
    (
        "trillion trillions trn tn biljoen billionen billón billones trilhão trilhões bilion biliony bilionów biljon"
        " biljoner billioner триллион триллиона триллионов трлн trilyon"
    ),
)
"""Words for a thousand, a million, a thousand millions and a million millions, in all languages.

*Billion* stands for what it is in English. So a German ``Milliarde`` that becomes a ``Billion`` is not told.
"""
