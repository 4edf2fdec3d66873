"""The HTML report as its readers use it, in a headless Chromium; skipped where there is none."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from factcheck.model import Language, Report

from .samples import desk, many, sample
from .test_html import evil, render

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_DRIVER = shutil.which("chromedriver")

pytestmark = pytest.mark.skipif(
    not (_CHROMIUM and _DRIVER), reason="needs chromium and chromedriver (Debian: chromium-driver)"
)


@pytest.fixture(scope="module")
def chrome() -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = str(_CHROMIUM)
    for argument in (
        "--headless=new",
        "--no-sandbox",  # CI runs as root; the pages are our own
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options, Service(_DRIVER))
    yield driver
    driver.quit()


def _log(chrome: Chrome, kind: str) -> list[dict[str, Any]]:
    """What Chromium has logged since the last call."""
    return list(chrome.get_log(kind))  # type: ignore[no-untyped-call]


class Reader:
    """Somebody who reads a report."""

    def __init__(self, chrome: Chrome, folder: Path) -> None:
        self.chrome = chrome
        self._folder = folder
        self.look(width=1280)

    def open(self, shown: Report, language: Language = Language.ZH, *, anchor: str = "") -> Reader:
        file = self._folder / "report.html"
        file.write_text(render(shown, language), encoding="utf-8")
        self.chrome.get("about:blank")
        self.chrome.get(f"{file.as_uri()}{anchor}")
        return self

    def look(self, *, width: int, scheme: str = "light", medium: str = "screen") -> None:
        self.command(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=900,
            deviceScaleFactor=1,
            mobile=False,
        )
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.command("Emulation.setEmulatedMedia", media=medium, features=features)

    def command(self, name: str, **parameters: object) -> None:
        self.chrome.execute_cdp_cmd(name, parameters)

    def ask(self, script: str, *arguments: object) -> Any:
        return self.chrome.execute_script(f"return {script}", *arguments)

    def one(self, selector: str) -> WebElement:
        return self.chrome.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.chrome.find_elements(By.CSS_SELECTOR, selector)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.chrome.switch_to.active_element.send_keys(key)

    def wait(self, until: Callable[[], bool]) -> None:
        """For what the page does in its own time; fails where it never does."""
        WebDriverWait(self.chrome, 10).until(lambda _: until())

    @property
    def findings(self) -> list[str]:
        """The ids of the findings that are shown."""
        return list(
            self.ask("[...document.querySelectorAll('.finding:not([hidden])')].map(f => f.id)")
        )

    @property
    def focused(self) -> str:
        return str(self.ask("document.activeElement.id"))

    @property
    def told(self) -> str:
        """The count that screen readers are told."""
        return self.one("#shown").text

    def sees(self, selector: str) -> bool:
        """Whether an element lies in the window."""
        return bool(
            self.ask(
                "(r => r.height > 0 && r.bottom > 0 && r.top < innerHeight)"
                "(document.querySelector(arguments[0]).getBoundingClientRect())",
                selector,
            )
        )


@pytest.fixture
def reader(chrome: Chrome, tmp_path: Path) -> Iterator[Reader]:
    for log in ("browser", "performance"):
        _log(chrome, log)  # what other tests left
    yield Reader(chrome, tmp_path)
    assert _log(chrome, "browser") == []
    sent = [json.loads(entry["message"])["message"] for entry in _log(chrome, "performance")]
    asked = [
        one["params"]["request"]["url"]
        for one in sent
        if one["method"] == "Network.requestWillBeSent"
    ]
    assert asked
    assert [url for url in asked if not url.startswith(("file://", "about:", "data:,"))] == []


def crowded() -> Report:
    """Sixty findings about the same two figures."""
    shown = sample()
    return replace(shown, findings=shown.findings[:1] * 60)


@pytest.mark.parametrize("language", Language)
def test_it_opens_from_a_file_and_tells_how_much_is_shown(
    reader: Reader, language: Language
) -> None:
    reader.open(desk(), language)
    assert reader.findings == ["f-5ca1ab1e", "f-facade"]
    assert reader.told == {"zh": "显示 2 / 5 处", "en": "showing 2 of 5"}[language]
    assert reader.one("#shown").get_attribute("aria-live") == "polite"


def test_hostile_text_runs_nothing(reader: Reader) -> None:
    reader.open(evil())
    reader.one("#reset").click()
    assert len(reader.findings) == 1
    assert reader.ask("document.images.length + document.scripts.length") == 1


def test_findings_are_filtered_by_severity_status_rule_and_document(reader: Reader) -> None:
    reader.open(desk())
    reader.one("[name=severity][value=error]").click()
    assert reader.findings == ["f-facade"]
    reader.one("#reset").click()
    assert len(reader.findings) == 5
    assert reader.told == "显示 5 / 5 处"
    reader.one("[name=status][value=new]").click()
    assert reader.findings == ["f-decade", "f-0pen"]
    Select(reader.one("[name=document]")).select_by_value("d2")
    assert reader.findings == ["f-decade"]
    Select(reader.one("[name=rule]")).select_by_value("FC103")
    assert reader.findings == []
    assert reader.one("#nothing").is_displayed()
    reader.one("#reset").click()
    assert len(reader.findings) == 5
    assert not reader.one("#nothing").is_displayed()


def test_findings_are_searched_by_all_words_in_any_width(reader: Reader) -> None:
    reader.open(sample())
    reader.press("/")
    assert reader.focused == "search"
    reader.press("６６.８％ 分母更大")
    assert reader.findings == ["f-facade"]
    reader.press("x")
    assert reader.findings == []
    reader.press(Keys.ESCAPE)
    assert reader.focused != "search"


def test_keys_go_from_finding_to_finding(reader: Reader) -> None:
    reader.open(desk())
    reader.press("j")
    assert reader.focused == "f-5ca1ab1e"
    reader.press(Keys.ARROW_RIGHT)
    assert reader.focused == "f-facade"
    assert reader.sees("#f-facade h3")
    reader.press("j")
    assert reader.focused == "f-facade"
    reader.press("k")
    assert reader.focused == "f-5ca1ab1e"
    reader.press("/", "jk")
    assert reader.focused == "search"


def test_a_side_leads_to_its_document_and_back(reader: Reader) -> None:
    reader.open(desk())
    reader.one("#f-facade .side:nth-child(2) .source a").click()
    target = "document.querySelector(':target')?.textContent"
    reader.wait(lambda: reader.ask(target) == "62.5%")
    assert reader.sees(":target")
    reader.one("mark:target + .back").click()
    reader.wait(lambda: reader.focused == "f-facade")
    reader.wait(lambda: reader.sees("#f-facade h3"))


def test_a_link_to_a_finding_that_is_filtered_out_shows_it(reader: Reader) -> None:
    reader.open(desk(), anchor="#f-decade")
    assert "f-decade" in reader.findings
    assert reader.focused == "f-decade"
    assert reader.sees("#f-decade h3")


def test_light_and_dark_follow_the_system_until_the_reader_chooses(reader: Reader) -> None:
    def paper() -> str:
        return str(reader.ask("getComputedStyle(document.body).backgroundColor"))

    reader.open(sample())
    light = paper()
    reader.look(width=1280, scheme="dark")
    dark = paper()
    assert light != dark
    reader.wait(lambda: reader.one("#theme").get_attribute("aria-pressed") == "true")
    reader.one("#theme").click()
    assert paper() == light
    reader.chrome.refresh()
    assert paper() == light
    assert reader.one("#theme").get_attribute("aria-pressed") == "false"
    reader.ask("localStorage.clear()")


def test_findings_and_documents_fold(reader: Reader) -> None:
    reader.open(many(60, documents=10))
    assert reader.one(".finding .sides").is_displayed()
    reader.one("#fold").click()
    assert not reader.one(".finding .sides").is_displayed()
    assert reader.one("#fold").text == "展开全部"
    reader.one("#fold").click()
    assert reader.one(".finding .sides").is_displayed()


def test_the_rest_of_a_document_unfolds(reader: Reader) -> None:
    shown = desk()
    long = "\n".join(f"第{number}段没有数字。" for number in range(5))
    first, *others = shown.documents
    text = f"{first.text}{long}\n"
    first = replace(first, text=text, normal=text)
    reader.open(replace(shown, documents=(first, *others)))
    button = reader.one("#d1 .whole")
    assert not reader.one("#d1 .gap p").is_displayed()
    button.click()
    assert reader.one("#d1 .gap p").is_displayed()
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert not reader.one("#d1 .gap p").is_displayed()


def test_the_explanation_of_the_rule_unfolds_in_the_finding(reader: Reader) -> None:
    reader.open(sample(), Language.EN)
    reader.one("#f-c0ffee .rule-fold summary").click()
    reader.wait(lambda: "Why it matters" in reader.one("#f-c0ffee .rule-fold").text)


CLIPBOARD = ["clipboardReadWrite", "clipboardSanitizedWrite"]


def test_the_fingerprint_is_copied(reader: Reader) -> None:
    reader.command("Browser.grantPermissions", permissions=CLIPBOARD)
    reader.open(desk())
    button = reader.one("#f-facade .copy")
    button.click()
    reader.wait(lambda: button.text == "已复制 ✓")
    assert reader.ask("navigator.clipboard.readText()") == "facade"


def test_print_shows_all_that_is_folded_and_no_controls(reader: Reader) -> None:
    reader.open(desk())
    reader.one("#fold").click()
    reader.look(width=800, scheme="dark", medium="print")
    assert reader.ask("document.querySelector('#f-5ca1ab1e .sides').checkVisibility()")
    assert not reader.one("#filters").is_displayed()
    assert not reader.one("#theme").is_displayed()
    assert reader.ask("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("width", [360, 800, 1600])
@pytest.mark.parametrize("shown", [desk(), evil(), crowded()], ids=["desk", "evil", "crowded"])
def test_nothing_is_wider_than_the_window(reader: Reader, shown: Report, width: int) -> None:
    reader.look(width=width)
    reader.open(shown)
    reader.ask("document.querySelector('#reset').click()")
    reader.ask("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert reader.ask("document.documentElement.scrollWidth") == width
    beyond = reader.ask(
        "[...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right"
        " > innerWidth + 1).map(one => one.outerHTML.slice(0, 80))"
    )
    assert beyond == []


def test_labels_of_the_axis_do_not_collide(reader: Reader) -> None:
    reader.look(width=360)
    reader.open(desk())
    reader.ask("document.querySelector('#reset').click()")
    for drawing in reader.all(".axis > svg"):
        boxes = reader.ask(
            "[...arguments[0].querySelectorAll('text')].map(text => text.getBoundingClientRect())"
            ".map(box => [box.left, box.top, box.right, box.bottom])",
            drawing,
        )
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0]
                above = one[3] <= other[1] + 1 or other[3] <= one[1] + 1
                assert apart or above, (one, other)


def test_the_keyboard_reaches_the_report_at_once(reader: Reader) -> None:
    reader.open(sample())
    reader.press(Keys.TAB)
    assert reader.ask("document.activeElement.className") == "skip"
    assert reader.sees(".skip")
    assert reader.ask("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    reader.press(Keys.ENTER)
    reader.wait(lambda: reader.focused == "main")


def test_a_thousand_findings(reader: Reader) -> None:
    reader.open(many(1000))
    assert reader.told == "显示 1000 / 1000 处"
    reader.press("/", "0123号")
    assert reader.findings == ["f-0000007b"]
    reader.press(Keys.ESCAPE)
    reader.one("#reset").click()
    reader.one("[name=severity][value=warning]").click()
    assert reader.told == "显示 750 / 1000 处"
