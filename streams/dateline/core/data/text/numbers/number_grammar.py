"""How languages compose words for numbers: ``vijf|en|twintig``, ``two thousand three hundred``.

A language has a row in ``NUMBER_GRAMMAR``: its words, and patterns that put them together. Forms of one number are
separated by ``/``. In a pattern, ``{ten-}`` is a word without its last letter: ``vent|uno``. A pattern may give forms
that nobody prints; no form may mean two numbers. They are read where what changed is worded, and nowhere else. To add
a language, add its row.
"""

from typing import Final, NamedTuple


class NumberGrammar(NamedTuple):
    """A language's words for numbers, and how larger ones are composed of them."""

    small: str
    """From 1 to 19, separated by blanks; a dash stands where a word is two: ``dix-sept``."""
    tens: str
    """From 20 to 90, likewise."""
    with_one: tuple[str, ...]
    """A ten and one of the numbers from 1 to 9."""
    hundreds: str
    """From 100 to 900, separated by commas."""
    with_rest: tuple[str, ...]
    """A hundred and one of the numbers below."""
    one_thousand: str
    thousands: tuple[str, ...]
    """Another number of thousands."""
    with_hundred: tuple[str, ...]
    """A number of thousands and a hundred."""
    many_hundreds: tuple[str, ...] = ()
    """Numbers from 11 to 19 in front of a hundred: ``fifteen hundred``."""
    scores: str = ""
    """Tens that numbers from 1 to 19 follow as those from 1 to 9 do, each with its value: ``60 soixante``."""
    others: str = ""
    """Numbers that the patterns do not give, and dozens; each with its value, separated by commas."""


NUMBER_GRAMMAR: Final[dict[str, NumberGrammar]] = {
    "en": NumberGrammar(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
        ("{ten}-{one}",),
        "a hundred/one hundred, two hundred, three hundred, four hundred, five hundred, six hundred, seven hundred, "
        "eight hundred, nine hundred",
        ("{hundred} {rest}", "{hundred} and {rest}"),
        "a thousand/one thousand",
        ("{rest} thousand",),
        ("{thousand} {hundred}",),
        ("{rest} hundred",),
        others="6 half a dozen, 12 a dozen/one dozen, 24 two dozen, 36 three dozen, 48 four dozen",
    ),
    "nl": NumberGrammar(
        "een/één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
        "achttien negentien",
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
        ("{one}en{ten}", "{one}ën{ten}"),
        "honderd, tweehonderd, driehonderd, vierhonderd, vijfhonderd, zeshonderd, zevenhonderd, achthonderd, "
        "negenhonderd",
        ("{hundred}{rest}", "{hundred}en{rest}"),
        "duizend",
        ("{rest}duizend",),
        ("{thousand} {hundred}", "{thousand}{hundred}"),
        ("{rest}honderd",),
        others="10 een tiental, 12 een dozijn, 20 een twintigtal, 30 een dertigtal, 40 een veertigtal, "
        "50 een vijftigtal, 100 een honderdtal",
    ),
    "de": NumberGrammar(
        "ein/eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
        "siebzehn achtzehn neunzehn",
        "zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig",
        ("{one}und{ten}",),
        "hundert/einhundert, zweihundert, dreihundert, vierhundert, fünfhundert, sechshundert, siebenhundert, "
        "achthundert, neunhundert",
        ("{hundred}{rest}", "{hundred}und{rest}"),
        "tausend/eintausend",
        ("{rest}tausend",),
        ("{thousand}{hundred}",),
        ("{rest}hundert",),
        others="12 ein Dutzend, 12 einem Dutzend, 24 zwei Dutzend, 36 drei Dutzend",
    ),
    "fr": NumberGrammar(
        "un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
        "dix-huit dix-neuf",
        "vingt trente quarante cinquante soixante septante huitante/quatre-vingts nonante",
        ("{ten}-{one}", "{ten} et {one}"),
        "cent, deux cents/deux cent, trois cents/trois cent, quatre cents/quatre cent, cinq cents/cinq cent, "
        "six cents/six cent, sept cents/sept cent, huit cents/huit cent, neuf cents/neuf cent",
        ("{hundred} {rest}",),
        "mille",
        ("{rest} mille",),
        ("{thousand} {hundred}",),
        scores="60 soixante, 80 quatre-vingt",
        others="71 soixante et onze, 10 une dizaine, 12 une douzaine, 15 une quinzaine, 20 une vingtaine, "
        "30 une trentaine, 40 une quarantaine, 50 une cinquantaine, 60 une soixantaine, 100 une centaine, "
        "1000 un millier",
    ),
    "es": NumberGrammar(
        "uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
        "diecisiete dieciocho diecinueve",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        ("{ten} y {one}",),
        "cien/ciento, doscientos/doscientas, trescientos/trescientas, cuatrocientos/cuatrocientas, "
        "quinientos/quinientas, seiscientos/seiscientas, setecientos/setecientas, ochocientos/ochocientas, "
        "novecientos/novecientas",
        ("{hundred} {rest}",),
        "mil",
        ("{rest} mil",),
        ("{thousand} {hundred}",),
        others="21 veintiuno/veintiún/veintiuna, 22 veintidós/veintidos, 23 veintitrés/veintitres, 24 veinticuatro, "
        "25 veinticinco, 26 veintiséis/veintiseis, 27 veintisiete, 28 veintiocho, 29 veintinueve, 10 una decena, "
        "12 una docena, 15 una quincena, 20 una veintena, 30 una treintena, 40 una cuarentena, 50 una cincuentena, "
        "100 un centenar, 1000 un millar",
    ),
    "it": NumberGrammar(
        "uno/un/una due tre/tré quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
        "sedici diciassette diciotto diciannove",
        "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
        ("{ten}{one}", "{ten-}{one}"),
        "cento, duecento, trecento, quattrocento, cinquecento, seicento, settecento, ottocento, novecento",
        ("{hundred}{rest}", "{hundred-}{rest}"),
        "mille",
        ("{rest}mila",),
        ("{thousand}{hundred}", "{thousand} {hundred}", "{thousand} e {hundred}"),
        others="10 una decina, 12 una dozzina, 15 una quindicina, 20 una ventina, 30 una trentina, 40 una quarantina, "
        "50 una cinquantina, 100 un centinaio, 1000 un migliaio",
    ),
    "pt": NumberGrammar(
        "um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze "
        "dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove",
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
        ("{ten} e {one}",),
        "cem/cento, duzentos/duzentas, trezentos/trezentas, quatrocentos/quatrocentas, quinhentos/quinhentas, "
        "seiscentos/seiscentas, setecentos/setecentas, oitocentos/oitocentas, novecentos/novecentas",
        ("{hundred} e {rest}",),
        "mil",
        ("{rest} mil",),
        ("{thousand} e {hundred}", "{thousand} {hundred}"),
        others="10 uma dezena, 12 uma dúzia, 100 uma centena, 1000 um milhar",
    ),
    "sv": NumberGrammar(
        "en/ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
        "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
        ("{ten}{one}",),
        "hundra/etthundra, tvåhundra, trehundra, fyrahundra, femhundra, sexhundra, sjuhundra, åttahundra, niohundra",
        ("{hundred}{rest}",),
        "tusen/ettusen",
        ("{rest}tusen", "{rest} tusen"),
        ("{thousand}{hundred}", "{thousand} {hundred}"),
        ("{rest}hundra",),
        others="10 ett tiotal, 12 ett dussin, 20 ett tjugotal, 30 ett trettiotal, 100 ett hundratal, 1000 ett tusental",
    ),
    "da": NumberGrammar(
        "en/et/én to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten",
        "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems",
        ("{one}og{ten}",),
        "hundrede/et hundrede, to hundrede/tohundrede, tre hundrede/trehundrede, fire hundrede/firehundrede, "
        "fem hundrede/femhundrede, seks hundrede/sekshundrede, syv hundrede/syvhundrede, otte hundrede/ottehundrede, "
        "ni hundrede/nihundrede",
        ("{hundred} og {rest}", "{hundred} {rest}"),
        "tusind/et tusind",
        ("{rest} tusind", "{rest}tusind"),
        ("{thousand} {hundred}",),
        others="12 et dusin, 20 en snes",
    ),
    "nb": NumberGrammar(
        "en/ett/én to tre fire fem seks sju/syv åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten "
        "nitten",
        "tjue tretti førti femti seksti sytti åtti nitti",
        ("{ten}{one}",),
        "hundre/ett hundre, to hundre/tohundre, tre hundre/trehundre, fire hundre/firehundre, fem hundre/femhundre, "
        "seks hundre/sekshundre, sju hundre/sjuhundre, åtte hundre/åttehundre, ni hundre/nihundre",
        ("{hundred} og {rest}", "{hundred} {rest}"),
        "tusen/ett tusen",
        ("{rest} tusen", "{rest}tusen"),
        ("{thousand} {hundred}",),
        others="10 et titall, 10 et titalls, 12 et dusin",
    ),
}
"""By language. Where *dozen* and *dizaine* are meant roughly, the number is what they stand for."""

BLANKS_BETWEEN_THOUSANDS: Final = " \u00a0\u2009\u202f"
"""Blanks that pages print between thousands: plain, protected, thin and narrow ones."""
