"""Letters and words that are compared as others, when names are folded.

``LETTERS`` holds the letters that Unicode NFKD does not decompose, and the characters that are dropped or become
spaces. To add a letter, add a row: ``"ø": "o"``. ``LETTERS_OF_PLACES`` holds these and, for names of places only,
the letters that two writing systems have for one: simplified, traditional and Japanese Han characters, Arabic and
Persian ones. ``SPELLED_OUT`` holds letters that are printed as two.
"""

from typing import Final

LETTERS: Final = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "'": None,
        "’": None,
        "‘": None,
        "ʼ": None,
        "ʻ": None,
        "`": None,
        "´": None,
        ".": " ",
        ",": " ",
        "-": " ",
        "‐": " ",
        "‑": " ",
        "–": " ",
        "/": " ",
    }
)

SPELLED_OUT: Final = {
    "ä": "ae",
    "å": "aa",
    "æ": "ae",
    "ö": "oe",
    "ø": "oe",
    "œ": "oe",
    "ü": "ue",
    "ß": "ss",
    "þ": "th",
}
"""Letters and the two that stand for each where a keyboard lacks it: ``Mueller`` for ``Müller``."""

SHORT_WORDS: Final = {
    "st": "saint",
    "ste": "sainte",
    "sta": "santa",
    "sto": "santo",
    "ft": "fort",
    "mt": "mount",
    "cd": "ciudad",
    "gral": "general",
    "cnel": "coronel",
    "pto": "puerto",
    "αγ": "αγιοσ",
}
"""First words of places that papers abbreviate, folded, and their full forms; tried where the name is unknown."""

_HAN_PRINTED: Final = (
    "両並乾亀予亜亞仏仮佈佔來侖俁倉倫側傑備児兒內冊凱別則劉劍労動務勝勞勢勻匯區參収叢吳呂呉員唄啟喫喬営噴囲國圍園"
    "圓圖堅堯場塚塢塩増壌壟壢壩壱売壺壽夢奧婁孫學宮實寧寶対將尋對岡峯峴島峽崑崗崙嵐嶺巖巣巻師帯帰帶幹幾広庫廈廠廣"
    "張強彎後徑徳徹恆恵愛慶懐懷戶戸捨掃掛掲揚摂撫攝敘數斎斷於時晉曇曉書曽會東栄桜條棗棟棧検楊楓楡極楽榮槤樂樓標樞"
    "樹橋橫檜檮檳櫚櫟櫻欖欞欽歐歡歲歳歷歸気氣沖沢沪洩浜涼淚淵淺済渋渓湊湧湯満溝溫滄滝滿漢漣澀澤濃濟濰濱瀋瀘瀝瀨瀬"
    "灑灘灣烏無焼煙熱燈燒營爛爾牆狹獎獨現瑤瑪環瓊瓏產産畝畢當疏発發盤盧県硤碼磯礦礫祕禮種稲穀穂積穏窩窪竃竈竜筆節"
    "範築篠篤簡籠糸紀約紅紋納紐紗紮細紹結給絨統絲綏綠維網綾綿総緒線緣緬縄縉縣總績繆繩羅義習聖聞聯聰聲聶脫腳臘臨臺"
    "與興舊舎舘芸茲荊荘莊華萊萬葉蓋蓮蔭蔵蕪蕭薔薩藍藝蘆蘇蘭虜號蟲衛裏補裡覇見観覺觀記訥訪設許訶試詩詰誇誕語読調諏"
    "論諫諸諾謝謨謬譚護讓豊豎豐貝貞貢貫貴買費賀賈賓賴賽贊贛跡車軍軒軽輔輕輪農辺迴連進遊運達遜遠遺遼邁邊郷鄉鄒鄔鄧"
    "鄭鄲醫針釧鈴鉄銀銅銚鋅錢錦錫鍋鎌鎮鐘鐵鑼鑽長門閃開閒間関闊闍關陣陰陸陽際隨隴雑雙雜雞雲電霧靈靜韃韋頂頃順須頓"
    "領頭顎顏風飛飯飾餅養館饒馬駅駐駒騎験騰騷驪鬆鬚鬥魚魯鮑鯖鰂鰍鰐鰲鰺鱷鳥鳩鳳鳴鴉鴛鴨鴻鴿鵜鶏鶯鶴鷄鷲鷹鷺鹽麗麥"
    "黃黒點齊齋龍龐龜"
)
_HAN_COMPARED: Final = (
    "两并干龟豫亚亚佛假布占来仑俣仓伦侧杰备儿儿内册凯别则刘剑劳动务胜劳势匀汇区参收丛吴吕吴员呗启吃乔营喷围国围园"
    "圆图坚尧场冢坞盐增壤垄坜坝壹卖壶寿梦奥娄孙学宫实宁宝对将寻对冈峰岘岛峡昆岗仑岚岭岩巢卷师带归带干几广库厦厂广"
    "张强弯后径德彻恒惠爱庆怀怀户户舍扫挂揭扬摄抚摄叙数斋断于时晋昙晓书曾会东荣樱条枣栋栈检杨枫榆极乐荣梿乐楼标枢"
    "树桥横桧梼槟榈栎樱榄棂钦欧欢岁岁历归气气冲泽滤泄滨凉泪渊浅济涩溪凑涌汤满沟温沧泷满汉涟涩泽浓济潍滨沈泸沥濑濑"
    "洒滩湾乌无烧烟热灯烧营烂尔墙狭奖独现瑶玛环琼珑产产亩毕当疎发发盘卢县硖码矶矿砾秘礼种稻谷穗积稳窝洼灶灶龙笔节"
    "范筑筿笃简笼丝纪约红纹纳纽纱扎细绍结给绒统丝绥绿维网绫绵总緖线缘缅绳缙县总绩缪绳罗义习圣闻联聪声聂脱脚腊临台"
    "与兴旧舍馆艺兹荆庄庄华莱万叶盖莲荫藏芜萧蔷萨蓝艺芦苏兰虏号虫卫里补里霸见观觉观记讷访设许诃试诗诘夸诞语读调诹"
    "论谏诸诺谢谟谬谭护让丰竖丰贝贞贡贯贵买费贺贾宾赖赛赞赣迹车军轩轻辅轻轮农边回联进游运达逊远遗辽迈边乡乡邹邬邓"
    "郑郸医针钏铃铁银铜铫锌钱锦锡锅镰镇钟铁锣钻长门闪开闲间关阔阇关阵阴陆阳际随陇杂双杂鸡云电雾灵静鞑韦顶顷顺须顿"
    "领头颚颜风飞饭饰饼养馆饶马驿驻驹骑验腾骚骊松须斗鱼鲁鲍鲭鲗鳅鳄鳌鲹鳄鸟鸠凤鸣鸦鸳鸭鸿鸽鹈鸡莺鹤鸡鹫鹰鹭盐丽麦"
    "黄黑点齐斋龙庞龟"
)
"""Han characters in traditional and Japanese form, and the simplified form as which they are compared.

Source: OpenCC 1.1 (TSCharacters, JPVariants), without characters that no name in GeoNames has.
"""

LETTERS_OF_PLACES: Final[dict[int, str | None]] = {
    **LETTERS,
    **{ord(printed): compared for printed, compared in zip(_HAN_PRINTED, _HAN_COMPARED, strict=True)},
    **str.maketrans(
        {
            # Arabic, Persian and Urdu forms of one letter.
            "ی": "ي", "ى": "ي", "ے": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ە": "ه", "ة": "ه", "ۃ": "ه", "ں": "ن",
            "\u0640": None, "\u200c": " ", "\u200d": None,
            # Hebrew and Latin signs of abbreviation and quotation, and the Hebrew hyphen.
            '"': None, "\u05f4": None, "\u05f3": None, "\u05be": " ",
        }
    ),
}  # fmt: skip
"""``LETTERS``, and letters of other scripts that names of places are printed with in one form or another."""
