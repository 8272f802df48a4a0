"""Words for numbers with which pages print tolls, beside those up to twelve, which are in ``AGE_WORDS``.

``NUMBER_WORDS`` has those above twelve: a language's row has the words for 13 to 19, then the words for the tens from
20 to 90. A number of several words (``twenty-three``) needs no row. ``OTHER_FORMS`` has the forms in which texts count,
of languages where ages are printed in another case, and ``NONE_WORDS`` those for none. To add a language, add its row.
"""

from typing import Final


def _teens_and_tens(teens: str, tens: str) -> dict[str, int]:
    """Return the words for 13 to 19, and those for the tens from 20, with their numbers."""
    return {
        **{word: number for number, word in enumerate(teens.split(), 13)},
        **{word: 10 * number for number, word in enumerate(tens.split(), 2)},
    }


NUMBER_WORDS: Final[dict[str, dict[str, int]]] = {
    "en": _teens_and_tens(
        "thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
    ),
    "nl": _teens_and_tens(
        "dertien veertien vijftien zestien zeventien achttien negentien",
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    ),
    "de": _teens_and_tens(
        "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
        "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    ),
    "fr": _teens_and_tens("treize quatorze quinze seize", "vingt trente quarante cinquante soixante"),
    "es": _teens_and_tens(
        "trece catorce quince dieciséis diecisiete dieciocho diecinueve",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    ),
    "it": _teens_and_tens(
        "tredici quattordici quindici sedici diciassette diciotto diciannove",
        "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    ),
    "pt": _teens_and_tens(
        "treze catorze quinze dezesseis dezessete dezoito dezenove",
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    ),
    "sv": _teens_and_tens(
        "tretton fjorton femton sexton sjutton arton nitton",
        "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
    ),
}
"""By language, the words and their numbers. French has no single words from 17 to 19, and none for 70 to 90."""

NONE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "en": ("no none", "a an one"),
    "nl": ("geen", "een één"),
    "de": ("kein keine keinen keinem keiner keines", "ein eine einen einem einer eines"),
    "fr": ("aucun aucune", "un une"),
    "es": ("ningún ninguna ninguno", "un una uno"),
    "it": ("nessun nessuna nessuno", "un una uno"),
    "pt": ("nenhum nenhuma", "um uma"),
    "no": ("ingen intet ingenting", "en et ett én"),
    "sv": ("ingen inget inga", "en ett"),
}
"""Words that say that there is none, and those for one that stand in their place where there is: ``kein``, ``ein``."""

OTHER_FORMS: Final[dict[str, tuple[str, ...]]] = {
    "da": ("en et én ét", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"),
    "nb": ("en ett et én ei", "to", "tre", "fire", "fem", "seks", "sju syv", "åtte", "ni", "ti", "elleve", "tolv"),
    "fi": ("yksi yhden yhtä", "kaksi kahden kahta", "kolme kolmen kolmea", "neljä neljän neljää", "viisi viiden viittä",
           "kuusi kuuden kuutta", "seitsemän", "kahdeksan", "yhdeksän", "kymmenen"),
    "pl": ("jeden jedna jedno jednego jedną jednej", "dwa dwie dwaj dwóch dwu dwoje", "trzy trzej trzech troje",
           "cztery czterej czterech czworo", "pięć pięciu pięcioro", "sześć sześciu sześcioro", "siedem siedmiu",
           "osiem ośmiu", "dziewięć dziewięciu", "dziesięć dziesięciu", "jedenaście jedenastu", "dwanaście dwunastu",
           "trzynaście", "czternaście", "piętnaście", "szesnaście", "siedemnaście", "osiemnaście", "dziewiętnaście",
           "dwadzieścia dwudziestu"),
    "cs": ("jeden jedna jedno jednoho jedné jednu", "dva dvě dvou", "tři tří třem", "čtyři čtyř čtyřem", "pět pěti",
           "šest šesti", "sedm sedmi", "osm osmi", "devět devíti", "deset deseti", "jedenáct", "dvanáct", "třináct",
           "čtrnáct", "patnáct", "šestnáct", "sedmnáct", "osmnáct", "devatenáct", "dvacet"),
    "sk": ("jeden jedna jedno jedného jednu", "dva dve dvaja dvoch", "tri traja troch", "štyri štyria štyroch",
           "päť piati piatich", "šesť šiesti", "sedem siedmi", "osem ôsmi", "deväť", "desať", "jedenásť", "dvanásť",
           "trinásť", "štrnásť", "pätnásť", "šestnásť", "sedemnásť", "osemnásť", "devätnásť", "dvadsať"),
    "hu": ("egy", "két kettő", "három", "négy", "öt", "hat", "hét", "nyolc", "kilenc", "tíz", "tizenegy", "tizenkét"),
    "ro": ("un o unu una", "doi două", "trei", "patru", "cinci", "șase", "șapte", "opt", "nouă", "zece", "unsprezece",
           "doisprezece douăsprezece"),
    "ca": ("un una", "dos dues", "tres", "quatre", "cinc", "sis", "set", "vuit", "nou", "deu", "onze", "dotze"),
    "hr": ("jedan jedna jedno jednu jednog", "dva dvije dvoje dvojica", "tri troje trojica", "četiri četvero četvorica",
           "pet petero petorica", "šest šestero", "sedam", "osam", "devet", "deset", "jedanaest", "dvanaest"),
    "sr": ("један једна једно једну једног", "два две двоје", "три троје", "четири четворо", "пет", "шест", "седам",
           "осам", "девет", "десет", "једанаест", "дванаест"),
    "sl": ("en ena eno enega", "dva dve dveh", "trije tri treh", "štirje štiri štirih", "pet", "šest", "sedem", "osem",
           "devet", "deset", "enajst", "dvanajst"),
    "ru": ("один одна одно одного одну одной", "два две двух двое двоих", "три трёх трех трое троих",
           "четыре четырёх четырех четверо", "пять пяти пятеро", "шесть шести шестеро", "семь семи", "восемь восьми",
           "девять девяти", "десять десяти", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать",
           "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать", "двадцать"),
    "uk": ("один одна одно одного одну", "два дві двох двоє", "три трьох троє", "чотири чотирьох четверо",
           "пять пʼять", "шість шести", "сім семи", "вісім восьми", "девять", "десять", "одинадцять", "дванадцять"),
    "bg": ("един една едно", "два две двама", "три трима", "четири четирима", "пет петима", "шест шестима", "седем",
           "осем", "девет", "десет", "единадесет", "дванадесет"),
    "el": ("ένας μία μια ένα έναν", "δύο δυο", "τρεις τρία", "τέσσερις τέσσερα", "πέντε", "έξι", "επτά εφτά",
           "οκτώ οχτώ",
           "εννέα εννιά", "δέκα", "έντεκα",
           "δώδεκα"),
    "et": ("üks ühe", "kaks kahe", "kolm kolme", "neli nelja", "viis viie", "kuus kuue", "seitse", "kaheksa",
           "üheksa", "kümme"),
    "tr": ("bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz", "on"),
}  # fmt: skip
"""By language, how texts count from one on, where what changed is worded; each entry has the forms of one number.

The traits of a text do not have these words as numbers, and no join depends on them. Those for one may be articles.
"""
