"""Frequent words by which a language is recognised, one row for each language (ISO 639-1).

A word is in the row of every language that uses it, so that neighbouring languages balance each other. To add a
language, add a row to ``FUNCTION_WORDS``::

    "da": "og at som er ikke for på med har den det",

``NEIGHBOURS`` are languages that these words never decide for, because their words are too close to another
language's (Danish and Norwegian) or because the model recognises them better; their rows only keep a neighbour back.
"""

from typing import Final

FUNCTION_WORDS: Final = {
    "nl": (
        "de het een van in en dat is op te die zijn niet voor met aan heeft wordt werd er om maar als ook naar bij uit"
        " hij zij door over tot worden deze zich tegen volgens meldt zei omdat tussen nog geen meer kunnen haar waren"
        " waar dit werden hebben had was onder vanaf nu wel moet"
    ),
    "en": (
        "the of and to in a that is was on for with as has have from by at it its he she his her they their said which"
        " were are be been would will after an this who had not but or into about when more than could also over out"
        " up"
    ),
    "de": (
        "der die und das in den von zu mit auf für ist im nicht ein eine einen dem des sich wurde werden sei auch nach"
        " bei wird am aus als an wie zum zur hat oder um über einer eines haben sagte noch vor sind war dass es er sie"
        " gegen seit bis durch"
    ),
    "fr": (
        "le la les des de du et à en un une dans qui que est pour sur au aux par avec été il elle ont a son ses sa ce"
        " cette plus ne pas selon après être mais leur deux se d l s n ou contre sont était"
    ),
    "es": (
        "el la los las de del y en que a un una por con para se su sus ha fue al es lo como más según este esta tras no"
        " han pero entre desde también hasta sobre sin o años cuando donde son era"
    ),
    "it": (
        "il la le i gli lo di del della dei delle degli dell e che in un una per con da dal dalla nel nella nell al"
        " alla sono è ha si a non più anche dopo stato ai l d su come o hanno tra fra era"
    ),
    "pt": (
        "o a os as de do da dos das e em no na nos nas um uma que com por para se foi ao à não mais pela pelo são"
        " também segundo após está seu sua ou é entre até disse como sobre já"
    ),
    "sv": (
        "och att som är inte för på med har den det ett från enligt av säger efter till en i om de var men vid han hon"
        " kan ska när eller under också sig sin blev"
    ),
}
"""Languages that function words can decide for."""

NEIGHBOURS: Final = {
    "af": "die van en in nie wat met het om te is op dat vir aan hy sy ’n n deur oor ook na was sal hulle moet by",
    "fy": "de it fan en yn in is dat op te net foar mei oan hat hy sy ek nei by út wurdt troch oer binne wie",
    "lb": "de den d an an der vun mat net fir zu op ass an ee eng sech och no hunn huet gëtt säin",
    "nds": "de dat un in en is to vun nich för mit op een hett wi ok na bi",
    "sco": "the o an tae in a that is wis on for wi as haes fae bi it hes aw ony",
    "ca": (
        "el la els les de del dels i a en que un una per amb ha es seu seva més no són va al s l d com aquest aquesta"
        " segons però després també han"
    ),
    "gl": (
        "o a os as de do da dos das e en no na que un unha con por para se foi ao á non máis pola polo son"
        " tamén segundo"
    ),
    "ast": "el la los les de del y en que a un una por con pa se so ye al lo más foi tamién",
    "oc": "lo la los las de del e a en que un una per amb es dins o se al son pas mai",
    "ro": "de la în și şi a al ale cu pe o un care din nu este sau să fi au ca prin mai fost pentru",
    "da": (
        "og at som er ikke for på med har den det et fra af i en til de der var men ved han hun kan skal når eller"
        " under også sig sin blev om efter siger"
    ),
    "no": (
        "og at som er ikke for på med har den det et fra av i en til de der var men ved han hun kan skal når eller"
        " under også seg sin ble om etter sier"
    ),
    "la": "et in est non ad ut cum de qui quod ex per sed ab esse aut",
    "eo": "la de kaj en al estas ne kun por ke sur per li oni",
    "pap": "e di ku na i un ta den pa no por su cu of a",
    "co": "di a u in e chì per hè da una un cù ma i si",
    "rm": "il la las ils da e en che a in ina per cun es dals da na",
    "fur": "il la i lis di e che al un une par cun in no dal a",
    "sm": "o le i ma e a se mo lona ona ai fa ia lo",
    "fil": "ang ng sa mga at na ay ni si hindi para may",
    "vi": "và có các của là được không trong cho với",
    "tr": "ve bir bu da de için ile olarak olan en",
    "fi": "ja on ei se että oli hän kun ovat",
    "pl": "i w z na do się nie że to jest o od za po a",
    "cs": "a v se na je že s z do o k i za by",
    "hu": "a az és hogy nem is egy van meg",
    "hr": "i u je na se da za su od s o kao a",
    "id": "yang dan di ke dari untuk dengan ini pada dalam",
}
"""Languages that function words never decide for."""

ALL_FUNCTION_WORDS: Final = frozenset(word for words in FUNCTION_WORDS.values() for word in words.split())
"""The words of all rows: what no text is about."""

WORDS_FOR_AND: Final = frozenset(("and", "en", "und", "et", "y", "e", "ed", "og", "och", "oraz", "és"))
"""*And*: a line that opens with it in small letters goes on with the sentence above, and is no text of its own."""

_KOREAN_OPENINGS: Final = (
    "있는 있다 있었 있습 있어 없는 없다 없이 하는 하고 하지 하며 한다 했다 했으 했던 해야 되는 된다 됐다 "
    "되고 위해 위한 대한 대해 관한 관련 통해 따라 따르 따른 때문 이날 지난 오는 오전 오후 올해 이번 다음 "
    "그는 그가 그의 그러 그리 그런 이는 이를 이런 이어 이후 이에 여러 모든 함께 다시 모두 많은 가장 특히 "
    "또한 또는 당시 현재 것이 것은 것을 것으 것도 밝혔 말했 전했 설명 강조 라고 이라 라며 경우 정도 가운 "
    "사이 우리"
)
KOREAN_OPENINGS: Final = frozenset(_KOREAN_OPENINGS.split())
"""The first two syllables of frequent Korean words: what no text is about."""
