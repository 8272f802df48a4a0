"""Words by which agencies mark an update, a correction or a withdrawal, by kind and language.

A row is a word in capitals. It is looked for at the beginning of headline or body, where a colon, dash, digit,
parenthesis or the line's end must follow. To add one, append it to its kind in ``SIGNALS``.
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
"""The gravest kind first: a corrected update is a correction."""

NOTES: Final[tuple[tuple[Signal, tuple[str, ...]], ...]] = (
    ("update", (
        "ADDING", "RECASTING", "VOEGT", "TOEVOEGING", "ERGÄNZUNG", "AJOUTE", "ACTUALISE", "AÑADE", "AGREGA", "AGGIUNGE",
        "AGGIORNA", "ACRESCENTA", "ADICIONA", "OPPDATERER", "LEGGER TIL", "UPPDATERAR", "LÄGGER TILL", "OPDATERER",
        "OPDATERET", "TILFØJER", "DODAJE", "AKTUALIZUJE", "更新",
    )),
    ("correction", (
        "CORRECTING", "REFILES", "FIXES", "CORRIGEERT", "RECTIFICEERT", "HERSTELT", "VERBETERT", "RECTIFIE",
        "RECTIFICA", "CORREGGE", "RETIFICA", "KORRIGERER", "RETTER", "KORRIGERAR", "POPRAWIA", "KORYGUJE", "訂正",
        "更正",
    )),
)  # fmt: skip
"""Words that signal in an editor's note in brackets only, beside those of ``SIGNALS``: ``(Corregge il nome)``."""

REFILED: Final = ("REFILE", "REFILED", "REFILING")
"""Words for corrections that the wire itself considers minor."""

QUALIFIERS: Final = ("-(OFFICIAL)", "-OFFICIAL", " (OFFICIAL)")
"""Words after a signal that say who found the mistake: ``CORRECTED-(OFFICIAL)``."""

CAPITALS_ONLY: Final = frozenset({
    "KILL", "HERSTEL", "VERBETERING", "VERVALT", "RÜCKZUG", "RÜCKRUF", "RETIRADA", "RITIRATA", "NEU", "ADDS", "CORRIGE",
    "TRUKKET", "RETTET", "RETIRÉ", "ZUSAMMENFASSUNG", "AMPLIACIÓN",
})  # fmt: skip
"""Words that open ordinary headlines too when in lower case: ``Herstel: …``."""

IN_NAMES: Final = frozenset({"AMPLIACIÓN", "KILL", "NEU"})
"""Words that places begin with too, ``KILL DEVIL HILLS``, ``NEU-ULM``: a space or hyphen after them does not do."""
