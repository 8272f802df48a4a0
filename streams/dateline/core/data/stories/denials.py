"""Words with which a text denies what an earlier one said: *has not resigned*, *dementiert*, *is alive*.

Each table has a row for a language, its words in lower case, in the forms that texts print. They are read where what
changed is worded, and nowhere else. To add a language, add its rows; words for none are those of ``NONE_WORDS``.
"""

from typing import Final

NEGATIONS: Final[dict[str, str]] = {
    "en": "not never t",
    "nl": "niet nooit",
    "de": "nicht nie niemals",
    "fr": "pas jamais",
    "es": "no nunca",
    "it": "non mai",
    "pt": "não nunca",
    "sv": "inte aldrig",
    "no": "ikke aldri",
    "da": "ikke aldrig",
}
"""Words for *not*; ``t`` is what is left of ``didn't``."""

NEGATED_BEHIND: Final = frozenset({"nl", "de", "fr", "sv", "no", "da"})
"""Languages in which such a word may stand just behind its verb: ``avgår inte``."""

NOT_ONLY: Final[dict[str, str]] = {
    "en": "only just merely simply least less fewer", "nl": "alleen slechts enkel minder",
    "de": "nur bloß allein zuletzt weniger", "fr": "seulement uniquement moins", "es": "solo sólo solamente menos",
    "it": "solo soltanto solamente meno", "pt": "só apenas somente menos", "sv": "bara endast enbart minst mindre",
    "no": "bare kun minst mindre", "da": "bare kun mindst mindre",
}  # fmt: skip
"""Words behind *not* with which it negates nothing: ``not only the mayor``, ``not least``."""

OR_NOT: Final[dict[str, str]] = {
    "en": "or if", "nl": "of", "de": "oder", "fr": "ou", "es": "o", "it": "o", "pt": "ou", "sv": "eller",
    "no": "eller", "da": "eller",
}  # fmt: skip
"""Words in front of *not* with which it negates nothing: ``whether or not``, ``if not the largest``."""

NO_LONGER: Final[dict[str, tuple[str, ...]]] = {"en": ("no longer",)}
"""Two words for *not* of which none is one alone."""

AFFIRMATIVES: Final[dict[str, dict[str, str]]] = {
    "en": {
        "won": "will", "shan": "shall", "can": "can", "isn": "is", "aren": "are", "wasn": "was", "weren": "were",
        "hasn": "has", "haven": "have", "hadn": "had", "wouldn": "would", "couldn": "could", "shouldn": "should",
        "mustn": "must", "needn": "need",
    },
}  # fmt: skip
"""What is left of a verb in front of the rest of *not*, and the verb: ``won't``, *will*."""

FIRST_NEGATIONS: Final[dict[str, str]] = {"fr": "ne n"}
"""Words in front of a verb that *not* behind it brings with it."""

NOUN_OPENERS: Final[dict[str, str]] = {
    "nl": "de het een dat die",
    "de": "der die das ein eine dass",
    "fr": "le la les un une l que qu",
    "sv": "att en ett den det de som",
    "no": "at en et den det de som",
    "da": "at en et den det de som",
}
"""Words behind which a noun stands in front of *not*, and no verb: ``att ministern inte kan``."""

NOBODY: Final[dict[str, str]] = {
    "en": "nobody", "nl": "niemand", "de": "niemand", "es": "nadie", "pt": "ninguém",
}  # fmt: skip
"""Words for *nobody*, beside those for none."""

DENYING: Final[dict[str, str]] = {
    "en": "deny denies denied denying denial denials refute refutes refuted refuting",
    "nl": "ontkent ontkennen ontkende ontkenden ontkend ontkenning weerspreekt weersprak weersproken",
    "de": "dementiert dementieren dementierte dementierten dementi bestreitet bestreiten bestritt bestritten",
    "fr": "dément démentent démenti démentie démentir démentit démentant nie nient nié",
    "es": (
        "desmiente desmienten desmintió desmintieron desmentido desmentir desmintiendo niega niegan negó negaron negado"
    ),
    "it": "smentisce smentiscono smentì smentito smentita smentire smentendo nega negano negato negò",
    "pt": "desmente desmentem desmentiu desmentiram desmentido desmentir nega negam negou negaram negado",
    "sv": "dementerar dementerade dementerat dementi förnekar förnekade förnekat",
    "no": "avkrefter avkreftet avkrefte avviser avviste avvist benekter benektet dementerer dementerte",
    "da": "afviser afviste afvist benægter benægtede benægtet dementerer dementerede",
}
"""Verbs of denying, and their nouns."""

ACCUSING: Final[dict[str, str]] = {
    "en": (
        "accuses accused accusing alleges alleged suspected blames blamed sues sued fines fined convicts convicted"
        " jails jailed guilty sentenced charges charged"
    ),
    "nl": "beschuldigt beschuldigd beschuldigde verdacht verdachte beboet veroordeeld boete schuldig",
    "de": "beschuldigt wirft vorwurf vorgeworfen verdächtigt verdächtiger verdacht verurteilt verklagt schuldig",
    "fr": "accuse accusé accusée accusés soupçonné soupçonnée condamné condamnée coupable",
    "es": "acusa acusado acusada acusados sospechoso condenado condenada multa multado culpable",
    "it": "accusa accusato accusata accusati sospettato condannato condannata multa multato colpevole",
    "pt": "acusa acusado acusada acusados suspeito condenado condenada multa multado culpado",
    "sv": "anklagar anklagas anklagad misstänkt misstänks dömd döms skyldig",
    "no": "anklager anklages anklaget mistenkt mistenkes dømt dømmes skyldig",
    "da": "anklager anklages anklaget mistænkt mistænkes dømt dømmes skyldig",
}
"""Words of accusing, beside those for arrested and charged: whoever denies what he is accused of denies no report."""

ALIVE: Final[dict[str, str]] = {
    "en": "alive", "nl": "leeft springlevend", "de": "lebt leben", "fr": "vivant vivante vie", "es": "vivo viva vive",
    "it": "vivo viva vive", "pt": "vivo viva vive", "sv": "lever livet", "no": "lever live", "da": "lever live",
}  # fmt: skip
"""Words for *alive*, of somebody who was called dead."""

SAYING: Final[dict[str, str]] = {
    "en": "say says said saying tell tells told report reports reported comment give gives gave given know known",
    "nl": "zegt zeggen zei gezegd meldt melden meldde gemeld bericht weet bekend",
    "de": "sagt sagen sagte gesagt teilt mitgeteilt meldet melden gemeldet bericht bekannt",
    "fr": "dit dire disent annonce annoncé déclare déclaré précise précisé indique indiqué sait",
    "es": "dice dicen decir dijo dicho informa informó anuncia anunció sabe",
    "it": "dice dicono dire detto annuncia annunciato riferisce riferito sa",
    "pt": "diz dizem dizer disse dito informa informou anuncia anunciou sabe",
    "sv": "säger säga sade sa sagt uppger uppgav meddelar meddelade vet känt",
    "no": "sier si sa sagt opplyser opplyste melder meldte vet kjent",
    "da": "siger sige sagde sagt oplyser oplyste melder meldte ved kendt",
}
"""Words of saying: ``police did not say why`` denies nothing."""

PASSED_OVER: Final[dict[str, str]] = {
    "en": "report reports reported rumours rumors news any anyone single being having did does do all people",
    "nl": "bericht berichten geruchten nieuws enkele dat",
    "de": "bericht berichte medienberichte meldung meldungen gerüchte einzige dass habe hätten worden",
    "fr": "information informations rumeur rumeurs seul seule ait avait avoir être",
    "es": "informe informes noticia noticias rumor rumores sola solo haya haber",
    "it": "notizia notizie voce voci solo sola abbia aver avere state stati stata",
    "pt": "notícia notícias rumor rumores só ter tinha haver tenha",
    "sv": "uppgift uppgifter rykten rykte enda har hade blivit",
    "no": "melding meldinger rykter rykte eneste har hadde ble blitt skal seg",
    "da": "melding meldinger rygter rygte eneste har havde blev blevet skal sig",
}
"""Words that may stand between such a word and what is denied: ``denied reports that``."""
