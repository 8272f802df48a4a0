"""Invitations to sign up for a newsletter, and links to other texts, are none of an item's text."""

from datetime import UTC, datetime

import pytest

from dateline.core.page.lines.kinds.sign_up import is_sign_up
from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

ITEMS = (
    ("Storm closes the coast road", "OSLO (AFP) - ", "The coast road is closed after a storm. Nobody was hurt in it."),
    ("Ferry stays in port", "BERGEN (AFP) - ", "The ferry to Denmark will no longer sail at night, its owner said."),
    ("Schools closed after quake", "ANKARA (AP) - ", "Schools closed on Sunday after a quake shook the town."),
)
TEXTS = [text for _, _, text in ITEMS]
INVITATIONS = [
    "Sign up for our daily newsletter and read the news every morning.", "Subscribe to our newsletter",
    "Get the day's top stories in your inbox. Sign up here.", "Join the readers who get our morning briefing by email.",
    "Schrijf je in voor onze nieuwsbrief en lees elke ochtend het nieuws.", "Meld je aan voor de nieuwsbrief",
    "Ontvang dagelijks het belangrijkste nieuws in je inbox. Meld je hier gratis aan.",
    "Melden Sie sich für unseren Newsletter an und lesen Sie jeden Morgen das Wichtigste.",
    "Jetzt Newsletter abonnieren", "Abonnieren Sie unseren kostenlosen Newsletter und bleiben Sie auf dem Laufenden.",
    "Inscrivez-vous à notre newsletter et recevez chaque matin l'essentiel.", "Abonnez-vous à notre newsletter",
    "Recevez chaque matin l'essentiel de l'actualité dans votre boîte mail.",
    "Suscríbase a nuestro boletín y reciba cada mañana las noticias en su correo.", "Suscríbete a nuestra newsletter",
    "Iscriviti alla nostra newsletter e ricevi ogni mattina le notizie più importanti.", "Iscriviti alla newsletter",
    "Assine nossa newsletter e receba todas as manhãs as notícias no seu e-mail.", "Assine a newsletter",
    "Anmäl dig till vårt nyhetsbrev och få nyheterna varje morgon i din inkorg.", "Prenumerera på vårt nyhetsbrev",
    "Meld deg på nyhetsbrevet vårt og få nyhetene hver morgen i innboksen.", "Meld deg på nyhetsbrevet",
    "Subscribe for £2 a week to read the full story.", "To continue reading, become a member today.",
    "Jetzt weiterlesen mit BT+. Testen Sie vier Wochen für 1 Euro.",
    "Verder lezen? Neem een abonnement vanaf € 2 per week.",
    "Pour lire la suite, abonnez-vous à partir de 1 € par mois.", "Para seguir leyendo, suscríbete por 1 euro al mes.",
    "Per continuare a leggere abbonati a 1 euro al mese.", "Para continuar lendo, assine a partir de R$ 1,90.",
    "Läs vidare med en prenumeration för 1 krona.", "Vil du lese videre? Bli abonnent for 1 krone.",
    "Læs videre med et abonnement for 1 krone om måneden.",
]  # fmt: skip
LABELS = [
    "Read also", "Lees ook", "Lesen Sie auch", "À lire aussi", "Lea también", "Leggi anche", "Leia também",
    "Läs också", "Les også",
]  # fmt: skip


def texts(page: str) -> list[str]:
    article = RawArticle(source="desk", fetched_at=datetime(2026, 11, 29, 11, tzinfo=UTC), text=page)
    return [brief.text for brief in parse(article, atlas())]


@each_row("dated", [True, False])
@each_row("at", range(3))
@each_row("invitation", INVITATIONS)
def test_an_invitation_is_neither_an_item_nor_text(invitation: str, at: int, dated: bool) -> None:  # noqa: FBT001
    parts = [f"{head}\n{place * dated}{text}\n{hour} hours ago" for hour, (head, place, text) in enumerate(ITEMS, 2)]
    parts.insert(at + 1, invitation)
    assert texts("\n\n".join(parts) + "\n") == TEXTS


@each_row("invitation", INVITATIONS)
def test_an_invitation_below_an_article_is_no_text(invitation: str) -> None:
    head, place, text = ITEMS[0]
    assert texts(f"{head}\n\n{place}{text}\n\n{TEXTS[1]}\n\n{invitation}\n") == [f"{text}\n{TEXTS[1]}"]


@each_row(
    "line",
    [
        "Get out of the old town, mayor tells visitors.",
        "Subscribers leave newsletter platform after row over prices.",
        "Jetzt drohen die Erpresser per Mail mit neuen Anschlägen.",
        "Få svenskar läser ett nyhetsbrev varje morgon.",
        "Join the navy, minister tells students in a newsletter to schools.",
        "Recibe la alcaldesa de Cuenca amenazas de muerte en su correo",
        "Få dagens nyhetsbrev stoppas, säger ministern",
        "Join forces, urges the newsletter of Oakfield's mayor",
        "To read the full report, reporters had to wait until Monday.",
        "Läs vidare på sidan 12 om stormen.",
        "Verder lezen mag in de trein niet meer, zegt de minister.",
        "To read the full story of the war, the commission asked for a subscription to the archive of 1944, it said.",
        "Para leer el artículo completo de la ley, los diputados pidieron una sesión extraordinaria en el Congreso.",
        "Läs vidare: Finland vill bli medlem i Nato",
        "Les videre: Island vil bli medlem i EU",
        "Læs videre: Ny lov giver alle et abonnement på tog",
        "Verder lezen: spoor verkoopt een abonnement voor alle treinen",
        "Pour lire la suite : la mairie crée un abonnement unique",
        "Pour lire la suite des évènements, la justice a besoin de temps.",
        "Receive a fine in your inbox: Spain sends 12,000 tickets by email",
    ],
)
def test_news_of_newsletters_is_no_invitation(line: str) -> None:
    assert not is_sign_up(line, 0, len(line))


@each_row("shape", ["\n{}: {}", " {}: {}", "{}: {}", " {} : {}", "\n{} : {}", " {}:"])
@each_row("label", LABELS)
def test_a_labelled_link_at_the_end_of_a_text_is_none_of_it(label: str, shape: str) -> None:
    link = shape.format(label, "Why wolves return to the hills")
    (head, place, text), *others = ITEMS
    parts = [f"{head}\n{place}{text}{link}", *(f"{head}\n{place}{text}" for head, place, text in others)]
    assert texts("\n\n".join(parts) + "\n") == TEXTS
    assert texts(f"{head}\n\n{TEXTS[1]}\n\n{place}{text}{link}\n")[-1].endswith(text)


NEWS = {
    "Recibe la alcaldesa amenazas en su correo": "La alcaldesa de Cuenca ha denunciado los mensajes ante la policía.",
    "Recibe juez amenazas de muerte en su correo": "El juez que lleva el caso ha pedido protección a la policía.",
    "Receba intimação da Justiça no seu e-mail": "A Justiça passa a mandar avisos por meio eletrônico em todo o país.",
    "Receive death threats in your inbox": "Half of all mayors found death threats among their mail this year.",
    "Join strike at the newsletter publisher": "Printers will join the strike of their colleagues on Monday.",
    "Suscribirse a la newsletter de Hamás será delito en Francia": "Francia castigará con multas a los lectores.",
    "Ontvang geen geld via de nieuwsbrief": "Wie geld vraagt per mail krijgt voortaan een boete van de politie.",
}


@pytest.mark.parametrize("headline", NEWS)
def test_a_headline_that_reads_like_an_invitation_stays_above_its_text(headline: str) -> None:
    body = NEWS[headline]
    for page in (f"{headline}\n\n{body} {TEXTS[0]}\n", f"{headline}\nMADRID (EFE) - {body}\n"):
        article = RawArticle(source="desk", fetched_at=datetime(2026, 11, 29, 11, tzinfo=UTC), text=page)
        assert [brief.headline for brief in parse(article, atlas())] == [headline]
    items = [f"{head}\n{place}{text}" for head, place, text in ITEMS]
    page = "\n\n".join([items[0], f"{headline}\nMADRID (EFE) - {body}", *items[1:]])
    article = RawArticle(source="desk", fetched_at=datetime(2026, 11, 29, 11, tzinfo=UTC), text=page)
    assert [brief.headline for brief in parse(article, atlas())][1] == headline


@pytest.mark.parametrize(
    "line", ["Get the news in your inbox", "Ontvang het nieuws in je inbox", "Recibe las noticias en tu correo"]
)
def test_an_invitation_without_a_full_stop_stands_between_items(line: str) -> None:
    parts = [f"{head}\n{place}{text}" for head, place, text in ITEMS]
    for at in range(4):
        assert texts("\n\n".join([*parts[:at], line, *parts[at:]])) == TEXTS


INVITED = {
    "Receive all the news from Larsvik in your inbox": ("Larsvik's mayor resigned.", "The news surprised Larsvik."),
    "Get the day's news in your inbox": ("The mayor of Larsvik resigned.", "The news came as a surprise to many."),
    "Ontvang het laatste nieuws uit Larsvik in je inbox": (
        "De burgemeester van Larsvik vertrekt.",
        "Dat nieuws verraste Larsvik.",
    ),
    "Recibe las noticias de Larsvik en tu correo": (
        "Dimite la alcaldesa de Larsvik.",
        "La noticia sorprende a Larsvik.",
    ),
    "Ricevi le notizie di Larsvik nella tua casella": (
        "Si dimette il sindaco di Larsvik.",
        "La notizia ha sorpreso Larsvik.",
    ),
    "Receba as notícias de Larsvik no seu e-mail": ("O prefeito de Larsvik sai.", "A notícia surpreendeu Larsvik."),
    "Få dagens nyheter från Larsvik i din inkorg": ("Borgmästaren i Larsvik avgår.", "Nyheten kom oväntat i Larsvik."),
    "Motta nyhetene fra Larsvik i din innboks": ("Ordføreren i Larsvik går av.", "Nyheten overrasket Larsvik."),
    "Modtag nyhederne fra Larsvik i din indbakke": ("Borgmesteren i Larsvik går af.", "Nyheden overraskede Larsvik."),
}


@pytest.mark.parametrize("line", INVITED)
def test_an_invitation_that_names_the_subject_of_its_article_is_no_headline(line: str) -> None:
    first, second = INVITED[line]
    parts = [ITEMS[0][0], f"{first} {TEXTS[0]}", line, f"{second} {TEXTS[1]}", TEXTS[2]]
    assert line not in "\n".join(texts("\n\n".join(parts)))
    article = RawArticle(source="desk", fetched_at=datetime(2026, 11, 29, 11, tzinfo=UTC), text="\n\n".join(parts))
    assert [brief.headline for brief in parse(article, atlas())] == [ITEMS[0][0]]
    items = [f"Larsvik\nLARSVIK (AP) - {first}", line, f"LARSVIK (AP) - {second}"]
    article = article.model_copy(update={"text": "\n\n".join(items)})
    assert line not in {brief.headline for brief in parse(article, atlas())}


ARTICLES = {
    "de": (
        "Brand zerstört Mühle",
        "Ein Brand hat in der Nacht eine Mühle zerstört, wie die Feuerwehr am Montag mitteilte.",
        "Am Larsund brach das Feuer gegen fünf Uhr in einer Werkstatt aus, verletzt wurde niemand.",
        "Anzeige",
        [
            "Abonnieren Sie unseren Newsletter über den Larsund und den Norden",
            "Recibe lo mejor del Larsund en tu correo",
        ],
    ),
    "en": (
        "Fire destroys mill",
        "A fire destroyed a mill in the night to Monday, the fire brigade of the county said.",
        "The blaze broke out on the Larsund at five in a workshop, and nobody was hurt in it.",
        "Advertisement",
        ["Sign up for our newsletter about life on the Larsund", "Get news from Larsund in your inbox"],
    ),
    "nl": (
        "Brand verwoest molen",
        "Een brand heeft in de nacht van zondag een molen verwoest, zegt de brandweer.",
        "Aan de Larsund brak het vuur om vijf uur uit in een werkplaats, en niemand raakte gewond.",
        "Advertentie",
        ["Schrijf je in voor onze nieuwsbrief over leven aan de Larsund", "Ontvang het nieuws uit Larsund in je inbox"],
    ),
    "fr": (
        "Un incendie détruit un moulin",
        "Un incendie a détruit un moulin dans la nuit de dimanche, ont indiqué les pompiers.",
        "Le feu a pris près du Larsund vers cinq heures dans un atelier, et personne n'a été blessé.",
        "Publicité",
        [
            "Inscrivez-vous à notre newsletter sur la vie du Larsund",
            "Recevez toute l'info du Larsund dans votre boîte mail",
        ],
    ),
    "es": (
        "Arde un molino",
        "Un molino ardió la noche del domingo, según los bomberos de la ciudad.",
        "El fuego empezó junto al Larsund a las cinco en un taller, y nadie resultó herido.",
        "Publicidad",
        ["Suscríbete a nuestra newsletter sobre la vida del Larsund", "Recibe la actualidad del Larsund en tu correo"],
    ),
    "sv": (
        "Brand förstör kvarn",
        "En brand förstörde en kvarn natten till måndag, enligt räddningstjänsten i länet.",
        "Elden bröt ut vid Larsund klockan fem i en verkstad, och ingen skadades i den.",
        "Annons",
        ["Prenumerera på vårt nyhetsbrev om livet vid Larsund", "Få dagens nyheter från Larsund i din inkorg"],
    ),
}
"""Headline, paragraphs, the label of an advertisement, and invitations that name a place of the second paragraph."""


@each_row("language", ARTICLES)
@each_row(
    "layout", ["{0}|{4}|{2}|{1}", "{0}|3 hours ago|{4}|{2}|{1}", "{0}|{1}|{3}|{4}|{2}", "{0}|{1}|By Ada Holm|{4}|{2}"]
)
def test_an_invitation_below_a_headline_or_a_label_costs_no_text(layout: str, language: str) -> None:
    *article, invitations = ARTICLES[language]
    texts = [article[1], article[2]] if layout.index("{1}") < layout.index("{2}") else [article[2], article[1]]
    for line in invitations:
        page = layout.format(*article, line).replace("|", "\n\n")
        raw = RawArticle(source="desk", fetched_at=datetime(2026, 11, 29, 11, tzinfo=UTC), text=page)
        assert [(brief.headline, brief.text) for brief in parse(raw, atlas())] == [(article[0], "\n".join(texts))]
