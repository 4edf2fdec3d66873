"""Reports without what a release or a rule page may change at any time."""

import json
from importlib.metadata import version
from typing import Any


def stable(text: str) -> str:
    """``text`` without the version of the program, the words of rule pages, and idle rules."""
    if "sarif-schema" not in text:
        return text
    log: dict[str, Any] = json.loads(text)
    for run in log["runs"]:
        driver = run["tool"]["driver"]
        assert driver["semanticVersion"] == version("factcheck-zh")
        driver["semanticVersion"] = "…"
        used = {driver["rules"][result.pop("ruleIndex")]["id"] for result in run["results"]}
        driver["rules"] = [rule for rule in driver["rules"] if rule["id"] in used]
        for rule in driver["rules"]:
            for key in ("shortDescription", "fullDescription", "help"):
                rule[key] = dict.fromkeys(rule[key], "…")
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"
