"""Lines that open a list of other items, by language: ``Meer uit Buitenland``.

A row is the words as printed. To add a marker, append it to ``MARKER_OPENINGS`` where a section's name follows it,
and to ``WHOLE_MARKERS`` where it is the whole line, or to ``LINK_LABELS`` where it tells the reader to read another
text. A marker opens a list only where items follow; in the middle of an article it is a link.
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

READ_MORE: Final = frozenset({
    "Read more", "More", "Lees meer", "Lees verder", "Mehr", "Mehr lesen", "En savoir plus", "Lire la suite",
    "Leer más", "Leggi di più", "Saiba mais", "Les mer", "Läs mer", "Læs mere", "Czytaj więcej",
})  # fmt: skip
"""Words of a link to the text itself, which stand in front of a list too where an item follows: ``Read more: …``."""

LINK_LABELS: Final = (
    "Lees ook", "Zie ook",
    "Read also", "Also read", "See also",
    "Lesen Sie auch", "Lies auch", "Siehe auch",
    "À lire aussi", "A lire aussi", "Lire aussi", "À lire également", "Lisez aussi", "Voir aussi",
    "Lea también", "Lee también", "Leer también", "Vea también", "Ver también",
    "Te puede interesar", "También te puede interesar",
    "Leggi anche", "Vedi anche", "Potrebbe interessarti",
    "Leia também", "Leia mais", "Veja também", "Ver também",
    "Les også", "Læs også", "Se også",
    "Läs också", "Läs även", "Se också", "Se även",
    "Czytaj też", "Czytaj także", "Zobacz też", "Zobacz także", "Przeczytaj również", "Przeczytaj także",
    "Čtěte také", "Čtěte dále", "Čítajte aj", "Citește și", "Читайте также", "Читайте також",
)  # fmt: skip
"""Markers that are a whole line, and tell the reader of the article above to read another: what stands under one is a
link, where nothing shows that it is the headline of an item."""

WHOLE_MARKERS: Final = (
    *LINK_LABELS,
    "Meer nieuws", "Laatste nieuws", "Het laatste nieuws", "Ander nieuws",
    "Overig nieuws", "Gerelateerd", "Gerelateerd nieuws",
    "More news", "Related", "Related stories", "Related news", "Related articles",
    "Other news", "Other stories", "Latest news", "The latest news", "More stories", "Top stories",
    "Neueste Meldungen", "Neueste Nachrichten", "Dernières nouvelles", "Dernières dépêches", "Últimas noticias",
    "Ultime notizie", "Últimas notícias", "Siste nyheter", "Senaste nyheterna", "Seneste nyheder", "Seneste nyt",
    "Weitere Meldungen", "Weitere Nachrichten", "Mehr zum Thema", "Mehr Nachrichten", "Sur le même sujet",
    "Autres articles", "Autres dépêches", "Noticias relacionadas", "Más noticias", "Otras noticias", "Altre notizie",
    "Notizie correlate", "Outras notícias", "Notícias relacionadas", "Mais notícias", "Flere nyheter", "Siste nytt",
    "Relaterte saker", "Fler nyheter", "Polecane", "Najnowsze", "Relaterat", "Senaste nytt",
    "Weitere Artikel", "Mehr Artikel", "Weitere Themen", "Lo más leído", "Lo más visto", "Artículos relacionados",
    "Les plus lus", "Articles liés", "I più letti",
    "Articoli correlati", "Artigos relacionados", "Pozostałe wiadomości",
    "Inne wiadomości", "Powiązane artykuły", "Najczęściej czytane", "Další zprávy",
    "Nejčtenější", "Související články", "Ďalšie správy", "Najčítanejšie", "Legolvasottabb",
    "Cele mai citite", "İlgili haberler", "Diğer haberler",
    "Çok okunanlar",
)  # fmt: skip
"""Markers that are a whole line."""
