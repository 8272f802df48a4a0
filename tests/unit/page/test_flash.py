"""A page of one line is a flash if its line is news, and none if the page speaks of itself, in any language."""

from datetime import UTC, datetime
from typing import Final

import pytest

from dateline.core.page.findings.explain import explain
from dateline.core.page.lines.kinds.news_line import weigh_line
from dateline.core.page.lines.reason import Reason
from dateline.core.page.parse import PageBriefs, parse_page
from dateline.core.places.atlas import Atlas
from dateline_schemas import RawArticle
from tests.rows import each_row

NOW: Final = datetime(2026, 2, 7, 22, tzinfo=UTC)
FLASHES: Final = (
    "HARBOUR BOARD SAYS BRIDGE CLOSED AFTER COLLISION", "FJORD MILLS 4TH QTR NET 1.2 MLN DLRS VS LOSS 3.4 MLN",
    "Central bank says it leaves its policies unchanged", "Bank of Norway cuts key rate to 3.5 pct",
    "MIAMI-Peru and bank committee agree to extension",
    "BOMB KILLS 14 IN X", "Microsoft outage hits banks across Europe", "Browser maker Mozilla cuts 250 jobs",
    "Court forbids access to beach in Marseille", "Google fined 2.4 billion euros over shopping service",
    "CORRECTED - FJORD MILLS INC UPS ANNUAL DIVIDEND TO 68 CTS FROM 64 CTS", "Prime minister resigns after no vote",
    "Trein ontspoord bij Delft, zeker vijf gewonden", "Kabinet valt over asielplannen", "Oud-minister Jansen overleden",
    "Zug bei München entgleist, mehrere Verletzte", "Bundestag beschließt neues Rentengesetz",
    "Séisme de magnitude 6 au Japon", "Incendie à Notre-Dame de Paris", "El gobierno sube el salario mínimo un 5 %",
    "Terremoto in Umbria, paura ma nessun ferito", "Sismo de magnitude 5 sentido em Lisboa",
    "Regeringen avgår efter misstroendeförklaring", "Statsministeren går av etter skandalen",
    "Statsministeren udskriver valg til 1. november", "Hallitus kaatui Helsingissä", "Premier podał się do dymisji",
    "Землетрясение магнитудой 6 произошло в Японии", "Премьер-министр подал в отставку",
    "İstanbul'da 5 büyüklüğünde deprem", "زلزال بقوة 6 درجات يضرب شرق تركيا", "日本发生7级地震",
    "中国人民银行宣布下调存款准备金率", "首相が辞任を表明、後任選びへ", "대통령 담화 발표, 비상계엄 해제",
    "רעידת אדמה בעוצמה 6 בטורקיה", "जापान में 7 तीव्रता का भूकंप",
)  # fmt: skip
REFUSALS: Final = (
    "Access denied", "ACCESS DENIED", "Please enable JavaScript", "You need to enable JavaScript to run this app.",
    "404", "404 Not Found", "Error 404: the page you requested could not be found", "500 Internal Server Error",
    "Attention Required! | Cloudflare", "Just a moment...", "Checking your browser before accessing harbour.example",
    "Too many requests, please try again in 60 seconds", "Your IP address 192.0.2.7 has been blocked",
    "Verify you are human by completing the action below", "This content is not available in your country",
    "This video is unavailable in the United Kingdom", "We and our 842 partners store information on your device",
    "Sign in to continue reading", "You have read 3 of your 5 free articles this month", "Something went wrong",
    "The site is down for scheduled maintenance until 6 pm", "© 2026 Harbour Post Inc. All rights reserved.",
    "PLEASE ENABLE COOKIES AND RELOAD THE PAGE", "Reference #18.2d351ab8.1557333295.a4e16ab", "Page 1 of 12",
    "Toegang geweigerd", "Schakel JavaScript in om verder te gaan", "Deze pagina bestaat niet meer",
    "Log in om verder te lezen", "Dit artikel is alleen voor abonnees", "Bevestig dat u geen robot bent",
    "Zugriff verweigert", "Bitte aktivieren Sie JavaScript in Ihrem Browser", "Seite nicht gefunden",
    "Dieser Artikel ist nur für Abonnenten verfügbar", "Bitte warten Sie einen Augenblick",
    "Mit Ihrer Zustimmung verarbeiten wir und unsere 210 Partner Daten", "Accès refusé", "Page introuvable",
    "Veuillez activer JavaScript", "Vous devez être connecté pour lire cet article", "Une erreur est survenue",
    "Acceso denegado", "Página no encontrada", "Debe iniciar sesión para continuar", "Accesso negato",
    "La pagina che cerchi non esiste", "Contenuto riservato agli abbonati", "Acesso negado",
    "Por favor, habilite o JavaScript", "Conteúdo exclusivo para assinantes", "Sidan hittades inte",
    "Du måste logga in för att läsa artikeln", "Siden ble ikke funnet", "Log ind for at læse artiklen",
    "Pääsy estetty", "Sivua ei löytynyt", "Nie znaleziono strony", "Zaloguj się, aby czytać dalej",
    "Stránka nenalezena", "Az oldal nem található", "Vă rugăm să activați JavaScript", "Достъпът е отказан",
    "Доступ запрещён", "Подтвердите, что вы не робот", "Сторінку не знайдено", "Η σελίδα δεν βρέθηκε",
    "Erişim engellendi", "Bu siteye erişim 5651 sayılı kanun uyarınca engellenmiştir", "Lehte ei leitud",
    "Puslapis nerastas", "Stranica nije pronađena", "No s'ha trobat la pàgina", "Ez da orria aurkitu",
    "Halaman tidak ditemukan", "Không tìm thấy trang", "تم رفض الوصول", "يرجى تفعيل جافا سكريبت في متصفحك",
    "صفحه مورد نظر یافت نشد", "הדף לא נמצא", "पृष्ठ नहीं मिला", "ไม่พบหน้าที่คุณต้องการ", "访问被拒绝",
    "请启用JavaScript后继续访问", "系统维护中，请稍后再试", "アクセスが拒否されました", "この記事は会員限定です",
    "접근이 거부되었습니다", "페이지를 찾을 수 없습니다", "Ukurasa haukupatikana", "Níor aimsíodh an leathanach",
)  # fmt: skip
LINES_BESIDE: Final = {"alone": "{}", "with blank lines": "\n\n  {}  \n\n", "with its agency": "{}\n Reuter\n\x03"}


def read(atlas: Atlas, text: str, **fields: object) -> PageBriefs:
    page = RawArticle.model_validate({"source": "wire", "fetched_at": NOW, "text": text} | fields)
    return parse_page(page, atlas)


@each_row("layout", LINES_BESIDE)
@each_row("line", FLASHES)
def test_a_line_of_news_alone_on_its_page_is_headline_and_text_of_a_flash(atlas: Atlas, line: str, layout: str) -> None:
    (brief,) = read(atlas, LINES_BESIDE[layout].format(line), language=None).briefs
    assert (brief.headline, brief.text, brief.role, brief.complete) == (line, line, "lead", True)


@each_row("fields", [{}, {"title": "{}"}, {"title": "Harbour Post"}], ids=str)
@each_row("line", REFUSALS)
def test_a_page_that_speaks_of_itself_gives_no_brief(atlas: Atlas, line: str, fields: dict[str, str]) -> None:
    read_page = read(atlas, line, **{name: value.format(line) for name, value in fields.items()})
    assert not read_page.briefs
    assert read_page.no_briefs_reason in REASONS


@each_row("line", REFUSALS)
def test_a_refusal_in_html_gives_no_brief(atlas: Atlas, line: str) -> None:
    html = f"<html><head><title>{line}</title></head><body><h1>{line}</h1></body></html>"
    assert not parse_page(RawArticle(source="wire", fetched_at=NOW, html=html), atlas).briefs


REASONS: Final = {
    Reason.REFUSAL, Reason.NO_NEWS, Reason.LABEL, Reason.GONE, Reason.CONSENT, Reason.NO_BODY, Reason.EMPTY,
}  # fmt: skip


def test_a_refusal_in_several_lines_gives_no_brief(atlas: Atlas) -> None:
    text = "Sorry, something went wrong on our side.\n\nPlease reload the page or try again in 5 minutes."
    assert read(atlas, text).no_briefs_reason is Reason.REFUSAL


def test_a_short_report_about_the_web_is_a_brief(atlas: Atlas) -> None:
    text = (
        "Mozilla blocks cookies\n\nThe browser maker Mozilla will block cookies in Germany from May, it said in Berlin."
    )
    (brief,) = read(atlas, text).briefs
    assert brief.headline == "Mozilla blocks cookies"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        ("  \n\x03", Reason.EMPTY),
        ("Artikel teilen", Reason.NO_BODY),
        ("Wirtschaft & Finanzen", Reason.LABEL),
        ("Access denied", Reason.CONSENT),
        ("Page not found", Reason.GONE),
        ("Iets heel anders", Reason.NO_NEWS),
        ("Lütfen tekrar deneyin", Reason.REFUSAL),
        ("Kop zonder tekst\n\nNog een kop zonder tekst", Reason.NO_BODY),
    ],
)
def test_a_page_without_briefs_says_why(atlas: Atlas, text: str, reason: Reason) -> None:
    assert read(atlas, text) == PageBriefs((), reason)


def test_a_flash_has_the_fingerprint_of_its_text_in_a_list(atlas: Atlas) -> None:
    line = "Brug over het kanaal in Goes is dicht na een botsing"
    (flash,) = read(atlas, line).briefs
    listed = read(
        atlas, f"10:05 {line}\n10:04 Trein ontspoord bij Delft, zeker vijf gewonden\n10:03 Storm op komst"
    ).briefs
    assert flash.fingerprint in {brief.fingerprint for brief in listed}


def test_a_place_in_front_of_a_flash_is_its_dateline(atlas: Atlas) -> None:
    (brief,) = read(atlas, "OSLO - Ministers agree on new fishing quotas, delegates say").briefs
    assert brief.headline == brief.text == "Ministers agree on new fishing quotas, delegates say"
    assert brief.dateline is not None
    assert [place.country for place in brief.dateline.places] == ["NO"]


def test_a_flash_keeps_its_time_and_its_agency(atlas: Atlas) -> None:
    (brief,) = read(atlas, "Bridge over the canal in Goes closed after collision\n3 hours ago\nReuters").briefs
    assert brief.age == "3 hours ago"
    assert brief.dateline is not None
    assert [agency.code for agency in brief.dateline.agencies] == ["Reuters"]


def test_the_line_of_a_flash_stays_its_headline_beside_another_title(atlas: Atlas) -> None:
    (brief,) = read(atlas, "FJORD MILLS TO CLOSE TWO SAW MILLS", title="FJORD-MILLS/URGENT").briefs
    assert brief.headline == "FJORD MILLS TO CLOSE TWO SAW MILLS"


def test_explain_says_why_a_line_is_a_flash_and_why_it_is_none() -> None:
    from tests.golden.places import atlas as places  # noqa: PLC0415

    for line, why in (("BRIDGE CLOSED AFTER COLLISION", Reason.ONLY_LINE), ("Lütfen tekrar deneyin", Reason.REFUSAL)):
        page = RawArticle(source="wire", fetched_at=NOW, text=line)
        assert why.value in [one.why for one in explain(page, places()).findings]


@pytest.mark.parametrize("line", ["", " ", "\u200b", "©", "!!!", "a" * 200, "🚢 🚢 🚢"])
def test_a_line_without_words_is_no_news(line: str) -> None:
    assert not weigh_line(line).is_news


def test_a_flash_behind_a_place_is_explained(atlas: Atlas) -> None:
    line = "Storm closes the harbour of Bergen for a day"
    page = RawArticle(source="s", fetched_at=NOW, text=f"OSLO - {line}")
    assert [brief.headline for brief in explain(page, atlas).briefs] == [line]


def test_a_place_without_a_line_is_no_flash(atlas: Atlas) -> None:
    nothing = read(atlas, "Kiew (Kyjiw)/Moskau - Kiew (Kyjiw)/Moskau - ")
    assert nothing == PageBriefs((), Reason.NO_BODY)


ENTRIES = (
    "<title>Cape Post</title><link>https://cape.example</link><item><title>Zambia restores power</title>"
    "<link>https://cape.example/1</link><description>LUSAKA (Reuters) - Zambia restored power to most of the capital "
    "on Monday, its utility said.</description><pubDate>Mon, 30 Nov 2026 13:20:00 +0200</pubDate></item>"
)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<html><body><div id=root></div><script src=app.js></script></body></html>", Reason.SCRIPT),
        (f'<?xml version="1.0"?><rss version="2.0"><channel>{ENTRIES}</channel></rss>', Reason.FEED),
        (f'\ufeff<?xml version="1.0"?>\n<!-- made -->\n<feed xmlns="a">{ENTRIES}</feed>', Reason.FEED),
        (f'<rdf:RDF xmlns="a">{ENTRIES}</rdf:RDF>', Reason.FEED),
        ("<html><body><h1>Kustbode</h1><div id=app></div><SCRIPT>render()</SCRIPT></body></html>", Reason.SCRIPT),
        ("<html><body><div id=root></div></body></html>", Reason.EMPTY),
        ("<h1>Page not found</h1><script>track()</script>", Reason.GONE),
        ("<h1>Lütfen tekrar deneyin</h1><script>track()</script>", Reason.REFUSAL),
    ],
)
def test_html_without_a_page_says_why(atlas: Atlas, html: str, reason: Reason) -> None:
    page = parse_page(RawArticle(source="wire", fetched_at=NOW, html=html), atlas)
    assert (page.briefs, page.no_briefs_reason) == ((), reason)


@pytest.mark.parametrize("element", ["rss version='2.0'", "feed xmlns='a'", "rdf:RDF"])
def test_a_text_that_names_the_element_of_a_feed_is_no_feed(atlas: Atlas, element: str) -> None:
    page = f"<{element}> is the root element of such a file.\n\nLUSAKA (Reuters) - Zambia restored power on Monday."
    at = datetime(2026, 11, 29, 11, tzinfo=UTC)
    assert parse_page(RawArticle(source="s", fetched_at=at, text=page), atlas).briefs
    feed = f"<{element}>\n<channel>{ENTRIES}</channel>"
    assert parse_page(RawArticle(source="s", fetched_at=at, text=feed), atlas).no_briefs_reason is Reason.FEED
