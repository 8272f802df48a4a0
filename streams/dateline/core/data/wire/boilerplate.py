"""Lines that belong to the page and to none of its items.

Every row is in lower case unless its note says otherwise. To add a line such as ``Lees meer``, append it to
``BOILERPLATE_LINES`` where it is the whole line, or to ``BOILERPLATE_PREFIXES`` where it only opens the line; both
are compared without case and without punctuation at the end. The layout of the page decides first: these rows are for
lines between items or below the last one.
"""

from typing import Final

BOILERPLATE_LINES: Final = (
    "annonce", "forgot password", "sign up", "lees meer", "view article", "mehr", "publié", "le", "el", "par", "por",
    "acceder", "skip to content", "ga naar de inhoud", "logo", "e-paper", "zustimmen", "ablehnen", "accept all",
    "reject all", "related topics", "most popular", "most read", "trending now", "articles connexes", "print", "email",
    "e-mail", "share", "tweet", "facebook", "twitter", "whatsapp", "linkedin", "save", "copy link", "comments",
    "comment", "no comments", "advertisement", "ad", "sponsored", "read more", "continue reading", "full story", "top",
    "back to top", "home", "menu", "search", "login", "log in", "sign in", "subscribe", "newsletter", "privacy",
    "privacy policy", "terms of use", "terms of service", "cookies", "contact", "contact us", "about us", "follow us",
    "loading", "next", "previous", "see all", "view all", "rss", "webmail", "kies je webmail", "lees verder", "deel",
    "deel dit artikel", "delen", "reageer", "reacties", "advertentie", "terug", "naar boven", "zoeken", "inloggen",
    "nieuwsbrief", "privacyverklaring", "algemene voorwaarden", "cookiebeleid", "cookievoorkeuren", "toon meer",
    "laad meer", "meer laden", "bekijk meer", "alle berichten", "volgende", "vorige", "over ons", "volg ons", "foto",
    "foto's", "video", "audio", "kopieer link", "luister", "tags", "net binnen", "teilen", "drucken", "anzeige",
    "weiterlesen", "mehr lesen", "kommentare", "impressum", "datenschutz", "agb", "zur startseite", "startseite",
    "nach oben", "mehr anzeigen", "werbung", "kontakt", "merken", "artikel merken", "partager", "imprimer", "publicité",
    "lire la suite", "commentaires", "commenter", "mentions légales", "envoyer", "s'abonner", "haut de page",
    "accueil",
    "voir plus", "compartir", "imprimir", "publicidad", "leer más", "seguir leyendo", "comentarios", "comentar",
    "etiquetas", "aviso legal", "stats", "enviar", "guardar", "suscríbete", "inicio", "ver más", "contacto",
    "condividi", "stampa", "pubblicità", "leggi tutto", "continua a leggere", "commenti", "riproduzione riservata",
    "invia", "salva", "iscriviti", "vedi tutti", "partilhar", "compartilhar", "publicidade", "continue a ler",
    "ler mais", "comentários", "continuar lendo", "del", "skriv ut", "annonse", "les mer", "les hele saken",
    "kommentarer", "annons", "läs mer", "dela", "reklam", "tipsa", "læs mere", "den vollständigen artikel lesen",
    "til toppen", "vis mer", "visa mer", "personvern", "udostępnij", "reklama", "czytaj więcej", "ver mais notícias",
    "last flere", "load more", "voir plus d'articles", "cargar más", "carica altro", "visa fler", "skomentuj",
    "drukuj",
    "automatisk oplæsning", "lyt til artiklen", "hør artikkelen", "lytt til saken", "listen to this article",
    "artikel anhören", "écouter l'article", "escuchar artículo", "ascolta l'articolo", "ouvir artigo",
    "beluister dit artikel", "cookie-einstellungen", "cookie-indstillinger", "cookie settings", "cookie-instellingen",
    "gestion des cookies", "lire plus tard", "likes", "ici", "réagir", "je m'abonne", "vedi anche", "saiba mais",
    "lee también", "auch interessant", "also in this section", "archive", "archief", "archiv", "archives", "archivo",
    "archivio", "arquivo", "arkiv", "más leídas", "mais lidas", "più letti", "les plus lus", "meist gelesen",
    "meistgelesen", "mest lest", "mest læste", "mest lästa", "meest gelezen", "opinião", "red", "spot_img", "anuncio",
    "mehr laden", "carregar mais", "ver mais", "afficher plus", "(end)", "copier le lien", "copiar enlace",
    "das könnte sie auch interessieren", "la rédaction vous conseille", "lire la suite de l'article",
    "continuer la lecture", "continuar leyendo", "cliquez pour commenter", "laisser un commentaire",
    "leave a comment", "laat een reactie achter", "kommentar schreiben", "deja un comentario", "deixe um comentário",
    "lascia un commento", "(schluss)", "(ende)", "(fin)", "(fine)", "(fim)", "(slutt)", "schluss", "enditem",
    "(end item)",
    "del på facebook", "del på twitter", "skriv til journalisten", "play", "watch", "pause", "mute", "unmute",
    "post a comment", "newer post", "older post", "geen opmerkingen", "geen reacties", "een reactie posten",
    "nieuwere post", "oudere post", "keine kommentare", "kommentar veröffentlichen", "neuerer post", "älterer post",
    "aucun commentaire", "enregistrer un commentaire", "article plus récent", "article plus ancien",
    "no hay comentarios", "publicar un comentario", "entrada más reciente", "entrada antigua", "página principal",
    "nessun commento", "posta un commento", "post più recente", "post più vecchio", "nenhum comentário",
    "sem comentários", "postar um comentário", "enviar um comentário", "postagem mais recente",
    "postagem mais antiga", "página inicial", "inga kommentarer", "skicka en kommentar", "nyare inlägg",
    "äldre inlägg", "ingen kommentarer", "legg inn en kommentar", "nyere innlegg", "eldre innlegg",
    "send en kommentar", "nyere opslag", "ældre opslag",
)  # fmt: skip

COPYRIGHT_OPENINGS: Final = ("copyright ", "© 19", "© 20", "版权所有")
"""How a line of any length opens that says whose the page is: ``Copyright 2025 Northern Lakes. …``."""
RIGHTS_RESERVED: Final = (
    "all rights reserved", "alle rechten voorbehouden", "alle rechte vorbehalten", "tous droits réservés",
    "todos los derechos reservados", "tutti i diritti riservati", "todos os direitos reservados",
    "alla rättigheter förbehålles", "alle rettigheter", "may not be published",
    "mag niet worden gepubliceerd", "prohibida la redistribución", "版权所有", "wszelkie prawa zastrzeżone",
    "všechna práva vyhrazena", "tüm hakları saklıdır", "все права защищены", "minden jog fenntartva",
)  # fmt: skip
"""What a long line says that keeps a page's rights; a sentence of news that opens with a copyright says none of it."""
EDITOR_LABELS: Final = (
    "ansvarig utgivare:", "chefredaktör:", "ansvarlig redaktør:", "ansvarshavende redaktør:", "hoofdredacteur:",
    "hoofdredactie:", "chefredakteur:", "chefredakteurin:", "verantwortlich:", "redaktion:", "direttore responsabile:",
    "directeur de la publication :", "directeur de la publication:", "director responsable:", "editor-in-chief:",
)  # fmt: skip
"""Labels in front of the name of who answers for a page, which may be its last line."""

BOILERPLATE_PREFIXES: Final = (
    "by |", "por |", "par |", "©", "(c) ", "stand:", "copyright ©", "copyright (c)", "copyright 1", "copyright 2",
    "copyright the ",
    "all rights reserved", "alle rechten voorbehouden", "alle rechte vorbehalten", "tous droits réservés",
    "todos los derechos reservados", "tutti i diritti riservati", "riproduzione riservata",
    "todos os direitos reservados", "foto:", "photo:", "beeld:", "bild:", "(foto:", "(bild:", "image:", "credit:",
    "fotos:", "foto ©", "photo by", "foto door", "afbeelding:", "bron:", "source:", "quelle:", "fuente:", "fonte:",
    "kilde:", "källa:", "tags:", "etiquetas:", "trefwoorden:", "keywords:", "schlagworte:",
    "bericht is aangepast",
    "hinweis:", "lees meer:", "læs mere", "seksjon:", "rubriek:", "rubrik:", "section:", "sección:", "rubrique:",
    "gewijzigd op", "laatste update", "laatst bijgewerkt", "bijgewerkt op", "last updated", "aktualisiert am",
    "mis à jour", "actualizado el", "aggiornato il", "oppdatert", "uppdaterad", "publicerad", "editie:", "edition:",
    "ausgabe:", "dit is een artikel", "this material may not be", "click here", "by the associated press",
    "information from:", "this story has been corrected", "print headline:", "sponsor content", "continua após",
    "leia também:", "lea también:", "lire aussi :", "lesen sie auch:", "lees ook:", "read more:",
    "kommentare werden geladen", "staff writer", "staff reporter", "adjust font size", "ce contenu a été publié",
    "permanent länk", "hier geht es zur originalquelle", "leer más de", "escrito en:", "compartilhe", "share this",
    "klik hier", "(reporting by",
    "reporting by", "editing by", "(editing by", "writing by", "(writing by", "our standards:", "door onze redactie",
    "este contenido", "texto automático", "noticia de agencia", "deze website gebruikt cookies",
    "wij gebruiken cookies", "we use cookies", "diese website verwendet", "by continuing", "sign up for",
    "gratis onbeperkt toegang tot", "log in of maak een account", "door:", "auteur:", "author:", "autor:",
    "autore:", "redactie:", "lees meer over", "load more", "laad meer", "mehr laden", "weitere laden", "charger plus",
    "cargar más", "carica altr", "carregar mais", "indlæs flere", "last inn flere", "ladda fler", "näytä lisää",
    "załaduj więcej", "daha fazla yükle", "загрузить еще", "загрузить ещё", "muat lebih", "加载更多", "もっと見る",
    "advertentie -", "(end) ",
    "subscribe to", "download the", "most read from", "abonneer", "abonnez-vous", "suscríbete a",
    "meld je aan", "volg ons op", "follow us on",
)  # fmt: skip

COUNTED_WORDS: Final = (
    "minuten leestijd", "min leestijd", "min. leestijd",
    "comment(s)", "total views", "min read", "minute read", "minutes de lecture",
    "mn de lecture", "min. lectura", "minutos de lectura", "minuti di lettura", "min de leitura",
    "min de lecture", "min. lesezeit", "min lesezeit", "minuten lesezeit", "min de lectura", "min di lettura",
    "min lezen", "min lesetid", "min læsetid", "min lästid",
)  # fmt: skip
"""Words after a number on a line that counts readers or minutes, whatever follows them. ``10:01 Shares fall`` is news:
a word of the next tables counts where nothing but its number stands beside it."""

READING_TIME_LABELS: Final = (
    "leestijd", "lesezeit", "reading time", "temps de lecture", "tiempo de lectura", "tempo di lettura",
    "tempo de leitura", "lesetid", "læsetid", "lästid",
)  # fmt: skip
"""Labels of a reading time after a time: ``16:20 • Leestijd 2 min``."""

COMMENT_PROMPTS: Final = (
    "leave a comment", "laat een reactie achter", "kommentar schreiben", "laisser un commentaire", "deja un comentario",
    "deixe um comentário", "lascia un commento",
)  # fmt: skip
"""What a blog prints behind the time and the writer of a text that nobody commented on, in lower case."""

COMMENT_HEADINGS: Final = (
    "reacties", "alle reacties", "comments", "all comments", "reader comments", "kommentare", "alle kommentare",
    "leserkommentare", "commentaires", "comentarios", "commenti", "comentários", "kommentarer", "kommentit",
)  # fmt: skip
"""Lines above readers' comments, with their number before or after."""

COUNT_LABELS: Final = (
    "views", "comments", "shares", "weergaven", "reacties", "lezers", "gelezen", "keer gelezen", "keer bekeken",
    "kommentare", "aufrufe", "commentaires", "vues", "lectures", "comentarios", "visitas", "lecturas", "commenti",
    "letture", "visualizzazioni", "comentários", "visualizações", "leituras", "kommentarer", "visninger", "visningar",
)  # fmt: skip
"""Words for a count after a time, before or after its number: ``17:52 | Views: 1.204``."""

COUNTED_BUTTONS: Final = (
    "share", "like", "likes", "reply", "replies", "comment", "reader comment", "view", "reactions",
    "delen", "reactie", "vind ik leuk", "gedeeld", "opmerkingen", "keer gedeeld",
    "teilen", "kommentar", "leserkommentar", "gefällt mir", "mal geteilt", "geteilt", "antworten", "leserbriefe",
    "partager", "partages", "commentaire", "réaction", "réactions", "j'aime", "vue",
    "compartir", "compartidos", "comentario", "me gusta", "respuestas",
    "condividi", "condivisioni", "commento", "mi piace",
    "compartilhar", "compartilhamentos", "partilhar", "partilhas", "comentário", "curtidas", "gostos",
    "dela", "delningar", "gilla", "visning", "delinger", "liker",
    "komentarze", "komentarzy", "komentarz", "udostępnij", "udostępnień", "komentáře", "yorum", "paylaş",
    "комментарии", "комментариев", "комментария", "комментарий", "поделиться", "коментарі", "коментарів",
)  # fmt: skip
"""Labels of buttons and counters beside those above, in lower case: furniture where but a number stands beside one."""

PAGE_DATE_OPENINGS: Final = (
    "published in", "publié dans", "veröffentlicht in", "publicado en", "updated", "modified",
    "last updated", "bijgewerkt", "aangepast", "aktualisiert", "letzte änderung", "mis à jour",
    "modifié", "actualizado", "actualizada", "aggiornato", "atualizado", "oppdatert", "sist redigert", "uppdaterad",
    "opdateret", "lesedauer", "lesezeit", "lecture", "tiempo de lectura", "tempo di lettura", "lettura:", "leestijd",
    "reading time", "temps de lecture", "lu :",
    "publicado em", "publicada em",
)  # fmt: skip
"""Openings of a line with a date or a number that is about the page and not about an item."""

PUBLICATION_OPENINGS: Final = ("publicerad", "publicerat", "publisert", "publiceret", "publicado em", "publicada em")
"""Openings of such a line whose time, if it has one, is the item's time of publication."""

GLUED_LINKS: Final = (
    "View Article", "more ...", "more...", "Read more", "Read More", "Full Story", "Lees meer", "Lees verder",
    "Weiterlesen", "... Mehr", "Mehr lesen", "Lire la suite", "Leer más", "Seguir leyendo", "Leggi tutto", "Ler mais",
    "Les mer", "Läs mer", "Læs mere",
)  # fmt: skip
"""Links at an item's end that are glued to the next item: ``View ArticleHönan som stoppade trafiken``. As printed."""

READ_ON_TAILS: Final = (
    "Den vollständigen Artikel lesen", "Den ganzen Artikel lesen", "Zum vollständigen Artikel", "Mehr",
    "Continue reading", "Read full story", "Read the full story", "Read the full article", "Full story", "More",
    "Lees het volledige artikel", "Lees het hele artikel", "Lees alles", "Meer", "Lire l'article", "Lire l’article",
    "Lire l'article complet", "Lire l’article complet", "Lire l'intégralité", "Leer la nota completa", "Leer nota",
    "Ver nota completa", "Leer noticia completa", "Continua a leggere", "Continua", "Leggi l'articolo",
    "Leggi l’articolo", "Continuar lendo", "Continue a ler", "Ler notícia completa", "Leia a matéria completa",
    "Les hele saken", "Les saken", "Läs hela artikeln", "Læs hele artiklen", "Czytaj więcej", "Więcej",
    "Devamını oku", "Devamı", "Haberin devamı", "Читать далее", "Читать полностью", "Подробнее", "Читати далі",
    "Διαβάστε περισσότερα", "اقرأ المزيد", "और पढ़ें", "続きを読む", "Baca selengkapnya", "Selengkapnya",
    "Lue lisää", "Citește mai mult", "Celý článek",
)  # fmt: skip
"""Labels of links to read on that stand at a text's end, beside ``GLUED_LINKS``. As printed."""

CONSENT_OPENINGS: Final = (
    "please make sure your browser", "for inquiries related to this message", "please enable cookies",
    "checking your browser", "to continue, please", "access denied", "besuchen sie unsere seite",
    "wir benötigen ihre zustimmung", "nous respectons votre vie privée", "utilizamos cookies", "usamos cookies",
    "utilizziamo i cookie", "utilizziamo cookie", "questo sito utilizza", "este sitio utiliza", "este site utiliza",
    "ce site utilise", "we and our", "wir und unsere", "wij en onze", "nous et nos", "noi e i nostri",
    "noi e terze parti", "nosotros y nuestros", "nós e os nossos", "vi og våre", "vi och våra", "vi og vores",
    "we value your privacy", "we use cookies", "this website uses", "this site uses cookies", "diese website",
    "diese webseite", "deze website", "deze site gebruikt", "om deze website",
    "met uw toestemming", "met jouw toestemming", "with your consent", "with your permission", "mit ihrer zustimmung",
    "mit ihrer einwilligung", "avec votre accord", "avec votre consentement", "con su permiso", "con su acuerdo",
    "con il tuo consenso", "previo tuo consenso", "com o seu consentimento", "com a sua permissão", "med dit samtykke",
    "med ditt samtykke", "med ditt samtycke",
    "cette page n", "esta página no", "la pagina che", "your browser", "je browser", "ihr browser",
    "please enable javascript", "schakel javascript",
    "votre adresse e-mail ne sera", "gentile lettore", "het portaal biedt", "unsere meldungen enthalten",
    "noticia servida", "vuoi pubblicare",
)  # fmt: skip
"""Openings of texts, of any length, in which a page speaks of itself and its readers."""

FEED_CLOSINGS: Final = (
    ("the post ", "appeared first on"), ("l'article ", "est apparu en premier sur"),
    ("l’article ", "est apparu en premier sur"), ("cet article ", "est apparu en premier sur"),
    ("la entrada ", "se publicó primero en"), ("la entrada ", "apareció primero en"),
    ("el cargo ", "apareció primero en"), ("o post ", "apareceu primeiro em"), ("o conteúdo ", "aparece primeiro em"),
    ("l'articolo ", "proviene da"), ("l’articolo ", "proviene da"), ("der beitrag ", "erschien zuerst auf"),
    ("het bericht ", "verscheen eerst op"), ("innlegget ", "dukket først opp på"), ("inlägget ", "dök först upp på"),
    ("indlægget ", "blev først udgivet på"),
)  # fmt: skip
"""The line with which a feed closes an item: its opening, and the words before the site's name."""

SOURCE_LABELS: Final = (
    "bron:", "source:", "source :", "sources:", "quelle:", "quellen:", "fuente:", "fuentes:", "fonte:", "kilde:",
    "kilder:", "källa:", "källor:", "lähde:", "con información de", "door:", "auteur:", "author:", "autor:", "autore:",
    "bronnen:", "source\u00a0:", "sources :", "sources\u00a0:", "fonti:", "fontes:", "źródło:", "źródła:", "zdroj:",
    "zdroje:", "lähteet:", "kaynak:", "kaynaklar:", "источник:", "источники:", "джерело:", "джерела:",
    "forrás:", "sursa:", "izvor:",
)  # fmt: skip
"""Openings of a line that credits a source; an agency after them is the item's."""

CLOSING_CREDITS: Final = (
    "reporting by", "editing by", "writing by", "additional reporting", "compiled by", "©", "copyright", "source:",
    "bron:", "quelle:", "fuente:", "fonte:", "kilde:", "källa:",
)  # fmt: skip
"""Openings of a last line that is a credit and no part of the story."""

MORE_TO_COME: Final = frozenset({
    "more", "more to come", "more to follow", "more follows", "to be continued", "meer", "meer volgt", "wordt vervolgd",
    "mehr", "mehr folgt", "wird fortgesetzt", "fortsetzung folgt", "suite", "à suivre", "más", "sigue", "continúa",
    "continuará", "segue", "continua", "mer", "mer følger", "mer följer", "fortsetter", "fortsätter", "fortsættes",
    "jatkuu", "ciąg dalszy nastąpi", "devam edecek", "devamı var", "продолжение следует", "يتبع", "未完", "待续",
    "未完待续", "待續", "未完待續", "続く", "つづく", "계속", "bersambung",
})  # fmt: skip
"""Words in brackets at a text's end by which an agency says that more of it follows: ``(more)``."""
