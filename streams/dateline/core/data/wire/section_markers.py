"""Lines that open a list of other items, by language: ``Meer uit Buitenland``.

A row is the words as printed. To add a marker, append it to ``MARKER_OPENINGS`` where a section's name follows it,
and to ``WHOLE_MARKERS`` where it is the whole line. A marker opens a list only where items follow; in the middle of
an article it is a link.
"""

from typing import Final

MARKER_OPENINGS: Final = (
    "Meer uit", "Meer nieuws uit", "Meer nieuws over", "Meer van", "Meer over", "Meer in", "Ander nieuws uit",
    "More from", "More in", "More on", "More news from", "Also in", "Latest from", "Latest in", "Other news from",
    "Mehr aus", "Mehr zu", "Mehr zum", "Mehr von", "Weitere Meldungen aus", "Weitere Nachrichten aus", "Neues aus",
    "Plus de", "Plus d'", "Plus sur", "Dans la rubrique", "Toute l'actualité", "À lire aussi dans",
    "Más de", "Más en", "Más noticias de", "Más sobre", "Otras noticias de",
    "Altro da", "Altre notizie da", "Altre notizie di", "Altri articoli di", "Altro in",
    "Mais de", "Mais em", "Mais notícias de", "Mais sobre", "Outras notícias de",
    "Więcej z", "Więcej o",
    "Mere fra", "Mere om", "Mere i", "Flere nyheder fra",
    "Mer fra", "Mer om", "Flere saker fra", "Flere nyheter fra", "Mer från", "Fler nyheter från", "Mer inom",
)  # fmt: skip
"""Words before a section's name, which is the rest of the line."""

MARKER_CLOSINGS: Final = (
    "News",
    "Headlines",
    "Stories",
    "Top Stories",
    "nieuws",
    "Nachrichten",
    "noticias",
    "notizie",
    "notícias",
    "nyheter",
)
"""Words after a section's name, as in ``More National News``; the opening is then a single word."""

WHOLE_MARKERS: Final = (
    "Meer nieuws", "Laatste nieuws", "Het laatste nieuws", "Ander nieuws",
    "Overig nieuws", "Gerelateerd", "Gerelateerd nieuws", "Lees ook", "Zie ook",
    "More news", "Related", "Related stories", "Related news", "Related articles", "Read also", "See also",
    "Also read", "Other news", "Other stories", "Latest news", "The latest news", "More stories", "Top stories",
    "Neueste Meldungen", "Neueste Nachrichten", "Dernières nouvelles", "Dernières dépêches", "Últimas noticias",
    "Ultime notizie", "Últimas notícias", "Siste nyheter", "Senaste nyheterna", "Seneste nyheder", "Seneste nyt",
    "Weitere Meldungen", "Weitere Nachrichten", "Mehr zum Thema", "Lesen Sie auch", "Mehr Nachrichten",
    "À lire aussi", "A lire aussi", "Lire aussi", "Sur le même sujet", "Autres articles", "Autres dépêches",
    "Noticias relacionadas", "Más noticias", "Otras noticias", "Te puede interesar", "Lea también", "Leer también",
    "Leggi anche", "Altre notizie", "Notizie correlate", "Potrebbe interessarti",
    "Leia também", "Leia mais", "Outras notícias", "Notícias relacionadas", "Veja também", "Mais notícias",
    "Les også", "Flere nyheter", "Siste nytt", "Relaterte saker", "Läs också", "Läs även", "Fler nyheter",
    "Czytaj też", "Czytaj także", "Zobacz też", "Zobacz także", "Polecane", "Najnowsze",
    "Relaterat", "Senaste nytt", "Læs også",
    "Weitere Artikel", "Mehr Artikel", "Weitere Themen", "Lo más leído", "Lo más visto", "Artículos relacionados",
    "También te puede interesar", "Les plus lus", "Articles liés", "À lire également", "I più letti",
    "Articoli correlati", "Artigos relacionados", "Przeczytaj również", "Przeczytaj także", "Pozostałe wiadomości",
    "Inne wiadomości", "Powiązane artykuły", "Najczęściej czytane", "Další zprávy", "Čtěte také", "Čtěte dále",
    "Nejčtenější", "Související články", "Ďalšie správy", "Čítajte aj", "Najčítanejšie", "Legolvasottabb",
    "Citește și", "Cele mai citite", "Читайте также", "Читайте також", "İlgili haberler", "Diğer haberler",
    "Çok okunanlar",
)  # fmt: skip
"""Markers that are a whole line."""
