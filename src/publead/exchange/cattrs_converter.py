"""
A converter of cattrs that is as strict as the library itself.

cattrs turns 3.7 into 3, True into 1 and None into ``"None"`` without a word. This one does not.
It needs the extra ``cattrs``.
"""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from publead.errors import ArgumentError, MissingPackageError, expect
from publead.exchange.nouns import KeptWhole, from_plain, to_plain
from publead.exchange.nouns.catalogue import catalogue
from publead.exchange.nouns.gate import Form, Gate
from publead.exchange.nouns.plain_forms import Flag, Number, Text, Whole

if TYPE_CHECKING:
    from cattrs import Converter

Value = TypeVar("Value")


def converter(*, keep: KeptWhole | None = None) -> "Converter":
    """
    Return a converter of cattrs that reads and writes the nouns, alone or within your own classes.

    Nouns are read and written as by `publead.exchange.nouns`. Texts, numbers and truths in your own
    attrs classes are taken only if they are what they are to be: 3.7 and True are no ``int``. A key
    that a class does not know is refused.

    Parameters
    ----------
    keep : KeptWhole, optional
        The reason why nouns may be written that hold more of people than they print.

    Raises
    ------
    MissingPackageError
        If cattrs is not installed.

    Examples
    --------
    >>> from publead.network import NetworkPolicy
    >>> strict = converter()
    >>> told = strict.unstructure(NetworkPolicy(min_response=0.5, reason="piloted"))
    >>> strict.structure(told, NetworkPolicy).reason
    'piloted'
    >>> strict.structure(3.7, int)
    Traceback (most recent call last):
    publead.errors.ArgumentError: value must be a whole number, and is a number
    """
    expect(keep, KeptWhole | None, "keep", "Pass KeptWhole(reason=...)")
    try:
        import cattrs  # noqa: PLC0415  only whoever asks for a converter needs it
    except ImportError:
        raise MissingPackageError("a converter", "cattrs", "cattrs") from None
    made = cattrs.Converter(forbid_extra_keys=True)
    forms: dict[type, Form] = {str: Text(), bool: Flag(), int: Whole(), float: Number()}
    for kind, form in forms.items():
        made.register_structure_hook(kind, _reader(form))
    made.register_structure_hook(bytes, _bytes)
    made.register_structure_hook_func(_is_words, _word)
    for kept in catalogue().values():
        made.register_structure_hook(kept.noun, from_plain)
        made.register_unstructure_hook(kept.noun, lambda noun: to_plain(noun, keep=keep))
    return made


def _reader(form: Form) -> Callable[[object, type[Value]], Value]:
    def read(value: object, kind: type[Value]) -> Any:
        if _is_words(kind):
            return _word(value, kind)  # cattrs takes an enumeration of texts for a text
        gate = Gate()
        found = form.read(value, "value", gate)
        if gate.faults:
            fault = gate.faults[0]
            raise ArgumentError(f"{fault.place} {fault.problem}")
        return found

    return read


def _is_words(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _word(value: object, kind: Any) -> Any:
    for member in kind:
        is_its_word = type(value) is type(member.value) and value == member.value
        if value is member or is_its_word:  # cattrs leaves an enumeration of texts as it is
            return member
    allowed = ", ".join(repr(member.value) for member in kind)
    raise ArgumentError(f"value is not one of the words allowed. Use {allowed}")


def _bytes(value: object, _: type[bytes]) -> bytes:
    if isinstance(value, bytes):
        return value
    raise ArgumentError("value must be bytes; cattrs would make some of a number")
