"""The user's own columns, and the base of all frozen records."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import CoreSchema, core_schema

from ..errors import Fault, InputError, Message
from .field_reasons import faults_of
from .signatures import Signed, in_order, whole_doc

Scalar = bool | int | float | str | None
V = TypeVar("V")


EMPTY_ID = Message("id.blank", "an id must be non-empty text without blanks around it", "编号须为非空文字，前后不得有空格")
INVISIBLE = Message("id.invisible", "an id must not hold invisible or control characters", "编号中不得含有不可见字符或控制字符")
INFINITE = Message("fact.infinite", "infinite numbers are not accepted", "不接受无穷大")
TOO_FINE = Message("fact.too_fine", "the number has more digits than can be held exactly", "该数的位数过多，无法精确保存")
NO_FACT = Message("fact.kind", "a fact must be text, a number, True/False or empty", "情况须为文字、数字、真假值，或留空")


def plain(value: Any) -> Any:
    """A numpy scalar as the Python value it stands for; anything else as it is.

    Dates and durations of numpy stay: as Python values those in nanoseconds would be bare numbers. Short floats are the
    decimals they are written as: ``float32(0.1)`` is 0.1.
    """
    kind = getattr(getattr(value, "dtype", None), "kind", "")
    if type(value).__module__ != "numpy" or not kind or kind in "mM" or value.ndim:
        return value
    if kind == "f":
        return float(str(value[()]) if value.dtype.itemsize == 4 else value)
    return value.item()


def clean_id(value: str) -> str:
    """Refuse ids that look alike but are not: empty, padded, or with invisible characters."""
    if not value or value != value.strip():
        raise ValueError(EMPTY_ID)
    if any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in value):
        raise ValueError(INVISIBLE)
    return value


def as_tuple(value: Any) -> Any:
    """Any plain collection as a tuple; sets are sorted so that their hash order cannot matter."""
    if isinstance(value, (set, frozenset)):
        return tuple(sorted(value, key=str))
    if isinstance(value, (list, tuple)):
        return tuple(value)
    if getattr(getattr(value, "dtype", None), "kind", "") in ("m", "M"):
        return value  # dates and durations, which a list of Python values would make bare numbers
    way = next((name for name in ("tolist", "to_pylist", "to_list") if hasattr(value, name)), "")
    found = getattr(value, way)() if way else value
    return tuple(found) if isinstance(found, list) else value  # arrays and columns of numpy, pandas, pyarrow and polars


def scalar(value: Any) -> Scalar:
    """One cell of a user's column: text, a finite number, True/False, or None for an empty cell."""
    value = plain(value)
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (float, Decimal, Fraction)):
        return None if value != value else _decimal(value)
    if type(value).__module__.startswith("pandas.") and type(value).__name__ in ("NAType", "NaTType"):
        return None  # an empty cell of pandas, which this room does not know
    raise ValueError(NO_FACT)


def number(value: Any) -> Any:
    """A number of numpy, a Decimal or a Fraction as the int or float that says it; anything else as it is."""
    value = plain(value)
    return _decimal(value) if isinstance(value, (Decimal, Fraction)) else value


def _decimal(value: float | Decimal | Fraction) -> int | float:
    """The same number as an int or a float, or a refusal where neither says it."""
    if value in (float("inf"), float("-inf")):
        raise ValueError(INFINITE)
    if isinstance(value, float):
        return value
    if value == int(value):
        return int(value)
    found = float(value)
    if Fraction(Decimal(repr(found))) != Fraction(value):
        raise ValueError(TOO_FINE)
    return found


def _as_said(value: Any, check: ValidatorFunctionWrapHandler) -> Any:
    # The checker would make plain text of it, which knows one language only.
    return value if isinstance(value, Message) else check(value)


Note = Annotated[str, WrapValidator(_as_said)]
Id = Annotated[str, BeforeValidator(plain), AfterValidator(clean_id)]
Count = Annotated[int, BeforeValidator(plain), Field(ge=-(10**9), le=10**9)]
Cell = Annotated[Scalar, BeforeValidator(scalar)]


class Facts(Mapping[str, V]):
    """An immutable, hashable, picklable mapping; equal to any mapping with the same items."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, V] | None = None, /, **named: V) -> None:
        self._items: dict[str, V] = {**dict(items or {}), **named}

    @classmethod
    def holding(cls, items: dict[str, V], /) -> Facts[V]:
        """The mapping over just this dictionary, which nobody else may hold: for many at once."""
        made = cls.__new__(cls)
        made._items = items
        return made

    def __getitem__(self, key: str) -> V:
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def get(self, key: str, default: Any = None) -> Any:
        """The value, or the default: asked for every fact of everybody."""
        return self._items.get(key, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"Facts({', '.join(self._items)})"  # keys only: a person's facts do not belong in logs

    def __reduce__(self) -> tuple[Any, ...]:
        return Facts, (self._items,)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        inner = core_schema.dict_schema(core_schema.str_schema(strict=True), handler(source.__args__[0]))
        return core_schema.no_info_before_validator_function(
            lambda given: dict(given) if isinstance(given, Mapping) else given,
            core_schema.no_info_after_validator_function(cls, inner),
            serialization=core_schema.plain_serializer_function_ser_schema(_as_dict),
        )


def _as_dict(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _as_dict(value) if isinstance(value, Facts) else value for key, value in facts.items()}


if TYPE_CHECKING:
    # A field accepts more than it holds: lists for tuples, mappings for Facts. Type checkers know one type for both.
    Ids = tuple[str, ...] | Any
    FactsField = Mapping[str, V]
else:
    Ids = Annotated[tuple[Id, ...], BeforeValidator(as_tuple)]
    FactsField = Facts


if TYPE_CHECKING:
    Signing = BaseModel
else:

    class Signing(BaseModel, metaclass=Signed):
        """A model whose classes have a signature before any of them is used."""


class Record(Signing):
    """A frozen, strictly validated record whose faults come as one ``InputError`` without its other contents."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        hide_input_in_errors=True,
        validate_default=False,
        defer_build=True,  # validators of some thirty classes are built when first needed, not on import
    )

    @classmethod
    def __pydantic_init_subclass__(cls, **options: Any) -> None:
        """Tell of inherited fields, too."""
        super().__pydantic_init_subclass__(**options)
        cls.__doc__ = whole_doc(cls)

    def __init__(self, *unnamed: Any, **data: Any) -> None:
        if unnamed:
            raise InputError([Fault(type(self).__name__, "", "", None, _by_name(unnamed, in_order(type(self))))])
        try:
            super().__init__(**data)
        except ValidationError as error:
            raise InputError(faults_of(type(self).__name__, data, error)) from None

    def changed(self, **changes: Any) -> Self:
        """The record with some fields exchanged, checked like a new one; ``model_copy(update=...)`` checks nothing."""
        return type(self)(**{name: getattr(self, name) for name in type(self).model_fields if name not in changes}, **changes)


def _by_name(unnamed: tuple[Any, ...], fields: tuple[str, ...]) -> Message:
    """Why what is given without a name is refused."""
    en = f"{len(unnamed)} value{'s' * (len(unnamed) > 1)} without a name; write {fields[0]}=... (fields: {', '.join(fields)})"
    return Message("unnamed", en, f"有 {len(unnamed)} 个值没有写明是哪一项；请按“项名=值”书写")
