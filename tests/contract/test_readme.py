"""The documentation agrees with the code: tables are fresh, commands print what the pages show, named files exist."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.agents import exit_codes
from dateline.cli.main import VERBS
from dateline.settings import Settings
from dateline.telemetry import EVENTS, METRICS
from dateline.topics import TOPICS
from tests.contract.readme import HANDBOOK, MANUAL, MAP, MARKED, PAGES, README, ROOT, Block, blocks, run_block
from tests.contract.reference import reference, renew_tables
from tests.rows import each_row

MAX_LINES_OF_THE_FIRST_PAGE = 320
TEXTS = {page: page.read_text("utf-8") for page in PAGES}
RUN = [block for text in TEXTS.values() for block in blocks(text) if block.mark == "run"]
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def prose(page: Path) -> str:
    """Return a page without its code blocks."""
    return FENCED.sub("", TEXTS[page])


def test_every_page_of_the_repository_is_tested() -> None:
    pages = [
        ROOT / "README.md",
        ROOT / "streams/CHANGES.md",
        *(path for root in ("streams", "schemas", "tests") for path in (ROOT / root).rglob("README.md")),
    ]
    assert sorted(pages) == sorted(PAGES)


@every_page
def test_tables_are_fresh(page: Path) -> None:
    assert renew_tables(TEXTS[page]) == TEXTS[page], "run: python -m tests.contract.readme"


def test_every_table_is_on_one_page() -> None:
    everything = "".join(TEXTS.values())
    assert {name: everything.count(f"<!-- {name} -->") for name in reference()} == dict.fromkeys(reference(), 1)


def test_tables_hold_every_setting_topic_metric_and_event() -> None:
    tables = reference()
    assert all(f"`DATELINE_{name.upper()}`" in tables["settings"] for name in Settings.model_fields)
    for topic in TOPICS:
        family = topic.suffix.split(".")[0]
        assert f"`wire.{topic.suffix}`" in tables["topics"] or f"`wire.{family}.<" in tables["topics"]
    assert all(f"`dateline_{name}" in tables["metrics"] for name in METRICS)
    assert all(f"`{name}`" in tables["events"] for name in EVENTS)


def test_a_stale_table_is_noticed() -> None:
    fresh = TEXTS[HANDBOOK]
    stale = fresh.replace("| `DATELINE_NAMESPACE`", "| `DATELINE_PREFIX`")
    assert renew_tables(stale) == fresh != stale


@each_row("block", RUN, ids=lambda block: block.commands[0])
def test_commands_print_what_the_page_shows(block: Block) -> None:
    assert run_block(block) == block.body, "run: python -m tests.contract.readme"


def test_blocks_show_output() -> None:
    assert len(RUN) >= 10
    assert all(len(block.body.splitlines()) > len(block.commands) for block in RUN)


@every_page
def test_every_console_block_is_marked(page: Path) -> None:
    assert TEXTS[page].count("```console\n") == len(MARKED.findall(TEXTS[page]))


def test_the_manual_has_a_section_for_every_verb_and_for_no_other() -> None:
    assert sorted(re.findall(r"^## dateline ([\w-]+)$", TEXTS[MANUAL], re.MULTILINE)) == sorted(VERBS)


def test_the_first_page_has_a_row_for_every_verb_and_for_no_other() -> None:
    assert sorted(re.findall(r"^\| \[`([\w-]+)`\]", TEXTS[README], re.MULTILINE)) == sorted(VERBS)


def test_the_first_page_is_short() -> None:
    assert len(TEXTS[README].splitlines()) <= MAX_LINES_OF_THE_FIRST_PAGE


def test_the_first_page_links_every_other() -> None:
    links = {ROOT / target for target, _ in links_of(README)}
    assert set(PAGES) - {README} <= links


def test_the_runbook_has_every_event_that_needs_attention_and_every_exit_code() -> None:
    runbook = TEXTS[HANDBOOK].split("## Runbook\n")[1]
    assert not [name for name, (level, _) in EVENTS.items() if level > logging.INFO and f"`{name}`" not in runbook]
    codes = {value for name, value in vars(exit_codes).items() if name.startswith("EXIT_")}
    assert {str(code) for code in codes} <= set(re.findall(r"^\| (\d+) \|", runbook, re.MULTILINE))


def paths_named(page: Path) -> Iterator[str]:
    """Yield each path that a page names between backticks: one with a folder of ours, an ending or a final slash."""
    for token in re.findall(r"`([\w.-]+(?:/[\w.-]+)*/?)`", prose(page)):
        if token.startswith(("streams/", "schemas/", "tests/")) or token.endswith((".py", ".md", ".tsv", "/")):
            yield token


@every_page
def test_every_named_file_exists(page: Path) -> None:
    folders = (ROOT, page.parent)
    assert not [path for path in paths_named(page) if not any((folder / path).exists() for folder in folders)]


def test_files_are_named_at_all() -> None:
    assert len(set(paths_named(MAP))) > 10


def links_of(page: Path) -> Iterator[tuple[str, str]]:
    """Yield target and anchor of each link to a file or a section."""
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", prose(page)):
        target, _, anchor = link.partition("#")
        yield target, anchor


def anchors_of(page: Path) -> set[str]:
    """Return the anchors that a Markdown viewer gives a page's headings."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@every_page
def test_every_link_has_its_target(page: Path) -> None:
    for target, anchor in links_of(page):
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), target
        assert not anchor or anchor in anchors_of(file), f"{target}#{anchor}"


def folders_drawn(text: str) -> Iterator[str]:
    """Yield the folders of the tree that stands behind ``<!-- tree -->``: two spaces a level."""
    (tree,) = re.findall(r"<!-- tree -->\n```\n(.*?)```", text, re.DOTALL)
    parents: list[str] = []
    for line in tree.splitlines():
        match = re.match(r"( *)([\w.-]+)/ ", line)
        if match:
            parents[len(match[1]) // 2 :] = [match[2]]
            yield "/".join(parents)


def test_the_map_draws_every_folder_of_the_package_and_no_other() -> None:
    package = ROOT / "streams/dateline"
    folders = {str(path.parent.relative_to(ROOT / "streams")) for path in package.rglob("__init__.py")}
    assert sorted(folders_drawn(TEXTS[MAP])) == sorted(folders)


@every_page
def test_no_page_names_a_machine_of_ours(page: Path) -> None:
    assert not re.findall(r"/(?:work|root|home|tmp)/|localhost:(?!9092)\d+", TEXTS[page])


@every_page
def test_no_page_installs_the_package_from_an_index(page: Path) -> None:
    assert not re.findall(r"pip install [^\n`]*(?<![/.\w-])dateline(?![\w-])", TEXTS[page])
