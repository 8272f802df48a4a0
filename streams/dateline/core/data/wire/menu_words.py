"""Words of a site's menu: its sections and its own pages, by language, in lower case.

A row is a language (ISO 639-1) and its words, separated by spaces. A line of such words only is a menu, ``Binnenland
Buitenland Economie Sport``; a single one of them may also open a headline.
"""

from typing import Final

MENU_WORDS: Final[dict[str, str]] = {
    "da": (
        "nyheder seneste indland udland erhverv penge sport fodbold kultur debat vejr politik samfund krimi kendte "
        "livsstil videnskab viden forside mest læste"
    ),
    "de": (
        "nachrichten aktuell aktuelles schlagzeilen politik inland ausland innenpolitik außenpolitik wirtschaft "
        "finanzen börse sport fußball kultur gesellschaft panorama vermischtes wetter wissenschaft wissen technik "
        "digital netzwelt gesundheit reise auto karriere regional regionales region lokales chronik meinung medien "
        "unterhaltung leute startseite international"
    ),
    "en": (
        "home news latest world international national nation politics business money markets economy finance sport "
        "sports football soccer opinion culture arts entertainment lifestyle life style health science technology tech "
        "weather travel climate environment education local regional uk us europe africa asia americas australia "
        "video videos photos podcasts more live magazine columns premium"
    ),
    "es": (
        "portada inicio noticias actualidad última últimas hora nacional internacional mundo españa economía política "
        "sociedad deportes fútbol cultura gente opinión ciencia tecnología salud sucesos local provincias "
        "espectáculos entretenimiento tiempo vídeos fotos más"
    ),
    "fr": (
        "accueil actualité actualités actu infos une monde international france politique économie société sport "
        "sports football culture opinions débats sciences santé planète environnement régions région météo médias "
        "people faits divers vidéos photos high-tech insolite dépêches"
    ),
    "it": (
        "notizie ultima ultime ora primo piano cronaca politica economia esteri mondo sport calcio cultura spettacoli "
        "spettacolo tecnologia salute scienza ambiente meteo regioni regione motori viaggi lifestyle video foto "
        "opinioni finanza"
    ),
    "nl": (
        "home nieuws voorpagina binnenland buitenland regio regionaal regionieuws economie geld ondernemen politiek "
        "misdaad 112 sport voetbal show showbizz entertainment media cultuur cultuur&media muziek film boeken "
        "wetenschap tech gezondheid lifestyle opinie columns weer verkeer tv-gids tv radio video video's "
        "videos foto foto's podcast podcasts koersen beurs aandelen forum premium wonen auto reizen uitgelicht "
        "opmerkelijk achtergrond nieuwsbrieven puzzels zoeken inloggen meer live liveblog overzicht teletekst volgende "
        "vorige algemeen overig"
    ),
    "no": (
        "nyheter siste innenriks utenriks økonomi næringsliv sport fotball kultur meninger debatt vær politikk "
        "samfunn kjendis underholdning vitenskap helse forsiden lokalt"
    ),
    "pt": (
        "início notícias última últimas capa mundo internacional nacional país brasil portugal política economia "
        "justiça segurança esportes esporte desporto futebol educação saúde cultura sociedade ciência tecnologia "
        "opinião geral cidades entretenimento fotos vídeos meio ambiente direitos humanos"
    ),
    "sv": (
        "nyheter senaste inrikes utrikes ekonomi näringsliv sport fotboll kultur nöje debatt ledare opinion väder "
        "politik samhälle vetenskap hälsa lokalt sverige världen startsidan"
    ),
}  # fmt: skip
"""Language → its words."""

MENU_JOINTS: Final = (
    "&",
    "-",
    "/",
    "|",
    "and",
    "e",
    "en",
    "et",
    "och",
    "og",
    "und",
    "y",
    "de",
    "del",
    "the",
    "het",
    "i",
)
"""Words and punctuation marks that may stand between them."""
