"""How a notice opens that names its subject in its headline only.

Of ``BANK OF QUARRY CUTS PRIME RATE``, the text begins ``It cuts its …``, which is true of other banks too.

A row is a language (ISO 639-1) and its openings in lower case. A new row changes fingerprints: raise
``FINGERPRINT_VERSION`` in ``core/versions.py``.
"""

from typing import Final

OPENINGS: Final[dict[str, tuple[str, ...]]] = {
    "de": ("das unternehmen", "der konzern", "die bank", "die gesellschaft", "die firma"),
    "en": (
        "it",
        "the company",
        "the bank",
        "the board",
        "the group",
        "the firm",
        "directors",
        "its board",
        "the company's",
        "the bank's",
    ),
    "es": ("la empresa", "la compañía", "el banco", "el grupo", "la firma"),
    "fr": ("la société", "le groupe", "la banque", "l'entreprise", "la compagnie"),
    "it": ("la società", "il gruppo", "la banca", "l'azienda"),
    "nl": ("het bedrijf", "de onderneming", "de bank", "het concern", "de groep", "de maatschappij"),
    "no": ("selskapet", "konsernet", "banken"),
    "pt": ("a empresa", "a companhia", "o banco", "o grupo"),
    "sv": ("bolaget", "företaget", "koncernen", "banken"),
}
