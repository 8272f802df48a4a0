"""Words in front of the place where something happened: ``in Leipzig``, ``near the city of Malatya``.

By language; a row is a string of words in lower case, separated by spaces. ``PREPOSITIONS`` stand in front of the place
itself, or of a word of ``KINDS`` or ``DIRECTIONS`` that does: ``in northern Chile``. ``LINKS`` stand between a word of
``KINDS`` and the place: ``la provincia de Málaga``, ``près d'Amiens``; or behind any other word, as in front of persons
too: ``une boulangerie de Nantes``.
"""

from typing import Final

PREPOSITIONS: Final = {
    "en": "in at near off outside inside around across",
    "de": "in bei nahe um",
    "es": "en",
    "fr": "à au en",
    "it": "a ad in",
    "nl": "in te bij nabij buiten",
    "no": "i ved på nær utenfor",
    "pt": "em no na",
    "sv": "i vid på nära utanför",
}
"""What stands directly in front of a place."""
KINDS: Final = {
    "en": "city town village port province state region district county prefecture island suburb resort coast capital",
    "de": "stadt provinz region ort gemeinde insel",
    "es": (
        "ciudad provincia región cerca afueras localidad municipio estado departamento puerto isla barrio norte sur "
        "este oeste"
    ),
    "fr": "ville province région département près banlieue commune port île large nord sud est ouest centre",
    "it": "città provincia regione comune porto isola pressi vicino nord sud est ovest",
    "nl": "stad provincie plaats dorp gemeente haven eiland",
    "no": "byen fylket kommune",
    "pt": "cidade província região estado município perto porto ilha norte sul leste oeste",
    "sv": "staden provinsen länet",
}
"""Words for the kind of a place, and such as stand in front of it with a link: ``cerca de Sevilla``."""
LINKS: Final = {
    "de": "von",
    "en": "of",
    "es": "de del",
    "fr": "de du d",
    "it": "di del dell della",
    "nl": "van",
    "pt": "de do da",
}
"""What stands between them and the place."""
DIRECTIONS: Final = {
    "en": "northern southern eastern western central north south east west downtown",
    "nl": "noord zuid oost west",
}
"""Parts of a place that stand in front of its name."""
EUROPE: Final = {
    "en": "european europe eu",
    "de": "europäische europäischen europäischer europa eu",
    "es": "europeo europea europa ue",
    "fr": "européen européenne europe ue",
    "it": "europea europeo europa ue",
    "nl": "europese europees europa eu",
    "no": "europeiske europeisk europa eu",
    "pt": "europeu europeia europa ue",
    "sv": "europeiska europeisk europa eu",
}
"""Words that stand for Europe where a country's stand for that: ``the European Central Bank``, ``Norway's``. Some
languages write them without capitals, so that they are no names."""
