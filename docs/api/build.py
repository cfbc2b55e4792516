"""The API pages, from the docstrings: ``python docs/api/build.py FOLDER``. No network; the pages work offline.

Shown is what ``houma_assign`` exports. Rules, aims and scoring have pages of their own, as have the two bases by which own rules
and aims are written, and the two ways to make a problem of tables.
"""

from __future__ import annotations

import inspect
import re
import sys
import types
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pdoc
import pdoc.render
from formulas import in_html
from jinja2 import pass_context
from markupsafe import Markup
from pdoc.render_helpers import linkify, relative_link, to_html

import houma_assign as ha
from houma_assign.data.record import Facts, Record

PACKAGE = ha.__name__
ROOMS = tuple(f"{PACKAGE}.{room}" for room in ("constraints", "aims", "scoring", "datasets"))
FILES = tuple(f"{PACKAGE}.{file}" for file in ("constraints.base", "aims.base", "frames.from_frames", "frames.from_matrix"))
DOT = '</span><span class="o">.</span><span class="n">'
GAP = r"(?:</?span[^>]*>|\s)*"
SIGNS = re.findall(r"\w+|[^\w\s]", "numpy.ndarray[tuple[typing.Any, ...], numpy.dtype[numpy.")
ARRAY = re.compile(GAP.join([*map(re.escape, SIGNS), r"(\w+)", "]", "]"]))  # numpy's arrays, in full and in colour
UNLINKED = re.compile(rf"\b{PACKAGE}(?:{DOT}\w+|\.\w+)*?(?:{DOT}|\.)([A-Z]\w*)")
HIDDEN = ("model_config", "model_post_init")  # of pydantic, not ours


class Text:
    """A type as a reader knows it; shown as it is."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def plain(kind: Any) -> str:
    """A type without what pydantic checks beside it."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return plain(inside[0])
    if origin in (Union, types.UnionType):
        return " | ".join(dict.fromkeys(plain(each) for each in inside))
    if kind is Ellipsis:
        return "..."
    if origin is None or origin is Callable:
        own = getattr(kind, "__module__", "").startswith(PACKAGE)  # in full: a link is made of it
        return (
            "None"
            if kind is type(None)
            else f"{kind.__module__}.{kind.__name__}"
            if own
            else getattr(kind, "__name__", str(kind))
        )
    name = "Mapping[str, {}]" if origin is Facts else f"{getattr(origin, '__name__', origin)}[{{}}]"
    return name.format(", ".join(repr(each) if origin is Literal else plain(each) for each in inside))


def default(value: Any) -> Any:
    """A field's default; rules in it as they would be written."""
    written = isinstance(value, tuple) and value and all(isinstance(each, Record) for each in value)
    return Text(f"({', '.join(f'{type(each).__name__}()' for each in value)})") if written else value


def fields(cls: pdoc.doc.Class) -> inspect.Signature | None:
    """How a record is made, field by field; None for other classes, whose ``__init__`` is shown."""
    if not issubclass(cls.obj, Record):
        return None
    return inspect.Signature([
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=Text(plain(field.annotation)),
                          default=inspect.Parameter.empty if field.is_required() else default(field.default))
        for name, field in cls.obj.model_fields.items()
    ])  # fmt: skip


def of_page(doc: pdoc.doc.Doc[Any]) -> bool:
    """Whether something is shown where it stands: what has a page of its own is not shown on the first page again."""
    name = doc.qualname.partition(".")[0]
    elsewhere = doc.modulename == PACKAGE and any(name in vars(sys.modules[room])["__all__"] for room in ROOMS)
    foreign = doc.modulename in FILES and not doc.taken_from[0].startswith(PACKAGE)
    inherited_init = doc.name == "__init__" and doc.taken_from[0] in (Record.__module__, "typing")
    wordless = doc.docstring.startswith("Alias for field number")  # what Python itself says of a named tuple
    return not (elsewhere or foreign or inherited_init or wordless or doc.name in HIDDEN)


def exports(room: str) -> list[str]:
    """What a room exports: its own list, or whatever it imports that is no module."""
    module = import_module(room)
    public = [name for name, it in vars(module).items() if name[0] != "_" and not isinstance(it, types.ModuleType)]
    return list(getattr(module, "__all__", public))


@pass_context
def linked(context: Any, code: str, **options: Any) -> Markup:
    """Code with links. In signatures a name stands without the module it is in, which is no page as a rule."""
    html = str(linkify(context, code, **options))
    if options.get("shorten", True):
        html = re.sub(rf">{PACKAGE}\.(?:\w+\.)*(\w+)</a>", r">\1</a>", html)
        html = ARRAY.sub(r"NDArray[\1]", html)
        html = UNLINKED.sub(lambda found: _link(context, found[1]), html)
    return Markup(html)


def _link(context: Any, name: str) -> str:
    """A name that another page shows, as a link to it; the name where none does."""
    pages = [
        page for page in (*FILES, *ROOMS) if (doc := context["all_modules"][page].get(name)) and of_page(doc) and doc.docstring
    ]
    return f'<a href="{relative_link(context["module"].modulename, pages[0])}#{name}">{name}</a>' if pages else name


def prepare() -> None:
    """What pdoc would leave out or show badly: imports, types of named tuples that are but names, the drawing of the package."""
    for room in (PACKAGE, *ROOMS):
        vars(sys.modules[room])["__all__"] = exports(room)
    for name in ha.__all__:
        getattr(ha, name)  # names of the package are loaded when they are asked for
    for made in list(vars(ha).values()):
        if isinstance(made, type) and issubclass(made, tuple):
            made.__new__.__annotations__, made.__new__.__doc__ = get_type_hints(made), ""
    for room in (PACKAGE, *ROOMS):
        head, _, drawing = str(sys.modules[room].__doc__).partition("\n\n")
        if "──▶" in drawing:
            sys.modules[room].__doc__ = f"{head}\n\n```text\n{drawing.strip()}\n```\n"
    page = f"{PACKAGE}/{{}}.html".format
    links = f"[rules]({page('constraints')}) ([their base]({page('constraints/base')})), [aims]({page('aims')}) "
    links += f"([their base]({page('aims/base')})), [scoring]({page('scoring')}), [data sets]({page('datasets')}); the "
    links += f"columns of [frames]({page('frames/from_frames')}) and what a [matrix]({page('frames/from_matrix')}) may hold."
    ha.__doc__ = f"{ha.__doc__}\nOn pages of their own: {links}"


def typeset(text: str) -> Any:
    """Markdown as HTML, formulas set; pdoc's own result, which knows the headings."""
    html = to_html(text)
    made = type(html)(in_html(html))
    made.__dict__.update(html.__dict__)
    return made


def build(folder: Path) -> None:
    """Write the pages."""
    prepare()
    shown = "|".join(re.escape(page) for page in (PACKAGE, *ROOMS, *FILES))
    pdoc.render.configure(docformat="numpy", show_source=False, template_directory=Path(__file__).parent)
    pdoc.render.env.globals["exported"] = set(exports(PACKAGE))
    pdoc.render.env.filters |= {"fields": fields, "of_page": of_page, "linkify": linked, "to_html": typeset}
    # The first page exports no room but the data sets, so the others are named; their files are not pages, but for the bases.
    pdoc.pdoc(PACKAGE, f"!{PACKAGE}[.]", *ROOMS, f"!(?!({shown})$)", *FILES, output_directory=folder)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
