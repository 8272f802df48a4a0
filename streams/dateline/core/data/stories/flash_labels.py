"""Labels in front of a line that say that it is new: ``BREAKING: Earthquake hits central Italy``.

A row is in capitals, and counts in any case where a colon, dash or the like stands behind it. To add one, add a row, of
any language. A word for another kind of article (``ANALYSIS``) is no row: such an article is no version of the news.
"""

from typing import Final

FLASH_LABELS: Final = (
    "BREAKING", "BREAKING NEWS", "NEWS ALERT", "NEWSALERT", "NEWSFLASH", "NEWS FLASH", "FLASH", "SNAP", "URGENT",
    "ALERT", "JUST IN", "LIVE", "DEVELOPING",
    "EIL", "EILMELDUNG", "BLITZMELDUNG", "BLITZ",
    "ALERTE", "ALERTE INFO", "FLASH INFO", "DERNIÈRE MINUTE", "DERNIERE MINUTE", "EN DIRECT",
    "ULTIM'ORA", "ULTIM\N{RIGHT SINGLE QUOTATION MARK}ORA", "ULTIMORA", "ULTIMA ORA", "URGENTE", "DIRETTA",
    "ÚLTIMA HORA", "ULTIMA HORA", "ALERTA", "EN VIVO", "EN DIRECTO", "AO VIVO", "ÚLTIMO MINUTO", "ÚLTIMO MOMENTO",
    "LAATSTE NIEUWS", "SPOED",
    "HASTER", "NTB HASTER", "SISTE", "SISTE NYTT", "SENESTE NYT", "SENASTE NYTT", "JUST NU", "DIREKTE",
    "PILNE", "Z OSTATNIEJ CHWILI", "SON DAKİKA", "СРОЧНО", "МОЛНИЯ", "ТЕРМІНОВО", "ΕΚΤΑΚΤΟ", "דחוף",
    "عاجل", "速報", "速报", "快讯", "快訊", "突发", "突發", "속보",
)  # fmt: skip
