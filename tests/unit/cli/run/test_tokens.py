"""Both verbs of tokens take their file in the same way."""

from pathlib import Path

import pytest
import typer

from dateline.cli.run.tokens import check, new
from dateline.gateway.access.tokens_file import TokensError


def test_check_takes_the_file_as_new_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tokens.toml"
    new("reader", file=path, region=["western-asia"])
    capsys.readouterr()
    check(file=path)
    check(path)
    assert capsys.readouterr().out == "reader: read in western-asia\n" * 2


def test_check_needs_one_file(tmp_path: Path) -> None:
    for path, file in ((None, None), (tmp_path, tmp_path)):
        with pytest.raises(typer.BadParameter, match="give one file of tokens, as --file FILE"):
            check(path, file=file)


@pytest.mark.parametrize("verb", ["new", "check"])
@pytest.mark.parametrize(
    ("broken", "line"), [("garbage = [\n", 6), ("garbage = [", 6), ("garbage = [\n\n", 7), ('garbage = "', 6)]
)
def test_a_broken_file_is_named_by_a_line_that_it_has(tmp_path: Path, verb: str, broken: str, line: int) -> None:
    path = tmp_path / "tokens.toml"
    new("reader", file=path)
    path.write_text(path.read_text().rstrip() + f"\n\n{broken}")
    assert path.read_text().splitlines()[5].startswith("garbage")
    with pytest.raises(TokensError, match=rf"tokens\.toml:{line}: no TOML: "):
        new("another", file=path) if verb == "new" else check(file=path)


def test_a_wrong_name_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(typer.BadParameter, match="NAME: it has to be a small letter"):
        new("Night Desk", file=tmp_path / "tokens.toml")
