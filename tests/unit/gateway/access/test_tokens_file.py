"""The file of tokens: faults by line, tokens by their hash, and the command that makes them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.gateway.access.tokens_file import (
    TokensError,
    TokensFile,
    entry,
    hash_of,
    load_tokens,
    named_tokens,
    new_token,
)

HASH = hash_of("a token of these tests: its hash is the same in every process, as names of cases must be")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "token"),
        ("[[token]]\nname = 'a'\nsha256 = 'abc'", ":3: token.0.sha256"),
        (f"[[token]]\nname = 'A'\nsha256 = '{HASH}'", ":2: token.0.name"),
        (f"[[token]]\nname = 'a'\nsha256 = '{HASH}'\nscopes = ['root']", "scopes"),
        (f"[[token]]\nname = 'a'\nsha256 = '{HASH}'\nregions = ['atlantis']", "there is no region atlantis"),
        (f"[[token]]\nname = 'a'\nsha256 = '{HASH}'\nscope = ['read']", "scope"),
        (f"[[token]]\nname = 'a'\nsha256 = '{HASH}'\n" * 2, ":5: token.1.name: the token on line 2 has the name a too"),
        ("[[token", ":1: no TOML: "),
        (f"{'a.' * 40}b = 1", ":1: a key has more than 32 parts"),
        (f"\na = {'9' * 5000}\n", ":2: a number has more than 4300 digits"),
        ("a = " + "[" * 5000, ": it is nested too deeply"),
        (
            "".join(f"[[token]]\nname = 'a{n}'\nsha256 = '{n:064d}'\n" for n in range(3001)),
            ":1: token: it has more than 3,000 tokens",
        ),
        ("token = 3", "token"),
    ],
)
def test_a_fault_is_named_by_its_line(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "tokens.toml"
    path.write_text(text)
    with pytest.raises(TokensError, match=r"tokens\.toml") as error:
        load_tokens(path)
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("scopes = ['raed']", "token.0.scopes.0: it has to be read, push or admin"),
        ("scopes = []", "token.0.scopes: it is empty"),
        ("regions = 'x'", "token.0.regions: it has to be a list, in square brackets"),
        ("regions = [1]", "token.0.regions.0: it has to be a text, in quotes"),
        ("stream = 1", "token.0.stream: there is no such key; did you mean streams?"),
        (
            "xyzzy = 1",
            "token.0.xyzzy: there is no such key; there is name, regions, requests_per_minute, scopes, sha256, streams",
        ),
        ("streams = 0", "token.0.streams: it has to be a whole number from 1 to 100000"),
        ("streams = 'x'", "token.0.streams: it has to be a whole number from 1 to 100000"),
    ],
)
def test_each_fault_is_one_line_in_words(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "tokens.toml"
    path.write_text(f"[[token]]\nname = 'a'\nsha256 = '{HASH}'\n{line}\n")
    with pytest.raises(TokensError) as error:
        load_tokens(path)
    assert str(error.value) == f"{path}:4: {fault}"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[token]\nname = 'a'\n", ":1: token: there is no [[token]], in two brackets"),
        ("[[token]]\nname = 3\nsha256 = 'f'", ":2: token.0.name: it has to be a text, in quotes"),
        ("[[tokens]]\nname = 'a'", ":1: tokens: there is no such key; did you mean token?"),
    ],
)
def test_a_wrong_table_is_told_in_words(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "tokens.toml"
    path.write_text(text)
    with pytest.raises(TokensError) as error:
        load_tokens(path)
    assert f"{path}{fault}" in str(error.value).splitlines()


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(TokensError, match="No such file"):
        TokensFile(tmp_path / "none.toml")
    (tmp_path / "b").write_bytes(b"\xff\xfe")
    with pytest.raises(TokensError, match="not UTF-8"):
        TokensFile(tmp_path / "b")


def test_only_what_has_the_form_of_a_token_is_one(tmp_path: Path) -> None:
    path, token = tmp_path / "tokens.toml", new_token()
    path.write_text(entry("a", token, ["read"], []) + entry("b", "password", ["admin"], []))
    file = TokensFile(path)
    assert [each.name for each in (file.find(token),) if each is not None] == ["a"]
    assert file.find("password") is None
    assert token not in path.read_text()


def test_the_command_makes_tokens_and_checks_them(tmp_path: Path) -> None:
    path = tmp_path / "tokens.toml"
    run = CliRunner()
    made = [
        run.invoke(app, ["tokens", "new", *arguments, "--file", str(path)])
        for arguments in (["desk"], ["boss", "--scope", "admin", "--scope", "read", "--region", "western-asia"])
    ]
    assert [each.exit_code for each in made] == [0, 0]
    assert path.stat().st_mode & 0o777 == 0o600
    file = TokensFile(path)
    tokens = [file.find(each.stdout.strip()) for each in made]
    assert [(each and each.name, each and sorted(each.scopes)) for each in tokens] == [
        ("desk", ["read"]),
        ("boss", ["admin", "read"]),
    ]
    checked = run.invoke(app, ["tokens", "check", str(path)])
    assert checked.stdout == "desk: read\nboss: admin, read in western-asia\n"
    again = run.invoke(app, ["tokens", "new", "desk", "--file", str(path)])
    assert again.exit_code == 2
    assert "has a token desk already; choose another name" in " ".join(again.stderr.replace("│", "").split())
    wrong = run.invoke(app, ["tokens", "new", "X", "--scope", "root", "--region", "Narnia", "--file", str(path)])
    assert wrong.exit_code == 2
    told = " ".join(wrong.stderr.replace("│", "").split())
    assert "NAME: it has to be a small letter and up to 40 small letters, digits and hyphens, such as desk-2; " in told
    assert "--scope: it has to be read, push or admin; --region: there is no region Narnia; try " in told
    assert [token.name for token in load_tokens(path)] == ["desk", "boss"]


@pytest.mark.parametrize(
    ("where", "told"), [("a-folder", "a-folder: Is a directory"), ("none/t.toml", "t.toml: there is no folder ")]
)
def test_where_no_file_can_be_the_command_says_so(tmp_path: Path, where: str, told: str) -> None:
    (tmp_path / "a-folder").mkdir()
    ended = CliRunner().invoke(app, ["tokens", "new", "desk", "--file", str(tmp_path / where)])
    assert isinstance(ended.exception, TokensError)
    assert told in str(ended.exception)
    assert not ended.stdout


def test_the_command_keeps_who_may_read_a_file_and_follows_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "tokens.toml", tmp_path / "link.toml"
    run = CliRunner()
    for name, file in (("one", path), ("two", path), ("three", link)):
        assert run.invoke(app, ["tokens", "new", name, "--file", str(file)]).exit_code == 0
        path.chmod(0o604)  # as it is shown to a container's user
        if not link.exists():
            link.symlink_to(path.name)
    assert run.invoke(app, ["tokens", "new", "four", "--file", str(path)]).exit_code == 0
    assert path.stat().st_mode & 0o777 == 0o604
    assert link.is_symlink()
    assert [token.name for token in load_tokens(path)] == ["one", "two", "three", "four"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["link.toml", "tokens.toml"]


def test_a_file_that_could_not_be_read_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path, token = tmp_path / "tokens.toml", new_token()
    path.write_text(entry("a", new_token(), ["read"], []))
    file = TokensFile(path)
    path.write_text(entry("b", token, ["read"], []))

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr("dateline.gateway.access.tokens_file.read_config", refuse)
        assert [file.look(), file.look()] == [False, False]
    assert caplog.text.count("tokens_refused") == 1
    assert file.look()
    assert file.find(token) is not None


def test_a_missing_file_is_named_with_the_setting_and_what_begins_one(tmp_path: Path) -> None:
    path = tmp_path / "tokens.toml"
    with pytest.raises(TokensError) as caught:
        named_tokens(path)
    advice = f"`dateline tokens new NAME --file {path}` begins one"
    assert str(caught.value) == f"DATELINE_GATEWAY_TOKENS: {path}: No such file or directory; {advice}"


@pytest.mark.parametrize("text", ["", "# nobody\n", "token = []", None])
def test_a_file_without_a_token_revokes_all_and_is_none_to_begin_with(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str | None
) -> None:
    path, token = tmp_path / "tokens.toml", new_token()
    path.write_text(entry("a", token, ["read"], []))
    file = TokensFile(path)
    assert file.fault is None
    if text is None:
        path.unlink()
    else:
        path.write_text(text)
    assert file.look()
    assert file.find(token) is None
    assert "tokens_gone" in caplog.text
    assert file.fault == f"{path}: it is gone or has no token: nobody is let in"
    with pytest.raises(TokensError, match=r"No such file|has no token; add one by `dateline tokens new"):
        TokensFile(path)
    path.write_text(entry("a", token, ["read"], []))
    assert file.look()
    assert file.find(token) is not None
    assert file.fault is None
