"""A wheel, installed into an empty environment beside a project that has its own ``schemas.py`` and ``streams/``."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version as distribution_version
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import ZipFile

import pytest

from dateline.extras import Extra, missing
from dateline.kafka.codec import Incoming, UndecodableError
from dateline.kafka.dead_letters import dead_letter
from dateline.settings import PREFIX, ResolvedSettings
from dateline.topics import DEAD_LETTER, RAW, STORIES
from tests.flow import send_all
from tests.integration.command import environment
from tests.versions import record, version

ROOT: Final = Path(__file__).parents[2]
BASE_BYTES: Final = 60 * 1024 * 1024
"""What the base install may add to an empty environment, as ``du`` counts it and with bytecode: chosen by hand."""
STORY: Final = version("a" * 32, headline="Dam opens")
CLIENT: Final = """
import asyncio

import schemas
import streams
from dateline.client import Story, subscribe


async def main() -> None:
    async for story in subscribe(follow=False):
        assert isinstance(story, Story)
        print(schemas.OWN, streams.OWN, story.headline)


asyncio.run(main())
"""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sdist, and the wheel from nothing but that."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=ROOT)
    (sdist,) = folder.glob("dateline-*.tar.gz")
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder)
    run(sys.executable, "-m", "pip", "--quiet", "wheel", *options, sdist, cwd=folder)
    (built,) = folder.glob("dateline-*.whl")
    return built


@pytest.fixture
def python(tmp_path: Path) -> Iterator[Path]:
    """An empty virtual environment, without pip; deleted afterwards, for it grows to half a gigabyte."""
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv", cwd=tmp_path)
    yield tmp_path / "venv" / "bin" / "python"
    shutil.rmtree(tmp_path / "venv")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose own modules have the names that Dateline's packages had once."""
    folder = tmp_path / "project"
    (folder / "streams").mkdir(parents=True)
    (folder / "schemas.py").write_text("OWN = 'own schemas'\n")
    (folder / "streams" / "__init__.py").write_text("OWN = 'own streams'\n")
    (folder / "client.py").write_text(CLIENT)
    return folder


def run(*command: str | Path, cwd: Path, env: Mapping[str, str] | None = None, code: int = 0) -> tuple[str, str]:
    """Run a command as from a new shell: nothing tells Python where this checkout is."""
    names = {name: value for name, value in (env or os.environ).items() if not name.startswith("PYTHON")}
    ended = subprocess.run(  # noqa: S603
        command, cwd=cwd, env=names, capture_output=True, check=False, text=True, timeout=300
    )
    assert ended.returncode == code, f"{' '.join(map(str, command))}\n{ended.stdout}\n{ended.stderr}"
    return ended.stdout, ended.stderr


def install(python: Path, requirement: str, *options: str) -> None:
    """Install into the environment of another Python, with the versions of requirements.txt."""
    pip = (sys.executable, "-m", "pip", "--python", python, "--quiet", "--disable-pip-version-check", "install")
    run(*pip, *options, "--constraint", ROOT / "requirements.txt", requirement, cwd=python.parent)


def disk_usage(folder: Path) -> int:
    """Return the bytes of the blocks that a folder takes on disk, as ``du`` counts them."""
    return sum(path.lstat().st_blocks * 512 for path in (folder, *folder.rglob("*")))


def test_the_wheel_holds_two_typed_packages_and_no_tests(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    top = {name.split("/")[0] for name in names}
    assert {name for name in top if not name.endswith(".dist-info")} == {"dateline", "dateline_schemas"}
    assert {"dateline/py.typed", "dateline_schemas/py.typed", "dateline/demo/pages.jsonl"} <= set(names)
    assert not [name for name in names if any(part.startswith("test") for part in PurePosixPath(name).parts)]


@pytest.mark.long
async def test_it_works_beside_a_project_with_modules_of_any_name(
    wheel: Path, python: Path, project: Path, settings: ResolvedSettings
) -> None:
    (site,) = python.parents[1].glob("lib/python*/site-packages")
    empty = disk_usage(site)
    await asyncio.to_thread(install, python, str(wheel))
    assert disk_usage(site) - empty <= BASE_BYTES
    await read_with_the_base(python, project, settings)

    # Bytecode of what only the demo imports is written as it is imported: compiling all of it takes half a minute.
    await asyncio.to_thread(install, python, f"{wheel}[{Extra.EMBEDDED}]", "--no-compile")
    plain = environment(None, {f"{PREFIX}DATA_DIR": str(project / "data")})
    shown, _ = await asyncio.to_thread(run, python.with_name("dateline"), "demo", cwd=project, env=plain)
    assert "The newest on wire.region." in shown


async def read_with_the_base(python: Path, project: Path, settings: ResolvedSettings) -> None:
    """Run each verb that the base install has, and one that it has not."""
    env = environment(settings)

    async def dateline(*arguments: str, code: int = 0) -> tuple[str, str]:
        return await asyncio.to_thread(run, python.with_name("dateline"), *arguments, cwd=project, env=env, code=code)

    await dateline("topics", "create")
    await send_all(settings, [record(STORY)], STORIES)
    faulty = Incoming(RAW.name(settings.namespace), 0, 0, 0, b"key", b"{}", ())
    letter = dead_letter(faulty, "split", UndecodableError("not a RawArticle: source: Field required"), "", whole=True)
    await send_all(settings, [(letter.key, letter.value)], DEAD_LETTER, letter.headers)

    ended = await asyncio.gather(
        dateline("--version"),
        dateline("tail", "stories"),
        dateline("replay", "read", "stories", "--output", "stories.jsonl.zst"),
        dateline("status", code=1),  # no worker has joined
        dateline("dead-letters", "show", "0"),
        asyncio.to_thread(run, python, "client.py", cwd=project, env=env),
        dateline("worker", code=2),
    )
    printed_version, stories, _, status, letter_shown, read, without_extra = ended
    assert printed_version == (f"dateline {distribution_version('dateline')}\n", "")
    assert json.loads(stories[0])["story_id"] == STORY.story_id
    assert json.loads(status[0])["namespace"] == settings.namespace
    assert "source is missing" in letter_shown[0]
    assert read == ("own schemas own streams Dam opens\n", "")
    assert without_extra == ("", f"dateline: {missing(Extra.WORKER, '`dateline worker`')}\n")
    explained, _ = await dateline("explain", STORY.story_id, "--input", "stories.jsonl.zst")
    assert json.loads(explained)["headline"] == "Dam opens"
