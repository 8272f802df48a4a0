"""A gateway whose copy cannot be begun names the setting, before anything listens."""

import asyncio
from pathlib import Path

import pytest

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
