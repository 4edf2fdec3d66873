"""Rule pages: ``rules/*.md``, each the documentation, the parameters and the tests of one rule.

A page is TOML front matter between ``+++`` lines and a Markdown body. Two sections of the body
hold articles, ``## 应当报告 / Must fire`` and ``## 不应报告 / Must not fire``, each with ``###``
examples of one or more fenced blocks (````` ```text a.txt `````: the second word names the file)
and, where the rule must fire, one ``> 38家 | 35家`` line a finding, with the quotes of its claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Annotated, Any, Literal

import msgspec

from factcheck.errors import RuleError, UsageError
from factcheck.model import Message, Severity
from factcheck.patterns import compiled
from factcheck.typed_toml import Keys, TomlText, suggestion

_FENCE = "+++"
_SECTIONS = {"应当报告 / Must fire": True, "不应报告 / Must not fire": False}
_CODE = compiled(r"(?P<ticks>`{3,})(?P<info>[^`]*)")
_KIND = Message(zh="规则页", en="rule page")
_ALL = Message(zh="；factcheck rule 列出全部规则", en="; factcheck rule lists them all")


@dataclass(frozen=True, slots=True)
class Example:
    """Articles on which a rule must fire, or must not.

    ``documents`` are pairs of file name and text; ``expected`` holds, for each finding, the quotes
    of its claims.
    """

    title: str
    fires: bool
    documents: tuple[tuple[str, str], ...]
    expected: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as its page states it; ``check`` names the module under ``factcheck.checks``.

    ``message`` and ``action``, what an editor does next, are format strings in each language,
    filled in by the check.
    """

    id: str
    name: str
    severity: Severity
    check: str
    title: Message
    message: Message
    action: Message
    parameters: Mapping[str, Any]
    body: str
    examples: tuple[Example, ...]
    page: Path = field(compare=False)  #: where it is written

    def fault(self, keys: str | Keys, zh: str, en: str) -> RuleError:
        """What is wrong with a key of the front matter, or under the ``keys``, at its line."""
        lines = self.page.read_text(encoding="utf-8").split("\n")
        source = TomlText(self.page, "\n".join(_front(lines)), _KIND, RuleError, first_line=2)
        found = source.line_of((keys,) if isinstance(keys, str) else keys)
        return _fault(self.page, found, zh, en)


class _Texts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    zh: Annotated[str, msgspec.Meta(min_length=1)]
    en: Annotated[str, msgspec.Meta(min_length=1)]


class _FrontMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2,}[0-9]{3}$")]
    name: Annotated[str, msgspec.Meta(pattern=r"^[a-z]+(-[a-z]+)*$")]
    severity: Literal["error", "warning", "info"]
    check: Annotated[str, msgspec.Meta(pattern=r"^[a-z]+(_[a-z]+)*$")]
    title: _Texts
    message: _Texts
    action: _Texts
    parameters: dict[str, Any] = {}


def rules_folder() -> Path:
    """Where the pages are: inside the installed package, or beside ``src`` in a checkout."""
    package = Path(__file__).parent.parent
    packaged = package / "rules"
    return packaged if packaged.is_dir() else package.parent.parent / "rules"


def load_rules(own: Path | None = None) -> tuple[Rule, ...]:
    """The program's rules, and those on the pages of the user's folder, by id.

    Raises ``RuleError`` for a faulty page, for two pages that share an id or a name, and for a
    folder without pages.
    """
    if own is not None and not any(own.glob("*.md")):
        zh, en = "规则文件夹 {} 里没有 .md 文件", "no .md files in the folder of rules {}"
        raise RuleError(Message(zh=zh.format(own), en=en.format(own)))
    return read_rules(rules_folder(), *([] if own is None else [own]))


def read_rules(*folders: Path) -> tuple[Rule, ...]:
    """The rules on the pages of folders, by id; those of the first folder have their names first.

    Raises ``RuleError`` for a faulty page and for two pages that share an id or a name.
    """
    taken: dict[str, Path] = {}
    rules: list[Rule] = []
    shipped = rules_folder()
    for rule in (
        rule for folder in folders for rule in (_shipped if folder == shipped else _read)(folder)
    ):
        for key in (rule.id, rule.name):
            if key in taken:
                raise _fault(
                    rule.page,
                    1,
                    f"{key} 已用于 {taken[key].name}",
                    f"{key} is taken by {taken[key].name}",
                )
            taken[key] = rule.page
        rules.append(rule)
    return tuple(sorted(rules, key=lambda rule: rule.id))


def _read(folder: Path) -> Iterator[Rule]:
    return map(read_page, sorted(folder.glob("*.md")))


@cache
def _shipped(folder: Path) -> tuple[Rule, ...]:
    """The program's own rules, which are asked for more than once a run and never change."""
    return tuple(_read(folder))


def read_page(page: Path) -> Rule:
    """The rule that a page states; ``RuleError`` where the page is faulty."""
    try:
        text = page.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _fault(page, 1, f"无法读取：{error}", f"cannot be read: {error}") from error
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE or _FENCE not in (line.rstrip() for line in lines[1:]):
        raise _fault(
            page, 1, "开头应为两行 +++ 之间的 TOML", "must begin with TOML between two +++ lines"
        )
    toml = _front(lines)
    front = _front_matter(page, "\n".join(toml))
    body = lines[len(toml) + 2 :]
    return Rule(
        id=front.id,
        name=front.name,
        severity=Severity[front.severity.upper()],
        check=front.check,
        title=Message(zh=front.title.zh, en=front.title.en),
        message=Message(zh=front.message.zh, en=front.message.en),
        action=Message(zh=front.action.zh, en=front.action.en),
        parameters=front.parameters,
        body="\n".join(body).strip() + "\n",
        examples=_Examples(page, first_line=len(toml) + 3).read(body),
        page=page,
    )


def _front(lines: Sequence[str]) -> Sequence[str]:
    """The lines between the first one and the next fence."""
    return lines[1 : next(at for at, line in enumerate(lines) if at and line.rstrip() == _FENCE)]


def find_rule(rules: Iterable[Rule], key: str) -> Rule:
    """The rule with the id or name ``key``; ``UsageError`` with a suggestion if there is none."""
    rules = tuple(rules)
    wanted = key.strip().casefold()
    for rule in rules:
        if wanted in (rule.id.casefold(), rule.name):
            return rule
    names = (name for rule in rules for name in (rule.id, rule.name))
    more = suggestion(wanted, names, otherwise=_ALL)
    raise UsageError(Message(zh=f"没有规则 {key!r}{more.zh}", en=f"no rule {key!r}{more.en}"))


def select_rules(
    rules: Iterable[Rule], select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """The rules to run: those in ``select`` (all where it is empty) without those in ``ignore``."""
    rules = tuple(rules)
    chosen = {find_rule(rules, key).id for key in select} or {rule.id for rule in rules}
    chosen -= {find_rule(rules, key).id for key in ignore}
    return tuple(rule for rule in rules if rule.id in chosen)


def _front_matter(page: Path, toml: str) -> _FrontMatter:
    # The opening +++ is the first line of the page.
    source = TomlText(page, toml, _KIND, RuleError, first_line=2)
    front = source.decode(_FrontMatter)
    for key, texts in (("message", front.message), ("action", front.action)):
        odd = _fields(source, key, texts.zh) ^ _fields(source, key, texts.en)
        if odd:
            names = ", ".join(f"{{{name}}}" for name in sorted(odd))
            raise source.fault(
                source.line_of((key,)),
                f"{key} 的中英文应使用相同的占位符，不同的是 {names}",
                f"{key} must use the same fields in both languages; they differ in {names}",
            )
    return front


def _fields(source: TomlText, key: str, text: str) -> set[str]:
    """The names that a format string fills in."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError as error:
        raise source.fault(
            source.line_of((key,)),
            f"{key} 不是合法的格式串：{error}",
            f"{key} is no format string: {error}",
        ) from error


@dataclass
class _Draft:
    """An example while it is being read."""

    title: str
    fires: bool
    line: int
    documents: list[tuple[str, str]] = field(default_factory=list)
    expected: list[tuple[str, ...]] = field(default_factory=list)


class _Examples:
    """Reads the examples out of the body of a page."""

    def __init__(self, page: Path, first_line: int) -> None:
        self._page = page
        self._first_line = first_line
        self._fires: bool | None = None
        self._drafts: list[_Draft] = []

    def read(self, body: Sequence[str]) -> tuple[Example, ...]:
        """All examples in their order on the page."""
        lines = iter(enumerate((line.rstrip("\r") for line in body), start=self._first_line))
        for number, line in lines:
            if opening := _CODE.fullmatch(line.rstrip()):
                text = self._fenced(lines, opening["ticks"], number)
                if self._fires is not None:
                    self._document(opening["info"].split(), text, number)
            elif line.startswith("## "):
                self._fires = _SECTIONS.get(line[3:].strip())
            elif self._fires is None:
                continue
            elif line.startswith("### "):
                self._drafts.append(_Draft(line[4:].strip(), self._fires, number))
            elif line.startswith("> "):
                self._expectation(line[2:], number)
        return tuple(self._finished(draft) for draft in self._drafts)

    def _fenced(self, lines: Iterable[tuple[int, str]], ticks: str, opened: int) -> str:
        inside: list[str] = []
        for _, line in lines:
            if line.rstrip() == ticks:
                return "".join(f"{one}\n" for one in inside)
            inside.append(line)
        raise _fault(self._page, opened, "代码块没有结束", "this fenced block is never closed")

    def _document(self, info: Sequence[str], text: str, number: int) -> None:
        if not self._drafts:
            raise self._outside(number)
        if len(info) != 2:
            raise _fault(
                self._page,
                number,
                "文章块的开头应为 ```text 文件名",
                "an article must be opened by ```text and a file name",
            )
        draft = self._drafts[-1]
        if info[1] in dict(draft.documents):
            raise _fault(self._page, number, f"{info[1]} 重复", f"{info[1]} is there twice")
        draft.documents.append((info[1], text))

    def _expectation(self, quotes: str, number: int) -> None:
        if not self._drafts:
            raise self._outside(number)
        draft = self._drafts[-1]
        if not draft.fires:
            raise _fault(
                self._page,
                number,
                "不应报告的例子没有预期结果",
                "an example that must not fire expects no finding",
            )
        draft.expected.append(tuple(quote.strip() for quote in quotes.split("|")))

    def _outside(self, number: int) -> RuleError:
        return _fault(
            self._page,
            number,
            "应放在 ### 标题之下",
            "belongs below the ### heading of an example",
        )

    def _finished(self, draft: _Draft) -> Example:
        if not draft.documents:
            raise _fault(self._page, draft.line, "例子中没有文章", "this example holds no article")
        if draft.fires and not draft.expected:
            raise _fault(
                self._page,
                draft.line,
                "缺少预期结果，例如 > 38家 | 35家",
                "lacks the expected finding, such as > 38家 | 35家",
            )
        return Example(draft.title, draft.fires, tuple(draft.documents), tuple(draft.expected))


def _fault(page: Path, line: int, zh: str, en: str) -> RuleError:
    return RuleError(Message(zh=f"规则页 {page}:{line}：{zh}", en=f"rule page {page}:{line}: {en}"))
