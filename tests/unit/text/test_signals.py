import pytest

from dateline.core.text.signals import signal, signal_line, update_number


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("UPDATE 2-Fed raises rates", "update"),
        ("CORRECTED-Acme profit rises", "correction"),
        ("Rectificatie: bedrag in bericht over brug", "correction"),
        ("KORREKTUR: Zahl der Verletzten", "correction"),
        ("WITHDRAWN: Acme profit", "withdrawal"),
        ("BERICHT INGETROKKEN - Acme", "withdrawal"),
        ("RETRACTED: Museum finds lost ledger", "withdrawal"),
        ("RETRACTION - Museum finds lost ledger", "withdrawal"),
        ("Story removed: Parliament extends treaty", "withdrawal"),
        ("STORY REMOVED-Parliament extends treaty", "withdrawal"),
        ("DELETE: Parliament extends treaty", "withdrawal"),
        ("REMOVED: Parliament extends treaty", "withdrawal"),
        ("Removed: 200 trees along the canal", None),
        ("Retracted: the study that began it all", None),
        ("STATUE OF GENERAL REMOVED", None),
        ("PAPER ON CANCER CELLS RETRACTED", None),
        ("DELETED TWEETS COST MINISTER HIS JOB", None),
        ("Brand in Goes (update)", "update"),
        ("Herstel: economie groeit weer", None),
        ("Updates on the war", None),
        ("Killing of hostage condemned", None),
        ("Storm hits coast - CORRECTED", "correction"),
        ("Storm hits coast, CORRECTED", "correction"),
        ("BOMB ATTACKS KILL", None),
        ("TRAINER ZUM RÜCKZUG", None),
        ("(DEPECHE ANNULEE) Grève des dockers", "withdrawal"),
        ("(Corrección) Dimite la ministra", "correction"),
        ("[Corrected] Storm hits coast", "correction"),
        ("(Berichtigung) Sturm an der Küste", "correction"),
        ("(Herstel) Economie groeit weer", None),
        ("(Corrección del mercado) La bolsa cae", None),
        ("Corrección) La bolsa cae", None),
        ("(Corrección La bolsa cae", None),
        ("(Retirement) Smith quits", None),
        ("(Withdrawn) Bid for Acme", None),
        ("(Update) Storm hits coast", None),
    ],
)
def test_a_headline_carries_a_signal_or_none(headline: str, expected: str | None) -> None:
    assert signal(headline, "Body.") == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("【訂正】トルコで地震、少なくとも16人死亡", "correction"),
        ("【訂正・おわび】トルコで地震", "correction"),
        ("〔訂正〕トルコで地震", "correction"),  # noqa: RUF001
        ("（訂正）トルコで地震", "correction"),  # noqa: RUF001
        ("訂正：トルコで地震", "correction"),  # noqa: RUF001
        ("訂正-トルコで地震", "correction"),
        ("トルコで地震【訂正】", "correction"),
        ("【取り消し】トルコで地震", "withdrawal"),
        ("【取消】トルコで地震", "withdrawal"),
        ("【記事取り消し】トルコで地震", "withdrawal"),
        ("【更新】トルコで地震", "update"),
        ("【速報】トルコで地震", None),
        ("訂正申告の期限、来月に延長", None),
        ("取り消し求め提訴、原発の設置許可", None),
        ("【取り消し訴訟】住民側が敗訴", None),
        ("教科書の記述訂正", None),
        ("【更正】土耳其地震至少16人死亡", "correction"),
        ("更正：土耳其地震至少16人死亡", "correction"),  # noqa: RUF001
        ("（更正）土耳其地震", "correction"),  # noqa: RUF001
        ("土耳其地震至少16人死亡（更正）", "correction"),  # noqa: RUF001
        ("【订正】土耳其地震", "correction"),
        ("【撤稿】土耳其地震", "withdrawal"),
        ("撤稿：土耳其地震", "withdrawal"),  # noqa: RUF001
        ("【更新】土耳其地震", "update"),
        ("【快讯】土耳其地震", None),
        ("期刊撤稿数量创新高", None),
        ("撤稿风波持续", None),
        ("更正案获立法院通过", None),
        ("[정정] 튀르키예 지진 사망자 16명", "correction"),
        ("[정정보도] 튀르키예 지진", "correction"),
        ("(정정) 튀르키예 지진", "correction"),
        ("정정: 튀르키예 지진", "correction"),
        ("[고침] 국제(튀르키예 지진)", "correction"),
        ("[전문취소] 튀르키예 지진", "withdrawal"),
        ("[기사취소] 튀르키예 지진", "withdrawal"),
        ("튀르키예 지진 사망자 16명(종합)", "update"),
        ("튀르키예 지진 사망자 16명(종합2보)", "update"),
        ("[속보] 튀르키예 지진", None),
        ("정정 불안 커지는 페루", None),
        ("취소 수수료 없는 항공권", None),
    ],
)
def test_wires_without_capitals_mark_a_headline_in_brackets_or_by_a_colon(headline: str, expected: str | None) -> None:
    """Japanese, Chinese and Korean: most of these words open ordinary headlines too."""
    assert signal(headline, "Body.") == expected
    assert signal(None, headline) == (None if headline[0] in "トル土튀" else expected)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("【訂正】", "correction"),
        ("（更正）", "correction"),  # noqa: RUF001
        ("更正：", "correction"),  # noqa: RUF001
        ("[정정]", "correction"),
        ("【取り消し】", "withdrawal"),
        ("【更新】", None),
        ("訂正", None),
        ("【訂正】トルコで地震", None),
    ],
)
def test_a_line_of_a_mark_alone_is_a_signal_line(line: str, expected: str | None) -> None:
    assert signal_line(line) == expected


def test_a_bracket_that_stays_open_costs_no_time() -> None:
    assert signal("【訂正" + "・" * 100_000, "【" * 100_000) is None


def test_the_body_may_carry_a_signal_and_the_gravest_counts() -> None:
    assert signal(None, "RECTIFICATIE - In het bericht stond") == "correction"
    assert signal("UPDATE 1-Acme", "CORRECTED: the figure") == "correction"
    assert signal(None, "") is None


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("UPDATE 2-Fed raises rates", ("UPDATE", 2)),
        ("UPDATE 1-17 killed in crash", ("UPDATE", 1)),
        ("Update 3: Brand in Goes", ("UPDATE", 3)),
        ("AKTUALISIERUNG 2: Brand in Goslar", ("AKTUALISIERUNG", 2)),
        ("(UPDATE 10) Storm hits coast", ("UPDATE", 10)),
        ("WRAPUP 4-Storm hits coast", ("WRAPUP", 4)),
        ("UPDATE: 3 dead", None),
        ("UPDATE 2 killed in crash", None),
        ("CORRECTED-UPDATE 2-Fed raises rates", ("UPDATE", 2)),
        ("Correction: UPDATE 2-Fed raises rates", ("UPDATE", 2)),
        ("CORRECTED-2 dead in Goes", None),
        ("Fed raises rates", None),
        ("", None),
        (None, None),
    ],
)
def test_an_update_has_the_number_that_the_wire_gave_it(headline: str | None, expected: tuple[str, int] | None) -> None:
    assert update_number(headline) == expected
