"""Charts as part of a page: the same drawing without styles of its own, which a page that is closed to all else refuses."""

from __future__ import annotations

from xml.etree import ElementTree

from ...report.chart import Chart

SVG = "http://www.w3.org/2000/svg"
DROPPED = {f"{{{SVG}}}metadata", f"{{{SVG}}}style", f"{{{SVG}}}title"}
WHITE = "#ffffff"  # the sheet behind a drawing: the page is the sheet


def chart_of(chart: Chart, name: str) -> str:
    """The chart as an element of a page.

    Styles become attributes, so that the page's own style sheet may give other colours, e.g. in the dark; the title is that of
    the element, for those who hear it.

    Parameters
    ----------
    chart
        A chart of this package.
    name
        Keeps the marks of one chart apart from those of another on the same page.
    """
    root = ElementTree.fromstring(chart.svg())
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in DROPPED or _sheet(child):
                parent.remove(child)
    for node in root.iter():
        _plain(node, name)
    root.attrib.pop("width", None)
    root.attrib.pop("height", None)
    root.set("class", "chart")
    root.set("aria-label", chart.title)
    ElementTree.register_namespace("", SVG)
    return ElementTree.tostring(root, encoding="unicode").replace("\n", " ")


def _sheet(node: ElementTree.Element) -> bool:
    return node.tag == f"{{{SVG}}}path" and node.get("style", "") == f"fill: {WHITE}"


def _plain(node: ElementTree.Element, name: str) -> None:
    """Declarations of a style as attributes of the same names, and marks that are told apart."""
    for declaration in node.attrib.pop("style", "").split(";"):
        key, colon, value = declaration.partition(":")
        if colon and key.strip() != "font-family":  # the page's own fonts
            node.set(key.strip(), value.strip())
    mark = node.attrib.pop("id", "")
    if node.tag == f"{{{SVG}}}clipPath":
        node.set("id", f"{name}-{mark}")
    clip = node.get("clip-path", "")
    if clip.startswith("url(#"):
        node.set("clip-path", f"url(#{name}-{clip[5:]}")
