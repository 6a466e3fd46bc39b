#!/usr/bin/env python3
"""Deterministic corpus of synthetic disclosure documents (Python stdlib only).

    make_corpus.py --docs N --out DIR [--seed 1] [--flavour portal|hugo|zola|eleventy]

Document number i is the same text whatever N, OUT and the flavour are, so sites
of different sizes are prefixes of one another.  All names are invented.

Mix: 70 % ordinary documents, 20 % monthly relief-fund notices (a `funds` table
of about 12 townships x 3 programmes in the front matter), 5 % policy
interpretations, 5 % annual reports (large nested tables in the front matter).

The one place that knows a tool's schema is `front_matter()`; the themes of the
peers are at the end of the file (`theme_*`).
"""
import argparse
import json
import os
import random
import sys

# ---------------------------------------------------------------- vocabulary
YEARS = list(range(2008, 2026))

AGENCIES = [  # slug, name, abbreviation used in document numbers
    ("government-office", "县人民政府办公室", "政办"),
    ("civil-affairs", "县民政局", "民"),
    ("finance", "县财政局", "财"),
    ("education", "县教育局", "教"),
    ("health", "县卫生健康局", "卫健"),
    ("housing", "县住房和城乡建设局", "建"),
    ("natural-resources", "县自然资源局", "自然资"),
    ("agriculture", "县农业农村局", "农"),
    ("human-resources", "县人力资源和社会保障局", "人社"),
    ("transport", "县交通运输局", "交"),
    ("emergency", "县应急管理局", "应急"),
    ("market-regulation", "县市场监督管理局", "市监"),
]

CATEGORIES = [  # (slug, name, [(slug, name) ...]): 6 parents, 24 leaves
    ("organisation", "机构职能", [("duties", "职责与权限"), ("leaders", "领导信息"), ("staff", "人事任免"), ("contacts", "联系方式")]),
    ("policy", "政策文件", [("normative", "规范性文件"), ("other-docs", "其他文件"), ("interpretation", "政策解读"), ("abolished", "废止文件")]),
    ("planning", "规划计划", [("plans", "发展规划"), ("annual-plans", "年度计划"), ("statistics", "统计信息"), ("reports", "工作报告")]),
    ("finance-info", "财政信息", [("budgets", "预算"), ("accounts", "决算"), ("procurement", "政府采购"), ("special-funds", "专项资金")]),
    ("livelihood", "社会民生", [("relief", "社会救助"), ("schooling", "教育招生"), ("medical", "医疗卫生"), ("employment", "就业创业")]),
    ("supervision", "监督管理", [("permits", "行政许可"), ("penalties", "行政处罚"), ("inspections", "双随机检查"), ("annual-reports", "信息公开年报")]),
]
LEAVES = [(p[0], c[0]) for p in CATEGORIES for c in p[2]]
CATEGORY_NAMES = {p[0]: p[1] for p in CATEGORIES}
CATEGORY_NAMES.update({c[0]: c[1] for p in CATEGORIES for c in p[2]})
AGENCY_NAMES = {a[0]: a[1] for a in AGENCIES}
KIND_NAMES = {"document": "文件", "relief-fund": "救助资金公示", "interpretation": "政策解读", "annual-report": "年度报告"}

TOPICS = ["乡村振兴", "营商环境", "民生保障", "食品安全", "安全生产", "生态环境", "义务教育", "养老服务", "医疗保障",
          "住房保障", "就业服务", "防汛抗旱", "道路交通", "耕地保护", "数字政府", "财政资金", "行政审批", "社会救助",
          "残疾人事业", "儿童福利", "公共卫生", "项目建设", "招标采购", "信用体系"]
TOPIC_SLUGS = {t: "topic-%02d" % (i + 1) for i, t in enumerate(TOPICS)}
TOPIC_NAMES = {v: k for k, v in TOPIC_SLUGS.items()}

TOWNS = ["青石镇", "白杨镇", "龙泉镇", "柳溪镇", "双河镇", "石桥镇", "云岭乡", "清水乡", "红土乡", "平坝乡", "松林乡", "长坡乡", "桃源街道", "北城街道"]
PROGRAMMES = ["城市居民最低生活保障", "农村居民最低生活保障", "特困人员救助供养"]

SUBJECTS = ["各乡镇人民政府", "县直各部门", "各有关单位", "有关责任部门", "各村（社区）", "项目承办单位", "各学校", "基层经办机构",
            "行业主管部门", "符合条件的申请人", "监督检查小组", "县级联席会议", "牵头单位", "各行政审批窗口"]
VERBS = ["要认真贯彻落实", "应当按照规定组织实施", "要进一步完善", "须在规定期限内报送", "负责统筹推进", "应依法主动公开",
         "要切实加强", "要定期核查", "应当及时更新", "不得擅自变更", "要建立健全", "严格执行", "全面梳理", "统一规范"]
OBJECTS = ["本行政区域内的年度工作任务", "资金使用和管理情况", "困难群众基本生活保障工作", "政府信息公开目录", "重点项目建设进度",
           "安全隐患排查治理台账", "惠民惠农补贴发放名册", "公共服务事项办理流程", "行政执法全过程记录制度", "财政专项资金绩效评价",
           "义务教育阶段招生入学办法", "农村人居环境整治方案", "基本公共卫生服务项目", "高标准农田建设任务", "网格化管理责任清单",
           "应急物资储备和调运机制", "工程建设领域突出问题整改措施", "临时救助申请审核确认程序"]
TAILS = ["确保各项措施落到实处", "切实维护群众合法权益", "并于每季度末将进展情况报县人民政府办公室备案", "做到底数清、情况明、责任实",
         "接受社会和群众的监督", "对工作不力的予以通报", "涉及国家秘密和个人隐私的除外", "有关结果纳入年度目标考核",
         "所需经费从本级预算中统筹安排", "逐级签订责任书", "持续提升服务质量和效率", "重大事项及时请示报告"]
HEADINGS = ["总体要求", "工作目标", "重点任务", "组织领导", "保障措施", "适用范围", "申报条件", "办理程序", "资金管理", "监督检查",
            "责任追究", "实施步骤", "有关要求", "附则"]
TITLE_HEADS = ["关于印发", "关于做好", "关于开展", "关于进一步加强", "关于公布", "关于调整", "关于下达"]
TITLE_TAILS = ["的通知", "的公告", "工作的实施意见", "的公示", "实施方案的通知", "有关事项的通知"]
NUMERALS = "一二三四五六七八九十"


def sentence(r):
    """One plain sentence of about 25 to 50 characters."""
    s = r.choice(SUBJECTS) + r.choice(VERBS) + r.choice(OBJECTS)
    if r.random() < 0.7:
        s += "，" + r.choice(TAILS)
    if r.random() < 0.15:
        s += "（详见%d年第%d号文件）" % (r.choice(YEARS), r.randint(1, 120))
    return s + "。"


def paragraph(r, low=2, high=5):
    return "".join(sentence(r) for _ in range(r.randint(low, high)))


def body_text(r, target, table):
    """Markdown of about `target` characters: headings, paragraphs, lists, maybe a table."""
    out, size, h = [], 0, 0

    def add(block):
        nonlocal size
        out.append(block)
        size += len(block)

    add(paragraph(r))
    heads = r.sample(HEADINGS, len(HEADINGS))
    table_at = r.randint(0, 2) if table else -1
    while size < target:
        add("## %s、%s" % (NUMERALS[h % 10], heads[h % len(heads)]))
        add(paragraph(r, 1, 4))
        x = r.random()
        if x < 0.30:
            add("\n".join("- " + sentence(r) for _ in range(r.randint(3, 5))))
        elif x < 0.55:
            add("\n".join("%d. **%s**：%s" % (k + 1, r.choice(OBJECTS), sentence(r)) for k in range(r.randint(2, 4))))
        elif x < 0.70:
            add("### （%s）%s" % (NUMERALS[r.randint(0, 4)], r.choice(OBJECTS)))
            add(paragraph(r, 1, 3))
        if h == table_at:
            rows = ["| 序号 | 项目名称 | 责任单位 | 金额（万元） |", "| ---: | --- | --- | ---: |"]
            for k in range(r.randint(4, 12)):
                rows.append("| %d | %s | %s | %.2f |" % (k + 1, r.choice(OBJECTS), r.choice(AGENCIES)[1], r.randint(100, 900000) / 100))
            add("\n".join(rows))
        h += 1
    return "\n\n".join(out) + "\n"


# ---------------------------------------------------------------- documents
def make_doc(seed, i):
    """The i-th document, as a plain neutral dict."""
    r = random.Random("%d/%d" % (seed, i))
    x = r.random()
    kind = "document" if x < 0.70 else "relief-fund" if x < 0.90 else "interpretation" if x < 0.95 else "annual-report"
    year = r.choices(YEARS, weights=[2 + k for k in range(len(YEARS))])[0]
    month, day = r.randint(1, 12), r.randint(1, 28)
    agency = r.choice(AGENCIES)
    parent, leaf = r.choice(LEAVES)
    no = r.randint(1, 300)
    doc = {"n": i, "kind": kind, "seed": seed}
    data = {}
    if kind == "document":
        title = r.choice(TITLE_HEADS) + r.choice(OBJECTS) + r.choice(TITLE_TAILS)
        body = body_text(r, r.randint(300, 1500), r.random() < 0.2)
    elif kind == "relief-fund":
        agency = AGENCIES[1]
        parent, leaf = "livelihood", "relief"
        title = "%d年%d月社会救助资金发放情况公示" % (year, month)
        funds = []
        for town in r.sample(TOWNS, r.randint(10, 14)):
            for prog in PROGRAMMES:
                hh = r.randint(3, 420)
                pp = hh + r.randint(0, hh)
                funds.append({"township": town, "programme": prog, "households": hh, "persons": pp,
                              "amount": round(pp * r.randint(18000, 92000) / 100, 2)})
        data["funds"] = funds
        body = body_text(r, r.randint(120, 300), False)
    elif kind == "interpretation":
        parent, leaf = "policy", "interpretation"
        title = "《" + r.choice(TITLE_HEADS) + r.choice(OBJECTS) + "的通知》政策解读"
        data["interprets"] = {"title": r.choice(TITLE_HEADS) + r.choice(OBJECTS) + "的通知",
                              "doc_number": "%s发〔%d〕%d号" % (agency[2], year, no)}
        data["qa"] = [{"question": "如何理解" + r.choice(OBJECTS) + "？", "answer": paragraph(r, 2, 3)} for _ in range(r.randint(3, 6))]
        body = body_text(r, r.randint(400, 1200), False)
    else:
        parent, leaf = "supervision", "annual-reports"
        title = "%s%d年政府信息公开工作年度报告" % (agency[1], year)
        cols7 = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
        cols5 = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]

        def grid(caption, cols, names):
            rows = []
            for nm in names:
                v = [r.randint(0, 60) for _ in cols[:-1]]
                rows.append({"name": nm, "values": v + [sum(v)]})
            return {"caption": caption, "columns": cols, "rows": rows}

        apply_rows = ["本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量", "予以公开", "部分公开", "属于国家秘密",
                      "其他法律行政法规禁止公开", "危及三安全一稳定", "保护第三方合法权益", "属于三类内部事务信息", "属于四类过程性信息",
                      "属于行政执法案卷", "属于行政查询事项", "本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确",
                      "信访举报投诉类申请", "重复申请", "要求提供公开出版物", "无正当理由大量反复申请", "其他处理", "结转下年度继续办理"]
        data["report"] = {"year": year, "sections": [
            {"heading": "主动公开政府信息情况", "tables": [
                grid("法规和文件", ["本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "行政规范性文件"]),
                grid("行政事项", ["本年增加", "本年减少", "处理决定数量"], ["行政许可", "行政处罚", "行政强制"]),
                grid("收费", ["上年收费", "本年收费", "总计"], ["行政事业性收费"])]},
            {"heading": "收到和处理政府信息公开申请情况", "tables": [grid("申请办理", cols7, apply_rows)]},
            {"heading": "行政复议、行政诉讼情况", "tables": [
                grid("复议与诉讼", cols5, ["行政复议", "未经复议直接起诉", "复议后起诉"])]}]}
        body = body_text(r, r.randint(800, 2200), False)
    doc.update({
        "title": title, "year": year, "date": "%04d-%02d-%02d" % (year, month, day),
        "agency": agency[0], "category": leaf, "category_parent": parent,
        "doc_number": "%s发〔%d〕%d号" % (agency[2], year, no),
        "index_number": "%09d/%04d-%05d" % (520000000 + AGENCIES.index(agency), year, i),
        "keywords": r.sample(TOPICS, 2), "description": body.split("\n", 1)[0][:80],
        "data": data, "body": body, "slug": "%d-%06d" % (year, i)})
    return doc


# ---------------------------------------------------------------- front matter
def q(s):
    return json.dumps(s, ensure_ascii=False)


def yaml_block(v, ind=0):
    """A small block-style YAML writer for dict/list/str/number."""
    pad, out = "  " * ind, []
    if isinstance(v, dict):
        for k, x in v.items():
            if isinstance(x, dict):
                out.append("%s%s:" % (pad, k))
                out.append(yaml_block(x, ind + 1))
            elif isinstance(x, list) and x and isinstance(x[0], (dict, list)):
                out.append("%s%s:" % (pad, k))
                out.append(yaml_block(x, ind + 1))
            elif isinstance(x, list):
                out.append("%s%s: [%s]" % (pad, k, ", ".join(scalar(y) for y in x)))
            else:
                out.append("%s%s: %s" % (pad, k, scalar(x)))
    else:
        for x in v:
            block = yaml_block(x, ind + 1)
            out.append("%s- %s" % (pad, block[len(pad) + 2:]))
    return "\n".join(out)


def scalar(x):
    if isinstance(x, bool):
        return "true" if x else "false"
    if isinstance(x, float):
        return "%.2f" % x
    if isinstance(x, int):
        return str(x)
    return x.raw if isinstance(x, Raw) else q(x)


class Raw:
    """A scalar written without quotes (dates)."""
    def __init__(self, raw):
        self.raw = raw


def toml_value(v):
    if isinstance(v, dict):
        return "{ " + ", ".join("%s = %s" % (k, toml_value(x)) for k, x in v.items()) + " }"
    if isinstance(v, list):
        if v and isinstance(v[0], (dict, list)):
            return "[\n" + "".join("  %s,\n" % toml_value(x) for x in v) + "]"
        return "[" + ", ".join(toml_value(x) for x in v) + "]"
    return scalar(v)


def toml_inline(v):
    """Nested tables on one line (TOML 1.0 inline tables may not span lines)."""
    if isinstance(v, dict):
        return "{ " + ", ".join("%s = %s" % (k, toml_inline(x)) for k, x in v.items()) + " }"
    if isinstance(v, list):
        return "[" + ", ".join(toml_inline(x) for x in v) + "]"
    return scalar(v)


PORTAL_KINDS = {"document": "document", "relief-fund": "fund_notice", "interpretation": "interpretation", "annual-report": "annual_report"}
PORTAL_TABLES = {"法规和文件": "rules", "行政事项": "matters", "收费": "fees", "申请办理": "requests", "复议与诉讼": "reviews"}


def portal_front_matter(doc):
    """The document in the keys and kinds of gongkai."""
    fm = {"title": doc["title"], "date": Raw(doc["date"]), "agency": doc["agency"], "category": doc["category"],
          "kind": PORTAL_KINDS[doc["kind"]], "doc_number": doc["doc_number"], "index_number": doc["index_number"],
          "topics": doc["keywords"], "keywords": doc["keywords"], "summary": doc["description"]}
    data = doc["data"]
    if "funds" in data:
        fm.update({"period": Raw(doc["date"][:7]), "unit": "元", "layout": "list"})
        fm["payments"] = [{"地区": r["township"], "救助类别": r["programme"], "户数": r["households"], "人数": r["persons"],
                           "金额": r["amount"]} for r in data["funds"]]
    if "interprets" in data:
        fm["interprets"] = "%s（%s）" % (data["interprets"]["title"], data["interprets"]["doc_number"])
        fm["qa"] = [{"问": r["question"], "答": r["answer"]} for r in data["qa"]]
    if "report" in data:
        fm["year"] = data["report"]["year"]
        for section in data["report"]["sections"]:
            for table in section["tables"]:
                fm[PORTAL_TABLES[table["caption"]]] = {r["name"]: r["values"] for r in table["rows"]}
    return fm


def front_matter(doc, flavour, zola_fm="toml", zola_years="section"):
    """THE MAPPING: neutral document -> the front matter text of one tool.  Adapt here."""
    topics = [TOPIC_SLUGS[k] for k in doc["keywords"]]
    if flavour == "portal":
        return "---\n" + yaml_block(portal_front_matter(doc)) + "\n---\n"
    extra = {"agency": doc["agency"], "category": doc["category"], "category_parent": doc["category_parent"],
             "kind": doc["kind"], "doc_number": doc["doc_number"], "index_number": doc["index_number"],
             "keywords": doc["keywords"], "topics": topics}
    extra.update(doc["data"])
    tax = {"agencies": [doc["agency"]], "categories": [doc["category_parent"], doc["category"]], "topics": topics}
    if flavour == "hugo":
        fm = {"title": doc["title"], "date": Raw(doc["date"]), "description": doc["description"], **tax, "params": extra}
        return "---\n" + yaml_block(fm) + "\n---\n"
    if flavour == "eleventy":
        fm = {"title": doc["title"], "date": Raw(doc["date"]), "description": doc["description"], **tax, "doc": extra}
        return "---\n" + yaml_block(fm) + "\n---\n"
    fm = {"title": doc["title"], "date": Raw(doc["date"]), "description": doc["description"]}
    if zola_years == "taxonomy":
        fm["path"] = "docs/%d/%s" % (doc["year"], doc["slug"])
        tax["years"] = [str(doc["year"])]
    if zola_fm == "yaml":
        return "---\n" + yaml_block({**fm, "taxonomies": tax, "extra": extra}) + "\n---\n"
    lines = ["%s = %s" % (k, scalar(v)) for k, v in fm.items()]
    lines += ["[taxonomies]"] + ["%s = %s" % (k, toml_inline(v)) for k, v in tax.items()] + ["[extra]"]
    for k, v in extra.items():
        if k == "funds" or k == "qa":
            lines.append("%s = [\n%s]" % (k, "".join("  %s,\n" % toml_inline(x) for x in v)))
        else:
            lines.append("%s = %s" % (k, toml_inline(v)))
    return "+++\n" + "\n".join(lines) + "\n+++\n"


# ---------------------------------------------------------------- output
def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)


BASE_URL = "https://disclosure.example.gov.cn"
SITE_TITLE = "示例县政府信息公开平台"


def theme_portal(out):
    lines = ["title: " + SITE_TITLE, "base_url: " + BASE_URL + "/", "language: zh-CN", "theme: bench", "agencies:"]
    lines += ["  %s: %s" % (a[0], a[1]) for a in AGENCIES]
    lines.append("categories:")
    for p in CATEGORIES:
        lines += ["  %s:" % p[0], "    name: " + p[1], "    children:"]
        lines += ["      %s: %s" % c for c in p[2]]
    lines.append("programmes:")
    lines += ["  programme-%d: {name: %s}" % (i, name) for i, name in enumerate(PROGRAMMES)]
    lines.append("places: [%s]" % ", ".join(TOWNS))
    # Periods and figures are drawn by lot: some periods come twice, some never, and figures jump.
    lines.append("rules: {series-double: info, series-gap: info, figure-conflict: info, jump: info}")
    write(out + "/site.yaml", "\n".join(lines) + "\n")
    write(out + "/kinds/interpretation.yaml", EXPLANATION)
    report = [d for d in (make_doc(1, i) for i in range(400)) if d["kind"] == "annual-report"][0]["data"]["report"]
    kind = ["kind: annual_report", "name: 年度报告", "period: {key: year, name: 年度, type: year}", "series: [agency]", "sections:"]
    for n, section in enumerate(report["sections"]):
        kind.append("  - {key: s%d, name: %s, table: %s}" % (n, section["heading"], PORTAL_TABLES[section["tables"][0]["caption"]]))
    kind.append("tables:")
    for section in report["sections"]:
        for table in section["tables"]:
            kind += ["  %s:" % PORTAL_TABLES[table["caption"]], "    name: " + table["caption"], "    cells: {type: count}", "    columns:"]
            kind += ["      - {key: c%d, name: %s}" % (n, c) for n, c in enumerate(table["columns"])]
            kind.append("    rows:")
            kind += ["      - {key: r%d, name: %s}" % (n, row["name"]) for n, row in enumerate(table["rows"])]
    write(out + "/kinds/annual_report.yaml", "\n".join(kind) + "\n")
    for name, text in PORTAL.items():
        write(out + "/themes/bench/" + name, text)


EXPLANATION = """kind: interpretation
name: 政策解读
fields:
  interprets: {name: 解读文件}
dimensions:
  question: {name: 问, values: text}
tables:
  qa:
    name: 问答
    required: false
    columns: [{key: answer, name: 答}]
    rows: [{each: question}]
"""

# The same pages as the peers': frame, tags, breadcrumb, record, tables, lists.
PORTAL = {
"layout.html": """<!DOCTYPE html>
<html lang="{{ site.language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ page.title }} - {{ site.title }}</title>
<meta name="description" content="{{ page.description }}">
<link rel="canonical" href="{{ page.canonical }}">
{% for m in page.meta %}<meta name="{{ m.name }}" content="{{ m.content }}">
{% endfor %}</head>
<body>
<header><a href="{{ link('/') }}">{{ site.title }}</a>
<nav><ul>{% for n in site.nav %}
<li><a href="{{ link(n.url) }}">{{ n.name }}</a></li>{% endfor %}
</ul></nav></header>
<main>
<nav class="breadcrumb">{% for c in page.crumbs %}<a href="{{ link(c.url) }}">{{ c.name }}</a> &gt; {% endfor %}{{ page.title }}</nav>
{% block main %}{% endblock %}
</main>
<footer><p>{{ site.title }} 版权所有</p></footer>
</body>
</html>
""",
"pages/document.html": """{% extends "layout.html" %}
{% block main %}<article>
<h1>{{ doc.title }}</h1>
<table class="record">
<tr><th>索引号</th><td>{{ doc.index_number }}</td><th>文号</th><td>{{ doc.doc_number }}</td></tr>
<tr><th>发布机构</th><td><a href="{{ link(doc.agency.url) }}">{{ doc.agency.name }}</a></td><th>发布日期</th><td>{{ doc.date }}</td></tr>
<tr><th>类型</th><td>{{ doc.kind.name }}</td><th>主题</th><td>{% for t in doc.topics %}<a href="{{ link(t.url) }}">{{ t.name }}</a> {% endfor %}</td></tr>
</table>
{% for r in doc.record %}<p>{{ r.name }}：{{ r.value }}</p>
{% endfor %}{% for b in doc.blocks %}{% if b.type == "html" %}{{ b.html|safe }}{% elif b.type == "heading" %}<h{{ b.level }} id="{{ b.id }}">{{ b.html|safe }}</h{{ b.level }}>
{% else %}<table><caption>{{ b.table.caption }}</caption>
<thead>{% for row in b.table.head %}<tr>{% for c in row %}<th{% if c.colspan > 1 %} colspan="{{ c.colspan }}"{% endif %}{% if c.rowspan > 1 %} rowspan="{{ c.rowspan }}"{% endif %}>{{ c.text }}</th>{% endfor %}</tr>
{% endfor %}</thead>
{% for body in b.table.bodies %}<tbody>{% for row in body %}
<tr>{% for c in row %}<{{ c.tag }}>{{ c.text }}</{{ c.tag }}>{% endfor %}</tr>{% endfor %}
</tbody>{% endfor %}</table>
{% endif %}{% endfor %}</article>
{% endblock %}
""",
"pages/list.html": """{% extends "layout.html" %}
{% block main %}<h1>{{ page.title }}</h1>
<ul class="docs">{% for it in list["items"] %}
<li><a href="{{ link(it.url) }}">{{ it.title }}</a> <span>{{ it.doc_number }}</span> <time>{{ it.date }}</time></li>{% endfor %}
</ul>
<nav class="pager">{% if list.newer %}<a href="{{ link(list.newer) }}">上一页</a>{% endif %} {% if list.older %}<a href="{{ link(list.older) }}">下一页</a>{% endif %}</nav>
{% endblock %}
""",
"pages/home.html": """{% extends "layout.html" %}
{% block main %}<h1>最新公开</h1>
<ul class="docs">{% for it in latest %}
<li><a href="{{ link(it.url) }}">{{ it.title }}</a> <time>{{ it.date }}</time></li>{% endfor %}
</ul>
{% endblock %}
""",
}


# -- Hugo
HUGO = {
"layouts/baseof.html": """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ if .IsHome }}{{ site.Title }}{{ else }}{{ block "title" . }}{{ .Title }}{{ end }} - {{ site.Title }}{{ end }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
<link rel="alternate" type="application/rss+xml" href="/index.xml">
{{ block "meta" . }}{{ end }}
</head>
<body>
<header><a href="/">{{ site.Title }}</a>
<nav><ul>{{ range site.Params.agency_list }}
<li><a href="/agencies/{{ .slug }}/">{{ .name }}</a></li>{{ end }}
</ul>
<ul>{{ range site.Params.category_list }}
<li><a href="/categories/{{ .slug }}/">{{ .name }}</a></li>{{ end }}
</ul></nav></header>
<main>
{{ block "main" . }}{{ end }}
</main>
<footer><p>{{ site.Title }} 版权所有</p></footer>
</body>
</html>
""",
"layouts/page.html": """{{ define "meta" }}{{ $p := .Params }}<meta name="ArticleTitle" content="{{ .Title }}">
<meta name="PubDate" content="{{ .Date.Format "2006-01-02" }}">
<meta name="ContentSource" content="{{ index site.Params.agency_names $p.agency }}">
<meta name="Keywords" content="{{ delimit $p.keywords "," }}">{{ end }}
{{ define "main" }}{{ $p := .Params }}<nav class="breadcrumb"><a href="/">首页</a> &gt; <a href="/categories/{{ $p.category_parent }}/">{{ index site.Params.category_names $p.category_parent }}</a> &gt; <a href="/categories/{{ $p.category }}/">{{ index site.Params.category_names $p.category }}</a> &gt; {{ .Title }}</nav>
<article>
<h1>{{ .Title }}</h1>
<table class="record">
<tr><th>索引号</th><td>{{ $p.index_number }}</td><th>文号</th><td>{{ $p.doc_number }}</td></tr>
<tr><th>发布机构</th><td><a href="/agencies/{{ $p.agency }}/">{{ index site.Params.agency_names $p.agency }}</a></td><th>发布日期</th><td>{{ .Date.Format "2006-01-02" }}</td></tr>
<tr><th>类型</th><td>{{ index site.Params.kind_names $p.kind }}</td><th>主题</th><td>{{ range $p.topics }}<a href="/topics/{{ . }}/">{{ index site.Params.topic_names . }}</a> {{ end }}</td></tr>
</table>
{{ .Content }}
{{ with $p.funds }}<table class="funds">
<thead><tr><th>乡镇</th><th>项目</th><th>户数</th><th>人数</th><th>金额（元）</th></tr></thead>
<tbody>{{ range . }}
<tr><td>{{ .township }}</td><td>{{ .programme }}</td><td>{{ .households }}</td><td>{{ .persons }}</td><td>{{ .amount }}</td></tr>{{ end }}
</tbody></table>
{{ end }}{{ with $p.interprets }}<p class="interprets">解读文件：{{ .title }}（{{ .doc_number }}）</p>
{{ end }}{{ with $p.qa }}<dl>{{ range . }}
<dt>{{ .question }}</dt><dd>{{ .answer }}</dd>{{ end }}
</dl>
{{ end }}{{ with $p.report }}{{ range .sections }}<section><h2>{{ .heading }}</h2>
{{ range .tables }}<table><caption>{{ .caption }}</caption>
<thead><tr><th></th>{{ range .columns }}<th>{{ . }}</th>{{ end }}</tr></thead>
<tbody>{{ range .rows }}
<tr><th>{{ .name }}</th>{{ range .values }}<td>{{ . }}</td>{{ end }}</tr>{{ end }}
</tbody></table>
{{ end }}</section>
{{ end }}{{ end }}</article>
{{ end }}
""",
"layouts/_partials/list.html": """{{ $pg := .pg }}<ul class="docs">{{ range $pg.Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <span>{{ .Params.doc_number }}</span> <time>{{ .Date.Format "2006-01-02" }}</time></li>{{ end }}
</ul>
<nav class="pager">第 {{ $pg.PageNumber }} / {{ $pg.TotalPages }} 页 {{ with $pg.Prev }}<a href="{{ .URL }}">上一页</a>{{ end }} {{ with $pg.Next }}<a href="{{ .URL }}">下一页</a>{{ end }}</nav>
""",
"layouts/section.html": """{{ define "main" }}<nav class="breadcrumb"><a href="/">首页</a> &gt; {{ .Title }}</nav>
<h1>{{ .Title }}</h1>
{{ partial "list.html" (dict "pg" (.Paginate .RegularPagesRecursive 20)) }}{{ end }}
""",
"layouts/term.html": """{{ define "title" }}{{ template "termname" . }}{{ end }}{{ define "termname" }}{{ $t := .Data.Term }}{{ if eq .Data.Plural "agencies" }}{{ index site.Params.agency_names $t }}{{ else if eq .Data.Plural "categories" }}{{ index site.Params.category_names $t }}{{ else }}{{ index site.Params.topic_names $t }}{{ end }}{{ end }}
{{ define "main" }}<nav class="breadcrumb"><a href="/">首页</a> &gt; {{ template "termname" . }}</nav>
<h1>{{ template "termname" . }}</h1>
{{ partial "list.html" (dict "pg" (.Paginate .Pages 20)) }}{{ end }}
""",
"layouts/taxonomy.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ len .Pages }}</li>{{ end }}
</ul>
{{ end }}
""",
"layouts/home.html": """{{ define "main" }}<h1>最新公开</h1>
<ul class="docs">{{ range first 20 site.RegularPages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time>{{ .Date.Format "2006-01-02" }}</time></li>{{ end }}
</ul>
<p>{{ range (site.GetPage "/docs").Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</p>
{{ end }}
""",
}


def theme_hugo(out):
    cfg = {
        "baseURL": BASE_URL + "/", "title": SITE_TITLE, "locale": "zh-CN",
        "hasCJKLanguage": True, "enableRobotsTXT": False, "disableKinds": ["404"],
        "taxonomies": {"agency": "agencies", "category": "categories", "topic": "topics"},
        "pagination": {"pagerSize": 20, "disableAliases": True},
        "services": {"rss": {"limit": 20}},
        "outputs": {"home": ["HTML", "RSS"], "section": ["HTML"], "taxonomy": ["HTML"], "term": ["HTML"]},
        "markup": {"highlight": {"codeFences": False}},
        "params": {
            "agency_list": [{"slug": a[0], "name": a[1]} for a in AGENCIES],
            "category_list": [{"slug": p[0], "name": p[1]} for p in CATEGORIES],
            "agency_names": AGENCY_NAMES, "category_names": CATEGORY_NAMES, "topic_names": TOPIC_NAMES,
            "kind_names": KIND_NAMES},
    }
    write(out + "/hugo.yaml", yaml_block(cfg) + "\n")
    for name, text in HUGO.items():
        write(out + "/" + name, text)
    write(out + "/content/docs/_index.md", '---\ntitle: "全部文件"\n---\n')
    for y in YEARS:
        write(out + "/content/docs/%d/_index.md" % y, '---\ntitle: "%d年"\n---\n' % y)


# -- Zola
ZOLA = {
"templates/base.html": """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{% block title %}{{ config.title }}{% endblock %}</title>
<meta name="description" content="{% block description %}{% endblock %}">
<link rel="canonical" href="{{ current_url | default(value="/") }}">
<link rel="alternate" type="application/rss+xml" href="/rss.xml">
{% block meta %}{% endblock %}
</head>
<body>
<header><a href="/">{{ config.title }}</a>
<nav><ul>{% for a in config.extra.agency_list %}
<li><a href="/agencies/{{ a.slug }}/">{{ a.name }}</a></li>{% endfor %}
</ul>
<ul>{% for c in config.extra.category_list %}
<li><a href="/categories/{{ c.slug }}/">{{ c.name }}</a></li>{% endfor %}
</ul></nav></header>
<main>
{% block main %}{% endblock %}
</main>
<footer><p>{{ config.title }} 版权所有</p></footer>
</body>
</html>
""",
"templates/page.html": """{% extends "base.html" %}
{% block title %}{{ page.title }} - {{ config.title }}{% endblock %}
{% block description %}{{ page.description }}{% endblock %}
{% block meta %}{% set x = page.extra %}<meta name="ArticleTitle" content="{{ page.title }}">
<meta name="PubDate" content="{{ page.date | date(format="%Y-%m-%d") }}">
<meta name="ContentSource" content="{{ config.extra.agency_names[x.agency] }}">
<meta name="Keywords" content="{{ x.keywords | join(sep=",") }}">{% endblock %}
{% block main %}{% set x = page.extra %}<nav class="breadcrumb"><a href="/">首页</a> &gt; <a href="/categories/{{ x.category_parent }}/">{{ config.extra.category_names[x.category_parent] }}</a> &gt; <a href="/categories/{{ x.category }}/">{{ config.extra.category_names[x.category] }}</a> &gt; {{ page.title }}</nav>
<article>
<h1>{{ page.title }}</h1>
<table class="record">
<tr><th>索引号</th><td>{{ x.index_number }}</td><th>文号</th><td>{{ x.doc_number }}</td></tr>
<tr><th>发布机构</th><td><a href="/agencies/{{ x.agency }}/">{{ config.extra.agency_names[x.agency] }}</a></td><th>发布日期</th><td>{{ page.date | date(format="%Y-%m-%d") }}</td></tr>
<tr><th>类型</th><td>{{ config.extra.kind_names[x.kind] }}</td><th>主题</th><td>{% for t in x.topics %}<a href="/topics/{{ t }}/">{{ config.extra.topic_names[t] }}</a> {% endfor %}</td></tr>
</table>
{{ page.content | safe }}
{% if x.funds %}<table class="funds">
<thead><tr><th>乡镇</th><th>项目</th><th>户数</th><th>人数</th><th>金额（元）</th></tr></thead>
<tbody>{% for f in x.funds %}
<tr><td>{{ f.township }}</td><td>{{ f.programme }}</td><td>{{ f.households }}</td><td>{{ f.persons }}</td><td>{{ f.amount }}</td></tr>{% endfor %}
</tbody></table>
{% endif %}{% if x.interprets %}<p class="interprets">解读文件：{{ x.interprets.title }}（{{ x.interprets.doc_number }}）</p>
{% endif %}{% if x.qa %}<dl>{% for f in x.qa %}
<dt>{{ f.question }}</dt><dd>{{ f.answer }}</dd>{% endfor %}
</dl>
{% endif %}{% if x.report %}{% for s in x.report.sections %}<section><h2>{{ s.heading }}</h2>
{% for t in s.tables %}<table><caption>{{ t.caption }}</caption>
<thead><tr><th></th>{% for c in t.columns %}<th>{{ c }}</th>{% endfor %}</tr></thead>
<tbody>{% for r in t.rows %}
<tr><th>{{ r.name }}</th>{% for v in r.values %}<td>{{ v }}</td>{% endfor %}</tr>{% endfor %}
</tbody></table>
{% endfor %}</section>
{% endfor %}{% endif %}</article>
{% endblock %}
""",
"templates/list.html": """<ul class="docs">{% for p in paginator.pages %}
<li><a href="{{ p.path }}">{{ p.title }}</a> <span>{{ p.extra.doc_number }}</span> <time>{{ p.date | date(format="%Y-%m-%d") }}</time></li>{% endfor %}
</ul>
<nav class="pager">第 {{ paginator.current_index }} / {{ paginator.number_pagers }} 页 {% if paginator.previous %}<a href="{{ paginator.previous }}">上一页</a>{% endif %} {% if paginator.next %}<a href="{{ paginator.next }}">下一页</a>{% endif %}</nav>
""",
"templates/section.html": """{% extends "base.html" %}
{% block title %}{{ section.title }} - {{ config.title }}{% endblock %}
{% block main %}<nav class="breadcrumb"><a href="/">首页</a> &gt; {{ section.title }}</nav>
<h1>{{ section.title }}</h1>
{% include "list.html" %}{% endblock %}
""",
"templates/taxonomy_single.html": """{% extends "base.html" %}
{% block title %}{{ config.extra.term_names[term.name] }} - {{ config.title }}{% endblock %}
{% block main %}<nav class="breadcrumb"><a href="/">首页</a> &gt; {{ config.extra.term_names[term.name] }}</nav>
<h1>{{ config.extra.term_names[term.name] }}</h1>
{% include "list.html" %}{% endblock %}
""",
"templates/taxonomy_list.html": """{% extends "base.html" %}
{% block main %}<h1>{{ taxonomy.name }}</h1>
<ul>{% for t in terms %}
<li><a href="{{ t.path }}">{{ config.extra.term_names[t.name] }}</a> {{ t.page_count }}</li>{% endfor %}
</ul>
{% endblock %}
""",
"templates/index.html": """{% extends "base.html" %}
{% block main %}<h1>最新公开</h1>
{% set all = get_section(path="docs/_index.md") %}<ul class="docs">{% for p in all.pages | slice(end=20) %}
<li><a href="{{ p.path }}">{{ p.title }}</a> <time>{{ p.date | date(format="%Y-%m-%d") }}</time></li>{% endfor %}
</ul>
<p>{% for s in all.subsections %}{% set y = get_section(path=s, metadata_only=true) %}<a href="{{ y.path }}">{{ y.title }}</a> {% endfor %}</p>
{% endblock %}
""",
}


ZOLA_YEARS_BY_SECTION = '{% for s in all.subsections %}{% set y = get_section(path=s, metadata_only=true) %}<a href="{{ y.path }}">{{ y.title }}</a> {% endfor %}'
ZOLA_YEARS_BY_TAXONOMY = '{% set years = get_taxonomy(kind="years") %}{% for t in years.items %}<a href="{{ t.path }}">{{ config.extra.term_names[t.name] }}</a> {% endfor %}'


def theme_zola(out, years="section"):
    """Year lists: as `transparent` sections below docs/ (the tree the other tools have), or as a taxonomy."""
    names = {**AGENCY_NAMES, **CATEGORY_NAMES, **TOPIC_NAMES, **{str(y): "%d年" % y for y in YEARS}}
    taxonomies = ["agencies", "categories", "topics"] + (["years"] if years == "taxonomy" else [])
    lines = ['base_url = "%s"' % BASE_URL, 'title = "%s"' % SITE_TITLE, 'default_language = "en"',
             'compile_sass = false', 'build_search_index = false', 'generate_feeds = true', 'feed_filenames = ["rss.xml"]',
             'feed_limit = 20', 'minify_html = false',
             'taxonomies = [%s]' % ", ".join('{ name = "%s", paginate_by = 20, feed = false }' % t for t in taxonomies),
             '[extra]']
    lines.append("agency_list = [%s]" % ", ".join(toml_inline({"slug": a[0], "name": a[1]}) for a in AGENCIES))
    lines.append("category_list = [%s]" % ", ".join(toml_inline({"slug": p[0], "name": p[1]}) for p in CATEGORIES))
    for key, m in (("agency_names", AGENCY_NAMES), ("category_names", CATEGORY_NAMES), ("topic_names", TOPIC_NAMES),
                   ("kind_names", KIND_NAMES), ("term_names", names)):
        lines.append("[extra.%s]" % key)
        lines += ["%s = %s" % (q(k), q(v)) for k, v in m.items()]
    write(out + "/config.toml", "\n".join(lines) + "\n")
    for name, text in ZOLA.items():
        if name == "templates/index.html" and years == "taxonomy":
            text = text.replace(ZOLA_YEARS_BY_SECTION, ZOLA_YEARS_BY_TAXONOMY)
        write(out + "/" + name, text)
    write(out + "/content/_index.md", "+++\n+++\n")
    write(out + "/content/docs/_index.md", '+++\ntitle = "全部文件"\nsort_by = "date"\npaginate_by = 20\n+++\n')
    for y in YEARS if years == "section" else []:
        write(out + "/content/docs/%d/_index.md" % y,
              '+++\ntitle = "%d年"\nsort_by = "date"\npaginate_by = 20\ntransparent = true\n+++\n' % y)


# -- Eleventy
ELEVENTY = {
"eleventy.config.js": """const names = require("./src/_data/names.json");
const chunk = (items, size) => {
  const out = [];
  for (let i = 0; i < Math.max(items.length, 1); i += size) out.push(items.slice(i, i + size));
  return out;
};
// One list page per 20 documents, flattened, as Eleventy's own pagination cannot nest.
const pages = (title, base, items) => {
  const cs = chunk(items, 20);
  return cs.map((docs, i) => ({
    title, docs, number: i + 1, total: cs.length,
    url: i === 0 ? base : `${base}page/${i + 1}/`,
    prev: i > 0 ? (i === 1 ? base : `${base}page/${i}/`) : null,
    next: i + 1 < cs.length ? `${base}page/${i + 2}/` : null,
  }));
};
module.exports = function (cfg) {
  cfg.setQuietMode(true);
  let cache;
  cfg.on("eleventy.before", () => { cache = undefined; });
  const docs = (api) => cache ??= api.getFilteredByGlob("src/docs/**/*.md").sort((a, b) => b.date - a.date || (a.inputPath < b.inputPath ? 1 : -1));
  cfg.addCollection("alldocs", docs);
  cfg.addCollection("latest", (api) => docs(api).slice(0, 20));
  cfg.addCollection("years", (api) => [...new Set(docs(api).map((d) => d.page.date.getUTCFullYear()))]);
  cfg.addCollection("lists", (api) => {
    const all = docs(api), by = { years: {}, agencies: {}, categories: {}, topics: {} };
    for (const d of all) {
      (by.years[d.page.date.getUTCFullYear()] ??= []).push(d);
      for (const k of ["agencies", "categories", "topics"]) for (const t of d.data[k]) (by[k][t] ??= []).push(d);
    }
    const out = pages("全部文件", "/docs/", all);
    for (const [y, v] of Object.entries(by.years)) out.push(...pages(`${y}年`, `/docs/${y}/`, v));
    for (const k of ["agencies", "categories", "topics"]) for (const [t, v] of Object.entries(by[k])) out.push(...pages(names.term_names[t], `/${k}/${t}/`, v));
    return out;
  });
  cfg.addCollection("taxonomies", (api) => ["agencies", "categories", "topics"].map((k) => {
    const n = {};
    for (const d of docs(api)) for (const t of d.data[k]) n[t] = (n[t] ?? 0) + 1;
    return { name: k, terms: Object.entries(n).map(([slug, count]) => ({ slug, count })) };
  }));
  cfg.addFilter("ymd", (d) => d.toISOString().slice(0, 10));
  cfg.addFilter("rfc822", (d) => d.toUTCString());
  return { dir: { input: "src", output: "public", includes: "_includes" }, markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
};
""",
"src/docs/docs.11tydata.js": """module.exports = { layout: "page.njk", eleventyComputed: {}, permalink: (d) => `/docs/${d.page.date.getUTCFullYear()}/${d.page.filePathStem.split("/").pop()}/` };
""",
"src/_includes/base.njk": """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{% block title %}{{ names.title }}{% endblock %}</title>
<meta name="description" content="{{ description }}">
<link rel="canonical" href="{{ names.base_url }}{{ page.url }}">
<link rel="alternate" type="application/rss+xml" href="/index.xml">
{% block meta %}{% endblock %}
</head>
<body>
<header><a href="/">{{ names.title }}</a>
<nav><ul>{% for a in names.agency_list %}
<li><a href="/agencies/{{ a.slug }}/">{{ a.name }}</a></li>{% endfor %}
</ul>
<ul>{% for c in names.category_list %}
<li><a href="/categories/{{ c.slug }}/">{{ c.name }}</a></li>{% endfor %}
</ul></nav></header>
<main>
{% block main %}{% endblock %}
</main>
<footer><p>{{ names.title }} 版权所有</p></footer>
</body>
</html>
""",
"src/_includes/page.njk": """{% extends "base.njk" %}
{% block title %}{{ title }} - {{ names.title }}{% endblock %}
{% block meta %}<meta name="ArticleTitle" content="{{ title }}">
<meta name="PubDate" content="{{ page.date | ymd }}">
<meta name="ContentSource" content="{{ names.agency_names[doc.agency] }}">
<meta name="Keywords" content="{{ doc.keywords | join(",") }}">{% endblock %}
{% block main %}<nav class="breadcrumb"><a href="/">首页</a> &gt; <a href="/categories/{{ doc.category_parent }}/">{{ names.category_names[doc.category_parent] }}</a> &gt; <a href="/categories/{{ doc.category }}/">{{ names.category_names[doc.category] }}</a> &gt; {{ title }}</nav>
<article>
<h1>{{ title }}</h1>
<table class="record">
<tr><th>索引号</th><td>{{ doc.index_number }}</td><th>文号</th><td>{{ doc.doc_number }}</td></tr>
<tr><th>发布机构</th><td><a href="/agencies/{{ doc.agency }}/">{{ names.agency_names[doc.agency] }}</a></td><th>发布日期</th><td>{{ page.date | ymd }}</td></tr>
<tr><th>类型</th><td>{{ names.kind_names[doc.kind] }}</td><th>主题</th><td>{% for t in doc.topics %}<a href="/topics/{{ t }}/">{{ names.topic_names[t] }}</a> {% endfor %}</td></tr>
</table>
{{ content | safe }}
{% if doc.funds %}<table class="funds">
<thead><tr><th>乡镇</th><th>项目</th><th>户数</th><th>人数</th><th>金额（元）</th></tr></thead>
<tbody>{% for f in doc.funds %}
<tr><td>{{ f.township }}</td><td>{{ f.programme }}</td><td>{{ f.households }}</td><td>{{ f.persons }}</td><td>{{ f.amount }}</td></tr>{% endfor %}
</tbody></table>
{% endif %}{% if doc.interprets %}<p class="interprets">解读文件：{{ doc.interprets.title }}（{{ doc.interprets.doc_number }}）</p>
{% endif %}{% if doc.qa %}<dl>{% for f in doc.qa %}
<dt>{{ f.question }}</dt><dd>{{ f.answer }}</dd>{% endfor %}
</dl>
{% endif %}{% if doc.report %}{% for s in doc.report.sections %}<section><h2>{{ s.heading }}</h2>
{% for t in s.tables %}<table><caption>{{ t.caption }}</caption>
<thead><tr><th></th>{% for c in t.columns %}<th>{{ c }}</th>{% endfor %}</tr></thead>
<tbody>{% for r in t.rows %}
<tr><th>{{ r.name }}</th>{% for v in r["values"] %}<td>{{ v }}</td>{% endfor %}</tr>{% endfor %}
</tbody></table>
{% endfor %}</section>
{% endfor %}{% endif %}</article>
{% endblock %}
""",
"src/lists.njk": """---
pagination: { data: collections.lists, size: 1, alias: list }
permalink: "{{ list.url }}"
eleventyExcludeFromCollections: false
---
{% extends "base.njk" %}
{% block title %}{{ list.title }} - {{ names.title }}{% endblock %}
{% block main %}<nav class="breadcrumb"><a href="/">首页</a> &gt; {{ list.title }}</nav>
<h1>{{ list.title }}</h1>
<ul class="docs">{% for d in list.docs %}
<li><a href="{{ d.url }}">{{ d.data.title }}</a> <span>{{ d.data.doc.doc_number }}</span> <time>{{ d.date | ymd }}</time></li>{% endfor %}
</ul>
<nav class="pager">第 {{ list.number }} / {{ list.total }} 页 {% if list.prev %}<a href="{{ list.prev }}">上一页</a>{% endif %} {% if list.next %}<a href="{{ list.next }}">下一页</a>{% endif %}</nav>
{% endblock %}
""",
"src/taxonomies.njk": """---
pagination: { data: collections.taxonomies, size: 1, alias: tax }
permalink: "/{{ tax.name }}/"
---
{% extends "base.njk" %}
{% block main %}<h1>{{ tax.name }}</h1>
<ul>{% for t in tax.terms %}
<li><a href="/{{ tax.name }}/{{ t.slug }}/">{{ names.term_names[t.slug] }}</a> {{ t.count }}</li>{% endfor %}
</ul>
{% endblock %}
""",
"src/index.njk": """---
permalink: "/"
---
{% extends "base.njk" %}
{% block main %}<h1>最新公开</h1>
<ul class="docs">{% for d in collections.latest %}
<li><a href="{{ d.url }}">{{ d.data.title }}</a> <time>{{ d.date | ymd }}</time></li>{% endfor %}
</ul>
<p>{% for y in collections.years %}<a href="/docs/{{ y }}/">{{ y }}年</a> {% endfor %}</p>
{% endblock %}
""",
"src/feed.njk": """---
permalink: "/index.xml"
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>{{ names.title }}</title><link>{{ names.base_url }}/</link>
{% for d in collections.latest %}<item><title>{{ d.data.title }}</title><link>{{ names.base_url }}{{ d.url }}</link><pubDate>{{ d.date | rfc822 }}</pubDate><guid>{{ names.base_url }}{{ d.url }}</guid><description>{{ d.data.description }}</description></item>
{% endfor %}</channel></rss>
""",
"src/sitemap.njk": """---
permalink: "/sitemap.xml"
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for p in collections.alldocs %}<url><loc>{{ names.base_url }}{{ p.url }}</loc><lastmod>{{ p.date | ymd }}</lastmod></url>
{% endfor %}{% for l in collections.lists %}<url><loc>{{ names.base_url }}{{ l.url }}</loc></url>
{% endfor %}</urlset>
""",
}


def theme_eleventy(out):
    for name, text in ELEVENTY.items():
        write(out + "/" + name, text)
    write(out + "/package.json", '{ "name": "bench", "private": true }\n')
    write(out + "/src/_data/names.json", json.dumps({
        "title": SITE_TITLE, "base_url": BASE_URL,
        "agency_list": [{"slug": a[0], "name": a[1]} for a in AGENCIES],
        "category_list": [{"slug": p[0], "name": p[1]} for p in CATEGORIES],
        "agency_names": AGENCY_NAMES, "category_names": CATEGORY_NAMES, "topic_names": TOPIC_NAMES, "kind_names": KIND_NAMES,
        "term_names": {**AGENCY_NAMES, **CATEGORY_NAMES, **TOPIC_NAMES}}, ensure_ascii=False))


FLAVOURS = {"portal": ("content", theme_portal), "hugo": ("content/docs", theme_hugo),
            "zola": ("content/docs", theme_zola), "eleventy": ("src/docs", theme_eleventy)}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--docs", type=int, required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--flavour", choices=sorted(FLAVOURS), default="portal")
    ap.add_argument("--zola-front-matter", choices=["toml", "yaml"], default="toml")
    ap.add_argument("--zola-years", choices=["section", "taxonomy"], default="section")
    a = ap.parse_args()
    if os.path.exists(a.out) and os.listdir(a.out):
        sys.exit("%s is not empty" % a.out)
    folder, theme = FLAVOURS[a.flavour]
    os.makedirs(a.out, exist_ok=True)
    if a.flavour == "zola":
        theme(a.out, a.zola_years)
    else:
        theme(a.out)
    flat = a.flavour == "zola" and a.zola_years == "taxonomy"
    for y in YEARS if not flat else []:
        os.makedirs("%s/%s/%d" % (a.out, folder, y), exist_ok=True)
    total = 0
    for i in range(a.docs):
        d = make_doc(a.seed, i)
        text = front_matter(d, a.flavour, a.zola_front_matter, a.zola_years) + "\n" + d["body"]
        raw = text.encode("utf-8")
        total += len(raw)
        name = d["slug"] if flat else "%d/%s" % (d["year"], d["slug"])
        with open("%s/%s/%s.md" % (a.out, folder, name), "wb") as f:
            f.write(raw)
    print("%d documents, %d bytes of source, flavour %s" % (a.docs, total, a.flavour))


if __name__ == "__main__":
    main()
