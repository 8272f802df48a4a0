"""Words for the kind of a place, which papers print before or after its name: ``KAB. BANDUNG``, ``府中市``.

A row is a word of any language. A name with such a word is looked up without it where it is unknown as printed.
"""

from typing import Final

KINDS_BEFORE: Final = frozenset(
    {
        # Indonesian and Malay, Vietnamese, Turkic, Slavic
        "kab", "kabupaten", "kota", "kec", "kecamatan", "kelurahan", "desa", "daerah", "provinsi", "bandar", "tp",
        "tx", "thanh pho", "thi xa", "thi tran", "huyen", "quan", "tinh", "gmina", "powiat", "obec", "selo", "grad",
        "opcina", "opstina", "г", "город", "гор", "с", "село", "пос", "поселок", "пгт", "станица", "м", "місто", "смт",
        "селище", "град", "община", "қала", "ауыл",
        # Romance and Germanic
        "cidade de", "municipio de", "município de", "ciudad de", "commune de", "ville de", "comuna", "comune di",
        "orasul", "municipiul", "gemeente", "gemeinde", "kommune", "city of", "town of", "municipality of", "downtown",
        # Semitic, Persian and Indic scripts
        "مدينة", "مدينه", "محافظة", "محافظه", "ولاية", "ولايه", "قرية", "قريه", "شهر", "شهرستان", "עיר", "העיר", "ज़िला",
        "जिला", "জেলা",
    }
)  # fmt: skip
"""What stands before the name."""
KINDS_AFTER: Final = frozenset(
    {
        "city", "town", "village", "district", "county", "municipality", "parish", "shi", "stadt", "kommune", "by",
        "stad", "il", "ili", "ilcesi", "sehri", "ilce", "qalasy", "қаласы", "ауданы", "облысы", "шаары", "шәһәре",
        "sahri", "seheri", "rayonu", "vilayati", "shahri", "megye", "varos", "linn", "vald", "obcina", "район",
        "область",
        "شهر", "जिला", "ज़िला", "शहर", "জেলা", "নগরী", "శహర్",
    }
)  # fmt: skip
"""What stands after the name."""

EAST_ASIAN_KINDS: Final = ("市", "县", "区", "町", "村", "镇", "郡", "府", "州", "시", "군", "구", "읍", "면")
"""Last characters of a Chinese, Japanese or Korean name that papers print or leave out; Han ones in simplified form."""
