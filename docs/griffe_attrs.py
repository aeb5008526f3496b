"""Show the constructors of attrs classes, which attrs writes and no parser of source can see."""

from typing import Any

from griffe import (
    Attribute,
    Class,
    Expr,
    ExprCall,
    ExprKeyword,
    Extension,
    Function,
    Module,
    Parameter,
    ParameterKind,
    Parameters,
)

DECORATORS = {"attrs.frozen", "attrs.define", "attrs.mutable", "attr.s"}
FIELDS = {"attrs.field", "attr.ib"}
BY_PLACE = ParameterKind.positional_or_keyword
BY_NAME = ParameterKind.keyword_only


class AttrsConstructors(Extension):
    """Give each attrs class the ``__init__`` that attrs gives it."""

    def on_package(self, *, pkg: Module, **_: Any) -> None:
        """Visit every class once the whole package is read, so that parents are known."""
        for class_ in classes(pkg):
            if is_attrs(class_) and "__init__" not in class_.members:
                class_.set_member("__init__", constructor(class_))


def classes(parent: Module | Class) -> list[Class]:
    """Return the classes that stand in a module or class, at every depth."""
    found = []
    for member in parent.members.values():
        if isinstance(member, Class):
            found.append(member)
        if isinstance(member, Module | Class):
            found += classes(member)
    return found


def is_attrs(class_: Class) -> bool:
    """Tell whether attrs writes the class's methods."""
    return decoration(class_) is not None


def decoration(class_: Class) -> str | Expr | None:
    """Return the attrs decorator of a class, or None."""
    for decorator in class_.decorators:
        value = decorator.value
        called = value.function if isinstance(value, ExprCall) else value
        if isinstance(called, Expr) and called.canonical_path in DECORATORS:
            return value
    return None


def constructor(class_: Class) -> Function:
    """Return the ``__init__`` of an attrs class: its parents' fields, then its own."""
    fields: dict[str, Parameter] = {}
    for owner in [*reversed(class_.mro()), class_]:
        if is_attrs(owner):
            by_name = keywords(decoration(owner)).get("kw_only") == "True"
            for member in owner.members.values():
                if isinstance(member, Attribute) and (field := parameter(member, by_name)):
                    fields[field.name] = field
    keyword_only_last = sorted(fields.values(), key=lambda field: field.kind is BY_NAME)
    itself = Parameter("self", kind=BY_PLACE)
    init = Function("__init__", parameters=Parameters(itself, *keyword_only_last), returns="None")
    init.parent = class_
    return init


def parameter(member: Attribute, by_name: bool) -> Parameter | None:
    """Return what the constructor takes for a field, or None where it takes nothing."""
    is_field = member.annotation is not None and "instance-attribute" in member.labels
    options = keywords(member.value) if called_path(member.value) in FIELDS else None
    if not is_field or "property" in member.labels or (options or {}).get("init") == "False":
        return None
    default: str | Expr | None = member.value if options is None else options.get("default")
    if options and "factory" in options:
        default = ExprCall(options["factory"], [])
    by_name = by_name or (options or {}).get("kw_only") == "True"
    kind = BY_NAME if by_name else BY_PLACE
    name = member.name.lstrip("_")
    return Parameter(name, annotation=member.annotation, kind=kind, default=default)


def called_path(value: str | Expr | None) -> str | None:
    """Return the full name of what a value calls, or None where it calls nothing."""
    return value.canonical_path if isinstance(value, ExprCall) else None


def keywords(value: str | Expr | None) -> dict[str, Any]:
    """Return the keyword arguments of a call; none where there is no call."""
    if not isinstance(value, ExprCall):
        return {}
    return {
        argument.name: argument.value
        for argument in value.arguments
        if isinstance(argument, ExprKeyword)
    }
