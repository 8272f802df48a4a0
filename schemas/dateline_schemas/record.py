"""The base class of every record: frozen, strict for writers, lenient for readers."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final, Self, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo

_READING: Final[Mapping[str, bool]] = {"reading": True}
"""The context of a validation that reads a record: values of a newer schema become neutral ones."""
_set: Final = object.__setattr__
"""Sets an attribute of a record, which is frozen."""


def neutral_if_unknown(enumeration: object, neutral: str | None) -> BeforeValidator:
    """Return a validator of a field whose type is the ``Literal`` ``enumeration``.

    In a record that is read, a string that is no value of it becomes ``neutral``, as a newer schema may have more
    values. In a record that is made, such a string is refused by the field's type.
    """
    values = frozenset(get_args(enumeration))

    def known(value: object, info: ValidationInfo) -> object:
        is_read = info.context is _READING and isinstance(value, str)
        return neutral if is_read and value not in values else value

    return BeforeValidator(known)


@cache
def _names_of_fields(model: type[BaseModel]) -> set[str]:
    """Return the names of a record's fields."""
    return {*model.model_fields}


class Record(BaseModel):
    """A frozen value. An unknown field is refused when a record is made, and ignored when one is read.

    An unknown value of an enumeration is refused when a record is made. When one is read, the fields that
    ``neutral_if_unknown`` marks take it as their neutral value.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")

    @classmethod
    def read(cls, data: bytes | str) -> Self:
        """Return the record of a JSON document; fields and marked values of a newer schema are ignored.

        Raises ``pydantic.ValidationError``, which names each field at fault.
        """
        return cls.model_validate_json(data, extra="ignore", context=_READING)

    @classmethod
    def unchecked(cls, values: dict[str, Any]) -> Self:
        """Return a record of the values of all its fields, in their order, of which nothing is checked.

        It is for values that our own code has made or has validated before: a story takes a microsecond so, and six
        with validation. All such records share the set of their fields, which nothing changes.
        """
        record = cls.__new__(cls)
        _set(record, "__dict__", values)
        _set(record, "__pydantic_fields_set__", _names_of_fields(cls))
        _set(record, "__pydantic_extra__", None)
        _set(record, "__pydantic_private__", None)
        return record

    def replaced(self, **values: Any) -> Self:  # noqa: ANN401 - of any field
        """Return the record with other values of some fields, of which nothing is checked."""
        return type(self).unchecked(self.__dict__ | values)
