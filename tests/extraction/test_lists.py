"""How many items a list holds, where it is announced, and how lists are numbered."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extraction import read_claims
from factcheck.extraction.relations import listing
from factcheck.model import Relation, RelationKind
from tests.articles import article


def relations_of(text: str, kind: RelationKind) -> list[Relation]:
    return [one for one in read_claims(article(text)).relations if one.kind is kind]


def told(text: str) -> list[tuple[str, float, float]]:
    """The announcing words of each list of a text, with how many items it may hold."""
    found = []
    for relation in relations_of(text, RelationKind.LIST):
        said, *listed = relation.sides
        counts = [side.quantity.interval for side in listed if side.quantity is not None]
        low, high = sum(count.low for count in counts), sum(count.high for count in counts)
        found.append((said.text, low, high))
    return found


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("北京、天津、河北", 3, 3),
        ("北京、天津和河北", 3, 3),  # names so short hold no 和
        ("工业、农业、工业和信息化", 3, 4),
        ("职责与体制、开发与建设、戍边与维稳", 3, 4),  # all of them are pairs
        ("西藏、新疆及四川、云南、甘肃", 3, 5),  # the list may begin behind 及
        ("《百鸟、山林》《云港故事》、《海岸》", 3, 3),
        ("“海上安全、合作”、“军队的作用”", 2, 2),
        ("青禾（甲、乙）、云港", 2, 2),
        ("东区制作案、南区网上制作、传播案、西区走私案、北区贩卖案、中区盗窃案", 5, 6),
    ],
)
def test_what_parts_a_list(text: str, low: int, high: int) -> None:
    text = text.replace("（", "(").replace("）", ")")
    found = listing.split(text, 0, len(text))
    assert found is not None
    assert (found.count.low, found.count.high) == (low, high)


@pytest.mark.parametrize("text", ["北京", "《甲、乙》", "", "、"])
def test_one_item_is_no_list(text: str) -> None:
    assert listing.split(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "said", "count"),
    [
        ("云泽市在产业、科技、营商环境、开放四大领域多点突破。", "四大", 4),
        ("山西、河南、湖北三省今天联合发布公告。", "三省", 3),
        ("會議圍繞監測、預警、轉移、救援4個方面展開。", "4個", 4),
        ("要处理好改革、发展、稳定三者的关系。", "三者", 3),
        ("会议提出三点建议：加强监测；统一标准；联合执法。", "三点", 3),
        ("评审分为三个阶段，即初选、复评和公示。", "三个", 3),
        ("新材料（4人）：林子安、何敬之、陈若谷、马行远", "4人", 4),
        ("全省三个地市（云泽、青禾、云港）先行先试。", "三个", 3),
        ("会议确定三项措施：一是扩大信贷；二是提高效率；三是降低费用。", "三项", 3),
        ("要做到三个必须：必须提前通报，必须现场指导；必须建立档案。", "三个", 3),
        ("实现经济效益、环保效益、社会效益“三提升”。", "三提升", 3),
    ],
)
def test_a_list_stands_at_its_numeral(text: str, said: str, count: int) -> None:
    assert told(f"云泽要闻\n\n{text}\n") == [(said, count, count)]


@pytest.mark.parametrize(
    "text",
    [
        "民警当场查获电脑8台、主板30个。",
        "党委、政府决定新设立7个服务中心。",
        "在西区、北区和东区的七个国家队参加比赛。",
        "山西、河南等地的31条道路封闭。",
        "31个省（自治区、直辖市）开展了督查。",
        "本届赛事有中、美、中秘两国选手参加。",
        "三国外长：危机只能政治解决、谈判必须重启。",
        "江运河二级航道、宿连三级航道全线通航。",
        "音乐剧《飞天》、电影《长空》荣获“五个一工程”奖。",
    ],
)
def test_what_a_numeral_does_not_announce(text: str) -> None:
    assert told(f"云泽要闻\n\n{text}\n") == []


def test_an_open_list_has_no_upper_end() -> None:
    assert told("云泽要闻\n\n浙江、重庆等七省市加入试点。\n") == [("七省市", 2, math.inf)]


def test_a_slogan_is_carried_out_by_paragraphs() -> None:
    body = "\n\n".join(
        f"突出{what}。今年要在这方面下更大功夫。" for what in ("创新", "开放", "民生")
    )
    text = f"云泽市部署今年工作\n\n今年要按照“四个突出”抓好落实。\n\n{body}\n"
    assert told(text) == [("四个", 3, 3)]


def test_a_slogan_is_carried_out_by_what_opens_each_paragraph() -> None:
    body = "\n\n".join(
        f"{how}，在{what}上求突破。今年要在这方面下更大功夫。"
        for how, what in (("强创新", "动力"), ("扩开放", "活力"), ("惠民生", "福祉"))
    )
    text = f"云泽市部署今年工作\n\n今年要奋力实现“三个突破”。\n\n{body}\n"
    assert told(text) == [("三个", 3, 3)]


@pytest.mark.parametrize(
    ("text", "said", "count"),
    [
        ("云泽市外贸规模与增速双提升。", "双", 2),
        ("云泽市文旅融合实现质效“双升”。", "双", 2),
        ("事故起数、死亡人数连续3年保持“双下降”。", "双", 2),
        ("企业实现产量、质量、效益“双提升”。", "双", 3),
        ("云泽市筑牢生态安全和安全稳定“两道防线”。", "两", 2),
        ("打造绿能替代转化应用、区域绿能合作“两大示范区”。", "两大", 2),
        ("已建成6兆瓦、3兆瓦2个光伏项目。", "2个", 2),
        ("21日、22日、23日两天举行。", "两天", 3),
        ("1号、2号两台机组并网。", "两台", 2),
        ("在发展与资源、环境三者之间找到平衡。", "三者", 3),
        ("云泽市提升“三都品牌”。\n\n这里有“盐都”“靛都”“绿都”。", "三", 3),
    ],
)
def test_what_sums_up_in_other_words(text: str, said: str, count: int) -> None:
    assert told(f"云泽要闻\n\n{text}\n") == [(said, count, count)]


@pytest.mark.parametrize(
    "text",
    [
        "贷款余额连跨4个台阶、双双突破9万亿元。",
        "要坚持和落实“两个毫不动摇”。",
        "马拉松等活动带动消费、投资等双提升。",
        "党建、扶贫等工作“双促进”。",
        "云泽市提升“三都品牌”。\n\n这里有“盐都”“靛都”。",
    ],
)
def test_what_sums_up_nothing(text: str) -> None:
    assert told(f"云泽要闻\n\n{text}\n") == []


def test_names_in_lines_of_their_own_are_lists_of_their_own() -> None:
    text = "提名名單\n\n醫學界（3人）：林子安、何敬之、陳若谷\n演藝界：馬行遠\n"
    assert told(text) == [("3人", 3, 3)]


@pytest.mark.parametrize(
    ("text", "things", "values"),
    [
        ("零售额、投资分别增长6.2%、5.1%。", 2, 2),
        ("炼铁和炼钢产能分别为30万吨和20万吨。", 2, 2),
        ("两人分别被判处6年和4年有期徒刑。", 2, 2),
        ("3月至5月三个月，查处问题分别为3275起、3891起、4979起。", 3, 3),
        ("油料、糖料分别增长3%和下降5%。", 2, 2),
    ],
)
def test_what_is_dealt_out(text: str, things: int, values: int) -> None:
    (relation,) = relations_of(f"云泽要闻\n\n{text}\n", RelationKind.RESPECTIVE)
    counts = [side.quantity.nominal for side in relation.sides if side.quantity is not None]
    assert counts == [things, values]


@pytest.mark.parametrize(
    "text",
    [
        "全市进出口分别增长3.1%和5.2%。",
        "猪肉、鸡蛋等价格分别上涨18.8%、14.7%。",
        "八项规定出台以来，违规问题分别下降60%和45%。",
        "前三个月，全市吞吐量分别增长3.1%和5.2%。",
        "代表们分别来自12个国家。",
    ],
)
def test_what_cannot_be_counted_is_not_dealt_out(text: str) -> None:
    assert relations_of(f"云泽要闻\n\n{text}\n", RelationKind.RESPECTIVE) == []


def numbers(text: str) -> list[list[float | None]]:
    return [
        [side.quantity.nominal for side in relation.sides if side.quantity is not None]
        for relation in relations_of(text, RelationKind.NUMBERING)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是稳就业；二是保供应；四是促消费。", [[1, 2, 4]]),
        ("一是稳就业；二是保供应。另外，一是促消费；二是防风险。", [[1, 2], [1, 2]]),
        ("三是稳就业；二是保供应；三是促消费。", [[3, 2, 3]]),
        ("一是稳就业；第二，保供应；三是促消费。", []),  # 二 is there in another way
        ("首先是人手不足；二是设备老化；三是经费紧张。", []),
        ("重点有三：①稳就业；②保供应；③促消费。", [[1, 2, 3]]),
        ("得分为6：4、6：2、6：3。", []),
        ("云港队获得第一，青禾队第三，云泽队第四。", []),
    ],
)
def test_the_numbers_of_a_list(text: str, expected: list[list[float]]) -> None:
    assert numbers(f"云泽要闻\n\n{text}\n") == expected


def test_an_outer_list_goes_on_behind_an_inner_one() -> None:
    text = "一是办实事，包括：一是修路；二是通水；三是建校。二是抓安全；三是促增收。"
    assert numbers(f"云泽要闻\n\n{text}\n") == [[1, 2, 3], [1, 2, 3]]


@given(
    st.text(
        alphabet="、,。;:和与及三两3省个大项等人云泽青禾一二四是第()“”《》分别为%1\n", max_size=60
    )
)
def test_any_text_can_be_read(text: str) -> None:
    document = article(f"云泽要闻\n\n{text}")
    for relation in read_claims(document).relations:
        for side in relation.sides:
            assert document.quote(side.span) == side.text


def test_places_that_nothing_else_tells_have_the_parts_dealt_to_them() -> None:
    text = "云泽市新增疑似病例9例（其中枣阳3例，襄城2例，老林口3例，高新区1例）。"
    read = read_claims(article(text, "2025-09-10.txt"))
    told = [(claim.subject, claim.indicator) for claim in read.claims[1:]]
    assert told == [(place, "疑似病例") for place in ("枣阳", "襄城", "老林口", "高新区")]


def test_how_people_are_is_no_place() -> None:
    for text in (
        "云泽市确诊病例9例（其中重症3例，危重2例，轻症4例）。",
        "云泽市确诊病例19例，其中罗湖6例，福田2例，南山1例，男性5例，女性4例。",
    ):
        read = read_claims(article(text, "2025-09-10.txt"))
        assert not {claim.subject for claim in read.claims} & {"重症", "危重", "男性", "女性"}
