"""Texts of a page without news: it was not found, it asks for consent, or it invites its readers to sign up.

A row is a phrase in lower case. ``NOT_FOUND`` are openings of lines: a page with one of them and without a
dateline has no items, whatever else it shows. ``CONSENT_TERMS`` may stand anywhere in a text near a line of
``boilerplate.CONSENT_OPENINGS``, or in every text of a page: several of them make the text a request for consent.
"""

from typing import Final

NOT_FOUND: Final = (
    "pagina niet gevonden", "deze pagina bestaat niet", "de pagina die u zoekt", "de pagina die je zoekt",
    "deze pagina is niet", "de pagina die u probeert", "artikel niet gevonden", "pagina bestaat niet",
    "de opgevraagde pagina", "deze pagina kan niet worden", "fout 404", "404 not found",
    "page not found", "sorry, this page", "sorry, we can't find", "sorry, we couldn't find", "error 404",
    "this page isn't available", "this page is not available", "this page doesn't exist", "this page does not exist",
    "this page cannot be found", "this page can't be found", "we can't find that page", "we can't find the page",
    "we couldn't find that page", "we couldn't find the page", "the page you are looking for",
    "the page you're looking for", "the page you were looking for", "the page you requested", "the requested page",
    "the page cannot be found", "the page could not be found",
    "seite nicht gefunden", "die seite, die sie suchen", "die von ihnen gesuchte seite", "die gesuchte seite",
    "die angeforderte seite", "die von ihnen aufgerufene seite", "die gewünschte seite", "diese seite existiert nicht",
    "diese seite wurde nicht gefunden", "der artikel, den sie suchen", "fehler 404",
    "page introuvable", "page non trouvée", "cette page n'existe",
    "cette page n'est plus", "la page que vous", "la page demandée", "erreur 404",
    "oups, cette page",
    "página no encontrada", "la página que busca", "la página que estás buscando", "la página que está buscando",
    "la página que intenta", "la página solicitada", "no se ha encontrado la página", "no encontramos la página",
    "esta página no existe", "esta página no está", "pagina non trovata", "la pagina che cerc", "la pagina che stai",
    "la pagina che hai", "la pagina richiesta", "questa pagina non esiste",
    "errore 404", "página não encontrada", "a página que procura", "a página que você", "a página solicitada",
    "esta página não existe", "não encontramos a página", "erro 404",
    "siden blev ikke fundet", "siden findes ikke", "siden kunne ikke findes", "vi kan ikke finde siden",
    "siden, du leder efter", "siden du leder efter", "siden finnes ikke", "siden ble ikke funnet", "fant ikke siden",
    "vi fant ikke siden", "vi finner ikke siden", "finner ikke siden", "beklager, siden", "beklager, vi finner ikke",
    "sidan hittades inte", "sidan finns inte", "sidan kunde inte hittas", "vi hittade inte sidan",
    "vi kan inte hitta sidan", "sidan du söker", "sidan du letar efter", "hoppsan, sidan",
)  # fmt: skip

EXCLAMATIONS: Final = (
    "404", "oeps", "oops", "ups", "hoppla", "sorry", "helaas", "error", "whoops", "hoppsan", "oups", "beklager",
)  # fmt: skip
"""Words that may stand before such an opening, with a punctuation mark between."""

CONSENT_TERMS: Final = (
    "cookie", "iab ", "gdpr", "tracking", "profiling",
    "toestemming", "persoonsgegevens", "verwerken gegevens", "partners", "geolocatie", "op een apparaat",
    "apparaatkenmerken", "gerechtvaardigd belang", "voorkeuren", "uw keuze", "je keuze", "doelgroepenonderzoek",
    "privacybeleid", "vergelijkbare techn", "similar techn", "ähnliche techn", "technologies similaires",
    "tecnologías similares", "tecnologie simili", "tecnologias semelhantes", "lignende teknologi", "liknande teknik",
    "gepersonaliseerde", "advertentiemeting", "intrekken",
    "your consent", "your privacy", "personal data", "our partners", "geolocation", "on a device",
    "device characteristics", "legitimate interest", "preferences", "your choices", "audience research",
    "personalised", "personalized", "ad measurement", "withdraw", "third parties",
    "einwilligung", "zustimmung", "personenbezogene", "unsere partner", "standortdaten", "auf einem gerät",
    "geräteeigenschaften", "berechtigtes interesse", "einstellungen", "zielgruppenforschung", "personalisierte",
    "widerrufen", "drittanbieter", "werbung",
    "consentement", "vie privée", "données personnelles", "partenaires", "géolocalisation", "sur un appareil",
    "sur un terminal", "caractéristiques de l'appareil", "intérêt légitime", "préférences", "vos choix",
    "personnalisé", "mesure de performance", "études d'audience",
    "consentimiento", "privacidad", "datos personales", "nuestros socios", "localización geográfica", "geolocalización",
    "en un dispositivo", "características de dispositivos", "características del dispositivo", "interés legítimo",
    "preferencias", "personalizad", "investigación de audiencia",
    "consenso", "dati personali", "nostri partner", "geolocalizzazione", "su un dispositivo",
    "caratteristiche del dispositivo", "legittimo interesse", "preferenze", "personalizzat", "ricerche sul pubblico",
    "consentimento", "dados pessoais", "nossos parceiros", "geolocalização", "num dispositivo", "em um dispositivo",
    "características do dispositivo", "interesse legítimo", "preferências", "personalizada",
    "samtykke", "personoplysninger", "personopplysninger", "vores partnere", "våre partnere", "geolokation",
    "geolokalisering", "på en enhed", "på en enhet", "enhedsegenskaber", "enhetsegenskaper", "legitim interesse",
    "berettiget interesse", "præferencer", "preferanser", "målgruppe", "personligt tilpassede", "persontilpass",
    "samtycke", "personuppgifter", "våra partner", "geolokaliseringsuppgifter", "enhetsegenskaper",
    "berättigat intresse", "inställningar", "anpassade annonser", "publikundersökningar",
)  # fmt: skip

COOKIE_WORDS: Final = (
    "cookie", "çerez", "कुकी", "куки", "cookies", "ciasteczk", "クッキー", "evästei", "informasjonskaps", "süti",
    "ملفات تعريف الارتباط",
)  # fmt: skip
"""Words of a request for consent that name what it asks for."""

SITE_VOICES: Final = (
    " we ", "our ", "this site", "this website", " wij ", "onze", "deze site", "deze website", " wir ", "unsere",
    "diese seite", "nous ", "ce site", " nos ", "nosotros", "nuestr", "este sitio", "esta web", "utilizamos", "usamos",
    "utilizziamo", "nostr", "questo sito", "nossos", "nosso ", "este site", "våre", "vores", "vi bruger", "vi bruker",
    "vi använder", "sitemiz", " nasz", " przez nas",
    "zgadzasz się", "हम ", "наш ", "сайт", "ta strona", "nasza strona", "当サイト", "situs ini", "موقعنا",
)  # fmt: skip
"""Words with which a site speaks of itself, to ask for consent or in a sentence to its reader."""

SIGN_UP_OPENINGS: Final = (
    "sign up ", "subscribe ",
    "schrijf je ", "schrijf u ", "meld je ", "meld u ", "abonneer ",
    "melden sie sich ", "melde dich ", "abonnieren sie ", "abonniere ", "jetzt newsletter ", "jetzt unseren ",
    "bestellen sie ",
    "inscrivez-vous ", "abonnez-vous ", "recevez ", "inscris-toi ", "abonne-toi ",
    "suscríbase ", "suscríbete ", "suscribirse ", "apúntate ", "regístrate ", "inscríbete ",
    "iscriviti ", "iscrivetevi ", "abbonati ",
    "assine ", "inscreva-se ", "subscreva ", "cadastre-se ", "registe-se ",
    "anmäl dig ", "prenumerera ", "få våra ", "få vårt ", "skriv upp dig ",
    "meld deg ", "abonner ", "skriv deg ", "tilmeld dig ",
)  # fmt: skip
"""Openings of an invitation to sign up for what ``SIGN_UP_OBJECTS`` name."""

SIGN_UP_VERBS: Final = (
    "join ", "get ", "receive ", "ontvang ", "reciba ", "recibe ", "ricevi ", "ricevete ", "receba ", "få dagens ",
    "få de viktig", "motta ", "modtag ",
)  # fmt: skip
"""The same, of words that open a headline too: ``Recibe la alcaldesa amenazas en su correo``."""

SIGN_UP_OBJECTS: Final = (
    "our newsletter", "daily newsletter", "weekly newsletter", "morning newsletter", "free newsletter",
    "email newsletter", "the newsletter", "in your inbox", "to your inbox", "briefing by email", "free email",
    "nieuwsbrief", "in je inbox", "in uw inbox", "in je mailbox", "in uw mailbox",
    "unseren newsletter", "unserem newsletter", "newsletter an", "newsletter abonnieren", "newsletter bestellen",
    "unsere newsletter", "kostenlosen newsletter", "in ihr postfach", "in dein postfach",
    "notre newsletter", "nos newsletters", "la newsletter", "boîte mail", "boite mail", "notre lettre d'information",
    "nuestra newsletter", "nuestro boletín", "nuestros boletines", "boletín de noticias", "en su correo",
    "en tu correo", "nostra newsletter", "alla newsletter", "nella tua casella", "nossa newsletter",
    "assine a newsletter", "no seu e-mail", "no seu email", "nosso boletim", "na sua caixa de",
    "nyhetsbrev", "i din inkorg", "i din innboks", "i innboksen", "i inkorgen", "nyhedsbrev", "i din indbakke",
)  # fmt: skip
"""What a reader is invited to sign up for, with words that only its site says of it."""

SIGN_UP_GOODS: Final = (
    "news", "stories", "headlines", "latest", "updates", "updated", "breaking", "best", "daily", "weekly", "morning",
    "day's", "today's", "offers", "alerts", "newsletter", "briefing",
    "nachrichten", "neuigkeiten", "wichtigste", "tages", "jeden", "morgen", "täglich", "essentiel",
    "actualité", "infos", "chaque", "matin", "jour", "meilleur", "alertes",
    "nieuws", "nieuwtjes", "laatste", "beste", "dagelijks", "elke", "verhalen", "nieuwsbrief", "overzicht",
    "noticias", "últimas", "mejores", "cada", "actualidad", "diario", "boletín", "titulares",
    "notizie", "ultime", "migliori", "ogni", "aggiornamenti", "giornaliere",
    "notícias", "melhores", "todos", "atualizações", "diárias", "destaques",
    "nyheter", "nyheterna", "nyhetene", "nyheder", "nyhederne", "dagens", "senaste", "siste", "seneste", "varje",
    "viktigste", "viktigaste", "vigtigste", "nyhetsbrev", "nyhedsbrev",
)  # fmt: skip
"""What a reader gets who signs up. A page's texts have these words as well, so that sharing one shows nothing."""

PAYWALL_OPENINGS: Final = (
    "to continue reading", "to keep reading", "to read the full", "to read the rest", "continue reading with",
    "keep reading with", "want to read more", "log in or subscribe", "log in or register",
    "jetzt weiterlesen", "weiterlesen mit", "weiterlesen?", "um weiterzulesen", "um den ganzen artikel",
    "um diesen artikel", "sie möchten weiterlesen", "lesen sie den ganzen artikel mit",
    "verder lezen", "om verder te lezen", "lees verder met", "wilt u verder lezen", "wil je verder lezen",
    "wilt u dit artikel", "wil je dit artikel",
    "pour lire la suite", "pour continuer la lecture", "pour poursuivre la lecture", "poursuivez votre lecture",
    "continuez votre lecture", "la suite est réservée",
    "para seguir leyendo", "para continuar leyendo", "para leer el artículo", "sigue leyendo con",
    "continúa leyendo con", "¿quieres seguir leyendo", "¿quiere seguir leyendo",
    "per continuare a leggere", "per continuare la lettura", "per leggere l'articolo", "continua a leggere con",
    "vuoi continuare a leggere",
    "para continuar lendo", "para continuar a ler", "continue lendo com", "continue a ler com", "para ler o artigo",
    "läs vidare", "fortsätt läsa", "för att läsa vidare", "för att läsa hela", "vill du läsa vidare",
    "vill du läsa hela", "les videre", "fortsett å lese", "for å lese videre", "for å lese hele", "vil du lese videre",
    "læs videre", "fortsæt med at læse", "for at læse videre", "for at læse hele", "vil du læse videre",
    "vil du læse resten",
)  # fmt: skip
"""Openings of a line that asks for a subscription before its article goes on; one opens with ``SIGN_UP_OPENINGS`` too.
"""

PAYWALL_OBJECTS: Final = (
    "the full story", "the full article", "the rest of this", "to continue reading", "to keep reading", "to read on",
    "become a member", "become a subscriber", "a subscription", "free trial", "subscribe ", "subscribe.", "log in",
    "testen sie", "jetzt testen", "jetzt abonnieren", "abonnieren sie", "ein abo", "digitalabo", "digital-abo",
    "probeabo", "probemonat", "für 1 euro", "kostenlos testen", "registrieren sie", "melden sie sich",
    "een abonnement", "proefabonnement", "word abonnee", "word lid", "abonneer", "maak een account", "log in",
    "abonnez-vous", "un abonnement", "votre abonnement", "la suite de cet article", "l'article complet",
    "l'article en entier", "à nos abonnés", "aux abonnés", "connectez-vous", "essai gratuit",
    "suscríbete", "suscríbase", "una suscripción", "tu suscripción", "su suscripción", "hazte socio",
    "hazte suscriptor", "seguir leyendo.", "el artículo completo", "regístrate", "inicia sesión",
    "abbonati", "abbonamento", "continuare a leggere.", "l'articolo completo", "registrati",
    "assine ", "assine.", "assinatura", "torne-se assinante", "continuar lendo.", "continuar a ler.",
    "o artigo completo", "a matéria completa", "cadastre-se",
    "prenumeration", "bli prenumerant", "prenumerera", "hela artikeln", "bli medlem", "logga in",
    "abonnement", "bli abonnent", "hele artikkelen", "hele saken", "logg inn", "bliv abonnent", "hele artiklen",
    "log ind", "bliv medlem", "prøv gratis", "køb adgang",
)  # fmt: skip
"""What such a line asks for or promises."""
