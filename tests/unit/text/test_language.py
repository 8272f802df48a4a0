import pytest

from dateline.core.text.language import language
from tests.rows import each_row


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("De minister heeft vandaag gezegd dat het kabinet niet zal aftreden.", "nl"),
        ("The minister said today that the cabinet would not resign over it.", "en"),
        ("Der Minister sagte heute, dass die Regierung nicht zurücktreten werde.", "de"),
        ("Le ministre a déclaré que le gouvernement ne démissionnerait pas.", "fr"),
        ("El ministro dijo hoy que el gobierno no va a dimitir por el momento.", "es"),
        ("Il ministro ha detto oggi che il governo non si dimetterà per questo.", "it"),
        ("O ministro disse hoje que o governo não vai demitir-se por causa disso.", "pt"),
        ("Statsråden sa i dag at regjeringen ikke kommer til å gå av etter dette.", "no"),
        ("Ministern sade i dag att regeringen inte kommer att avgå efter det här.", "sv"),
    ],
)
def test_a_text_long_enough_decides_its_language(text: str, code: str) -> None:
    assert language(text, "xx") == code


def test_an_undecided_text_has_the_language_that_its_page_declares() -> None:
    assert language("Brand in Goes", "nl") == "nl"
    assert language("Brand in Goes", None) == "und"


def test_line_ends_do_not_change_the_language() -> None:
    assert language("De minister heeft vandaag\ngezegd dat het kabinet niet zal aftreden.\n", None) == "nl"


@each_row(
    ("code", "text"),
    [
        ("da", "Regeringen vil sænke afgiften på el, siger statsministeren. Det får kritik fra oppositionen."),
        ("da", "En 34-årig mand er anholdt efter et knivstikkeri i Aalborg natten til lørdag."),
        ("da", "Politiet efterlyser en hvid varebil, der kørte fra stedet."),
        ("da", "Ministeren mener ikke, at der er behov for flere penge til sygehusene i år."),
        ("da", "Kursen på Novo Nordisk faldt tirsdag med fire procent på børsen i København."),
        ("da", "Der er i aften udbrudt brand i en lagerbygning på havnen i Esbjerg, oplyser brandvæsenet."),
        ("da", "Storebæltsbroen er spærret i begge retninger på grund af kraftig blæst."),
        ("no", "Statsministeren sier at regjeringen vil kutte avgiften på strøm. Det får kritikk fra opposisjonen."),
        ("no", "En 34 år gammel mann er pågrepet etter en knivstikking i Bergen natt til lørdag."),
        ("no", "Politiet leter etter en hvit varebil som kjørte fra stedet."),
        ("no", "Hurtigbåten mellom Stavanger og Tau er innstilt på grunn av sterk vind."),
        ("no", "Regjeringa vil at fleire kommunar skal slå seg saman, men fylkestinget seier nei til planane."),
        ("no", "Ein mann i 30-åra er sikta for drapsforsøk etter ei hending i Førde laurdag kveld."),
        ("no", "Fleire hundre menneske måtte evakuerast då skredet gjekk natt til sundag."),
        ("no", "Dei seier at dei ikkje veit kva som har skjedd med båten."),
        ("sv", "Statsministern säger att regeringen vill sänka skatten på el. Det får kritik från oppositionen."),
        ("sv", "En 34-årig man har gripits efter en knivskärning i Malmö natten till lördag."),
        ("sv", "Polisen söker en vit skåpbil som lämnade platsen."),
        (
            "sr",
            "Predsednik Srbije Aleksandar Vučić izjavio je danas da će vlada usvojiti novi budžet do kraja nedelje.",
        ),
        ("sr", "U Beogradu je danas održan protest prosvetnih radnika zbog malih plata."),
        ("sr", "Policija je uhapsila dve osobe zbog sumnje da su opljačkale menjačnicu u Novom Sadu."),
        ("sr", "Председник Србије изјавио је данас да ће влада усвојити нови буџет до краја недеље."),
        ("sr", "Полиција је ухапсила две особе због сумње да су опљачкале мењачницу у Новом Саду."),
        ("sr", "Saobraćaj na auto-putu kod Niša biće obustavljen u sredu od 10 do 14 časova."),
        ("hr", "Predsjednik Vlade izjavio je danas da će proračun biti usvojen do kraja tjedna."),
        ("hr", "Policija je uhitila dvije osobe zbog sumnje da su opljačkale mjenjačnicu u Zagrebu."),
        ("hr", "Vlak je iskočio iz tračnica kod Siska, nema ozlijeđenih, izvijestila je policija."),
        ("bs", "Predsjedništvo BiH danas će u Sarajevu razmatrati prijedlog budžeta za narednu godinu."),
        ("sl", "Predsednik vlade je danes izjavil, da bo proračun sprejet do konca tedna."),
        ("mk", "Претседателот на Владата денеска изјави дека буџетот ќе биде усвоен до крајот на неделата."),
        ("bg", "Президентът заяви днес, че правителството ще приеме бюджета до края на седмицата."),
        ("ru", "Президент заявил сегодня, что правительство примет бюджет до конца недели."),
        ("uk", "Президент заявив сьогодні, що уряд ухвалить бюджет до кінця тижня."),
        ("id", "Presiden mengatakan hari ini bahwa pemerintah akan mengesahkan anggaran sebelum akhir pekan."),
        ("ms", "Perdana Menteri berkata kerajaan akan meluluskan belanjawan sebelum hujung minggu ini."),
        ("cs", "Prezident dnes řekl, že vláda přijme rozpočet do konce týdne."),
        ("sk", "Prezident dnes povedal, že vláda prijme rozpočet do konca týždňa."),
    ],
)
def test_close_languages_are_told_apart(code: str, text: str) -> None:
    assert language(text, "xx") == code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ja", "米国務省は8日、新たな制裁を発表した。"),
        ("ja", "レモン畑にイノシシ"),
        ("ko", "정부는 8일 예산안을 통과"),
        ("zh", "国务院总理8日表示，政府将通过预算案。"),
        ("th", "นายกรัฐมนตรีกล่าว"),
        ("he", "ראש הממשלה אמר"),
        ("und", "東京都"),
        ("und", "ソニー"),
    ],
)
def test_a_short_text_in_a_script_of_one_language_decides(code: str, text: str) -> None:
    assert language(text, None) == code


@pytest.mark.parametrize(
    ("declared", "text"),
    [
        ("sv", "Etiopien invigde på måndagen en ny damm i Omofloden."),
        ("sv", "Polens president lade på måndagen in sitt veto mot medielagen."),
        ("sv", "Oljepriset faller efter avtal i Wien på måndagen."),
        ("da", "Kenyas regering hæver skatten på sukker fra nytår."),
        ("no", "Statsministeren reiser til Berlin tirsdag morgen."),
        ("nb", "Oljeprisene faller etter avtale i Wien mandag kveld."),
    ],
)
def test_between_close_languages_the_declared_one_decides_a_short_text(declared: str, text: str) -> None:
    assert language(text, declared) == {"nb": "no"}.get(declared, declared)


@each_row(
    ("code", "text"),
    [
        ("sv", "Regeringen vill förbjuda engångsgrillar i skogen i sommar, säger ministern till pressen."),
        ("da", "Finlands præsident besøger Kyiv onsdag formiddag for at tale om sikkerhed og hjælp."),
        ("no", "Oljeprisene faller etter at landene ble enige om å øke produksjonen mye mer enn ventet."),
    ],
)
@each_row("declared", ["sv", "da", "no", "en", None])
def test_a_text_that_is_surely_in_a_close_language_decides(code: str, text: str, declared: str | None) -> None:
    assert language(text, declared) == code
