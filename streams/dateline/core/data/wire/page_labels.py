"""Labels of links and buttons: to share, print or keep a page, to read on, to log in.

Every row is in lower case. A line that is nothing but labels of buttons belongs to the page. ``FORMS`` and ``OBJECTS``
give one label for each pair of a language (``artikel teilen``, ``diesen beitrag drucken``), with ``{net}`` standing for
one of ``NETWORKS``; a form with ``{net}`` is a label without an object too (``auf facebook teilen``). To add a word for
an article of news, append it to ``OBJECTS``; to add a button, to ``FORMS``; a link to read on that has no object is a
row of ``READ_ON_LABELS``. ``ACCOUNT_LABELS`` and ``SECTION_LABELS`` are no item by themselves.
"""

from typing import Final

FORMS: Final = {
    "nl": (
        "deel {}", "{} delen", "print {}", "{} printen", "{} afdrukken", "bewaar {}", "{} bewaren", "{} opslaan",
        "mail {}", "{} mailen", "stuur {} door", "{} doorsturen", "lees {}", "{} lezen", "{} verder lezen",
        "reageer op {}", "{} kopiëren", "beluister {}", "luister naar {}", "bekijk {}", "naar {}", "tip {}",
        "deel {} via {net}", "deel {} op {net}", "{} delen via {net}", "{} delen op {net}",
    ),
    "de": (
        "{} teilen", "teilen sie {}", "teile {}", "{} drucken", "{} ausdrucken", "{} merken", "{} speichern",
        "{} empfehlen", "{} weiterempfehlen", "{} versenden", "{} verschicken", "{} kommentieren", "{} lesen",
        "{} weiterlesen", "{} vorlesen", "{} anhören", "{} kopieren", "{} bewerten", "{} verschenken",
        "{} auf {net} teilen", "{} bei {net} teilen", "{} über {net} teilen", "{} via {net} teilen",
        "{} per {net} teilen", "{} per {net} versenden", "{} teilen auf {net}",
    ),
    "en": (
        "share {}", "print {}", "save {}", "email {}", "e-mail {}", "bookmark {}", "tweet {}", "copy {}", "read {}",
        "view {}", "comment on {}", "like {}", "listen to {}", "rate {}", "gift {}", "continue to {}",
        "share {} on {net}", "share {} via {net}", "share {} by {net}",
    ),
    "fr": (
        "partager {}", "partagez {}", "imprimer {}", "imprimez {}", "envoyer {}", "enregistrer {}", "sauvegarder {}",
        "lire {}", "commenter {}", "recommander {}", "copier {}", "réagir à {}", "signaler {}", "offrir {}",
        "écouter {}", "voir {}", "partager {} sur {net}", "partagez {} sur {net}", "partager {} par {net}",
        "envoyer {} par {net}",
    ),
    "es": (
        "compartir {}", "comparte {}", "comparta {}", "compartí {}", "imprimir {}", "imprime {}", "guardar {}",
        "guarda {}", "enviar {}", "envía {}", "leer {}", "lee {}", "lea {}", "leé {}", "ver {}", "comentar {}",
        "comenta {}", "copiar {}", "escuchar {}", "escucha {}", "recomendar {}", "reportar {}",
        "compartir {} en {net}", "comparte {} en {net}", "compartir {} por {net}", "enviar {} por {net}",
    ),
    "it": (
        "condividi {}", "condividere {}", "condividete {}", "stampa {}", "salva {}", "invia {}", "leggi {}",
        "commenta {}", "copia {}", "ascolta {}", "consiglia {}", "segnala {}", "vedi {}",
        "condividi {} su {net}", "condividi {} via {net}", "invia {} via {net}",
    ),
    "pt": (
        "compartilhar {}", "compartilhe {}", "partilhar {}", "partilhe {}", "imprimir {}", "imprima {}", "guardar {}",
        "salvar {}", "salve {}", "enviar {}", "envie {}", "ler {}", "leia {}", "comentar {}", "comente {}",
        "copiar {}", "ouvir {}", "ouça {}", "recomendar {}", "ver {}",
        "compartilhar {} no {net}", "compartilhe {} no {net}", "partilhar {} no {net}", "enviar {} por {net}",
    ),
    "sv": (
        "dela {}", "skriv ut {}", "spara {}", "tipsa om {}", "mejla {}", "skicka {}", "läs {}", "lyssna på {}",
        "kommentera {}", "kopiera {}", "gilla {}", "dela {} på {net}", "dela {} via {net}",
    ),
    "no": (
        "del {}", "skriv ut {}", "lagre {}", "tips om {}", "send {}", "les {}", "lytt til {}", "kommenter {}",
        "kopier {}", "lik {}", "anbefal {}", "del {} på {net}", "del {} via {net}",
    ),
    "da": (
        "del {}", "print {}", "udskriv {}", "gem {}", "send {}", "læs {}", "lyt til {}", "kommentér {}",
        "kommenter {}", "kopiér {}", "kopier {}", "anbefal {}", "del {} på {net}", "del {} via {net}",
    ),
    "pl": ("udostępnij {}", "wydrukuj {}", "drukuj {}", "zapisz {}", "czytaj {}", "skomentuj {}", "wyślij {}"),
}  # fmt: skip
"""Language -> the labels of buttons, with ``{}`` for what they act on."""

OBJECTS: Final = {
    "nl": (
        "artikel", "dit artikel", "het artikel", "bericht", "dit bericht", "het bericht", "dit nieuws",
        "nieuwsbericht", "dit nieuwsbericht", "verhaal", "dit verhaal", "het verhaal", "pagina", "deze pagina",
        "de link", "hele artikel", "het hele artikel", "volledige artikel", "het volledige artikel",
        "het hele verhaal", "het hele bericht",
    ),
    "de": (
        "artikel", "den artikel", "diesen artikel", "beitrag", "den beitrag", "diesen beitrag", "meldung",
        "die meldung", "diese meldung", "nachricht", "die nachricht", "diese nachricht", "seite", "diese seite",
        "text", "den text", "diesen text", "bericht", "den bericht", "diesen bericht", "story", "diese story",
        "link", "inhalt", "inhalte", "ganzen artikel", "den ganzen artikel", "vollständigen artikel",
        "den vollständigen artikel", "kompletten artikel", "den kompletten artikel", "ganzen beitrag",
        "den ganzen beitrag", "ganze meldung", "die ganze meldung",
    ),
    "en": (
        "article", "this article", "the article", "story", "this story", "the story", "this news", "post",
        "this post", "the post", "page", "this page", "link", "this link", "this item", "full article",
        "the full article", "full story", "the full story", "the rest of this article", "the rest of this story",
        "the whole story", "the whole article",
    ),
    "fr": (
        "article", "l'article", "l’article", "cet article", "la page", "cette page", "l'info", "l’info",
        "cette info", "l'information", "l’information", "cette information", "l'actualité", "l’actualité",
        "cette actualité", "la nouvelle", "cette nouvelle", "le lien", "ce lien", "ce contenu", "cette publication",
        "l'article complet", "l’article complet", "l'intégralité de l'article", "l’intégralité de l’article",
        "tout l'article", "tout l’article", "la dépêche", "cette dépêche",
    ),
    "es": (
        "noticia", "la noticia", "esta noticia", "artículo", "el artículo", "este artículo", "la página",
        "esta página", "enlace", "el enlace", "nota", "la nota", "esta nota", "el contenido", "este contenido",
        "publicación", "esta publicación", "esta entrada", "noticia completa", "la noticia completa",
        "artículo completo", "el artículo completo", "nota completa", "la nota completa",
    ),
    "it": (
        "articolo", "l'articolo", "l’articolo", "questo articolo", "notizia", "la notizia", "questa notizia",
        "la pagina", "questa pagina", "post", "questo post", "link", "il link", "questo contenuto",
        "l'articolo completo", "l’articolo completo", "l'articolo intero", "l’articolo intero", "tutto l'articolo",
        "tutto l’articolo", "la notizia completa",
    ),
    "pt": (
        "notícia", "a notícia", "esta notícia", "essa notícia", "artigo", "o artigo", "este artigo", "esse artigo",
        "matéria", "a matéria", "esta matéria", "essa matéria", "reportagem", "a reportagem", "esta reportagem",
        "essa reportagem", "a página", "esta página", "essa página", "link", "o link", "este conteúdo",
        "esse conteúdo", "post", "este post", "esse post", "notícia completa", "a notícia completa",
        "artigo completo", "o artigo completo", "matéria completa", "a matéria completa",
    ),
    "sv": (
        "artikel", "artikeln", "den här artikeln", "denna artikel", "nyheten", "den här nyheten", "sidan",
        "den här sidan", "inlägget", "länk", "länken", "texten", "hela artikeln", "hela nyheten",
    ),
    "no": (
        "artikkel", "artikkelen", "denne artikkelen", "saken", "denne saken", "nyheten", "denne nyheten", "siden",
        "denne siden", "innlegget", "lenke", "lenken", "hele saken", "hele artikkelen",
    ),
    "da": (
        "artikel", "artiklen", "denne artikel", "historien", "denne historie", "nyheden", "denne nyhed", "siden",
        "denne side", "opslaget", "link", "linket", "hele artiklen", "hele historien",
    ),
    "pl": ("artykuł", "ten artykuł", "wiadomość", "tę wiadomość", "stronę", "tę stronę", "cały artykuł"),
}  # fmt: skip
"""Language -> what a button acts on."""

NETWORKS: Final = (
    "facebook", "x", "twitter", "whatsapp", "linkedin", "telegram", "bluesky", "mastodon", "threads", "instagram",
    "pinterest", "reddit", "messenger", "e-mail", "email", "mail", "mejl", "e-post", "correo", "e-mailem",
)  # fmt: skip
"""Where a page is shared."""

SHARE_OPENINGS: Final = (
    "share on", "share via", "delen via", "delen op", "deel via", "deel op", "teilen auf", "teilen via", "teilen über",
    "teilen in sozialen netzwerken", "partager sur", "partager via", "compartir en", "compartir por", "condividi su",
    "condividi sui", "condividi via", "compartilhar no", "compartilhar nas", "compartilhe no", "compartilhe nas",
    "partilhar no", "partilhar nas", "dela på", "dela via", "dela i sociala medier", "del på", "del via",
    "del i sosiale medier",
)  # fmt: skip
"""How a label opens behind which nothing stands but networks: ``Share on Facebook, X (opens in a new window)``."""

SHARE_TARGETS: Final = (
    "signal", "truth social", "tiktok", "xing", "social media", "sociale media", "soziale netzwerke",
    "sozialen netzwerken", "sozialen medien", "réseaux sociaux", "les réseaux sociaux", "redes sociales",
    "las redes sociales", "social", "i social", "redes sociais", "sociala medier", "sosiale medier", "sociale medier",
)  # fmt: skip
"""What else stands there, but is no label wherever ``NETWORKS`` are: ``Signal`` is a word as well."""

SHARE_NOTES: Final = (
    "tweet", "opens in new window", "opens in a new window", "opent in nieuw venster", "opent in een nieuw venster",
    "öffnet in neuem fenster", "öffnet in einem neuen fenster", "nouvelle fenêtre", "ouvre une nouvelle fenêtre",
    "ouvre dans une nouvelle fenêtre", "se abre en una ventana nueva", "abre en una nueva ventana",
    "si apre in una nuova finestra", "abre em nova janela", "abre em uma nova janela", "öppnas i nytt fönster",
    "öppnas i ett nytt fönster", "åpnes i nytt vindu", "åpner i nytt vindu", "åbner i nyt vindue",
)  # fmt: skip
"""What a button says of itself behind its network."""

SHARE_JOINTS: Final = "and or en of und oder et ou y o e och eller og by per par por via auf op on sur su på"
"""Words between networks."""

READ_ON_LABELS: Final = (
    "verder lezen", "meer lezen", "meer tonen", "meer weergeven", "toon alles", "bekijk alles", "lees het hele verhaal",
    "klik om verder te lezen", "weiter lesen", "hier weiterlesen", "jetzt lesen", "jetzt weiterlesen",
    "mehr erfahren", "mehr infos", "alle anzeigen", "zum artikel", "zum beitrag", "zur meldung", "zum ganzen artikel",
    "keep reading", "read on", "find out more", "learn more", "click to read more", "tap to read more", "show more",
    "see more", "view more", "lire plus", "en savoir plus", "voir tout", "afficher la suite", "poursuivre la lecture",
    "sigue leyendo", "siga leyendo", "leer mas", "continúa leyendo", "más información", "ver todo", "ver todas",
    "saber más", "leggi di più", "leggi ancora", "scopri di più", "mostra altro", "mostra di più", "vedi tutto",
    "per saperne di più", "continua la lettura", "vai all'articolo", "vai all’articolo", "continue lendo",
    "continuar a ler", "saber mais", "ver tudo", "mostrar mais", "leia mais", "läs vidare", "fortsätt läsa",
    "läs mer här", "se mer", "visa alla", "les videre", "fortsett å lese", "les mer her", "vis alle", "læs videre",
    "fortsæt læsning", "fortsæt med at læse", "læs mere her", "vis mere", "se mere", "czytaj dalej", "zobacz więcej",
)  # fmt: skip
"""Labels of links to the rest of a text, which are the whole of a line."""

ACCOUNT_LABELS: Final = frozenset((
    "aanmelden", "registreren", "account aanmaken", "maak een account aan", "maak een gratis account aan",
    "log in om verder te lezen", "log in om te reageren", "word abonnee", "word lid", "abonneren", "mijn account",
    "uitloggen", "wachtwoord vergeten", "al abonnee", "al abonnee? log in", "nog geen account",
    "alleen voor abonnees", "anmelden", "einloggen", "registrieren", "jetzt anmelden", "jetzt registrieren",
    "jetzt kostenlos registrieren", "konto erstellen", "passwort vergessen", "mein konto", "abmelden", "ausloggen",
    "abonnieren", "jetzt abonnieren", "zum abo", "abo abschließen", "bereits abonnent", "login für abonnenten",
    "nur für abonnenten", "newsletter abonnieren", "newsletter bestellen", "register", "register now",
    "create account", "create an account", "create a free account", "log in to comment", "sign in to comment",
    "log in to continue", "sign in to continue", "log in to read more", "sign in to read more",
    "log in to continue reading", "sign in to continue reading", "subscribe now", "subscribe to read more",
    "subscribe to continue reading", "forgot your password", "forgotten password", "my account", "log out",
    "sign out", "already a subscriber", "already a member", "become a member", "subscribers only", "join now",
    "sign up for free", "start your free trial", "se connecter", "connexion", "connectez-vous", "s'inscrire",
    "s’inscrire", "inscription", "créer un compte", "mon compte", "mot de passe oublié", "déjà abonné",
    "déjà abonné ? se connecter", "abonnez-vous", "s'identifier", "s’identifier", "identifiez-vous",
    "se déconnecter", "connectez-vous pour lire la suite", "abonnez-vous pour lire la suite",
    "article réservé aux abonnés", "réservé aux abonnés", "je me connecte", "je m'inscris", "je m’inscris",
    "iniciar sesión", "inicia sesión", "inicie sesión", "registrarse", "regístrate", "regístrese", "registrate",
    "crear cuenta", "crear una cuenta", "mi cuenta", "cerrar sesión", "olvidé mi contraseña",
    "olvidaste tu contraseña", "suscribirse", "suscríbase", "suscribite", "ya soy suscriptor", "hazte socio",
    "inicia sesión para seguir leyendo", "suscríbete para seguir leyendo", "regístrate para continuar",
    "solo para suscriptores", "accedi", "registrati", "crea un account", "il mio account", "password dimenticata",
    "hai dimenticato la password", "abbonati", "abbonati ora", "sei già abbonato", "accedi o registrati",
    "accedi per continuare a leggere", "riservato agli abbonati", "contenuto riservato agli abbonati", "entrar",
    "iniciar sessão", "fazer login", "faça login", "faça o login", "cadastre-se", "registe-se", "criar conta",
    "crie sua conta", "minha conta", "a minha conta", "esqueci minha senha", "esqueceu a senha", "assine já",
    "assine agora", "já é assinante", "faça login para continuar", "exclusivo para assinantes",
    "conteúdo exclusivo para assinantes", "logga in", "logga ut", "skapa konto", "registrera dig", "glömt lösenord",
    "glömt lösenordet", "mitt konto", "mina sidor", "prenumerera", "bli prenumerant", "redan prenumerant",
    "logga in för att läsa vidare", "bara för prenumeranter", "bli medlem", "logg inn", "logg ut", "opprett konto",
    "registrer deg", "glemt passord", "min side", "bli abonnent", "kjøp abonnement", "allerede abonnent",
    "logg inn for å lese videre", "kun for abonnenter", "log ind", "log ud", "opret konto", "opret profil",
    "opret bruger", "glemt adgangskode", "glemt kodeord", "min konto", "bliv abonnent", "køb abonnement",
    "log ind for at læse videre", "bliv medlem", "zaloguj się", "zarejestruj się", "załóż konto",
    "contenido exclusivo para suscriptores", "exclusivo para suscriptores", "exclusivo suscriptores",
    "contenido exclusivo", "sólo para suscriptores", "solo suscriptores", "exklusiv für abonnenten",
    "exklusiv für abonnentinnen und abonnenten", "nur für abonnentinnen und abonnenten", "exklusiv für mitglieder",
    "exclusief voor abonnees", "voor abonnees", "alleen voor leden", "exclusive to subscribers",
    "exclusive for subscribers", "for subscribers only", "for subscribers", "subscriber exclusive",
    "subscriber-only content", "members only", "for members only", "exclusivité abonnés", "exclusif abonnés",
    "contenu réservé aux abonnés", "contenu exclusif", "pour les abonnés", "esclusivo per abbonati",
    "esclusiva per gli abbonati", "solo per abbonati", "per gli abbonati", "contenuto esclusivo", "só para assinantes",
    "apenas para assinantes", "exclusivo assinantes", "exclusivo para subscritores", "conteúdo exclusivo",
    "endast för prenumeranter", "exklusivt för prenumeranter", "för prenumeranter", "for abonnenter",
    "eksklusivt for abonnenter", "kun for medlemmer", "forbeholdt abonnenter", "tylko dla prenumeratorów",
    "tylko dla subskrybentów",
))  # fmt: skip
"""Labels of an account and a subscription. A line of them inside an item stays: pages of HTML print them between the
paragraphs, and a line that belongs to the page parts items there."""

SECTION_LABELS: Final = frozenset((
    "aus aller welt", "aus der region", "kurz notiert", "in het kort", "net binnen", "à la une", "en bref",
    "en direct", "última hora", "primer plano", "primo piano", "ultima ora", "ultim'ora", "em foco", "just in",
    "top stories", "top news", "latest news", "in brief", "senaste nytt", "siste nytt", "seneste nyt", "ostatnie",
    "nachrichten aus aller welt", "uit de regio", "around the world", "du monde entier", "del mundo", "dal mondo",
    "do mundo", "från världen", "fra verden", "новости мира", "breaking", "breaking news", "wire", "the wire",
    "newswire", "news wire", "from the wires", "wire news",
))  # fmt: skip
"""Names of sections and lists that are no words of a menu."""
