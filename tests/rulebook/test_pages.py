import re
from pathlib import Path

import pytest

from factcheck.errors import RuleError, UsageError
from factcheck.model import Language, Message, Severity
from factcheck.rulebook import (
    Example,
    Rule,
    find_rule,
    load_rules,
    read_page,
    read_rules,
    rules_folder,
    select_rules,
)

PAGE = """+++
id = "FC901"
name = "odd-count"
severity = "warning"
check = "odd_count"

[title]
zh = "个数不符"
en = "Counts differ"

[message]
zh = "一处为{first}，另一处为{second}"
en = "{first} here, {second} there"

[action]
zh = "是{first}吗？"
en = "is it {first}?"

[parameters]
tolerance = 2
+++
找出个数不符的陈述。

Finds counts that differ.

```text not-an-example.txt
在例子之前的代码块只是文档。
```

## 应当报告 / Must fire

### 两篇文章 / two articles

```text a.txt
## 这不是标题
企业38家。
```

````text b.txt
企业35家。
```
````

> 38家 | 35家
> 38家

## 不应报告 / Must not fire

### 同值 / equal

```text a.txt
企业38家。
```

## 说明 / Notes

> 这不是预期结果
"""


def write(folder: Path, text: str = PAGE, name: str = "FC901-odd-count.md") -> Path:
    page = folder / name
    page.write_text(text, encoding="utf-8")
    return page


def test_reads_a_page(tmp_path: Path) -> None:
    rule = read_page(write(tmp_path))
    assert (rule.id, rule.name, rule.severity, rule.check) == (
        "FC901",
        "odd-count",
        Severity.WARNING,
        "odd_count",
    )
    assert rule.title == Message(zh="个数不符", en="Counts differ")
    assert rule.message.zh.format(first="38家", second="35家") == "一处为38家，另一处为35家"
    assert rule.parameters == {"tolerance": 2}
    assert rule.body.startswith("找出个数不符的陈述。\n")
    assert rule.examples == (
        Example(
            title="两篇文章 / two articles",
            fires=True,
            documents=(("a.txt", "## 这不是标题\n企业38家。\n"), ("b.txt", "企业35家。\n```\n")),
            expected=(("38家", "35家"), ("38家",)),
        ),
        Example(title="同值 / equal", fires=False, documents=(("a.txt", "企业38家。\n"),)),
    )


def test_a_page_with_windows_line_ends_reads_the_same(tmp_path: Path) -> None:
    page = tmp_path / "FC901.md"
    page.write_bytes(PAGE.replace("\n", "\r\n").encode())
    assert read_page(page) == read_page(write(tmp_path))


@pytest.mark.parametrize(
    ("old", "new", "at", "what"),
    [
        ('id = "FC901"\n', "", "+++", r"id is missing"),
        ('id = "FC901"', 'id = "901"', "id", r"id: must match"),
        ('name = "odd-count"', 'name = "Odd count"', "name", r"name: must match"),
        ('severity = "warning"', 'severity = "fatal"', "severity", r"severity: cannot be 'fatal'"),
        ('severity = "warning"', "severity = 2", "severity", r"severity: must be str, not int"),
        ('check = "odd_count"', 'check = "os.path"', "check", r"check: must match"),
        ('check = "odd_count"', 'check = "odd_count"\ntint = 1', "tint", r"unknown key tint"),
        ('zh = "个数不符"', 'zh = ""', "zh", r"title.zh: must not be empty"),
        ('zh = "个数不符"', 'zh = "个数不符"\nfr = "x"', "fr", r"title: unknown key fr"),
        ('en = "Counts differ"\n', "", "[title]", r"title: en is missing"),
        ("[title]", "[title", "[title", r"bad TOML"),
        ("{first} here", "{third} here", "[message]", r"differ in \{first\}, \{third\}"),
        ("{first} here", "{first here", "[message]", r"no format string"),
        ("is it {first}", "is it {second}", "[action]", r"differ in \{first\}, \{second\}"),
        ("+++\nid", "id", "id", r"must begin with TOML"),
        ("> 38家 | 35家\n> 38家\n", "", "### 两篇文章", r"lacks the expected finding"),
        ("```text a.txt\n##", "```plain\n##", "```plain", r"a file name"),
        ("````text b.txt", "````text a.txt", "````text a.txt", r"a.txt is there twice"),
        ("### 同值 / equal\n", "### 空\n### 同值\n", "### 空", r"holds no article"),
        ("### 同值 / equal\n", "### 同值\n> 41家\n", "> 41家", r"expects no finding"),
        ("### 两篇文章 / two articles\n", "", "```text a.txt", r"below the ### heading"),
        ("## 说明 / Notes", "```text open.txt\n", "```text open.txt", r"never closed"),
    ],
)
def test_a_faulty_page_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, at: str, what: str
) -> None:
    assert old in PAGE
    text = PAGE.replace(old, new, 1)
    lines = text.split("\n")
    line = next(number for number, line in enumerate(lines, start=1) if line.startswith(at))
    page = write(tmp_path, text)
    with pytest.raises(RuleError) as caught:
        read_page(page)
    assert re.fullmatch(
        rf"rule page {re.escape(str(page))}:{line}: .*{what}.*", caught.value.message.en
    ), caught.value.message.en
    assert caught.value.message.zh.startswith(f"规则页 {page}:{line}：")


def test_an_unreadable_page_is_told(tmp_path: Path) -> None:
    page = tmp_path / "FC901.md"
    page.write_bytes(b"+++\n\xff\xfe")
    with pytest.raises(RuleError, match="cannot be read"):
        read_page(page)


def test_rules_come_by_id_and_share_nothing(tmp_path: Path) -> None:
    write(tmp_path)
    other = PAGE.replace("FC901", "FC102").replace("odd-count", "even-count")
    write(tmp_path, other, "zzz.md")
    assert [rule.id for rule in read_rules(tmp_path)] == ["FC102", "FC901"]
    write(tmp_path, other.replace("FC102", "FC103"), "zzzz.md")
    with pytest.raises(RuleError, match=r"even-count is taken by zzz\.md"):
        read_rules(tmp_path)


@pytest.fixture
def rules(tmp_path: Path) -> tuple[Rule, ...]:
    write(tmp_path)
    write(tmp_path, PAGE.replace("FC901", "FC902").replace("odd-count", "list-count"), "b.md")
    return read_rules(tmp_path)


@pytest.mark.parametrize("key", ["FC902", "fc902", "list-count", " List-Count "])
def test_a_rule_is_found_by_id_and_by_name(rules: tuple[Rule, ...], key: str) -> None:
    assert find_rule(rules, key).id == "FC902"


@pytest.mark.parametrize(
    ("key", "suggestion"),
    [("odd-cuont", "did you mean odd-count?"), ("zzz", "factcheck rule lists them all")],
)
def test_an_unknown_rule_is_told_with_what_may_be_meant(
    rules: tuple[Rule, ...], key: str, suggestion: str
) -> None:
    with pytest.raises(UsageError) as caught:
        find_rule(rules, key)
    assert caught.value.message[Language.EN].endswith(suggestion)


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        ((), (), ["FC901", "FC902"]),
        (("odd-count",), (), ["FC901"]),
        ((), ("FC901",), ["FC902"]),
        (("FC901", "list-count"), ("odd-count",), ["FC902"]),
    ],
)
def test_select_and_ignore(
    rules: tuple[Rule, ...], select: tuple[str, ...], ignore: tuple[str, ...], left: list[str]
) -> None:
    assert [rule.id for rule in select_rules(rules, select, ignore)] == left


def test_ignore_knows_its_rules_too(rules: tuple[Rule, ...]) -> None:
    with pytest.raises(UsageError):
        select_rules(rules, (), ("nothing",))


def test_the_programs_own_pages_are_complete() -> None:
    assert rules_folder().is_dir()
    for rule in load_rules():
        assert {example.fires for example in rule.examples} == {True, False}, rule.id
