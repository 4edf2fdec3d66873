from dataclasses import replace

import pytest

from factcheck.model import Language, Report, Severity, Status
from factcheck.reporting import sarif
from factcheck.rulebook import load_rules

from .gated import gated, hostile_report, many, two_lines
from .readers import read_sarif
from .samples import count, document, finding, report, sample

RULES = load_rules()


def render(shown: Report, language: Language) -> str:
    return sarif.render(shown, language, RULES)


def test_the_first_side_is_the_location_and_the_message_links_the_others() -> None:
    (run,) = read_sarif(render(sample(), Language.ZH))["runs"]
    stock = run["results"][0]
    assert stock["message"]["text"].splitlines() == [
        "云港高新区的高新技术企业：一处为38家，另一处为35家",
        "38家 drafts/云港.txt:3:99 · [35家](1) published/2025.txt:3:19",
        "参见：38 − 35 = 3：差额恰为2025年新增的3家，35家可能是上年末的数 "
        "[drafts/云港.txt:3:80](2)",
        "关系：38 ≠ 35",
        "待办：请核实",
    ]
    (location,) = stock["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {
        "uri": "drafts/%E4%BA%91%E6%B8%AF.txt",
        "uriBaseId": "SRCROOT",
    }
    assert location["physicalLocation"]["region"]["snippet"]["text"] == "38家"
    snippets = {
        other["id"]: other["physicalLocation"]["region"]["snippet"]["text"]
        for other in stock["relatedLocations"]
    }
    assert snippets == {1: "35家", 2: "3家"}


def test_regions_count_code_points_and_end_after_the_last() -> None:
    source = document("a.txt", "𠮷\r\n\r𠮷企业38家\n")
    span = count(source, "38家", 38, wording=None)
    (run,) = read_sarif(render(report(finding(span), documents=(source,)), Language.ZH))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert "\r" in run["newlineSequences"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    region = place["region"]
    assert region == {
        "startLine": 3,
        "startColumn": 4,
        "endLine": 3,
        "endColumn": 7,
        "charOffset": 7,
        "charLength": 3,
        "snippet": {"text": "38家"},
    }
    start = region["charOffset"]
    assert source.text[start : start + region["charLength"]] == region["snippet"]["text"]
    # The context is the sentence without the line end behind it.
    assert place["contextRegion"]["snippet"]["text"] == "𠮷企业38家"


def test_a_region_over_two_lines() -> None:
    (run,) = read_sarif(render(two_lines(), Language.ZH))["runs"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert [region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")] == [
        1,
        3,
        2,
        3,
    ]


@pytest.mark.parametrize("language", Language)
def test_rules_are_explained_in_one_language(language: Language) -> None:
    (run,) = read_sarif(render(sample(), language))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in load_rules()]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    conflict = rules[0]
    assert conflict["name"] == "value-conflict"
    assert conflict["defaultConfiguration"] == {"level": "error"}
    assert conflict["properties"]["problem.severity"] == "error"
    assert conflict["properties"]["precision"] == "high"
    page = load_rules()[0]
    assert conflict["shortDescription"]["text"] == page.title[language]
    help_ = conflict["help"]["markdown"]
    assert ("**怎么改：**" in help_) is (language is Language.ZH)
    assert ("**How to fix it:**" in help_) is (language is Language.EN)
    assert "```" not in help_
    for rule in rules:
        # GitHub takes so much.
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert "\n" not in rule["fullDescription"]["text"]


def test_a_rule_that_only_a_finding_names_is_described() -> None:
    first = sample().findings[0]
    own = replace(first, rule="XY900", name="house-style")
    (run,) = read_sarif(render(replace(sample(), findings=(own,)), Language.ZH))["runs"]
    rule = run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]
    assert (rule["id"], rule["name"]) == ("XY900", "house-style")


def test_levels() -> None:
    (run,) = read_sarif(render(sample(), Language.ZH))["runs"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]


def test_suppressions_say_where_and_why_and_stand_behind_what_is_open() -> None:
    (run,) = read_sarif(render(gated(), Language.ZH))["runs"]
    assert [result["properties"]["status"] for result in run["results"]] == [
        *("new", "new", "new"),
        *("suppressed", "suppressed", "baselined"),
    ]
    in_source, external = (result["suppressions"] for result in run["results"][3:5])
    assert in_source[0]["kind"] == "inSource"
    assert in_source[0]["justification"] == "口径已核实"
    place = in_source[0]["location"]["physicalLocation"]
    assert place["region"]["snippet"]["text"] == "回望2025年"
    assert external == [{"kind": "external", "justification": "两稿年份不同"}]
    assert {str(result["suppressions"]) for result in run["results"][:3]} == {"[]"}


def test_states_against_the_baseline_stand_on_all_results_or_on_none() -> None:
    (run,) = read_sarif(render(gated(), Language.ZH))["runs"]
    assert not any("baselineState" in result for result in run["results"])
    shown = gated()
    known = tuple(one for one in shown.findings if one.status is not Status.SUPPRESSED)
    (run,) = read_sarif(render(replace(shown, findings=known), Language.ZH))["runs"]
    states = [result["baselineState"] for result in run["results"]]
    assert states == ["new", "new", "new", "unchanged"]


def test_what_went_wrong_is_in_the_invocation() -> None:
    (run,) = read_sarif(render(gated(), Language.EN))["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    bad, notice = invocation["toolExecutionNotifications"]
    assert (bad["level"], bad["message"]["text"]) == ("error", "no text file")
    where = bad["locations"][0]["physicalLocation"]["artifactLocation"]
    assert where["uri"] == "drafts/%E5%9D%8F.txt"
    assert (notice["level"], notice["message"]["text"]) == ("note", "this suppression is unused")
    assert notice["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    (clean,) = read_sarif(render(sample(), Language.EN))["runs"][0]["invocations"]
    assert clean == {"executionSuccessful": True, "toolExecutionNotifications": []}


def test_nothing_understood_is_told() -> None:
    (run,) = read_sarif(render(report(documents=(document("a.txt", "x"),)), Language.EN))["runs"]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["level"] == "warning"
    assert "nothing has been checked" in told["message"]["text"]


def test_what_was_looked_at_is_told() -> None:
    (run,) = read_sarif(render(sample(), Language.ZH))["runs"]
    uris = [artifact["location"]["uri"] for artifact in run["artifacts"]]
    assert uris == ["drafts/%E4%BA%91%E6%B8%AF.txt", "published/2025.txt"]


def test_fingerprints_tell_apart_findings_in_the_same_words() -> None:
    first = sample().findings[0]
    twice = replace(sample(), findings=(first, first, replace(first, fingerprint="other")))
    (run,) = read_sarif(render(twice, Language.ZH))["runs"]
    prints = [result["partialFingerprints"] for result in run["results"]]
    assert [one["primaryLocationLineHash"] for one in prints] == ["c0ffee:1", "c0ffee:2", "other:1"]
    assert [one["factcheck/v1"] for one in prints] == ["c0ffee", "c0ffee", "other"]


def test_no_more_results_than_code_scanning_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sarif._RESULTS == 5_000
    monkeypatch.setattr(sarif, "_RESULTS", 20)
    shown = many(23, Severity.WARNING)
    known = replace(shown.findings[0], status=Status.BASELINED, severity=Severity.ERROR)
    shown = replace(shown, findings=(known, *shown.findings[1:]))
    (run,) = read_sarif(render(shown, Language.EN))["runs"]
    assert len(run["results"]) == 20
    # What can fail a run is kept before what is known.
    assert {result["properties"]["status"] for result in run["results"]} == {"new"}
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == "only the first 20 findings are listed; 3 are left out"


@pytest.mark.parametrize(
    "text",
    [
        "[x](http://example.org)",
        "x](2)",
        "[1](1)",
        "\\](1)[",
        "{0} {{1}}",
        "<script>",
        "`a`|b",
        "**",
    ],
)
def test_no_text_makes_a_link_or_is_filled_in(text: str) -> None:
    (run,) = read_sarif(render(hostile_report(text), Language.ZH))["runs"]
    for result in run["results"]:
        for message in result["message"].values():
            assert "{" not in message.replace("{{", "")
            assert "}" not in message.replace("}}", "")


def test_brackets_in_the_text_of_a_link_are_escaped() -> None:
    source = document("a.txt", "企业38家，[约\\35]家。")
    sides = [count(source, figure, 1, wording=None) for figure in ("38家", "[约\\35]家")]
    shown = report(finding(*sides), documents=(source,))
    (run,) = read_sarif(render(shown, Language.ZH))["runs"]
    assert r" · [\[约\\35\]家](1) a.txt:1:7" in run["results"][0]["message"]["text"]


def test_an_absolute_path_has_no_base() -> None:
    source = document("/srv/稿 件/a#1.txt", "企业38家")
    shown = report(finding(count(source, "38家", 38, wording=None)), documents=(source,))
    (run,) = read_sarif(render(shown, Language.ZH))["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "file:///srv/%E7%A8%BF%20%E4%BB%B6/a%231.txt"}
