"""What short sentences say: subject, indicator, aspect, base, period, modality."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date

import pytest

from factcheck.extraction import read_claims
from factcheck.model import Aspect, Confidence, Modality, PeriodBasis

from ..articles import SEEDS, article, claim_of, claims_of

ZONE, CITY = "青禾高新区", "云泽市"
HIGH_TECH = "高新技术企业"


@dataclass(frozen=True)
class Row:
    text: str
    figure: str
    indicator: str
    aspect: str = "stock"
    subject: str | None = ZONE
    base: str | None = None


LEVELS = [
    Row("2024年,青禾高新区拥有高新技术企业52家。", "52家", HIGH_TECH),
    Row("2024年,青禾高新区拥有52家高新技术企业。", "52家", HIGH_TECH),
    Row("2024年,青禾高新区高新技术企业达到52家。", "52家", HIGH_TECH),
    Row("2024年,青禾高新区高新技术企业达52家。", "52家", HIGH_TECH),
    Row("2024年,青禾高新区高新技术企业共52家。", "52家", HIGH_TECH),
    Row("青禾高新区的高新技术企业已有52家。", "52家", HIGH_TECH),
    Row("青禾高新区高新技术企业由46家增至52家。", "52家", HIGH_TECH),
    Row("青禾高新区高新技术企业增长到52家。", "52家", HIGH_TECH),
    Row("2024年,云泽市常住人口210.4万人。", "210.4万人", "常住人口", subject=CITY),
    Row("2024年,云泽市粮食总产量达45.3万吨。", "45.3万吨", "粮食总产量", "flow", CITY),
    Row("2024年,云泽市实现地区生产总值1250.6亿元。", "1250.6亿元", "地区生产总值", "flow", CITY),
    Row("2024年,云泽市人均可支配收入42350元。", "42350元", "人均可支配收入", "average", CITY),
    Row("上半年,云泽市实现旅游收入25亿元。", "25亿元", "旅游收入", "flow", CITY),
    Row("2024年,青禾高新区新增高新技术企业6家。", "6家", HIGH_TECH, "flow"),
    Row("2024年,青禾高新区新增6家高新技术企业。", "6家", HIGH_TECH, "flow"),
    Row("2024年,青禾高新区新签约42个项目。", "42个", "签约项目", "flow"),
    Row("截至目前,青禾高新区累计授权发明专利320件。", "320件", "授权发明专利", "cumulative"),
    Row("青禾科技有限公司产能15.2万吨。", "15.2万吨", "产能", "capacity", "青禾科技有限公司"),
]
WORKS = [
    Row("云泽大桥全长5.6公里。", "5.6公里", "全长", subject="云泽大桥"),
    Row("全长5.6公里的云泽大桥今日通车。", "5.6公里", "全长", subject="云泽大桥"),
]
NAMED = [
    Row(
        "云泽市第三人民医院现有床位1200张。",
        "1200张",
        "床位",
        "capacity",
        "云泽市第三人民医院",
    ),
    Row("云泽市2024年上半年收入68亿元。", "68亿元", "收入", "flow", CITY),
    Row("云泽市出口2024年达到68亿元。", "68亿元", "出口", "flow", CITY),
    Row("云泽市满意度评分85.6分,支持率75%。", "75%", "支持率", "share", CITY),
    Row("国庆假期,云泽市共接待游客325.6万人次。", "325.6万人次", "接待游客", "flow", CITY),
    Row("云泽市共有A级旅游景区56家,其中5A级2家、4A级18家。", "18家", "4A级旅游景区", subject=CITY),
    Row("云泽市拥有省级以上平台56家,其中国家级2家。", "2家", "国家级平台", subject=CITY),
    Row("强降雪已致云泽市3.6万人受灾。", "3.6万人", "受灾", subject=CITY),
    Row("洪灾共造成云泽市12个县区3.6万人受灾。", "3.6万人", "受灾", subject=CITY),
    Row("云泽地铁3号线全长32.6公里。", "32.6公里", "全长", subject="云泽地铁3号线"),
    Row("云泽市失业人口5.6万人,失业率3.4%。", "3.4%", "失业率", "share", CITY),
]
COMMUNIQUE = [
    Row("云泽市GDP突破3000亿元大关,达到3256.8亿元。", "突破3000亿元", "GDP", "flow", CITY),
    Row("云泽市GDP突破3000亿元大关,达到3256.8亿元。", "3256.8亿元", "GDP", "flow", CITY),
    Row("云泽市居民消费价格比上年上涨0.3%。", "0.3%", "居民消费价格", "growth", CITY, "上年"),
    Row("云泽市人口自然增长率为0.7‰。", "0.7‰", "人口自然增长率", "share", CITY),
    Row("云泽市粮食产量125.6万吨,增产1.8%。", "1.8%", "粮食产量", "growth", CITY),
]
SECTION = [Row("全长3公里的云泽大桥引桥今日通车。", "3公里", "云泽大桥全长", subject=None)]
TOLD_APART = [
    Row("青禾高新区38个审批事项“一次办好、全程网办”。", "38个", "审批事项“一次办好、全程网办”"),
    Row(
        "青禾高新区实现26个项目“当年就开工、当年就达到产能”。",
        "26个",
        "当年就开工、当年就达到产能项目",
        "flow",
    ),
    Row("青禾高新区形成的3项成果达到国际领先水平。", "3项", "达到国际领先水平成果"),
    Row("青禾高新区鼓励企业牵头建设创新联合体50家。", "50家", "建设创新联合体", "flow"),
    Row("青禾高新区汇聚政策文件420条。", "420条", "政策文件"),
    Row("青禾高新区18至29岁青年达到3.2万人。", "3.2万人", "18至29岁青年"),
    Row("云泽市18至29岁的就业率为65%,30至49岁的为82%。", "82%", "30至49岁的就业率", "share", CITY),
    Row("云泽市40岁以下干部占45%,50岁以上的占20%。", "20%", "50岁以上的干部", "share", CITY),
]
LISTS = [
    Row("青禾高新区拥有高新技术企业52家、科技型中小企业70家、研发平台18个。", "52家", HIGH_TECH),
    Row(
        "青禾高新区拥有高新技术企业52家、科技型中小企业70家、研发平台18个。",
        "70家",
        "科技型中小企业",
    ),
    Row("青禾高新区拥有高新技术企业52家、科技型中小企业70家、研发平台18个。", "18个", "研发平台"),
    Row("青禾高新区新增高新技术企业6家、专精特新企业3家。", "3家", "专精特新企业", "flow"),
    Row("云泽市进口额、出口额分别达30亿元、50亿元。", "30亿元", "进口额", "flow", CITY),
    Row("云泽市进口额、出口额分别达30亿元、50亿元。", "50亿元", "出口额", "flow", CITY),
    Row("青禾高新区高新技术企业、科技型中小企业分别达到52家、70家。", "52家", HIGH_TECH),
    Row("青禾高新区高新技术企业、科技型中小企业分别达到52家、70家。", "70家", "科技型中小企业"),
    Row("青禾高新区有28个重点项目,其中新建项目18个、续建项目10个。", "28个", "重点项目"),
    Row(
        "青禾高新区有52家高新技术企业,其中国家级专精特新“小巨人”企业4家。",
        "4家",
        "国家级专精特新“小巨人”企业",
    ),
]
SHARES = [
    Row(
        "青禾高新区高新技术企业产值占规模以上工业产值的62.5%。",
        "62.5%",
        "高新技术企业产值",
        "share",
        base="规模以上工业产值",
    ),
    Row(
        "青禾高新区高新技术企业产值占规模以上工业产值比重达62.5%。",
        "62.5%",
        "高新技术企业产值",
        "share",
        base="规模以上工业产值",
    ),
    Row(
        "青禾高新区高新技术企业产值占青禾高新区总产值的比重达66.8%。",
        "66.8%",
        "高新技术企业产值",
        "share",
        base="青禾高新区总产值",
    ),
    Row(
        "青禾高新区高新技术企业产值占全区总产值的66.8%。",
        "66.8%",
        "高新技术企业产值",
        "share",
        base="青禾高新区总产值",
    ),
    Row(
        "青禾高新区高新技术企业达52家,产值占规上工业总产值的67.3%。",
        "67.3%",
        "高新技术企业产值",
        "share",
        base="规上工业总产值",
    ),
    Row("云泽市工业增加值占GDP比重达38%。", "38%", "工业增加值", "share", CITY, "GDP"),
    Row("云泽市GDP占全省GDP的比重为4.2%。", "4.2%", "GDP", "share", CITY, "全省GDP"),
    Row("2024年,云泽市森林覆盖率为38.2%。", "38.2%", "森林覆盖率", "share", CITY),
    Row(
        "云泽市60岁及以上人口为32万人,占总人口的15.5%。",
        "15.5%",
        "60岁及以上人口",
        "share",
        CITY,
        "总人口",
    ),
    Row(
        "云泽市电解铜国内市场占有率30%。",
        "30%",
        "电解铜国内市场占有率",
        "share",
        CITY,
        "国内电解铜市场",
    ),
    Row("2024年,云泽市城镇登记失业率3.2%。", "3.2%", "城镇登记失业率", "share", CITY),
]

SURVEYS = [
    Row(
        "云泽市47%受访者没有症状;36%有轻度症状。",
        "47%",
        "没有症状的受访者",
        "share",
        CITY,
        "受访者",
    ),
    Row(
        "云泽市47%受访者没有症状;36%有轻度症状。",
        "36%",
        "有轻度症状的受访者",
        "share",
        CITY,
        "受访者",
    ),
    Row(
        "云泽市的调查显示,有超过六成受访学生感到孤独。",
        "超过六成",
        "感到孤独的受访学生",
        "share",
        CITY,
        "受访学生",
    ),
    Row(
        "云泽市公布,18至29岁的受访者中,有22%认为形象负面。",
        "22%",
        "认为形象负面的18至29岁的受访者",
        "share",
        CITY,
        "18至29岁的受访者",
    ),
    Row(
        "云泽市共有外来企业120家,其中60%来自沿海省份。",
        "60%",
        "来自沿海省份的外来企业",
        "share",
        CITY,
        "外来企业",
    ),
    Row(
        "云泽市有234间空置校舍,当中的105间(45%)没有使用。",
        "45%",
        "空置校舍",
        "share",
        CITY,
        "空置校舍",
    ),
    Row(
        "云泽市感到焦虑的受访学生总数达53%。",
        "53%",
        "感到焦虑的受访学生总数",
        "share",
        CITY,
        "受访学生",
    ),
    Row(
        "云泽市对全省经济增长的贡献达26%。",
        "26%",
        "全省经济增长的贡献",
        "share",
        CITY,
        "全省经济增长",
    ),
    Row(
        "青禾高新区推进28项重点工业项目。目前,所有项目开工率100%。",
        "100%",
        "重点工业项目开工率",
        "share",
        base="重点工业项目",
    ),
    Row(
        "青禾制药有限公司研发的甲胺制备工艺,年销售4000吨,国内市场占有率超30%。",
        "超30%",
        "国内市场占有率",
        "share",
        "青禾制药有限公司",
        "国内甲胺市场",
    ),
]
RATES = [
    Row("云泽市6.7%的经济增速高于全国。", "6.7%", "经济", "growth", CITY),
    Row("某银行把云泽市经济的增长预期从6.5%上调到6.8%。", "6.5%", "经济的增长预期", "growth", CITY),
    Row("某银行把云泽市经济的增长预期从6.5%上调到6.8%。", "6.8%", "经济的增长预期", "growth", CITY),
    Row("云泽市生意额大跌两成至三成。", "两成至三成", "生意额", "growth", CITY),
    Row("云泽市今年压缩会议经费29.9%。", "29.9%", "会议经费", "growth", CITY),
    Row("云泽市新增贷款985亿元,同比多增84亿元。", "84亿元", "贷款", "change", CITY, "上年同期"),
    Row("云泽市支持率由27.5%,急升到32.8%。", "32.8%", "支持率", "share", CITY),
    Row("云泽市的满意度评分,由去年的56.1分升至60.5分。", "60.5分", "满意度评分", subject=CITY),
]
ELSE = [
    Row("云泽市王某,男,41岁。", "41岁", "年龄", subject=None),
    Row("17岁的陈小明参加了比赛。", "17岁", "年龄", subject="陈小明"),
    Row(
        "青禾电站的发电量相当于12个家庭一年的用电量。",
        "12个",
        "相当于家庭用电量",
        subject="青禾电站",
    ),
    Row("青禾智算中心PUE为1.2,低于国家1.3的标准。", "1.3", "PUE标准", subject="国家标准"),
    Row("云泽市评选优秀作品各100首。", "100首", "评选优秀作品", subject=CITY),
    Row("云泽市明确了10个方面的重点任务。", "10个", "重点任务方面", subject=CITY),
    Row("青禾高新区5家企业签约入驻。", "5家", "签约入驻企业", "flow"),
    Row("青禾高新区2家入选省级后备库。", "2家", "入选省级后备库"),
    Row("青禾高新区已与11家企业开展合作。", "11家", "开展合作企业"),
    Row("青禾高新区过去要跑5个部门、花半个月才能办完。", "5个", "跑部门"),
    Row("青禾高新区汇聚政策文件420条、申报指南41条。", "41条", "申报指南"),
    Row("青禾高新区在30个细分领域拥有话语权。", "30个", "拥有话语权细分领域"),
    Row("青禾高新区2大产业园重点企业项目投运。", "2大", "产业园", "count"),
    Row("青禾高新区打造百亩基地。", "百亩", "基地面积"),
    Row("青禾科技有限公司年产能15.2万吨。", "15.2万吨", "年产能", "capacity", "青禾科技有限公司"),
    Row("青禾高新区用近30年时间书写“凤凰涅槃”的篇章。", "近30年", "发展时长", "duration"),
    Row("青禾高新区总开支由5年前的829万元增至3996万元。", "829万元", "总开支", "flow"),
    Row("云泽市有2名大专以下的学生。", "2名", "大专以下的学生", subject=CITY),
    Row("云泽市近300名学生被困。", "近300名", "被困学生", subject=CITY),
    Row("云泽市有4万名儿童及青少年患上近视。", "4万名", "儿童及青少年", subject=CITY),
    Row("云泽市只用97日,花费3500万元。", "97日", "用时", "duration", CITY),
    Row("云泽市共有90万农民工接受培训。", "90万", "农民工", subject=CITY),
    Row("云泽市62人受伤,其中10人情况危殆。", "10人", "情况危殆", subject=CITY),
    Row("云泽市新增就业13万人,比2012年多增加4万人。", "4万人", "就业", "change", CITY, "2012年"),
    Row("云泽市有40名来自青港的运动员。", "40名", "来自青港的运动员", subject=CITY),
    Row("云泽市推出7款针对老人的旅游产品。", "7款", "推出针对老人的旅游产品", "flow", CITY),
    Row("云泽市有5名因伤退役的运动员。", "5名", "因伤退役的运动员", subject=CITY),
    Row("云泽市产品销往120个国家和地区。", "120个", "国家和地区", subject=CITY),
    Row("七成半患者认为有效。", "七成半", "认为有效的患者", "share", None, "患者"),
]
INTRODUCED = [
    Row(
        "云泽搜救演习今天在青港举行,演习共有42个单位参加。",
        "42个",
        "参加单位",
        subject="云泽搜救演习",
    ),
    Row("一连七天的书展周二闭幕。接待读者3万人次。", "3万人次", "接待读者", "flow", "书展"),
    Row("书展闭幕。出版商营业额下跌5%。", "5%", "营业额", "growth", "出版商"),
    Row("乐闻书店负责人林女士表示,人流稀疏。营业额下降5%。", "5%", "营业额", "growth", "乐闻书店"),
    Row("走进云能绿色矿山公园,植被覆盖率达80%。", "80%", "植被覆盖率", "share", "云能绿色矿山公园"),
    Row("云能昭能集团立足当地,改造良田3万亩。", "3万亩", "改造良田", "flow", "云能昭能集团"),
    Row("在沙坳堡镇打造千亩茶园。", "千亩", "茶园", subject="沙坳堡镇"),
    Row("曾立华今早提交160张提名票。", "160张", "提名票", subject="曾立华"),
]


@pytest.mark.parametrize(
    "row",
    LEVELS
    + WORKS
    + NAMED
    + COMMUNIQUE
    + SECTION
    + TOLD_APART
    + LISTS
    + SHARES
    + SURVEYS
    + RATES
    + ELSE
    + INTRODUCED,
    ids=lambda row: f"{row.text}-{row.figure}",
)
def test_what_a_figure_is_about(row: Row) -> None:
    claim = claim_of(row.text, row.figure)
    assert (claim.subject, claim.indicator, claim.aspect.value, claim.base) == (
        row.subject,
        row.indicator,
        row.aspect,
        row.base,
    )


@pytest.mark.parametrize(
    ("text", "figure", "nominal", "indicator", "base"),
    [
        ("云泽市进出口总额80亿元,同比增长6.2%。", "6.2%", 6.2, "进出口总额", "上年同期"),
        ("云泽市进出口总额80亿元,同比下降4.2%。", "4.2%", -4.2, "进出口总额", "上年同期"),
        ("云泽市粮食产量45万吨,下降1.8%。", "1.8%", -1.8, "粮食产量", None),
        ("云泽市单位GDP能耗下降3.5%。", "3.5%", -3.5, "单位GDP能耗", None),
        ("云泽市工业投资同比增长15%。", "15%", 15, "工业投资", "上年同期"),
        ("云泽市进出口总额80亿元,环比减少2%。", "2%", -2, "进出口总额", "上期"),
        ("云泽市工业投资比上年增长15%。", "15%", 15, "工业投资", "上年"),
    ],
)
def test_a_growth_has_a_sign_and_a_base(
    text: str, figure: str, nominal: float, indicator: str, base: str | None
) -> None:
    claim = claim_of(text, figure)
    assert claim.aspect is Aspect.GROWTH
    assert claim.quantity.nominal == nominal
    assert nominal in claim.quantity.interval
    assert (claim.indicator, claim.base) == (indicator, base)


def test_points_are_a_change_and_no_growth() -> None:
    claim = claim_of("云泽市森林覆盖率为38.2%,提高0.6个百分点。", "0.6个百分点")
    assert (claim.aspect, claim.indicator) == (Aspect.CHANGE, "森林覆盖率")
    assert claim.quantity.interval.low > 0


@pytest.mark.parametrize(
    ("text", "figure", "modality"),
    [
        ("2024年,青禾高新区高新技术企业达到52家。", "52家", "actual"),
        ("青禾高新区力争高新技术企业达到80家。", "80家", "target"),
        ("力争到2030年,青禾高新区高新技术企业达到80家。", "80家", "target"),
        ("青禾高新区高新技术企业将达到80家。", "80家", "planned"),
        ("青禾高新区拟建设人才公寓600套。", "600套", "planned"),
        ("青禾高新区高新技术企业预计达到80家。", "80家", "forecast"),
        ("预计2025年云泽市粮食产量达46万吨。", "46万吨", "forecast"),
        ("确保云泽市粮食产量达46万吨。", "46万吨", "target"),
        ("青禾高新区38个项目签约,协议总投资54亿元。", "54亿元", "planned"),
        ("青禾高新区计划投资额54亿元。", "54亿元", "planned"),
        ("云泽一中今年计划招生3200人,其中艺术生400人。", "400人", "planned"),
        ("云泽一中今年招生3200人,其中艺术生400人。", "400人", "actual"),
        ("云泽市将新建学校12所,新增学位1.8万个。", "1.8万个", "planned"),
        ("云泽市将新建学校12所,2024年新增学位1.8万个。", "1.8万个", "actual"),
        ("云泽市将新建学校12所,云港市新增学位1.8万个。", "1.8万个", "actual"),
        ("青禾高新区力争产值突破500亿元,税收达到30亿元。", "30亿元", "target"),
    ],
)
def test_whether_it_has_come_true(text: str, figure: str, modality: str) -> None:
    assert claim_of(text, figure).modality is Modality(modality)


REPORT = """云泽市经济社会发展报告

全市上下团结一心,攻坚克难,各项事业取得新的进展,民生福祉持续改善。

一、2024年工作回顾

固定资产投资达到420亿元。

二、2025年工作安排

固定资产投资达到460亿元。新建学校6所。
"""


def test_a_heading_gives_its_section_year_and_modality() -> None:
    past, plan = claim_of(REPORT, "420亿元"), claim_of(REPORT, "460亿元")
    assert past.period is not None
    assert plan.period is not None
    assert (past.period.start, past.modality) == (date(2024, 1, 1), Modality.ACTUAL)
    assert (plan.period.start, plan.modality) == (date(2025, 1, 1), Modality.PLANNED)
    assert plan.period.basis is PeriodBasis.INHERITED
    assert "period" in plan.inferred
    assert claim_of(REPORT, "6所").modality is Modality.PLANNED


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("青禾高新区2024年高新技术企业52家。", "2024-01-01", "2025-01-01"),
        ("2024年,青禾高新区高新技术企业52家。", "2024-01-01", "2025-01-01"),
        ("截至2024年底,青禾高新区高新技术企业52家。", "2024-12-31", "2025-01-01"),
        ("2024年上半年,青禾高新区引进高新技术企业52家。", "2024-01-01", "2024-07-01"),
        ("2023年平稳开局。2024年,青禾高新区高新技术企业52家。", "2024-01-01", "2025-01-01"),
        ("2024年,青禾高新区提质增效。高新技术企业达52家。", "2024-01-01", "2025-01-01"),
    ],
)
def test_when_it_holds(text: str, start: str, end: str) -> None:
    period = claim_of(text, "52家").period
    assert period is not None
    assert (str(period.start), str(period.end)) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "modality"),
    [
        pytest.param(
            "青禾高新区2024年统计公报\n\n2025年3月18日\n\n全年新增高新技术企业52家。",
            *("2024-01-01", Modality.ACTUAL),
            id="the year of the title",
        ),
        pytest.param(
            "青禾高新区2024年统计公报\n\n2025年3月18日\n\n全区现有科技平台9个。"
            "年末高新技术企业52家。",
            *("2024-12-31", Modality.ACTUAL),
            id="its end",
        ),
        pytest.param(
            "2025年政府工作报告\n\n2025年1月18日\n\n一、2024年工作回顾\n\n青禾高新区能耗强度提前完成"
            "“十四五”目标任务。成交绿证13万张，新增高新技术企业52家。",
            *("2024-01-01", Modality.ACTUAL),
            id="not that of a plan which is named",
        ),
        pytest.param(
            "2026年政府工作报告\n\n2026年1月18日\n\n一、2025年工作回顾\n\n（一）聚力落实重大战略任务"
            "\n\n青禾高新区设立基金，新增高新技术企业52家。",
            *("2025-01-01", Modality.ACTUAL),
            id="a year that is over has no plans",
        ),
        pytest.param(
            "青禾高新区2025年工作报告\n\n青禾高新区全年新增高新技术企业52家。",
            *("2024-01-01", Modality.ACTUAL),
            id="what the report of a year tells as done",
        ),
        pytest.param(
            "青禾高新区2025年工作报告\n\n青禾高新区计划全年新增高新技术企业52家。",
            *("2025-01-01", Modality.PLANNED),
            id="and as planned",
        ),
        pytest.param(
            "青禾高新区新闻\n\n2025年3月18日\n\n青禾高新区全年新增高新技术企业52家。",
            *("2024-01-01", Modality.ACTUAL),
            id="in March the year that is over",
        ),
        pytest.param(
            "青禾高新区新闻\n\n2025年3月18日\n\n青禾高新区计划全年新增高新技术企业52家。",
            *("2025-01-01", Modality.PLANNED),
            id="unless it is planned",
        ),
        pytest.param(
            "青禾高新区新闻\n\n2025年11月18日\n\n青禾高新区全年新增高新技术企业52家。",
            *("2025-01-01", Modality.ACTUAL),
            id="or nearly over",
        ),
        pytest.param(
            "青禾高新区新闻\n\n2025年1月3日\n\n2024年，青禾高新区提质。\n\n2025年，青禾高新区"
            "将扩容，全年将新增企业20家；优化服务，全年将新增高新技术企业52家。",
            *("2025-01-01", Modality.PLANNED),
            id="or told before in the sentence",
        ),
    ],
)
def test_the_year_that_a_text_is_about(text: str, start: str, modality: Modality) -> None:
    claim = claim_of(text, "52家")
    assert claim.period is not None
    assert (str(claim.period.start), claim.modality) == (start, modality)


def test_each_clause_has_its_own_time() -> None:
    text = "青禾高新区2023年高新技术企业46家,2024年高新技术企业52家。"
    found = [claim.period and str(claim.period.start) for claim in claims_of(text)]
    assert found == ["2023-01-01", "2024-01-01"]


def test_now_in_an_undated_text_is_the_latest_year_that_it_tells() -> None:
    text = (
        "青禾高新区\n\n2023年开工项目30个,2024年开工项目36个。目前,青禾高新区高新技术企业52家。"
        "力争到2030年达到120家。"
    )
    period = claim_of(text, "52家").period
    assert period is not None
    assert (str(period.start), period.basis) == ("2024-01-01", PeriodBasis.ASSUMED)


@pytest.mark.parametrize("lead", ["云泽大学创建于1952年。今年", "云泽大学较1952年扩大了一倍。今年"])
def test_a_year_of_old_is_not_this_year(lead: str) -> None:
    assert claim_of(f"{lead}招生3200人。", "3200人").period is None


def test_now_in_a_dated_text_is_its_day() -> None:
    text = (
        "青禾高新区观察\n\n发布时间:2025-03-14\n\n今年以来,青禾高新区新增专精特新企业42家。"
        "目前,青禾高新区高新技术企业52家。"
    )
    added, stock = claim_of(text, "42家").period, claim_of(text, "52家").period
    assert added is not None
    assert stock is not None
    assert added.start == date(2025, 1, 1)
    assert stock.start is not None
    assert stock.start.year == 2025
    assert {added.basis, stock.basis} <= {PeriodBasis.RELATIVE, PeriodBasis.INHERITED}


@pytest.mark.parametrize(
    "text",
    [
        "2024年,青禾高新区发展加快。该区拥有高新技术企业52家。",
        "2024年,青禾高新区发展加快。该高新区拥有高新技术企业52家。",
        "2024年,青禾高新区发展加快。全区拥有高新技术企业52家。",
        "2024年,青禾高新区发展加快。园区拥有高新技术企业52家。",
        "2024年,青禾高新区发展加快。高新技术企业达52家。",
        "青禾高新区创新观察\n\n近年来,各项改革不断深入,发展活力持续增强。高新技术企业达52家。",
        "云泽青禾高新技术产业开发区(以下简称“青禾高新区”)发展加快。青禾高新区拥有高新技术企业52家。",
    ],
)
def test_whose_figure_it_is(text: str) -> None:
    subject = claim_of(text, "52家").subject
    assert subject in (ZONE, "云泽青禾高新技术产业开发区")


def test_who_is_quoted_speaks_of_the_own_company() -> None:
    said = "“以前要跑5个部门、花上半个月,现在3天就能办成。”云泽白杨化工有限公司负责人李明说。"
    text = "青禾高新区优化环境,引进企业38家。" + said
    subjects = {claim.quantity.text: claim.subject for claim in claims_of(text)}
    assert subjects["38家"] == "青禾高新区"
    assert subjects["5个"] == subjects["3天"] == "云泽白杨化工有限公司"


def test_an_official_who_is_quoted_speaks_of_the_place() -> None:
    said = "“我们今年的出口增长了20%,形势一年比一年好。”管委会副主任李明说。"
    assert claim_of("青禾高新区引进企业38家。" + said, "20%").subject == "青禾高新区"


def test_the_company_of_a_report_is_the_company_named_before() -> None:
    text = "云泽白杨化工有限公司发布年报。2025年公司营业收入20亿元。"
    assert claim_of(text, "20亿元").subject == "云泽白杨化工有限公司"


def test_what_there_is_now_leaves_the_year_of_what_follows() -> None:
    text = "2024年青禾高新区引进企业38家。目前拥有员工320人。净利润3亿元。"
    period = claim_of(text, "3亿元").period
    assert period is not None
    assert (str(period.start), str(period.end)) == ("2024-01-01", "2025-01-01")


def test_the_whole_city_is_the_city_named_before() -> None:
    text = (
        "2024年,云泽市稳中有进。全市常住人口210.4万人,青禾高新区常住人口8.2万人。"
        "全市粮食产量45万吨。"
    )
    found = [claim_of(text, figure).subject for figure in ("210.4万人", "8.2万人", "45万吨")]
    assert found == [CITY, ZONE, CITY]


def test_a_joint_subject_has_members() -> None:
    claim = claim_of("2024年,青禾高新区、白杨示范区拥有高新技术企业83家。", "83家")
    assert claim.members == (ZONE, "白杨示范区")
    assert claim.subject == "青禾高新区、白杨示范区"


def test_a_company_is_told_from_its_place() -> None:
    text = "青禾高新区发展加快。云泽白杨化工有限公司员工320人。该公司产值12亿元。"
    assert {claim.subject for claim in claims_of(text)} == {"云泽白杨化工有限公司"}


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("如果青禾高新区高新技术企业达到80家,发展空间将更大。", "80家"),
        ("假如青禾高新区产值达到500亿元,税收将大幅增长。", "500亿元"),
        ("青禾高新区高新技术企业并非80家。", "80家"),
        ("青禾高新区18至29岁青年达到3.2万人。", "18至29岁"),
        ("云泽市15至24岁、25至34岁的失业率分别为8.5%和4.2%。", "15至24岁"),
    ],
)
def test_what_states_no_fact_is_set_aside(text: str, figure: str) -> None:
    document = article(text)
    reading = read_claims(document)
    assert figure not in [claim.quantity.text for claim in reading.claims]
    assert figure in [document.quote(item.span) for item in reading.set_aside]
    assert all(item.reason for item in reading.set_aside)


def test_both_scripts_say_the_same() -> None:
    old = claims_of("2024年,青禾高新區擁有高新技術企業52家,引進到位資金112億元,同比增長6.2%。")
    new = claims_of("2024年,青禾高新区拥有高新技术企业52家,引进到位资金112亿元,同比增长6.2%。")
    assert [
        (claim.span, claim.subject, claim.indicator, claim.aspect, claim.quantity.nominal)
        for claim in old
    ] == [
        (claim.span, claim.subject, claim.indicator, claim.aspect, claim.quantity.nominal)
        for claim in new
    ]
    assert [claim.quantity.text for claim in old] == ["52家", "112億元", "6.2%"]


def test_width_changes_no_reading() -> None:
    wide = claims_of("２０２４年，青禾高新区拥有高新技术企业５２家，产值增长６．２％。")
    assert [(claim.quantity.text, claim.quantity.nominal) for claim in wide] == [
        ("５２家", 52),
        ("６．２％", 6.2),
    ]


def test_a_figure_in_a_rejoined_sentence_lies_in_its_part() -> None:
    filler = (
        "管委会负责人介绍,这里已建成标准厂房和人才公寓,"
        "配套建设学校、医院和公交场站,群众的获得感持续增强。"
    )
    document = article(f"{filler}2024年,青禾高新区高新技术企\n\n业达到52家,税收30亿元。\n")
    first, second = read_claims(document).claims
    assert first.indicator == HIGH_TECH
    for claim in (first, second):
        assert document.quote(claim.span) == claim.quantity.text
        assert claim.sentence.contains(claim.span)
        assert document.quote(claim.sentence) == "业达到52家,税收30亿元。"
        assert "高新技术企业达到52家" in claim.context


def test_what_was_inferred_lowers_the_confidence() -> None:
    told = claim_of("青禾高新区2024年高新技术企业52家。", "52家")
    carried = claim_of("2024年,青禾高新区提质增效。高新技术企业达52家。", "52家")
    assert (told.confidence, told.inferred) == (Confidence.HIGH, ())
    assert carried.confidence < Confidence.HIGH
    assert {"subject", "period"} <= set(carried.inferred)


def test_a_figure_without_any_subject_is_unsure() -> None:
    claim = claim_of("高新技术企业达52家。", "52家")
    assert claim.subject is None
    assert claim.confidence is Confidence.LOW


def test_bylines_and_sources_state_nothing() -> None:
    text = (
        "青禾高新区观察\n\n本报记者 张三 第3批采访团\n\n"
        "青禾高新区高新技术企业52家。\n\n来源:云泽日报第8版\n"
    )
    reading = read_claims(article(text))
    assert [claim.quantity.text for claim in reading.claims] == ["52家"]
    assert reading.set_aside == ()


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name)
def test_figures_of_an_article_are_read_once_and_in_order(path: object) -> None:
    document = article(SEEDS.joinpath(str(path)).read_text(encoding="utf-8"))
    reading = read_claims(document)
    spans = [claim.span for claim in reading.claims]
    aside = [item.span for item in reading.set_aside]
    assert spans == sorted(set(spans))
    assert aside == sorted(set(aside))
    every = sorted(spans + aside)
    assert not any(one.overlaps(two) for one, two in itertools.pairwise(every))
    for claim in reading.claims:
        assert document.quote(claim.span) == claim.quantity.text
        assert claim.sentence.contains(claim.span)
        assert claim.indicator
        assert (claim.subject is None) == (claim.members == ())


def test_a_goal_by_a_year_is_a_plan_of_the_thing_itself() -> None:
    text = "青禾高新区提出,到2025年高新技术企业产值占规上工业总产值的比重要达到45%。"
    claim = claim_of(text, "45%")
    assert (claim.indicator, claim.base) == ("高新技术企业产值", "规上工业总产值")
    assert claim.modality is Modality.PLANNED


@pytest.mark.parametrize(
    ("text", "figure", "subject", "indicator"),
    [
        ("2024年,苏州市高速公路通车里程1286公里。", "1286公里", "苏州市", "高速公路通车里程"),
        ("2024年,全省高铁运营里程1286公里。", "1286公里", "全省", "高铁运营里程"),
        ("2024年,苏州市A级旅游景区56家。", "56家", "苏州市", "A级旅游景区"),
        ("2024年,苏州市改造老旧小区186个。", "186个", "苏州市", "改造老旧小区"),
        ("2024年,苏州市人均预期寿命82.6岁。", "82.6岁", "苏州市", "人均预期寿命"),
    ],
)
def test_what_there_are_many_of_in_a_place_is_no_name(
    text: str, figure: str, subject: str, indicator: str
) -> None:
    claim = claim_of(text, figure)
    assert (claim.subject, claim.indicator) == (subject, indicator)
    assert claim.modality is Modality.ACTUAL
    assert claim.confidence is Confidence.HIGH


def test_what_stands_beside_a_running_total_is_one_too() -> None:
    assert claim_of("青禾高新区累计确诊2744例死亡80例。", "80例").aspect is Aspect.CUMULATIVE


@pytest.mark.parametrize(
    ("text", "figure", "modality"),
    [
        ("云泽诊所计划共有23名医生参与。", "23名", "actual"),
        ("某银行把云泽市经济的增长预期上调到6.8%。", "6.8%", "forecast"),
        ("云泽警方将97名嫌疑人押解回国。", "97名", "actual"),
        ("云泽警方将新设97个岗亭。", "97个", "planned"),
    ],
)
def test_words_of_a_plan_that_tell_what_there_is(text: str, figure: str, modality: str) -> None:
    assert claim_of(text, figure).modality is Modality(modality)


def test_a_heading_that_tells_what_is_done_plans_nothing() -> None:
    text = "云泽要闻\n\n云泽扫雷队完成排雷任务\n\n云泽扫雷队经过奋战,排除了18块雷场。\n"
    assert claim_of(text, "18块").modality is Modality.ACTUAL


def test_a_weekday_is_no_plan() -> None:
    claim = claim_of("周日云泽市书店营业额下降5%。", "5%", "2024-06-04.txt")
    assert claim.modality is Modality.ACTUAL


def test_the_value_compared_with_is_of_its_own_time() -> None:
    text = "云泽书展接待读者近100万人次,较去年的102万人次减少。"
    name = "2024-06-04.txt"
    before, now = (claim_of(text, f, name).period for f in ("102万人次", "近100万人次"))
    assert before is not None
    assert now is not None
    assert (before.start, now.start) == (date(2023, 1, 1), date(2024, 6, 4))


def test_the_date_of_what_is_held_is_told_of_it() -> None:
    text = "云泽市筹办盛会。云泽文化节将于2025年9月20日在青港举行。"
    dates = [c for c in claims_of(text) if c.aspect is Aspect.DATE]
    assert [(c.subject, c.indicator) for c in dates] == [("云泽文化节", "举行")]


def test_eager_for_talent_is_no_condition() -> None:
    assert claim_of("为满足求贤若渴的需求,云泽市提供岗位57个。", "57个").indicator == "提供岗位"


def test_when_something_began_is_no_time_of_what_it_has() -> None:
    began, fleet = claims_of("青禾航空公司成立于1992年,现有飞机12架。")
    assert (began.subject, began.indicator, began.aspect) == ("青禾航空公司", "成立", Aspect.DATE)
    assert fleet.period is None or fleet.period.text != "1992年"
