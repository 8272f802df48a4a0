"""Letters, endings and words that tell close languages apart where the language model confuses them.

A row is a group: for each language (ISO 639-1) regular expressions of forms that it has and the others of the group
have not, in lower case. They are matched at the start of a word (``words``), at its end (``endings``) or anywhere
(``within``, ``letters``). To tell two more languages apart, add a row with a few dozen frequent forms of each::

    Close("cs", letters="řěů", words="který|jako|byl"),

Sources: the grammars' own contrasts, such as -tion and -sjon in Danish and Norwegian, or ``mesto`` and ``mjesto``.
"""

from typing import Final, NamedTuple


class Close(NamedTuple):
    """What one language has and its neighbours have not."""

    language: str
    letters: str = ""
    words: str = ""
    """Beginnings of words, and whole words with ``$`` at the end, divided by ``|``."""
    endings: str = ""
    """Ends of words, divided by ``|``."""
    within: str = ""
    """Groups of letters anywhere in a word, divided by ``|``."""


CLOSE_LANGUAGES: Final = (
    (
        Close(
            "da",
            letters="æø",
            words=(
                "af|efter|mig$|dig$|hvad$|blev$|nogle|noget$|nogen$|mere$|meget|"
                "kun$|hvis$|ud|op$|opn|opt|opl|uge|gøre|mand$|mænd|"
                "kvinde|fuld|kunne$|ville$|havde$|være$|været|mellem|"
                "omkring|siger|sagde$|oplyser|tidligere|hvid|vej|nej|"
                "rejs|køb|kør|bil$|også|sådan|over for|anholdt|jeg$|mod$|"
                "børn|lørdag|søndag|kl|føler|spørg|høj|øj|stedet|ministre|"
                "både|fordi|hvordan|hvornår|nye$|nyt$|brug|selskab|borgere"
            ),
            within="ej|øj",
            endings="tion|tionen|tioner|ede|edes|erne|ærk|igt|ende|skab|hed|heden|heder|ndt|mænd",
        ),
        Close(
            "no",
            letters="æø",
            words=(
                "av|etter|meg$|deg$|seg$|hva$|ble$|noen|noe$|mer$|mye$|"
                "ut|opp|fots|uke|uka$|gjør|mann$|menn|kvinne|full|"
                "være$|vært|mellom|rundt|sier$|sa$|opplyser|tidligere|hvit|vei|"
                "nei$|reis|kjøp|kjør|pågrep|nå$|barn|spør|høy|øy|"
                "ikkje|eg$|ein$|eit$|ei$|dei$|frå$|kva$|korleis|fleire|"
                "ho$|vert$|vart$|berre|mykje|noko|nokon|seier|sjå|då$|"
                "laurdag|sundag|måndag|kjem|gjekk|fekk|meir$|meiner|saman|"
                "løyv|åra$|dag$|fordi|hvordan|nye$|nytt$|bruk|selskap|innbygger"
            ),
            within="ei|øy|sj",
            endings="kk|tt|pp|ll|ss|nn|mm|gg|ff|ingar|ane|het|heten|heter|leik|skap",
        ),
        Close(
            "sv",
            letters="äö",
            words=(
                "och$|att$|är$|inte$|från$|av$|för|efter|till$|enligt|"
                "säger|polisen|han$|hon$|ska$|också|kvinna|något|några|"
                "mycket|mera?$|upp|ut|mig$|dig$|vad$|blev$|vara$|varit|mellan|hur$|vecka|göra|nu$|än$"
            ),
            endings="tion|tionen|tioner|ade|ades|orna|arna|ck|tt|ll|ss|nn|het|heten|heter|skap",
        ),
    ),
    (
        Close(
            "sr",
            letters="đ",
            words=(
                "predsed|prosvet|svet|mest|vreme|posle|pre$|gde|dve$|dvest|"
                "deca|dece|deci|reč|mere$|mera|cena|cene|reke|reka|"
                "zahtev|primer|promen|uspe|sredu|sreda|nedelj|ponedelj|"
                "bezbed|obavešt|izvešt|vest$|vesti$|savet|hteo|želeo|"
                "video|ovde|umesto|posled|sledeć|evrop|hiljad|opštin|"
                "saopšt|uopšte|avgust|januar|februar|mart$|marta$|april|"
                "jun$|juna$|jul$|jula$|septemb|oktob|novemb|decemb|šta$|"
                "ko$|takođe|fudbal|fabrik|voz$|voza$|vazduh|sudij|"
                "beograd|srbij|srpsk|uhapš|uhaps|lekar|pevač|deo$|delu$|ranjen|vlast|saobraćaj|biće|reši|opljačk"
            ),
            endings="ovao|ovala|ovali|ovati|ova[nm]o|eli|eo",
        ),
        Close(
            "hr",
            letters="đ",
            words=(
                "predsjed|prosvjet|svjet|svijet|mjest|vrijeme|poslije|prije$|"
                "gdje|dvije|djec|riječ|mjer|cijen|rijek|zahtjev|"
                "primjer|promjen|uspje|srijed|nedjelj|ponedjelj|vijest|savjet|htio|želio|vidio|ovdje|umjesto|posljed|"
                "sljedeć|europ|tisuć|općin|priopć|siječ|veljač|ožuj|"
                "travnj|svibnj|lipnj|srpnj|kolovoz|rujn|listopad|studen|"
                "prosinc|tko$|također|nogomet|tvornic|vlak|zrak|sudac|suca$|zagreb|hrvat|uhit|uhić|izvijest|tjed|tijek|"
                "glasnogovor|proračun|liječnik|dio$|dijel|ozlije|riješ|promet|bit će"
            ),
            endings="irao|irala|irali|irati|jeli|io",
        ),
        Close(
            "bs",
            letters="đ",
            words=(
                "predsjed|prosvjet|svjet|svijet|mjest|vrijeme|poslije|prije$|"
                "gdje|dvije|djec|riječ|mjer|cijen|rijek|zahtjev|"
                "primjer|promjen|uspje|srijed|nedjelj|ponedjelj|vijest|savjet|htio|želio|vidio|ovdje|umjesto|posljed|"
                "sljedeć|evrop|hiljad|općin|opštin|saopć|saopšt|januar|"
                "februar|mart$|marta$|august|septemb|oktob|novemb|"
                "decemb|ko$|također|fudbal|fabrik|sudij|sarajev|bih$|"
                "bosn|hercegov|uhapš|uhaps|budžet|federacij|sedmic|historij"
            ),
            endings="ovao|ovala|ovali|ovati|jeli|io",
        ),
        Close(
            "sl",
            words=(
                "danes|ki$|tudi$|kot$|bo$|bodo$|pri$|ter$|že$|še$|kjer|"
                "zaradi|pred$|leta$|jih$|jim$|so$|in$|ni$|ne$|bil$|bila$|"
                "sta$|smo$|več$|vendar|med$|vse$|kar$|ko$|iz$|"
                "slovensk|ljubljan|teden|tedna|dejal|povedal|sporoč|minist|lahko"
            ),
            endings="il|ila|ili|al|ala|ali|ega|emu|ost|ovanje",
        ),
    ),
    (
        Close(
            "cs",
            letters="řěů",
            words=(
                "se$|který|která|které|jako$|byl$|byla$|podle|"
                "také$|jeho|jsou|není|řekl|dnes|týdn|při"
            ),
        ),
        Close(
            "sk",
            letters="ľĺŕôä",
            words=(
                "sa$|ktor|ako$|bol$|bola$|podľa|tiež|jeho|"
                "sú$|nie$|povedal|týžd|pri$|aj$|iba$|pre$"
            ),
        ),
    ),
    (
        Close(
            "id",
            words=(
                "karena|bahwa|polisi|ujar|rupiah|yakni|pemerintah|"
                "mengatakan|tersebut|bisa|mobil|senin|jumat|kantor|"
                "jaksa|hakim|miliar|vonis|pengadilan|bupati|gubernur|kamis|rabu pukul|pukul"
            ),
        ),
        Close(
            "ms",
            words=(
                "kerana|bahawa|polis$|berkata|beliau|ringgit|iaitu|kerajaan|"
                "manakala|sahaja|boleh|kereta|isnin|ahad$|jumaat|pejabat|"
                "mahkamah|khamis|datuk|pelajar|penduduk kampung|pkr"
            ),
        ),
    ),
    (
        Close("sr", letters="ђћ", words="је$|су$|да$|од$|због|који|која|које|године|изјавио|рекао|председник"),
        Close("mk", letters="ѓќѕ", words="се$|на$|од$|што$|кој$|која$|година|рече|изјави|претседател|поради|според"),
        Close("bg", letters="ъщйюя", words="се$|на$|от$|който|която|година|каза|заяви|президент|според|заради"),
    ),
    (
        Close("ru", letters="ыэёъ", words="что$|как$|его$|это$|был|для$|при$|после|заявил|сообщ"),
        Close("uk", letters="іїєґ", words="що$|як$|його$|це$|був|для$|при$|після|заяви|повідом"),
        Close("be", letters="ўі", words="што$|як$|яго$|гэта|быў|для$|пры$|пасля|заяві|паведам"),
    ),
)  # fmt: skip
"""Groups of languages that the model confuses."""
