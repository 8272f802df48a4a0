"""How dispatches in Chinese, Japanese and Korean open.

A row is a regular expression with the groups ``agency``, ``place`` and ``date``; any of them may be missing. To add an
agency, append it to ``_CHINESE``, ``_NAMED`` (Japanese) or ``_KOREAN``.
"""

from typing import Final

_CHINESE: Final = "新华社|新華社|中新社|中新网|中央社|共同社|法新社|路透社|美联社|美聯社|塔斯社|韩联社|人民网"
_NAMED: Final = "共同|時事通信|時事|ロイター|AFP|AP|新華社|聯合ニュース|CNN|EPA"
_JAPANESE: Final = rf"(?:{_NAMED})(?:[=＝・/／]?(?:{_NAMED}))?"
_KOREAN: Final = "연합뉴스|뉴시스|뉴스1|로이터|AFP|AP"
_PLACE: Final = r"[\u4e00-\u9fff]{2,8}?"
_DATE: Final = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日"
_REMARK: Final = r"(?:\s?[(\uff08][^()\uff08\uff09\n]{1,60}[)\uff09])?"
_KOREAN_LETTERS: Final = "\uac00-\ud7a3"
_JAPANESE_PLACE: Final = r"[\u3041-\u30ff\u4e00-\u9fff・]{1,14}?"

DISPATCH_OPENINGS: Final = (
    (
        rf"[(\uff08【]?(?:据|據|综合|綜合)?(?P<agency>{_CHINESE})(?:[記记]者[\u4e00-\u9fff]{{3}})?(?P<place>{_PLACE})?"
        rf"(?P<date>{_DATE})?{_REMARK}(?:[专專]?[电電]|[讯訊])[)\uff09】]?{_REMARK}\s?"
    ),
    (
        rf"本[报報](?P<place>{_PLACE})(?P<date>{_DATE})?(?:[电電]|[讯訊])"
        rf"{_REMARK}(?:[记記]者[\u4e00-\u9fff]{{2,8}}?[报報](?:道|导|導)[:：]|[记記]者[\u4e00-\u9fff]{{2,4}}[:：])?\s?"
    ),
    rf"【(?P<place>{_JAPANESE_PLACE})(?:[=＝]|\s)?(?:(?P<date>\d{{1,2}}日)(?:[=＝]|\s)?)?(?P<agency>{_JAPANESE})】\s?",
    rf"[【（(](?P<place>{_JAPANESE_PLACE})[=＝][\u3041-\u30ff\u4e00-\u9fff]{{2,10}}[】）)]\s?",
    rf"【(?P<date>(?:\d{{1,2}}月)?\d{{1,2}}日)[\s=＝]?(?P<agency>{_JAPANESE})】\s?",
    rf"[\[［](?P<place>{_JAPANESE_PLACE})\s(?:(?P<date>\d{{1,2}}日)\s)?(?P<agency>{_JAPANESE})[\]］]\s?(?:[-–—]\s?)?",
    (
        rf"[(\[（](?P<place>[{_KOREAN_LETTERS}]{{2,10}})[=＝](?P<agency>{_KOREAN})[)\]）]"
        rf"\s?(?:[{_KOREAN_LETTERS}·,\s]{{2,30}}(?:기자|특파원)\s?)?(?:[=＝]\s?)?"
    ),
)
DISPATCH_AGENCIES: Final = rf"{_CHINESE}|{_NAMED}|{_KOREAN}"
"""A regular expression for their agencies; two may be one word: ``AFP時事``."""
