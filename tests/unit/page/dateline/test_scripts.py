"""Datelines of Asia and Africa, each in its own script, with the agencies that print them."""

from datetime import datetime

import pytest

from dateline.core.page.parse import parse
from dateline.core.places.atlas import Atlas
from dateline_schemas import RawArticle

FETCHED_AT = datetime.fromisoformat("2026-03-08T23:00:00+01:00")


@pytest.mark.parametrize(
    ("text", "place", "country", "code", "starts"),
    [
        (
            "नई दिल्ली, 4 मार्च (भाषा) जल निगम ने शनिवार को कहा कि नहर अप्रैल में खुलेगी। किसानों ने स्वागत किया।",
            "नई दिल्ली",
            "IN",
            "PTI",
            "जल निगम",
        ),
        (
            "लखनऊ, चार मार्च (भाषा) जल निगम ने शनिवार को कहा कि नहर अप्रैल में खुलेगी। किसानों ने स्वागत किया।",
            "लखनऊ",
            "IN",
            "PTI",
            "जल निगम",
        ),
        (
            "الرياض 3 مارس (واس) -- قال المتحدث إن القطار الجديد سيبدأ رحلاته في الخريف. وأضاف أن التذاكر متاحة.",
            "الرياض",
            "SA",
            "SPA",
            "قال",
        ),
        (
            "واشنطن / الأناضول - قال المتحدث إن القطار الجديد سيبدأ رحلاته في الخريف. وأضاف أن التذاكر متاحة.",
            "واشنطن",
            "US",
            "AA",
            "قال",
        ),
        (
            "تهران - ایرنا - سخنگوی شهرداری گفت قطار تازه در پاییز آغاز به کار می‌کند. بلیت‌ها فروخته شد.",
            "تهران",
            "IR",
            "IRNA",
            "سخنگوی",
        ),
        (
            "［東京　８日　ロイター］ - 港の倉庫で火災があり、3時間後に消し止められた。けが人はいない。",
            "東京",
            "JP",
            "Reuters",
            "港の",
        ),
        (
            "【ワシントン共同】港の倉庫で火災があり、3時間後に消し止められた。けが人はいない。",
            "ワシントン",
            "US",
            "Kyodo",
            "港の",
        ),
        (
            "（中央社記者王小明台北8日電）港務公司今天表示，新碼頭將在秋天啟用。工會批評工期太短。",
            "台北",
            "TW",
            "CNA",
            "港務",
        ),
        (
            "新华社华盛顿3月8日电（记者张三）港务局8日表示，新码头将在秋天启用。工会批评工期太短。",
            "华盛顿",
            "US",
            "Xinhua",
            "港务",
        ),
        (
            "KUALA LUMPUR, 8 Mac (Bernama) -- Jeti baharu akan dibuka pada musim luruh. Nelayan menyambut baik.",
            "KUALA LUMPUR",
            "MY",
            "Bernama",
            "Jeti",
        ),
    ],
)
def test_a_dateline_in_another_script_is_read(
    atlas: Atlas, text: str, place: str, country: str, code: str, starts: str
) -> None:
    page = RawArticle.model_validate({"source": "wire", "fetched_at": FETCHED_AT, "text": text})
    (brief,) = parse(page, atlas)
    assert brief.dateline is not None
    assert [(each.printed, each.country) for each in brief.dateline.places] == [(place, country)]
    assert [each.code for each in brief.dateline.agencies] == [code]
    assert brief.text.startswith(starts)
