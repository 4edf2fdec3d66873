"""When two wordings name the same thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.alignment import narrowing
from factcheck.alignment.wording import canonical, place, without_name

WORDS = st.lists(
    st.sampled_from(["高新技术企业", "产值", "规模以上", "规上", "工业", "青禾", "国家级", "税收"]),
    min_size=1,
    max_size=5,
).map("".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("央企利润", "中央企业利润"),
        ("国家高新技术企业", "高新技术企业"),
        ("国家级高新技术企业", "高新技术企业"),
        ("规上工业总产值", "规模以上工业产值"),
        ("地区生产总值", "GDP"),
        ("国内生产总值", "GDP"),
        ("外贸进出口总值", "进出口总额"),
        ("专精特新小巨人企业", "专精特新“小巨人”企业"),
        ("国家级专精特新“小巨人”企业", "专精特新小巨人企业"),
        ("企业的数量", "企业"),
        ("高新技术企业产值占比", "高新技术企业产值比重"),
        ("社会消费品零售总额", "社零总额"),
        ("完成固定资产投资", "固定资产投资完成"),
        ("城镇常住居民人均可支配收入", "城镇居民人均可支配收入"),
        ("城镇新增就业人数", "新增城镇就业"),
        ("实际利用外资", "实际使用外资金额"),
        ("全社会研发经费投入强度", "研发投入强度"),
        ("研究与试验发展(R&D)经费", "研发经费支出"),
        ("粮食总产量", "粮食总产"),
        ("空气质量优良天数比率", "空气优良率"),
        ("细颗粒物(PM2.5)平均浓度", "PM2.5浓度"),
        ("接待国内外游客", "旅游接待人次"),
        ("高速公路通车总里程", "高速公路里程"),
        ("高铁运营里程", "高速铁路营业里程"),
        ("货物贸易进出口总额", "外贸进出口总值"),
        ("发电装机规模", "发电总装机容量"),
        ("有效发明专利", "发明专利有效量"),
        ("人均预期寿命", "居民人均期望寿命"),
        ("受灾人口", "受灾人数"),
        ("能源消费总量", "能源消费量"),
        ("工业用电量", "工业用电"),
        ("各项贷款余额", "金融机构贷款余额"),
        ("万元地区生产总值能耗", "单位GDP能耗"),
        ("老旧小区改造", "开工改造城镇老旧小区"),
        ("创业担保贷款发放", "发放创业担保贷款"),
        ("高标准农田面积", "高标准农田"),
        ("基本医疗保险参保人数", "基本医保参保"),
        ("城市居民最低生活保障标准", "城市低保标准"),
        ("采购经理指数(PMI)", "PMI"),
        ("确诊个案", "确诊病例"),
    ],
)
def test_words_for_one_thing(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("出口额", "进口额"),
        ("出口额", "进出口额"),
        ("出口总额", "出口总量"),
        ("常住人口城镇化率", "户籍人口城镇化率"),
        ("服务贸易进出口额", "货物贸易进出口额"),
        ("存款余额", "贷款余额"),
        ("城镇调查失业率", "城镇登记失业率"),
        ("用电量", "发电量"),
        ("播种面积", "绿化面积"),
        ("高新技术企业", "科技型中小企业"),
        ("专精特新企业", "专精特新“小巨人”企业"),
        ("常住人口", "户籍人口"),
        ("工业产值", "工业增加值"),
        ("规模以上工业产值", "工业产值"),
        ("签约项目", "开工项目"),
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
    ],
)
def test_words_that_look_alike_and_differ(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@given(WORDS)
def test_the_canonical_wording_is_settled(text: str) -> None:
    assert canonical(text)
    assert canonical(canonical(text)) == canonical(text)


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("青禾高新区总产值", "青禾高新区", "总产值"),
        ("青禾高新区的总产值", "青禾高新区", "总产值"),
        ("云泽GDP", "云泽市", "GDP"),
        ("白杨示范区总产值", "青禾高新区、白杨示范区", "总产值"),
        ("全省GDP", "云泽市", "全省GDP"),
        ("总产值", None, "总产值"),
        ("青禾高新区", "青禾高新区", "青禾高新区"),
    ],
)
def test_a_base_without_its_subjects_name(text: str, name: str | None, rest: str) -> None:
    assert without_name(text, name) == rest


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("云泽市", "云泽"),
        ("云泽省", "云泽"),
        ("青禾县", "青禾"),
        ("云泽壮族自治区", "云泽"),
        ("青禾高新区", "青禾高新区"),
        ("沙县", "沙县"),
    ],
)
def test_a_place_without_its_rank(name: str, short: str) -> None:
    assert place(name) == short


@pytest.mark.parametrize(
    ("narrow", "wide", "modifier"),
    [
        ("规模以上工业产值", "产值", "规模以上工业"),
        ("规模以上工业产值", "工业产值", "规模以上"),
        ("工业产值", "产值", "工业"),
        ("产值", "规模以上工业产值", None),
        ("产值", "产值", None),
        ("税收", "产值", None),
        ("白杨示范区产值", "产值", None),
        ("进出口额", "出口额", None),
    ],
)
def test_what_narrows_a_base(narrow: str, wide: str, modifier: str | None) -> None:
    assert narrowing(narrow, wide) == modifier


@given(WORDS, WORDS)
def test_two_bases_cannot_narrow_each_other(one: str, other: str) -> None:
    assert narrowing(one, other) is None or narrowing(other, one) is None
