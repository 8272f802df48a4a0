"""Words that stand where a dateline's place stands and are no place: ``UPDATE - ``, ``VIDEO - ``.

A row is a word in lower case. To add one, append it to ``NO_PLACES``.
"""

from typing import Final

NO_PLACES: Final = (
    "breaking", "update", "live", "liveblog", "video", "foto", "foto's", "photo", "photos", "interview", "analyse",
    "analysis", "opinie", "opinion", "column", "commentaar", "reportage", "achtergrond", "profiel", "profile",
    "exclusive", "exclusief", "exklusiv", "factbox", "timeline", "explainer", "feature", "special", "podcast",
    "quiz", "recensie", "review", "sport", "politiek", "economie", "buitenland", "binnenland", "voetbal",
    "correctie", "rectificatie", "correction", "corrected", "korrektur", "rectificatif", "eil", "eilmeldung",
    "urgent", "flash", "alert", "news", "nieuws", "newsticker", "ticker", "kurzmeldung", "kommentar", "meinung",
    "pm", "ots", "ip", "advisory", "preview", "wrapup", "refile", "text", "table", "poll", "insight", "focus",
    "kort", "korte", "netto", "nee", "ja", "note", "nb", "ps", "nota", "última hora", "crónica", "investigación",
    "opinión", "reportaje", "entrevista", "análisis", "editorial", "cronaca", "vidéo", "direct", "en direct",
    "diretta", "ao vivo", "direkte", "direktesending", "siste", "senaste", "just nu", "rettelse", "rättelse",
    "udland", "indland", "politik", "utland", "inland", "ausland", "esteri", "interni", "mundo", "monde", "économie",
    "economía", "deportes", "cultura", "sociedad", "penge", "kultur", "innenriks", "utenriks", "inrikes", "utrikes",
    "wirtschaft", "panorama", "nacional", "internacional", "esportes", "política", "politique", "politica", "economia",
    "société", "culture", "faits divers", "samfund", "samfunn", "ekonomi", "økonomi", "erhverv", "mundo al día",
    "1", "2", "a", "b", "c", "q", "vraag", "antwoord", "question", "answer",
)  # fmt: skip
"""Words that are printed in capitals before a dash and are no place."""
