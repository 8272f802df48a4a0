"""The laws hold for pages that once broke one and for every golden page; and short runs of the fuzzing."""

import json
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.core.page.parse import parse
from dateline.core.places.atlas import Atlas
from dateline_schemas import Brief, RawArticle
from tests.fuzz import laws
from tests.fuzz.laws import Page, judge
from tests.fuzz.seeds import read_page, seeds
from tests.fuzz.tally import Tally
from tests.fuzz.unguided import inputs
from tests.golden.places import atlas

FIXED = {
    "half a character": Page("GO\ud800ES (ANP) - Een \ud800 zin van enige lengte. Een zin."),
    "a quote behind the last age": Page(
        "Meer uit Tholen\nPOORTVLIET - Obs De Regenboog vierde het vijftigjarig bestaan.\n2 uur geleden'"
    ),
    "a heading that is a quote": Page("[MA]<h3>\u2019accident s\u2019est produit peu avant minuit.<h", html=True),
    "an à before a carriage return": Page("SEVILLA, 3 feb. (EUROPA PRESS) -\n\xc3\nHA DETENIDO A UN HOMBRE, PASÃ³."),
    "a headline above the item above": Page(
        "<h3>Owl delays cricket final</h3><p>HOBART (AP) - An owl that sat on the stumps held up the final of a cup "
        " for an hour on Sunday. The bird left only when \u2026 [Read more...] about Owl delays cricket final</p>"
        "<h3>Town votes to keep its sheep</h3><p>HOBART (AP) - An owl that sat on the stumps held up the final of a cup"
        "  for an hour on Sunday. The bird left only when \u2026 [Read more...] about Owl delays cricket final</p>",
        html=True,
    ),
    "words between bars": Page("LYON (AFP) - Une phrase.\n" + "|".join(["un"] * 40) + "|."),
}
"""Pages on which the parser once broke a law, reduced to the part that broke it."""

INPUTS = 1_000
"""Pages that coverage chooses in a short run; `make fuzz` tries 100,000."""
ONE_IN = 8
"""Golden pages for each one that the short run begins with. Chosen by hand: all of them are judged by a test of their
own, and judging them once more under coverage took most of the run. `make fuzz` begins with all."""
WHEELS = sys.platform == "linux" and platform.machine() == "x86_64" and sys.version_info < (3, 14)
"""Whether atheris has a wheel for this machine; pyproject.toml asks for it there."""


@pytest.mark.parametrize("case", FIXED)
def test_pages_that_once_broke_a_law_stay_fixed(case: str) -> None:
    assert not judge(FIXED[case], atlas()).broken


def test_every_law_holds_for_the_golden_pages() -> None:
    broken = {page.body[:60]: verdict.broken for page in seeds() if (verdict := judge(page, atlas())).broken}
    assert not broken


def test_every_law_holds_for_pages_changed_at_random(tmp_path: Path) -> None:
    tally = Tally(tmp_path)
    for page in inputs(1_000, seed=1):
        tally.add(page, judge(page, atlas()))
    assert not tally.failures, tally.files


@pytest.mark.skipif(
    not WHEELS, reason="atheris has no wheel for this machine; where it has one, its absence is a failure"
)
def test_every_law_holds_for_pages_that_coverage_chooses(tmp_path: Path) -> None:
    counts = ["--inputs", str(INPUTS), "--one-in", str(ONE_IN), "--jobs", "1"]
    command = [sys.executable, "-m", "tests.fuzz", *counts, "--folder", str(tmp_path)]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603  # our own
    assert finished.returncode == 0, finished.stdout + finished.stderr
    tally = json.loads((tmp_path / "0" / "tally.json").read_text(encoding="utf-8"))
    assert tally["inputs"] == len(seeds()[::ONE_IN]) + INPUTS
    assert "edges" in finished.stdout


def test_the_same_seed_gives_the_same_pages() -> None:
    assert list(inputs(50, seed=3)) == list(inputs(50, seed=3)) != list(inputs(50, seed=4))


@pytest.mark.parametrize(("change", "allowed"), [("Updated 10:05", False), ("Updated 2 hours ago", True)])
def test_only_beside_an_age_may_a_change_move_with_the_fetch(
    change: str,
    allowed: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def moved(article: RawArticle, places: Atlas) -> list[Brief]:
        briefs = [*parse(article, places)]
        metadata = briefs[0].metadata
        assert metadata is not None
        assert metadata.modified is not None
        fetched = metadata.model_copy(update={"modified": article.fetched_at})
        return [briefs[0].model_copy(update={"metadata": fetched}), *briefs[1:]]

    text = "The coast road is closed after a storm. Nobody was hurt in it, the police of the town said on Sunday."
    head = '<meta property="article:published_time" content="2026-02-07T08:00:00+00:00">'
    page = Page(f"{head}<article><h1>Storm closes the road</h1><p>{change}</p><p>OSLO (AFP) - {text}</p>", html=True)
    monkeypatch.setattr(laws, "parse", moved)
    monkeypatch.setattr(laws, "_HARMLESS", [row for row in laws._HARMLESS if row[0] == "fetched later"])  # noqa: SLF001
    assert bool(judge(page, atlas()).broken) is not allowed


@pytest.mark.parametrize("data", [b"", b"T", b"H<p>", b"Ta\xff\xfe", b"T\xed\xa0\x80", b"\x00\x00"])
def test_any_bytes_are_a_page(data: bytes) -> None:
    assert not judge(read_page(data), atlas()).broken
