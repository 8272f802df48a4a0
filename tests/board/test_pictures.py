"""README's picture of the board, and on demand a picture of each view: ``--picture`` and ``--screens FOLDER``."""

from pathlib import Path
from typing import Final

import pytest

from tests.board.conftest import ROOT, Board, Readers
from tests.board.test_views import VIEWS, address

pytestmark = [pytest.mark.board, pytest.mark.asyncio(loop_scope="session")]

PICTURE: Final = ROOT / "tests" / "board" / "board.png"
MAX_BYTES: Final = 250_000


async def test_the_first_page_is_the_readmes_picture(
    readers: Readers, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """The picture can be made, is in README, and is small."""
    path = PICTURE if pytestconfig.getoption("--picture", default=False) else tmp_path / "board.png"
    async with readers.reader(1540, 772, color_scheme="light") as reader:
        page = await reader.open("/")
        assert await page.screenshot(path=path)
    assert PICTURE.stat().st_size <= MAX_BYTES
    assert f"({PICTURE.relative_to(ROOT)})" in (ROOT / "README.md").read_text()


async def test_each_view_can_be_looked_at(board: Board, readers: Readers, pytestconfig: pytest.Config) -> None:
    """Without a folder, one view on the widest screen shows that a picture can be made."""
    folder: Path | None = pytestconfig.getoption("--screens", default=None)
    widths, schemes = ((320, 1280, 2560), ("light", "dark")) if folder else ((2560,), ("dark",))
    for width in widths:
        for scheme in schemes:
            async with readers.reader(width, 900, color_scheme=scheme) as reader:
                for view in VIEWS if folder else ("story",):
                    page = await reader.open(address(board, view))
                    path = folder / f"{view}-{width}-{scheme}.png" if folder else None
                    assert await page.screenshot(path=path, full_page=True)
