"""Words inside and beside a place's name in a dateline. A row is a word; to add one, append it to its tuple."""

from typing import Final

PARTICLES: Final = (
    "de", "den", "der", "het", "ten", "ter", "op", "aan", "bij", "van", "en", "in", "onder", "over", "am", "an", "im",
    "ob", "bei", "vor", "auf", "und", "zu", "upon", "on", "by", "the", "of", "le", "la", "les", "du", "des", "d'",
    "d’", "et",
    "sur", "sous", "lès", "lez", "en", "aux", "el", "los", "las", "del", "y", "di", "da", "do", "dos", "das", "della",
    "dei", "sul", "al", "e", "og", "och", "i", "på", "ved", "vid", "au", "à", "an", "a", "under", "ad", "ar",
    "as", "ash", "at", "az", "el", "es", "ez", "us",
)  # fmt: skip
"""Words in lower case that a name may contain, but not at its beginning or end."""

ABBREVIATED: Final = (
    "St",
    "Ste",
    "Sta",
    "Sto",
    "Ft",
    "Mt",
    "Pt",
    "Pto",
    "Gral",
    "Cnel",
    "Cmte",
    "Gob",
    "Cd",
    "Dr",
    "Gen",
    "Col",
    "Gr",
    "Kl",
    "Ob",
    "Cd",
    "Sgt",
    "Pres",
)
"""First words of a name that papers abbreviate with a full stop: ``ST. LOUIS``."""

ABBREVIATED_TITLES: Final = (
    "Mr", "Mrs", "Ms", "Prof", "Sen", "Rep", "Gov", "Lt", "Maj", "Capt", "Rev", "Hon", "Mme", "Sr", "Sra", "Sig",
    "Dott", "On", "Hr", "Ing", "Mag",
)  # fmt: skip
"""Other words in front of a person's name that papers abbreviate with a full stop: ``Sen. Reed``."""

ABBREVIATED_BEFORE_NUMBERS: Final = ("No", "Nr", "nr", "Art", "art", "Abs", "Str", "p", "pp", "n")
"""Words in front of a number that papers abbreviate with a full stop: ``No. 3``."""

ABBREVIATED_IN_PLACES: Final = (
    *ABBREVIATED,
    "Sn", "Fco", "Tte", "Pte", "Vla", "Ntra", "Nva", "Sra", "Alm", "Gdor", "Mtro", "Cel", "Mal", "Eng",
    "Kab", "Kec", "Kel",
    "Sf", "Tg", "Rm", "Sv", "Vel",
    "Unt", "Nied", "Skt", "Sct",
    "Αγ",
    "Ст", "Пос", "Мал", "Вел", "Нов", "Св", "Нижн", "Верх",
)  # fmt: skip
"""Words of a place's name that papers abbreviate with a full stop in a dateline: ``SAN FCO. DE MACORÍS``."""

ELISIONS: Final = ("d", "l", "all", "dell", "nell", "sull")
"""Words that an apostrophe joins to the next word: ``Reggio nell'Emilia``."""

WATERS: Final = (
    "Main", "Oder", "Saale", "Havel", "Rhein", "Spree", "Elbe", "Donau", "Neckar", "Weser", "Ruhr", "Lahn", "Inn",
    "Isar", "Mosel", "Leine", "Aller", "Ems", "Lippe", "Sieg", "Ilm", "Allgäu", "Oberpfalz", "Breisgau", "Taunus",
    "Bodensee", "Vogtland", "Erzgebirge", "Westfalen", "Harz", "Alb", "Ysper", "Ybbs", "Enns", "Traun", "Drau", "Mur",
)  # fmt: skip
"""Rivers and regions that German wires print after a slash or in parentheses as part of a name: ``Frankfurt/Main``."""

BEFORE_WATERS: Final = ("an der", "am", "im", "in der")
"""What stands before them in the name written in full: ``Ludwigshafen am Rhein``."""

CANTONS: Final = frozenset({
    "AG", "AI", "AR", "BE", "BL", "BS", "FR", "GE", "GL", "GR", "JU", "LU", "NE", "NW", "OW", "SG", "SH", "SO", "SZ",
    "TG", "TI", "UR", "VD", "VS", "ZG", "ZH",
})  # fmt: skip
"""Cantons that Swiss papers print after a town: ``Biel BE``."""

APOSTROPHES: Final = "'’`‘"
"""Apostrophes of names: ``'S-HERTOGENBOSCH``, ``L’AQUILA``."""

CAPITALISED_NOUNS: Final = frozenset({"de", "lb", "nds"})
"""Languages that write every noun with a capital, by code: there, a capital makes no name."""
