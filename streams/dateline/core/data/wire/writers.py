"""How pages name who wrote an item: rows for lines of writers, by name, by office or as an agency's people."""

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
"""Openings of a line that names its writer, where only names follow."""

OUR_WRITERS: Final = (
    "van onze ", "van een onzer ", "door onze ", "door een onzer ", "from our ", "by our ", "by a staff ",
    "von unserem ", "von unserer ", "von unseren ", "de notre ", "de nos ", "par notre ", "de nuestro ",
    "de nuestra ", "por nuestro ", "por nuestra ", "dal nostro ", "dalla nostra ", "do nosso ", "da nossa ",
    "fra vår ", "av vår ", "fra vores ", "fra vor ", "af vores ", "från vår ", "av våra ",
)  # fmt: skip
"""Openings, in small letters, of a line that names a writer by office: ``Van onze correspondent``."""

OFFICES: Final = (
    "correspond", "korrespond", "redact", "redakt", "rédact", "redacc", "redaz", "redaç", "verslaggever", "medewerker",
    "reporter", "mitarbeiter", "envoyé", "enviad", "inviat", "corresponsal", "corrispondente", "staff", "nieuwsdienst",
    "journalist",
)  # fmt: skip
"""What such a line goes on with: part of a word, in small letters."""

STAFF: Final = (
    "reporters", "reporter", "staff writers", "staff writer", "staff", "correspondents", "correspondent", "writers",
    "journalists", "redactie", "nieuwsdienst", "nieuwsredactie", "redaktion", "korrespondenten",
)  # fmt: skip
"""What an agency's people are, behind its name in a byline: ``By Press Association reporters``."""

WRITERS: Final = (
    "reporters", "reporter", "staff", "writers", "writer", "correspondents", "correspondent", "medewerkers", "redactie",
    "redactrice", "verslaggever", "redazione", "redacción", "redação", "rédaction",
)  # fmt: skip
"""What a line of writers may name them as, in small letters."""

ROLES: Final = ("repórter", "redazione", "redacción", "redação", "correspondent", "redaktion")
"""What a writer is; a line of it and an agency, ``Repórter da Agência Brasil``, is no headline."""

NAME_JOINTS: Final = (
    "and", "en", "und", "et", "y", "e", "og", "och", "van", "de", "der", "den", "von", "in", "&", "del", "da", "di",
    "avec", "with", "met", "mit", "med", "con", "com",
)  # fmt: skip
"""What may stand in small letters between the names of writers."""

CORRESPONDENTS: Final = (
    "Correspondent", "correspondent", "Special Correspondent", "special correspondent", "Staff Writer", "staff writer",
    "corr.", "Korrespondent", "correspondant", "corresponsal", "corrispondente", "корр.", "корреспондент", "Writer",
    "reporter", "Reporter",
)  # fmt: skip
"""What a writer is, behind the agency's name in a dateline."""
