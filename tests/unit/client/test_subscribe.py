"""What a reader may ask for."""

import pytest

from dateline.client import subscribe


@pytest.mark.parametrize("chosen", [[], (), iter(())], ids=["list", "tuple", "iterator"])
@pytest.mark.parametrize("name", ["regions", "countries"])
def test_an_empty_list_is_refused_and_not_taken_for_all(name: str, chosen: list[str]) -> None:
    with pytest.raises(ValueError, match=f"{name} is empty: name some, or leave it out for all"):
        _ = subscribe(regions=chosen) if name == "regions" else subscribe(countries=chosen)
