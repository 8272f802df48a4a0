"""The base of every record: frozen, closed for writers, lenient for readers."""

from typing import Self

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen value. Unknown fields are refused when one is made, ignored when one is read."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")

    @classmethod
    def read(cls, data: bytes | str) -> Self:
        """Read one JSON document, ignoring fields of a newer version.

        Raises ``pydantic.ValidationError``, which names each field at fault.
        """
        return cls.model_validate_json(data, extra="ignore")
