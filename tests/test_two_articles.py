"""Two articles about one port, with one figure that differs and three that only look alike."""

from __future__ import annotations

import factcheck
from factcheck.model import Severity
from factcheck.reading import parse

REVIEW = """\
栖霞港交出年度答卷

本报记者 周砚清

回望2024年

栖霞港的功能不断完善。全年港口货物吞吐量达到8640万吨,同比增长6.2%;集装箱吞吐量突破210万标箱。

外贸航线持续加密。新开国际航线4条,目前栖霞港拥有国际航线31条,通达25个国家和地区。

临港产业加快集聚。引进亿元以上项目12个,在港注册企业达1280家,外贸企业进出口额占全港进出口总额的63.5%。
"""

PLAN = """\
栖霞港2025年这样干

2024年,栖霞港货物吞吐量8460万吨,拥有国际航线31条。

2025年,栖霞港力争货物吞吐量达到9000万吨,新开国际航线6条,引进亿元以上项目15个。

临近的松坪港2024年集装箱吞吐量为95万标箱,拥有国际航线9条。
"""


def test_only_the_figure_that_differs_is_told() -> None:
    documents = [parse("review.txt", REVIEW.encode()), parse("plan.txt", PLAN.encode())]
    report = factcheck.check(documents)
    told = [
        (finding.name, {claim.text for claim in finding.claims})
        for finding in report.findings
        if finding.severity > Severity.INFO
    ]
    assert told == [("value-conflict", {"8640万吨", "8460万吨"})]
