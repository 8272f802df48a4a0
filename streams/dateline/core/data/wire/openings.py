"""How a notice opens that leaves its subject to its headline: ``BANK OF QUARRY CUTS PRIME RATE``, ``It cuts its …``."""

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
