"""Words of running text before a town's name: ``outside the harbour of Roscoff``, ``Bulle und Murten``.

``BEFORE_TOWNS`` stand in front of a town, ``BETWEEN_TOWNS`` between two of them, ``BEFORE_DIVISIONS`` between a town
and its state, in lower case. A word of one language is read in all: what follows has to be a town near the one in
question, which another language's word seldom has behind it. ``NO_DIVISIONS`` are rows of ``divisions/`` that mean no
division in running text.
"""

from typing import Final

BEFORE_TOWNS: Final = frozenset(
    {
        "in", "at", "near", "off", "outside", "around", "to", "from", "of", "towards", "toward", "through", "via",
        "over", "nach", "aus", "von", "bei", "nahe", "bis", "über",
        "te", "naar", "uit", "bij", "nabij", "van", "buiten", "richting", "boven",
        "à", "au", "vers", "de", "depuis", "d'", "d\N{RIGHT SINGLE QUOTATION MARK}", "pour", "près",
        "en", "a", "desde", "hacia", "del",
        "ad", "da", "di", "verso", "fino",
        "em", "no", "na", "para", "até", "do",
        "i", "ved", "nær", "til", "fra", "mot", "på",
        "vid", "nära", "till", "från", "över",
    }
)  # fmt: skip
"""What stands in front of a town in de, en, es, fr, it, nl, no, pt and sv."""
BETWEEN_TOWNS: Final = frozenset(
    {"and", "or", "und", "oder", "en", "of", "et", "ou", "y", "e", "o", "og", "och", "&", ",", ", and", ", or"}
)
"""What stands between two towns of a list."""
BEFORE_DIVISIONS: Final = (
    "in ", "im ", "im Bundesstaat ", "im US-Bundesstaat ", "in de staat ", "in the state of ",
    "en ", "au ", "dans le ", "dans l'", "dans l\N{RIGHT SINGLE QUOTATION MARK}", "dans l'État de ", "en el estado de ",
    "nel ", "nello stato del ", "nell'", "nell\N{RIGHT SINGLE QUOTATION MARK}", "em ", "no ", "na ", "no estado de ",
    "i ", "i delstaten ", "i den amerikanske delstaten ", "i den amerikanska delstaten ",
)  # fmt: skip
"""What stands between a town and its state or province, with the space behind it."""
KINDS_OF_DIVISIONS: Final = frozenset(
    {
        "county", "co", "province", "state", "island", "region", "bezirk", "bundesland", "grafschaft", "insel",
        "kanton", "kreis", "land", "landkreis", "provinz", "raum", "oblast", "län", "fylke",
    }
)  # fmt: skip
"""What stands in front of a division with a capital, as no first name does: ``County Kerry``, ``Kanton Uri``."""
NO_DIVISIONS: Final = frozenset(
    {
        "north", "south", "east", "west", "central", "centre", "northern", "southern", "eastern", "western", "capital",
        "federal", "union", "island", "islands", "nord", "sud", "est", "ouest", "metropolitan", "coast", "west coast",
        "bank", "forest", "highlands", "lowlands", "most", "bath", "reading", "rivers", "plateau", "delta", "jewish",
        "angus", "mayo", "central region", "antique", "aurora", "isabela", "batman", "ordu", "lara", "miranda", "sucre",
        "vargas", "portuguesa",
    }
)  # fmt: skip
"""Names of divisions, folded, that are mostly other words or names in a text."""
