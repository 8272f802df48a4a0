"""What a reader may ask for."""

import inspect

import aiokafka.errors
import pytest

import dateline.client
from dateline.client import ChoiceError, subscribe
from dateline.kafka.topic_admin import ProvisionError
from dateline.settings import SettingsError


@pytest.mark.parametrize("chosen", [[], (), iter(())], ids=["list", "tuple", "iterator"])
@pytest.mark.parametrize("name", ["regions", "countries"])
def test_an_empty_list_is_refused_and_not_taken_for_all(name: str, chosen: list[str]) -> None:
    with pytest.raises(ValueError, match=f"{name} is empty: name some, or leave it out for all"):
        _ = subscribe(regions=chosen) if name == "regions" else subscribe(countries=chosen)


@pytest.mark.parametrize("error", [aiokafka.errors.KafkaError, ProvisionError, SettingsError, ChoiceError])
def test_the_errors_of_a_program_are_exported_and_documented(error: type[Exception]) -> None:
    assert getattr(dateline.client, error.__name__) is error
    assert error.__name__ in dateline.client.__all__
    assert error.__name__ in (inspect.getdoc(subscribe) or "")
