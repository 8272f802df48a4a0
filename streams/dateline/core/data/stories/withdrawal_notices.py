"""Notices of withdrawal, and of a page that its site took away: how they open, and how they say why.

``core/text/notices.py`` says how they are read. To add a language, add a row to each table. Words are in
lower case; an asterisk stands for the rest of a word.
"""

from typing import Final

Row = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""How a notice opens, in three parts, with a space between two of them."""

WE_HAVE: Final[dict[str, tuple[str, ...]]] = {
    "en": ("we have", "the editors have", "our editors have", "the newsroom has", "our newsroom has",
           "the editorial team has", "our editorial team has"),
    "nl": ("we hebben", "wij hebben", "de redactie heeft", "onze redactie heeft"),
    "de": ("wir haben", "die redaktion hat", "unsere redaktion hat"),
    "fr": ("nous avons", "la rédaction a", "notre rédaction a"),
    "es": ("hemos", "la redacción ha", "nuestra redacción ha"),
    "it": ("abbiamo", "la redazione ha", "la nostra redazione ha"),
    "sv": ("vi har", "redaktionen har", "vår redaktion har"),
    "no": ("vi har", "redaksjonen har", "vår redaksjon har"),
    "da": ("vi har", "redaktionen har", "vores redaktion har"),
}  # fmt: skip
"""How whoever publishes a text begins to say what they have done to it: they alone call it *this* text.
Portuguese has no such beginning: its verbs are one word, ``a redação retirou``, in the rows below."""

BY_EDITORS: Final[dict[str, tuple[str, ...]]] = {
    "en": ("by us", "by the editors", "by our editors", "by the newsroom", "by our newsroom",
           "by the editorial team", "by our editorial team"),
    "nl": ("door ons", "door de redactie", "door onze redactie"),
    "de": ("von uns", "von der redaktion", "von unserer redaktion", "durch die redaktion"),
    "fr": ("par nos soins", "par la rédaction", "par notre rédaction"),
    "es": ("por nosotros", "por la redacción", "por nuestra redacción"),
    "it": ("da noi", "dalla redazione", "dalla nostra redazione"),
    "pt": ("por nós", "pela redação", "pela nossa redação", "pela redacção"),
    "sv": ("av oss", "av redaktionen", "av vår redaktion"),
    "no": ("av oss", "av redaksjonen", "av vår redaksjon"),
    "da": ("af os", "af redaktionen", "af vores redaktion"),
}  # fmt: skip
"""The same where the text is named first: who withdrew it or took it away. A parliament withdraws articles too."""

WITHDRAWALS: Final[dict[str, tuple[Row, ...]]] = {
    "en": (
        (("this",), ("story", "article", "dispatch"), ("has been withdrawn", "is withdrawn", "was withdrawn",
                                                       "has been retracted", "is retracted", "was retracted")),
        (("we",), ("are withdrawing",), ("this story", "this article")),
        (WE_HAVE["en"], ("withdrawn", "retracted"), ("this story", "this article")),
    ),
    "nl": (
        (("dit",), ("bericht", "artikel", "verhaal"), ("is ingetrokken", "wordt ingetrokken", "werd ingetrokken",
                                                       "is teruggetrokken")),
        (WE_HAVE["nl"], ("dit bericht", "dit artikel", "dit verhaal"), ("ingetrokken",
                                                                                      "teruggetrokken")),
    ),
    "de": (
        (("die", "diese"), ("meldung",), ("wird zurückgezogen", "wurde zurückgezogen", "ist zurückgezogen",
                                          "wird widerrufen")),
        (("bitte",), ("verwenden sie",), ("diese meldung nicht",)),
        (("die",), ("dpa", "afp", "apa", "kna", "epd", "redaktion"),
         ("zieht die meldung zurück", "zieht diese meldung zurück")),
        (("wir",), ("ziehen",), ("die meldung zurück", "diese meldung zurück", "diesen artikel zurück",
                                 "diesen beitrag zurück")),
        (("dieser", "diese"), ("artikel", "beitrag", "text"), ("wurde zurückgezogen", "wird zurückgezogen",
                                                               "ist zurückgezogen", "wurde widerrufen")),
        (WE_HAVE["de"], ("diesen artikel", "diesen beitrag", "diesen text", "diese meldung"), ("zurückgezogen",)),
    ),
    "fr": (
        (("cette",), ("dépêche",), ("est annulée", "a été annulée", "est retirée")),
        (("cet", "cette"), ("article", "information"), ("a été retiré", "a été retirée", "est retiré",
                                                        "a été rétracté", "est annulée", "a été annulée")),
        (WE_HAVE["fr"], ("retiré", "annulé", "rétracté"), ("cet article", "cette dépêche", "cette information")),
    ),
    "es": (
        (("este", "esta"), ("artículo", "noticia", "nota", "información"),
         ("ha sido retirado", "ha sido retirada", "fue retirado", "fue retirada", "queda anulado", "queda anulada",
          "ha sido anulada")),
        (WE_HAVE["es"], ("retirado", "anulado"), ("este artículo", "esta noticia", "esta nota", "esta información")),
    ),
    "it": (
        (("questo", "questa"), ("articolo", "pezzo", "notizia"), ("è stato ritirato", "è stata ritirata",
                                                                  "è ritirato", "è stata annullata", "è annullata")),
        (WE_HAVE["it"], ("ritirato", "annullato"), ("questo articolo", "questo pezzo", "questa notizia")),
    ),
    "pt": (
        (("este", "esta", "esse", "essa"), ("artigo", "texto", "notícia", "matéria", "reportagem"),
         ("foi retirado", "foi retirada", "foi anulado", "foi anulada", "está anulada")),
        (("retiramos", "retirámos", "a redação retirou", "nossa redação retirou", "a redacção retirou"),
         ("este", "esta"), ("artigo", "texto", "notícia", "matéria", "reportagem")),
    ),
    "sv": (
        (("den här", "denna"), ("artikeln", "artikel", "texten", "text"), ("har dragits tillbaka", "dras tillbaka",
                                                                           "har återkallats")),
        (WE_HAVE["sv"], ("dragit tillbaka", "återkallat"), ("den här artikeln", "denna artikel", "den här texten")),
    ),
    "no": (
        (("denne",), ("artikkelen", "saken", "teksten", "meldingen"),
         ("er trukket tilbake", "er blitt trukket", "har blitt trukket", "trekkes tilbake", "er trukket",
          "er blitt trukket tilbake", "har blitt trukket tilbake")),
        (WE_HAVE["no"], ("trukket", "trukket tilbake"), ("denne saken", "denne artikkelen", "denne meldingen")),
    ),
    "da": (
        (("denne",), ("artikel", "artiklen", "historie", "nyhed"),
         ("er trukket tilbage", "er blevet trukket tilbage", "trækkes tilbage", "er trukket", "blev trukket tilbage")),
        (WE_HAVE["da"], ("trukket",), ("denne artikel tilbage", "denne historie tilbage", "denne artikel")),
    ),
}  # fmt: skip
"""Notices of withdrawal; their first sentence ends there, or says why."""

QUOTED: Final[dict[str, tuple[Row, ...]]] = {
    "en": (
        (("the",), ("story", "article", "dispatch"), ("has been withdrawn", "is withdrawn", "was withdrawn",
                                                      "is being withdrawn", "has been retracted", "is retracted",
                                                      "was retracted", "has been removed")),
    ),
    "de": (
        (("die",), ("meldung",), ("wird zurückgezogen", "wurde zurückgezogen", "ist zurückgezogen",
                                  "wird widerrufen")),
        (("bitte",), ("verwenden sie die meldung",), ("nicht",)),
    ),
    "fr": ((("la",), ("dépêche",), ("est annulée", "a été annulée", "est retirée")),),
    "nl": ((("het",), ("bericht",), ("is ingetrokken", "wordt ingetrokken")),),
}  # fmt: skip
"""The same, where the headline that is meant stands in quotes before the last part."""

REMOVALS: Final[dict[str, tuple[Row, ...]]] = {
    "en": (
        (("this",), ("story", "article"), ("has been removed", "was removed", "has been deleted", "was deleted",
                                           "has been taken down", "was taken down", "has been unpublished")),
        (WE_HAVE["en"], ("removed", "deleted", "taken down", "unpublished"), ("this story", "this article")),
    ),
    "nl": (
        (("dit",), ("bericht", "artikel", "verhaal"), ("is verwijderd", "werd verwijderd", "is offline gehaald")),
        (WE_HAVE["nl"], ("dit bericht", "dit artikel", "dit verhaal"), ("verwijderd",
                                                                                      "offline gehaald")),
    ),
    "de": (
        (("dieser", "diese"), ("artikel", "beitrag", "text", "meldung"), ("wurde entfernt", "wurde gelöscht",
                                                                          "wurde depubliziert")),
        (WE_HAVE["de"], ("diesen artikel", "diesen beitrag", "diesen text", "diese meldung"), ("entfernt",
                                                                                                "gelöscht")),
    ),
    "fr": (
        (("cet", "cette"), ("article", "dépêche"), ("a été supprimé", "a été supprimée", "a été dépublié")),
        (WE_HAVE["fr"], ("supprimé", "dépublié"), ("cet article", "cette dépêche")),
    ),
    "es": (
        (("este", "esta"), ("artículo", "noticia", "nota"),
         ("ha sido eliminado", "ha sido eliminada", "fue eliminado", "fue eliminada", "ha sido borrado",
          "ha sido borrada")),
        (WE_HAVE["es"], ("eliminado", "borrado"), ("este artículo", "esta noticia", "esta nota")),
    ),
    "it": (
        (("questo", "questa"), ("articolo", "pezzo", "notizia"), ("è stato rimosso", "è stata rimossa",
                                                                  "è stato eliminato", "è stato cancellato")),
        (WE_HAVE["it"], ("rimosso", "eliminato", "cancellato"), ("questo articolo", "questo pezzo", "questa notizia")),
    ),
    "pt": (
        (("este", "esta", "esse", "essa"), ("artigo", "texto", "notícia", "matéria", "reportagem"),
         ("foi removido", "foi removida", "foi eliminado", "foi apagado", "foi excluído", "foi excluída")),
        (("removemos", "apagamos", "excluímos", "a redação removeu", "a redação apagou", "a redação excluiu"),
         ("este", "esta"), ("artigo", "texto", "notícia", "matéria", "reportagem")),
    ),
    "sv": (
        (("den här", "denna"), ("artikeln", "artikel", "texten", "text"), ("har tagits bort", "är borttagen",
                                                                           "har raderats", "har avpublicerats")),
        (WE_HAVE["sv"], ("tagit bort", "raderat", "avpublicerat"), ("den här artikeln", "denna artikel",
                                                                  "den här texten")),
    ),
    "no": (
        (("denne",), ("artikkelen", "saken", "teksten"), ("er fjernet", "er blitt fjernet", "er slettet",
                                                          "er avpublisert")),
        (WE_HAVE["no"], ("fjernet", "slettet", "avpublisert"), ("denne artikkelen", "denne saken")),
    ),
    "da": (
        (("denne",), ("artikel", "artiklen", "historie"), ("er fjernet", "er blevet fjernet", "er slettet",
                                                           "er afpubliceret")),
        (WE_HAVE["da"], ("fjernet", "slettet", "afpubliceret"), ("denne artikel", "denne historie")),
    ),
}  # fmt: skip
"""The same of a page that its site took away, as it does with old ones too: only a fault makes a notice of it."""

BECAUSE: Final[dict[str, tuple[str, ...]]] = {
    "en": ("because", "since", "due to", "as it", "as its", "as the", "as they", "as we"),
    "nl": ("omdat", "want", "wegens", "vanwege", "aangezien", "doordat"),
    "de": ("weil", "da", "denn", "wegen", "aufgrund", "auf grund"),
    "fr": ("car", "parce que", "parce qu", "puisque", "puisqu", "en raison de", "en raison d", "à cause de",
           "à cause d"),
    "es": ("porque", "ya que", "puesto que", "dado que", "debido a", "a causa de", "por contener", "por incluir",
           "por un error", "por errores"),
    "it": ("perché", "poiché", "in quanto", "dato che", "a causa di", "a causa del", "a causa della"),
    "pt": ("porque", "pois", "já que", "uma vez que", "devido a", "devido ao", "devido à", "por conter",
           "por um erro", "por erros"),
    "sv": ("eftersom", "därför att", "då", "på grund av"),
    "no": ("fordi", "ettersom", "siden", "da", "på grunn av"),
    "da": ("fordi", "eftersom", "da", "på grund af"),
}  # fmt: skip
"""How the reason of a notice begins."""

AND: Final = {"de": ("und",)}
"""Words behind a withdrawal with which its sentence goes on, as in ``… und darf nicht verwendet werden``."""

REQUESTS: Final[dict[str, tuple[str, ...]]] = {
    "en": ("at the request of", "on the request of"),
    "nl": ("op verzoek van",),
    "de": ("auf wunsch", "auf bitten", "auf verlangen"),
    "fr": ("à la demande de", "à la demande d", "à la demande du", "à la demande des"),
    "es": ("a petición de", "a petición del", "a pedido de", "a pedido del"),
    "it": ("su richiesta di", "su richiesta del", "su richiesta della"),
    "pt": ("a pedido de", "a pedido do", "a pedido da"),
    "sv": ("på begäran av",),
    "no": ("på forespørsel fra", "etter ønske fra"),
    "da": ("efter anmodning fra", "efter ønske fra"),
}
"""How a notice says who asked for the removal, in front of its reason."""

FAULTS: Final[dict[str, tuple[str, ...]]] = {
    "en": ("wrong", "wrongly", "incorrect*", "false", "falsely", "untrue", "inaccura*", "erroneous*",
           "fabricated", "made up", "made-up", "invented", "plagiar*",
           "unreliable", "unverified", "not be verified", "not verified", "not be confirmed", "meet our", "misleading",
           "misled", "misidentif*", "misreport*", "misquote*", "hoax", "fake", "untrustworthy", "unfounded",
           "never happened", "did not happen", "no longer stand by", "not stand by", "libel*", "defamat*",
           "mistaken identity", "was in error", "were in error", "is in error", "are in error"),
    "nl": ("onjuist*", "foutief", "foutieve", "onwaar", "onwaarheden", "verzonnen", "onbetrouwbaar",
           "onbetrouwbare", "niet klopte", "niet klopten", "niet klopt", "niet kloppen", "klopte niet", "niet juist",
           "niet waar", "incorrect*", "onnauwkeurig*", "misleidend*", "vals", "valse", "plagiaat", "niet voldeed aan",
           "niet voldoet aan", "niet bevestigd", "nepnieuws",
           "gefabriceerd*", "niet geverifieerd*"),
    "de": ("falsch*", "fehlerhaft*", "unwahr*", "unrichtig*", "inkorrekt*", "nicht korrekt",
           "nicht stimmte", "nicht stimmten", "nicht stimmt", "nicht zutraf", "nicht zutrafen", "unzutreffend*",
           "erfunden*", "unzuverlässig*", "plagiat*", "irreführend*", "nicht unseren", "gefälscht*",
           "nicht bestätig*", "nicht belegt*"),
    "fr": ("faux", "fausse*", "erroné*", "inexact*", "incorrect*", "mensong*", "inventé*",
           "plagi*", "non vérifié*", "pas vérifié*", "pas été vérifié*", "trompeu*", "fabriqué*", "pas fiable*",
           "peu fiable*", "infondé*", "diffamatoire*", "nos règles", "nos standards", "nos critères"),
    "es": ("falso*", "falsa*", "falsedad*", "erróne*", "inexact*", "incorrect*", "no es correct*",
           "no era correct*", "no eran correct*", "inventad*", "plagi*", "sin verificar", "no verificad*",
           "no contrastad*", "no confirmad*", "engañ*", "equivocad*", "infundad*", "bulo", "difamatori*",
           "nuestros estándares", "nuestras normas", "nuestros criterios", "nuestras reglas"),
    "it": ("falso", "falsa", "falsi", "false", "errat*", "errone*", "inesatt*", "scorrett*",
           "non corrett*", "non era corrett*", "non erano corrett*", "sbagliat*", "inventat*", "plagi*",
           "non verificat*", "fuorviant*", "infondat*", "inattendibil*", "diffamatori*", "nostri standard",
           "nostre regole", "nostre norme"),
    "pt": ("falso*", "falsa*", "errad*", "erróne*", "errône*", "incorret*", "incorrect*", "inexat*",
           "inexact*", "inventad*", "plágio", "plagi*", "não verificad*", "não confirmad*", "enganos*",
           "imprecis*", "infundad*", "inverídic*", "difamatóri*", "nossos padrões", "nossas normas", "nossas regras",
           "nossos critérios"),
    "sv": ("var fel", "är fel", "felaktig*", "osann*", "falsk*", "oriktig*", "påhittad*", "påhittat", "uppdiktad*",
           "plagiat*", "plagierad*", "missvisande", "inte stämmer", "inte stämde", "inkorrekt*", "otillförlitlig*",
           "inte kunnat bekräftas", "våra regler", "våra riktlinjer", "våra publicistiska", "ogrundad*"),
    "no": ("var feil", "er feil", "feilaktig*", "usann*", "falsk*", "uriktig*", "oppdikte*", "plagiat*", "misvisende",
           "ikke stemmer", "ikke stemte", "upålitelig*", "ubekreftede", "våre retningslinjer", "våre regler",
           "presseetisk*", "ugrunne*"),
    "da": ("fejlagtig*", "usand*", "falsk*", "forkert*", "ukorrekt*", "urigtig*", "opdigte*", "plagiat*",
           "misvisende", "ikke passer", "ikke passede", "ikke stemmer", "ikke stemte", "upålidelig*",
           "vores retningslinjer", "vores regler", "presseetisk*"),
}  # fmt: skip
"""Words of a reason by which the text was wrong, or its outlet takes it back."""

VERSIONS: Final = ("frühere version", "frühere fassung")
"""Words for what stood there before, beside ``EARLIER_VERSIONS`` of ``signals.py``."""

TELLING: Final = (
    "reported", "said", "stated", "claimed", "described", "gave", "meldde", "berichtte", "vermeldde", "beschreef",
    "berichtete", "meldete", "beschrieb", "hieß", "faisait état", "indiquait", "affirmait", "rapportait", "évoquait",
    "annonçait", "informaba", "decía", "afirmaba", "indicaba", "señalaba", "riferiva", "diceva", "riportava",
    "affermava", "indicava", "informava", "dizia", "afirmava", "noticiava", "relatava", "uppgav", "skrev",
    "rapporterade", "oppga", "meldte", "fortalte", "omtalte", "oplyste",
)  # fmt: skip
"""Verbs of all languages with which a site says what an earlier version told, which it therefore tells no more."""

MISTAKES: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "en": (("error", "errors", "mistake", "mistakes"), ("contain*", "factual", "in the text", "in its reporting")),
    "nl": (("fout", "fouten", "vergissing"), ("bevat*", "feitelijke", "in de tekst", "stond", "stonden", "berust*")),
    "de": (("fehler", "fehlern", "fehlers", "irrtum", "irrtums"),
           ("enthielt*", "enthält", "enthalten", "sachlich*", "im text", "beruht*")),
    "fr": (("erreur", "erreurs"), ("contenir", "contenai*", "contient", "comport*", "factuel*", "dans le texte")),
    "es": (("error", "errores"), ("contener", "contenía*", "contiene*", "en el texto")),
    "it": (("errore", "errori"), ("contenere", "contenev*", "contiene", "nel testo")),
    "pt": (("erro", "erros"), ("continha*", "contém", "conter", "factua*", "no texto")),
    "sv": (("fel", "sakfel", "faktafel", "misstag"), ("innehöll", "innehåller", "i texten")),
    "no": (("feil", "faktafeil"), ("inneholdt", "inneholder", "i teksten")),
    "da": (("fejl", "faktafejl"), ("indeholdt", "indeholder", "i teksten")),
}  # fmt: skip
"""Words for a mistake, and those by which a single one at the end of a reason is in the text."""

BY_MISTAKE: Final = (
    "due to a mistake",
    "due to an error",
    "by mistake",
    "in error",
    "by error",
    "through an error",
    "per abuis",
    "door een fout",
    "per vergissing",
    "bij vergissing",
    "door een vergissing",
    "durch einen fehler",
    "par erreur",
    "à la suite d'une erreur",
    "por error",
    "per errore",
    "per un errore",
    "por erro",
    "av misstag",
    "genom ett fel",
    "genom ett misstag",
    "ved en feil",
    "ved feil",
    "ved en fejl",
)
"""How a text came to be published, of all languages: that it is wrong is not said."""

SINGLE_MISTAKES: Final = (
    ("a", "an", "een", "ein", "einen", "eines", "einem", "une", "un", "um", "uno", "ett", "en"),
    ("error", "mistake", "fout", "vergissing", "fehler", "fehlers", "irrtum", "irrtums", "erreur", "errore", "erro",
     "fel", "misstag", "feil", "fejl"),
)  # fmt: skip
"""A single mistake, of all languages: articles and nouns."""

OF_PUBLISHING: Final = (
    "publish*", "publication", "publicación", "pubblicazione", "publicação", "publicatie", "veröffentlichungsfehler",
    "publicering", "publisering", "udgivelse", "human*", "menschlich*", "menselijk*", "humain*", "uman*", "mänsklig*",
    "menneskelig*", "intern*", "redaktionell*", "redactionele", "scheduling", "production",
)  # fmt: skip
"""What kind of mistake is one of how a site publishes, of all languages: ``an internal error``, ``errore umano``."""

OF_EDITORS: Final = (
    "editor", "editors", "redaktion", "redaktør*", "redaktör*", "redactie", "redacteur", "rédaction", "rédacteur*",
    "redacción", "redactor*", "redazione", "redattore", "redação", "our part", "our side", "our feed", "our publishing",
    "our newspaper",
)  # fmt: skip
"""Whose mistake is one of how a site publishes, behind up to three short words: ``eines Fehlers der Redaktion``."""

OF_SITES: Final = (
    "twice", "two times", "two copies", "double", "tweemaal", "twee keer", "dubbel", "zweimal", "doppelt", "deux fois",
    "en double", "dos veces", "due volte", "duas vezes", "två gånger", "dubbelt", "to ganger", "to gange", "dobbelt",
    "duplicat*", "duplicad*", "website*", "site", "sites", "web", "sitio", "sito", "nettside*", "webbplats*",
    "hjemmeside*", "system", "systems", "systeem", "systemet", "système*", "sistema", "sistemas", "informatique*",
    "informatic*", "informátic*", "software", "cms", "newsletter*", "embargo*", "licence", "license", "licentie",
    "lizenz*", "photo*", "foto*", "picture*", "image", "images", "bild", "bilder", "bilde", "bildet", "billede*",
    "imagen*", "immagin*", "imagem", "too early", "te vroeg", "zu früh", "trop tôt",
)  # fmt: skip
"""Words by which a mistake is one of how a site publishes, of all languages: ``an error on our website``."""

ABOUT_IN_REASONS: Final = ("about", "concerning", "regarding", "over", "über", "sobre", "om")
"""Words behind which these tell what a mistake was about, of all languages: ``fouten over het systeem``. Those of
French and Italian stand in front of a site too: ``sur notre site``."""

OF_MACHINES: Final = (
    "404", "technical", "server", "page not found", "broken link", "technisch*", "foutmelding*", "fehlermeldung*",
    "technique*", "técnic*", "tecnic*", "tecnico", "teknisk*", "felmeddeland*", "feilmelding*", "fejlmeddelelse*",
    "message d'erreur", "mensaje de error", "messaggio di errore", "mensagem de erro",
)  # fmt: skip
"""Words by which a fault is one of the site and not of the text, of all languages: ``due to a technical error``."""

SAYING: Final = ("a dit", "a déclaré", "a indiqué", "ha dicho", "ha detto", "afirmou", "sa", "oplyser", "opplyser")
"""Words behind a reason's last comma by which it is news, beside those of ``signals.py``."""
