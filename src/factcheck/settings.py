"""The configuration: the nearest ``factcheck.toml``, or ``[tool.factcheck]`` in ``pyproject.toml``.

Its keys are the command line's names, and what the command line says wins. Paths and globs in it
count from its own folder. Each value knows where it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date as Date  # noqa: N812 (a field below is called ``date``)
from os.path import relpath
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from factcheck.config import Ignore, JsonFields, Options, PerPath, Severities
from factcheck.errors import ConfigError, FactcheckError, UsageError
from factcheck.model import Confidence, Language, Message, Severity
from factcheck.patterns import compiled
from factcheck.rulebook import Rule, find_rule, load_rules
from factcheck.typed_toml import Keys, TomlText

FILE = "factcheck.toml"
_PROJECT = "pyproject.toml"
_TABLE = ("tool", "factcheck")
_KIND = Message(zh="配置", en="configuration")

#: Where a value comes from that the command line gives, or nobody.
COMMAND_LINE = Message(zh="命令行", en="command line")
DEFAULT = Message(zh="默认", en="default")

_Level = Literal["error", "warning", "info", "off"]
_Text = Annotated[str, msgspec.Meta(min_length=1)]
_Texts = tuple[_Text, ...]
_Some = Annotated[_Texts, msgspec.Meta(min_length=1)]


class _Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of the file; ``None`` is what it does not hold."""


class _Ignore(_Struct, frozen=True):
    fingerprint: _Text
    reason: _Text
    expires: Date | None = None


class _PerPath(_Struct, frozen=True):
    paths: _Some
    ignore: _Texts = ()
    severity: dict[str, _Level] = {}


class _Json(_Struct, frozen=True):
    text: _Text | None = None
    title: _Text | None = None
    date: _Text | None = None
    id: _Text | None = None


class _File(_Struct, frozen=True):
    include: _Some | None = None
    exclude: _Texts | None = None
    select: _Texts | None = None
    #: Rules to leave out as on the command line, and findings to let stand: TOML has one key
    #: for ``ignore = [...]`` and ``[[ignore]]``.
    ignore: tuple[_Text | _Ignore, ...] | None = None
    fail_on: Literal["error", "warning", "info", "never"] | None = None
    min_confidence: Literal["low", "medium", "high"] | None = None
    lang: Literal["zh", "en"] | None = None
    date: Date | None = None
    jobs: Annotated[int, msgspec.Meta(ge=1)] | None = None
    cache: bool | None = None
    against: _Texts | None = None
    facts: _Texts | None = None
    baseline: _Text | None = None
    lexicons: _Text | None = None
    rules: _Text | None = None
    encoding: _Text | None = None
    json: _Json | None = None
    severity: dict[str, _Level] | None = None
    per_path: tuple[_PerPath, ...] | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force. ``origins`` tells by field where each value comes from, if not by default.

    ``ignore`` are rules, ``ignored`` findings; ``root`` is the folder from which globs count.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ignored: tuple[Ignore, ...] = ()
    fail_on: str = "warning"
    min_confidence: Confidence = Confidence.MEDIUM
    lang: Language | None = None
    date: Date | None = None
    jobs: int | None = None
    cache: bool = True
    against: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    baseline: Path | None = None
    lexicons: Path | None = None
    rules: Path | None = None
    encoding: str | None = None
    json: JsonFields = field(default_factory=JsonFields)
    severity: Severities = field(default_factory=dict)
    per_path: tuple[PerPath, ...] = ()
    show_verified: bool = False
    root: Path = Path()
    file: Path | None = None
    origins: Mapping[str, Message] = field(default_factory=dict)

    def options(self) -> Options:
        """What the pipeline is told."""
        return Options(**{one.name: getattr(self, one.name) for one in fields(Options)})


def load(chosen: Path | None = None, given: Mapping[str, Any] | None = None) -> Settings:
    """What is in force in the current folder.

    ``chosen`` is a configuration to take instead of the nearest; ``given`` is what the command line
    says, by field, ``None`` where it says nothing. Raises ``ConfigError``.
    """
    source = _named(chosen) if chosen else _nearest()
    wanted = {name: value for name, value in (given or {}).items() if value is not None}
    if (encoding := wanted.get("encoding")) and not _is_encoding(encoding):
        zh, en = _no_encoding(encoding)
        raise UsageError(Message(zh=f"--encoding：{zh}", en=f"--encoding: {en}"))
    settings = _Reader(*source).settings() if source else Settings()
    origins = {**settings.origins, **dict.fromkeys(wanted, COMMAND_LINE)}
    return replace(settings, **wanted, origins=origins)


def _is_encoding(name: str) -> bool:
    # Loaded where it is needed: listing the rules reads no articles.
    from factcheck.reading.encodings import is_encoding

    return is_encoding(name)


def _named(file: Path) -> tuple[TomlText, Keys]:
    source = _text(file)
    under: Keys = _TABLE if file.name == _PROJECT else ()
    if under and not _has_table(source):
        zh, en = "没有 [tool.factcheck]", "there is no [tool.factcheck]"
        raise source.fault(1, zh, en)
    return source, under


def _nearest() -> tuple[TomlText, Keys] | None:
    """The configuration of the current folder or of the nearest one around it."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        file = Path(relpath(folder, here), FILE)
        if file.is_file():
            return _text(file), ()
        project = file.with_name(_PROJECT)
        if project.is_file() and _has_table(source := _text(project)):
            return source, _TABLE
    return None


def _text(file: Path) -> TomlText:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "UTF-8"
        raise ConfigError(
            Message(
                zh=f"配置 {file} 无法读取（{reason}）",
                en=f"configuration {file} cannot be read ({reason})",
            )
        ) from error
    return TomlText(file, text.removeprefix("\ufeff"), _KIND, ConfigError)


def _has_table(project: TomlText) -> bool:
    # A project that does not name the program is no business of ours, faulty or not.
    if _TABLE[1] not in project.text:
        return False
    tools = project.table().get(_TABLE[0], {})
    return isinstance(tools, dict) and _TABLE[1] in tools


class _Reader:
    """Reads one configuration, whose keys stand ``under`` those."""

    def __init__(self, source: TomlText, under: Keys) -> None:
        self._source = source
        self._under = under
        self._folder = source.file.parent

    def settings(self) -> Settings:
        """All that the file says, and on which lines."""
        file = self._decoded()
        every = {name: getattr(file, name) for name in file.__struct_fields__}
        said = {name: value for name, value in every.items() if value is not None}
        values: dict[str, Any] = {name: self._value(name, value) for name, value in said.items()}
        if file.ignore is not None:
            values |= _both_forms(values.pop("ignore"))
        origins = {name: self._origin(_KEYS.get(name, name)) for name in values}
        self._check_globs(file)
        self._check_rules(file, load_rules(values.get("rules")))
        return Settings(**values, root=self._folder, file=self._source.file, origins=origins)

    def _decoded(self) -> _File:
        try:
            return self._source.decode(_File, self._under)
        except ConfigError as error:
            if not _BOTH_FORMS.search(error.message.en):
                raise
            told = error.message
            raise ConfigError(Message(zh=told.zh + _ADVICE.zh, en=told.en + _ADVICE.en)) from None

    def _value(self, name: str, value: Any) -> object:  # noqa: ANN401 (typed by ``_File``)
        """A value as the program holds it."""
        match name:
            case "min_confidence":
                return Confidence[value.upper()]
            case "lang":
                return Language(value)
            case "against" | "facts":
                return tuple((self._folder / one).as_posix() for one in value)
            case "baseline":
                return self._folder / value
            case "lexicons" | "rules":
                return self._existing_folder(name, value)
            case "severity":
                return _severities(value)
            case "json":
                return JsonFields(value.text, value.title, value.date, value.id)
            case "encoding" if not _is_encoding(value):
                raise self._fault((name,), *_no_encoding(value))
            case "per_path":
                return tuple(
                    PerPath(one.paths, {**dict.fromkeys(one.ignore), **_severities(one.severity)})
                    for one in value
                )
            case _:
                return value

    def _existing_folder(self, name: str, value: str) -> Path:
        folder = self._folder / value
        if not folder.is_dir():
            raise self._fault((name,), f"没有文件夹 {folder}", f"there is no folder {folder}")
        return folder

    def _check_globs(self, file: _File) -> None:
        # Imported here: `factcheck rule` reads no articles.
        from factcheck.reading.selection import is_glob

        places: list[tuple[Keys, tuple[str, ...]]] = [
            (("include",), file.include or ()),
            (("exclude",), file.exclude or ()),
        ]
        for at, one in enumerate(file.per_path or ()):
            places.append((("per-path", at, "paths"), one.paths))
        for keys, patterns in places:
            for pattern in patterns:
                if not is_glob(pattern):
                    raise self._fault(
                        keys,
                        f"{pattern!r} 不是 gitignore 写法的模式",
                        f"{pattern!r} is no pattern as in gitignore files",
                    )

    def _check_rules(self, file: _File, rules: Iterable[Rule]) -> None:
        """Every rule that is named must be there."""
        rules = tuple(rules)
        ignored = [one for one in file.ignore or () if isinstance(one, str)]
        places: list[tuple[Keys, Iterable[str]]] = [
            (("select",), file.select or ()),
            (("ignore",), ignored),
            *((("severity", name), [name]) for name in file.severity or ()),
        ]
        for at, one in enumerate(file.per_path or ()):
            places.append((("per-path", at, "ignore"), one.ignore))
            places += [(("per-path", at, "severity", name), [name]) for name in one.severity]
        for keys, named in places:
            for name in named:
                try:
                    find_rule(rules, name)
                except UsageError as error:
                    raise self._fault(keys, error.message.zh, error.message.en) from None

    def _fault(self, keys: Keys, zh: str, en: str) -> FactcheckError:
        named = ".".join(key for key in keys if isinstance(key, str))
        line = self._source.line_of((*self._under, *keys))
        return self._source.fault(line, f"{named}：{zh}", f"{named}: {en}")

    def _origin(self, name: str) -> Message:
        line = self._source.line_of((*self._under, name.replace("_", "-")))
        place = f"{self._source.file}:{line}"
        return Message(zh=place, en=place)


def _no_encoding(name: str) -> tuple[str, str]:
    return f"没有 {name} 这种编码", f"there is no encoding {name}"


def _both_forms(said: Iterable[str | _Ignore]) -> dict[str, Any]:
    """The rules to leave out, and the findings to let stand; each only where there are any."""
    rules = tuple(one for one in said if isinstance(one, str))
    findings = tuple(
        Ignore(one.fingerprint, one.reason, one.expires) for one in said if isinstance(one, _Ignore)
    )
    return {name: some for name, some in (("ignore", rules), ("ignored", findings)) if some}


#: Fields that are called otherwise in the file.
_KEYS = {"ignored": "ignore"}
_BOTH_FORMS = compiled(r"immutable namespace \([^)]*'ignore',?\)")
_ADVICE = Message(
    zh='；TOML 里 ignore = [...] 与 [[ignore]] 不能并用，规则可写作 [severity] 下的 规则 = "off"',
    en="; TOML has ignore = [...] or [[ignore]], not both: "
    'switch rules off with rule = "off" below [severity]',
)


def _severities(said: Mapping[str, str]) -> Severities:
    return {
        rule: None if level == "off" else Severity[level.upper()] for rule, level in said.items()
    }
