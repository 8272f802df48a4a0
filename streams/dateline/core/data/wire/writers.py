"""How pages name an item's writer: by name, by office, or as an agency's staff.

A row is a word as printed, or in lower case where the note says so. To add a byline such as ``Door``, append it to
``BYLINES``.
"""

from typing import Final

BYLINES: Final = (
    "By",
    "BY",
    "Door",
    "DOOR",
    "BIJDRAGE",
    "Von",
    "Par",
    "Por",
    "Di",
    "Da",
    "Af",
    "Av",
    "Text:",
    "Tekst:",
    "Redactie",
)
"""Openings of a byline, where only names follow."""

OUR_WRITERS: Final = (
    "van onze ", "van een onzer ", "door onze ", "door een onzer ", "from our ", "by our ", "by a staff ",
    "von unserem ", "von unserer ", "von unseren ", "de notre ", "de nos ", "par notre ", "de nuestro ",
    "de nuestra ", "por nuestro ", "por nuestra ", "dal nostro ", "dalla nostra ", "do nosso ", "da nossa ",
    "fra vår ", "av vår ", "fra vores ", "fra vor ", "af vores ", "från vår ", "av våra ",
)  # fmt: skip
"""Openings, in lower case, of a line that names a writer by office: ``Van onze correspondent``."""

OFFICES: Final = (
    "correspond", "korrespond", "redact", "redakt", "rédact", "redacc", "redaz", "redaç", "verslaggever", "medewerker",
    "reporter", "mitarbeiter", "envoyé", "enviad", "inviat", "corresponsal", "corrispondente", "staff", "nieuwsdienst",
    "journalist",
)  # fmt: skip
"""Parts of a word after such an opening, in lower case."""

STAFF: Final = (
    "reporters", "reporter", "staff writers", "staff writer", "staff", "correspondents", "correspondent", "writers",
    "journalists", "redactie", "nieuwsdienst", "nieuwsredactie", "redaktion", "korrespondenten",
)  # fmt: skip
"""Words for an agency's staff after its name in a byline: ``By Press Association reporters``."""

WRITERS: Final = (
    "reporters", "reporter", "staff", "writers", "writer", "correspondents", "correspondent", "medewerkers", "redactie",
    "redactrice", "verslaggever", "redazione", "redacción", "redação", "rédaction",
)  # fmt: skip
"""Words for writers in a line of writers, in lower case."""

ROLES: Final = ("repórter", "redazione", "redacción", "redação", "correspondent", "redaktion")
"""Words for a writer; a line of one and an agency, ``Repórter da Agência Brasil``, is no headline."""

NEWSROOMS: Final = (
    "redacción", "redaccion", "redazione", "redação", "redacção", "rédaction", "la rédaction", "redaktion",
    "die redaktion", "redactie", "de redactie", "newsroom", "news desk", "newsdesk", "redaktionen", "redaksjonen",
    "redakcja",
)  # fmt: skip
"""Names of a newsroom, in lower case, which stand beside its town for a writer: ``Redacción | Jaén``."""

NAME_JOINTS: Final = (
    "and", "en", "und", "et", "y", "e", "og", "och", "van", "de", "der", "den", "von", "in", "&", "del", "da", "di",
    "avec", "with", "met", "mit", "med", "con", "com", "ed",
)  # fmt: skip
"""Words in lower case inside and between writers' names."""

NAME_OPENINGS: Final = (
    "van", "de", "von", "da", "di", "le", "la", "del", "du", "dos", "ten", "ter", "el", "af", "ap",
    "bin", "ben", "ibn", "bint", "binti", "ould", "uld",
)  # fmt: skip
"""Words in lower case with which a name may open a headline: ``van Aert``, ``di Maria``, ``le Pen``."""

CORRESPONDENTS: Final = (
    "Correspondent", "correspondent", "Special Correspondent", "special correspondent", "Staff Writer", "staff writer",
    "corr.", "Korrespondent", "correspondant", "corresponsal", "corrispondente", "корр.", "корреспондент", "Writer",
    "reporter", "Reporter",
)  # fmt: skip
"""Words for a writer after the agency's name in a dateline."""

UNSPACED_OFFICES: Final = (
    "支局", "総局", "特派員", "編集部", "編集委員", "論説委員", "通信員", "取材班", "报道组", "本报记者", "特约记者",
    "编辑部", "特派记者", "通讯员",
)  # fmt: skip
"""Words for where or as what a journalist works, in scripts without spaces: ``ロンドン支局長山田太郎``."""

UNSPACED_OFFICES_BEHIND: Final = ("記者", "记者", "编辑", "編集長")
"""The same, where they close a name: ``山田太郎記者``. In front, ``記者会見`` is a press conference."""
