"""A gateway whose copy cannot be begun or written names the file and the setting."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from dateline.gateway.copy import store
from dateline.gateway.server.server import serve
from dateline.settings import Settings, SettingsError


def test_a_copy_that_cannot_be_begun_is_a_wrong_setting(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    wrong = [
        ({"gateway_copy": tmp_path}, f"DATELINE_GATEWAY_COPY={tmp_path}: {tmp_path}: it is a folder; name a file"),
        ({"gateway_copy": file / "x"}, f"DATELINE_GATEWAY_COPY={file}/x: {file}: it is a file, and not a folder"),
        ({"data_dir": file}, f"DATELINE_DATA_DIR={file}: {file}/gateway: {file} is a file, and not a folder; name a"),
    ]
    for values, says in wrong:
        settings = Settings.model_validate({"gateway_port": 0, **values})
        with pytest.raises(SettingsError) as raised:
            asyncio.run(serve(settings, asyncio.Event()))
        assert str(raised.value).startswith(says)


def test_a_full_disk_names_the_file_and_the_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        msg = "database or disk is full"
        raise sqlite3.OperationalError(msg)

    monkeypatch.setattr(store, "open_writer", full)
    file = tmp_path / "copy.sqlite"
    settings = Settings.model_validate({"gateway_port": 0, "gateway_copy": file})
    with pytest.raises(OSError, match=f"{file}: database or disk is full; see .* DATELINE_GATEWAY_COPY"):
        asyncio.run(serve(settings, asyncio.Event()))
