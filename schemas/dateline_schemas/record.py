"""The base class of every record: frozen, strict for writers, lenient for readers."""

from typing import Self

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen value. An unknown field is refused when a record is made, and ignored when one is read."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")

    @classmethod
    def read(cls, data: bytes | str) -> Self:
        """Return the record of a JSON document; fields of a newer schema are ignored.

        Raises ``pydantic.ValidationError``, which names each field at fault.
        """
        return cls.model_validate_json(data, extra="ignore")
