"""How long Chromium takes to open an HTML report, and to filter, search and step through it.

    factcheck run ARTICLES --format html --output report.html
    python benchmarks/html_report.py report.html

Needs chromium and chromedriver (Debian: ``chromium-driver``). Times are medians in milliseconds,
each until the next frame is laid out.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

_ROUNDS = 5
_LOAD = "return performance.getEntriesByType('navigation')[0].loadEventEnd"
#: Does something, forces the layout, and tells how long both took.
_TIMED = """
const began = performance.now();
{action}
document.body.getBoundingClientRect();
return performance.now() - began;
"""
_ACTIONS = {
    "search": "const box = document.querySelector('#search'); box.value = '{round}';"
    "box.dispatchEvent(new Event('input'));",
    "filter": "document.querySelector('[name=severity]').click();",
    "show all": "document.querySelector('#reset').click();",
    "next finding": "dispatchEvent.call(document.body,"
    " new KeyboardEvent('keydown', {key: 'j', bubbles: true}));",
    "headlines only": "document.querySelector('#fold').click();",
}


def measure(report: Path) -> Mapping[str, float]:
    """Median milliseconds by what is done."""
    options = ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.binary_location = shutil.which("chromium") or ""
    driver = Chrome(options, Service(shutil.which("chromedriver")))
    try:
        return {"load": median(_load(driver, report) for _ in range(_ROUNDS))} | {
            name: median(
                driver.execute_script(
                    _TIMED.replace("{action}", action.replace("{round}", str(number)))
                )
                for number in range(_ROUNDS)
            )
            for name, action in _ACTIONS.items()
        }
    finally:
        driver.quit()


def _load(driver: Chrome, report: Path) -> float:
    driver.get("about:blank")
    driver.get(report.resolve().as_uri())
    return float(driver.execute_script(_LOAD))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("report", type=Path)
    report = parser.parse_args().report
    print(f"{report.stat().st_size / 1e6:.1f} MB")
    for name, milliseconds in measure(report).items():
        print(f"{name:<15}{milliseconds:>7.0f} ms")


if __name__ == "__main__":
    main()
