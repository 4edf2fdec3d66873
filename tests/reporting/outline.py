"""HTML as a tree, read by the standard library: for tests of structure without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"input", "link", "meta", "br", "hr", "wbr"}
#: Inside SVG these end by themselves.
_EMPTY = {"line", "path"}


@dataclass
class Node:
    tag: str
    attributes: dict[str, str]
    children: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def find(self, tag: str | None = None, **attributes: str) -> list[Node]:
        """The nodes below with this tag and these attributes; ``class_`` is one of the classes."""
        wanted_class = attributes.pop("class_", None)
        return [
            node
            for node in self.walk()
            if tag in (None, node.tag)
            and (wanted_class is None or wanted_class in node.classes)
            and all(node.attributes.get(name) == value for name, value in attributes.items())
        ]

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        whole = "".join(child if isinstance(child, str) else child.text for child in self.children)
        return re.sub(r"\s+", " ", whole).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _EMPTY, tag
        self._open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].tag == tag, (self._open[-1].tag, tag)
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def done(self) -> Node:
        assert len(self._open) == 1, [node.tag for node in self._open]
        return self.root


def parse(html: str) -> Node:
    """The tree; fails where an element is not closed in its place."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.done()


def outline(node: Node, depth: int = 0) -> Iterator[str]:
    """A line for every element, with its own text; drawings and the program's own code are cut."""
    for child in node.children:
        if isinstance(child, str):
            if text := re.sub(r"\s+", " ", child).strip():
                yield f"{'  ' * depth}{text}"
            continue
        names = "".join(f".{name}" for name in child.classes)
        anchor = f"#{child.attributes['id']}" if "id" in child.attributes else ""
        label = child.attributes.get("aria-label", "")
        yield f"{'  ' * depth}{child.tag}{anchor}{names}{f' [{label}]' if label else ''}"
        if child.tag not in ("style", "script", "svg"):
            yield from outline(child, depth + 1)
