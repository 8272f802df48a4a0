"""Labels of several items together, or of the page as a whole, which are no headline.

A row is a phrase in lower case: ``news in brief``. To add one, append it to ``BULLETIN_PHRASES`` or
``SUMMARY_LABELS``.
"""

from typing import Final

BULLETIN_PHRASES: Final = (
    "news in brief", "headlines", "top stories", "news summary", "news digest", "at this hour", "briefs",
    "in het kort", "nieuwsoverzicht", "kort nieuws", "overzicht", "nieuwsbulletin", "hoofdpunten",
    "meldungen im überblick", "kurzmeldungen", "nachrichten kompakt", "kurz gemeldet", "kompakt", "im überblick",
    "im ticker", "newsticker", "liveticker", "nachrichtenüberblick",
    "en bref", "l'essentiel", "brèves", "titulares", "en breve", "resumen de noticias", "boletín",
    "in breve", "notiziario", "em resumo", "em síntese", "destaques", "notas breves",
    "nyhetsstudio", "nyheter i korthet", "kort nytt", "i korthet", "i korte trekk", "nyhetsöversikt",
    "items follow", "temas del día", "manchetes", "datelines", "the latest", "live updates", "briefing",
    "news summaries", "top news",
    "pressestimmen",
    "presseschau", "press review", "revista de prensa",
    "rassegna stampa", "viktigste nyhetene", "kort nieuws", "kurz & bündig", "breves", "mundo al día",
    "panorama mundial", "bollettino", "fatti del giorno", "notizie del giorno", "le notizie di oggi", "in primo piano",
    "revue de presse", "l'actualité en bref", "à la une", "l'essentiel de l'actualité", "les titres", "flash info",
    "noticias del día", "noticias de hoy", "lo más destacado", "agenda informativa", "previsiones",
    "principais notícias", "notícias do dia", "notícias breves", "resumo das notícias", "giro de notícias",
    "nachrichten des tages", "nyhetsoverblikk", "nyhedsoverblik", "morgenorientering", "dagens nyheter",
    "dagens nyheder", "siste nytt", "senaste nytt", "seneste nyt", "главные новости", "главное за день", "сводка",
    "главные темы", "головні новини", "günün haberleri", "haber gündemi", "κυριότερες ειδήσεις", "أهم الأنباء",
    "نشرة الأخبار", "新闻早报", "要闻", "要聞", "ニュース要約", "主要ニュース",
    "síntesis del mundo", "nyheter fra ntb", "utenriks kort", "utrikes i korthet", "inrikes i korthet", "in brief",
)  # fmt: skip
"""Phrases in a line that names the page or bulletin as a whole."""

SUMMARY_LABELS: Final = frozenset({
    "summary", "key points", "key takeaways", "at a glance", "in short", "samenvatting", "in het kort",
    "zusammenfassung", "auf einen blick", "das wichtigste", "das wichtigste in kürze", "résumé", "l'essentiel",
    "points clés", "en résumé",
    "resumen", "puntos clave", "claves", "lo esencial", "in sintesi", "punti chiave", "resumo", "pontos-chave",
    "oppsummering", "kortversjonen", "kort fortalt", "kort oppsummert", "sammanfattning", "resumé", "kort sagt",
    "det viktigaste",
})  # fmt: skip
"""Labels of an article's summary, a few lines between its headline and its text."""
