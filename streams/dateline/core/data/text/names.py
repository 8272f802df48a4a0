"""What stands inside and beside the name of a place in a dateline."""

from typing import Final

PARTICLES: Final = (
    "de", "den", "der", "het", "ten", "ter", "op", "aan", "bij", "van", "en", "in", "onder", "over", "am", "an", "im",
    "ob", "bei", "vor", "auf", "und", "zu", "upon", "on", "by", "the", "of", "le", "la", "les", "du", "des", "d'",
    "d’", "et",
    "sur", "sous", "lès", "lez", "en", "aux", "el", "los", "las", "del", "y", "di", "da", "do", "dos", "das", "della",
    "dei", "sul", "al", "e", "og", "och", "i", "på", "ved", "vid", "au", "à", "an", "a", "under", "ad", "ar",
    "as", "ash", "at", "az", "el", "es", "ez", "us",
)  # fmt: skip
"""Lower-case words that a name may hold but neither open nor close with."""

SHORTENED: Final = (
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
"""First words that papers shorten and close with a full stop: ``ST. LOUIS``."""

ELISIONS: Final = ("d", "l", "all", "dell", "nell", "sull")
"""What stands with an apostrophe before the next word: ``Reggio nell'Emilia``."""

WATERS: Final = (
    "Main", "Oder", "Saale", "Havel", "Rhein", "Spree", "Elbe", "Donau", "Neckar", "Weser", "Ruhr", "Lahn", "Inn",
    "Isar", "Mosel", "Leine", "Aller", "Ems", "Lippe", "Sieg", "Ilm", "Allgäu", "Oberpfalz", "Breisgau", "Taunus",
    "Bodensee", "Vogtland", "Erzgebirge", "Westfalen", "Harz", "Alb", "Ysper", "Ybbs", "Enns", "Traun", "Drau", "Mur",
)  # fmt: skip
"""What German wires print behind a slash as part of one name: ``Frankfurt/Main``."""

CANTONS: Final = frozenset({
    "AG", "AI", "AR", "BE", "BL", "BS", "FR", "GE", "GL", "GR", "JU", "LU", "NE", "NW", "OW", "SG", "SH", "SO", "SZ",
    "TG", "TI", "UR", "VD", "VS", "ZG", "ZH",
})  # fmt: skip
"""What Swiss papers print behind a town: ``Biel BE``."""

APOSTROPHES: Final = "'’`‘"
"""What stands in ``'S-HERTOGENBOSCH`` and ``L’AQUILA``."""
