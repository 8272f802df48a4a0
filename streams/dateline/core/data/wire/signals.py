"""What agencies print to say that an item changes an earlier one, by kind and language.

A row is compared in capitals at the opening of headline or body, where a colon, dash, digit,
parenthesis or the line's end must follow it.
"""

from typing import Final

from dateline_schemas.brief import Signal

SIGNALS: Final[tuple[tuple[Signal, tuple[str, ...]], ...]] = (
    ("withdrawal", (
        "WITHDRAWN", "WITHDRAWAL", "STORY WITHDRAWN", "KILL", "BULLETIN KILL", "MANDATORY KILL", "STORY KILL",
        "INGETROKKEN", "BERICHT INGETROKKEN", "INTREKKING", "BERICHT VERVALT", "VERVALT",
        "ZURÜCKGEZOGEN", "MELDUNG ZURÜCKGEZOGEN", "ACHTUNG ZURÜCKZIEHUNG", "RÜCKZUG", "RÜCKRUF", "ANNULLIERUNG",
        "RETIRÉ", "DÉPÊCHE ANNULÉE", "ANNULATION", "ANNULÉ", "ANULADA", "ANULACIÓN", "RETIRADA", "NOTICIA ANULADA",
        "ANNULLAMENTO", "NOTIZIA ANNULLATA", "RITIRATA", "ANULAÇÃO", "NOTÍCIA ANULADA",
        "TRUKKET", "TILBAKETRUKKET", "SAKEN ER TRUKKET", "ÅTERKALLAD", "ÅTERKALLAS", "TT ÅTERKALLAR", "TILBAGEKALDT",
    )),
    ("correction", (
        "CORRECTED", "CORRECTION", "CORRECTS", "REFILE", "REFILED", "REFILING", "CORRECTING AND REPLACING",
        "CLARIFICATION",        "RECTIFICATIE", "CORRECTIE", "HERSTEL", "VERBETERING", "GECORRIGEERD",
        "KORREKTUR", "BERICHTIGUNG", "BERICHTIGT", "KORRIGIERT", "RICHTIGSTELLUNG",
        "RECTIFICATIF", "RECTIFICATION", "CORRIGÉ", "CORRECTIF",
        "CORRECCIÓN", "RECTIFICACIÓN", "CORREGIDA", "FE DE ERRORES", "CORRIGE",
        "RETTIFICA", "CORREZIONE", "CORRETTO", "ERRATA CORRIGE", "CORREÇÃO", "RETIFICAÇÃO", "CORRIGIDA", "CORRIGE",
        "RETTELSE", "RETTET", "RÄTTELSE", "RÄTTAD", "RÄTTAR", "KORRIGERING",
    )),
    ("update", (
        "UPDATE", "UPDATED", "UPDATES", "ADDS", "WRAPUP", "RECASTS", "RPT-UPDATE", "AANVULLING", "GEACTUALISEERD",
        "AKTUALISIERUNG", "AKTUALISIERT", "NEU", "ERGÄNZT", "ZUSAMMENFASSUNG", "ACTUALISATION", "ACTUALISÉ",
        "MISE À JOUR",
        "ACTUALIZACIÓN", "ACTUALIZADA", "ACTUALIZA", "AMPLIACIÓN", "AMPLÍA", "AGGIORNAMENTO", "AGGIORNATO",
        "ATUALIZAÇÃO",
        "ATUALIZADA", "ATUALIZA", "OPPDATERING", "OPPDATERT", "UPPDATERING", "UPPDATERAD", "NY VERSJON", "NY VERSION",
    )),
)  # fmt: skip
"""The graver kind first: a corrected update is a correction."""

REFILED: Final = ("REFILE", "REFILED", "REFILING")
"""Corrections that the wire itself calls minor."""

QUALIFIERS: Final = ("-(OFFICIAL)", "-OFFICIAL", " (OFFICIAL)")
"""What may follow such a word and says who noticed: ``CORRECTED-(OFFICIAL)``."""

CAPITALS_ONLY: Final = frozenset({
    "KILL", "HERSTEL", "VERBETERING", "VERVALT", "RÜCKZUG", "RÜCKRUF", "RETIRADA", "RITIRATA", "NEU", "ADDS", "CORRIGE",
    "TRUKKET", "RETTET", "RETIRÉ", "ZUSAMMENFASSUNG", "AMPLIACIÓN",
})  # fmt: skip
"""Words that in small letters open ordinary headlines too: ``Herstel: …``."""

IN_NAMES: Final = frozenset({"AMPLIACIÓN", "KILL", "NEU"})
"""Words that names of places open with too, ``KILL DEVIL HILLS``, ``NEU-ULM``: no blank or hyphen parts them off."""
