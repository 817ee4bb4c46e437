//! Exactly the changes of a page are reported, with their places in the specification.
//!
//! The pages are in `tests/docs/diff/pages`, and the expected output for each mutation in
//! `tests/docs/diff/expected.txt`. After an intended change, run `UPDATE_GOLDEN=1 cargo test -p xtask docs_diff` and
//! review the diff.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use pages::Facts;
use xtask::docs::command;
use xtask::docs::diff::report::Report;
use xtask::folder::ApiFolder;
use xtask::read::{Document, to_yaml};
use xtask::{Workspace, generate};

type Pages = BTreeMap<String, String>;

/// Changes the layout of a page.
type Edit<'a> = &'a dyn Fn(&str) -> String;

const ROOMS: &str = "zh_CN/api/rooms.md";
const ROOM: &str = "en_US/api/room.md";
const DOORS: &str = "zh_CN/api/doors.md";
const OVERVIEW: &str = "zh_CN/api/overview.md";

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/docs/diff")
}

fn document(name: &str) -> Document {
    Document::read(&fixtures().join(name), name).unwrap()
}

fn pages() -> Pages {
    pages::texts(&fixtures().join("pages")).unwrap()
}

/// Returns the report for these new pages.
fn diff(new: &Pages) -> Report {
    let old = serde_json::from_str(&pages::facts_of(&pages()).without_lines().to_text().unwrap()).unwrap();
    Report::new(&old, &pages::facts_of(new), &document("spec.yaml"), &document("deviations.yaml"))
}

/// The folder of the API in this workspace, and its lock.
fn real() -> (ApiFolder, Facts) {
    let folder = ApiFolder::find(&Workspace::here().unwrap(), None).unwrap();
    let lock = folder.lock().unwrap();
    (folder, lock)
}

/// Returns the report for the real pages with these facts.
fn real_diff(new: &Facts) -> Report {
    let (folder, lock) = real();
    Report::new(&lock, new, &folder.openapi().unwrap(), &folder.deviations().unwrap())
}

fn replace(pages: &mut Pages, page: &str, old: &str, new: &str) {
    let text = pages.get_mut(page).unwrap();
    assert!(text.contains(old), "{page} has no {old:?}");
    *text = text.replacen(old, new, 1);
}

fn edited(page: &str, old: &str, new: &str) -> Pages {
    let mut pages = pages();
    replace(&mut pages, page, old, new);
    pages
}

/// The section with this heading, up to the next one of its level.
fn section(text: &str, heading: &str) -> String {
    let start = text.find(&format!("## {heading}\n")).unwrap();
    let end = text[start + 3..].find("\n## ").map_or(text.len(), |end| start + 3 + end + 1);
    text[start..end].to_owned()
}

/// Sections that the fixtures do not have.
const PAINT: &str = "## 粉刷房间

### URI

PUT /rooms/{name}/color

### 请求消息

| 名称 | 类型 | 必填 | 描述 |
| ---- | ---- | ---- | ---- |
| color | String | 是 | 颜色，可取值有：`red`,`blue` |
| coats | Integer | 否 | 层数，默认为 1，范围 1 - 3 |

### 响应消息

| 名称 | 类型 | 描述 |
| ---- | ---- | ---- |
| code | Integer | 0 |

";

const BUILD_MANY: &str = "## 批量建造房间

### URI

POST /rooms

### 请求消息

| 名称 | 类型 | 描述 |
| ---- | ---- | ---- |
| name | String | 名字 |
| doors | Integer | 门 |

### 响应消息

| 名称 | 类型 | 描述 |
| ---- | ---- | ---- |
| code | Integer | 0 |

";

/// Every mutation, by name. The expected output is in `expected.txt`.
fn mutations() -> Vec<(&'static str, Pages)> {
    let mut found: Vec<_> = EDITS.iter().map(|(name, page, old, new)| (*name, edited(page, old, new))).collect();
    let text = pages()[ROOMS].clone();
    let demolish = section(&text, "拆除房间");
    let build = section(&text, "建造房间");
    let mut case = |name, edit: &dyn Fn(&mut Pages)| {
        let mut pages = pages();
        edit(&mut pages);
        found.push((name, pages));
    };
    case("section removed", &|pages| replace(pages, ROOMS, &demolish, ""));
    case("section of a new operation", &|pages| replace(pages, ROOMS, &demolish, &format!("{PAINT}{demolish}")));
    case("another section of an operation", &|pages| {
        replace(pages, ROOMS, &demolish, &format!("{BUILD_MANY}{demolish}"));
    });
    case("section moved to another page", &|pages| {
        replace(pages, ROOMS, &build, "");
        pages.get_mut(DOORS).unwrap().push_str(&format!("\n{build}"));
    });
    case("types of the rows for all items", &|pages| {
        replace(pages, DOORS, "[0].lock | Boolean", "[0].lock | String");
        replace(pages, DOORS, "[1].lock | Boolean", "[1].lock | String");
    });
    case("page removed", &|pages| {
        pages.remove(DOORS);
    });
    case("page renamed", &|pages| {
        let text = pages.remove(DOORS).unwrap();
        pages.insert("zh_CN/api/gates.md".into(), text);
    });
    case("page renamed, and a row removed from it", &|pages| {
        let text = pages.remove(ROOMS).unwrap();
        pages.insert("zh_CN/api/house.md".into(), text.replacen("| floor | Integer | 否 | | 楼层 |\n", "", 1));
    });
    case("page added", &|pages| {
        pages.insert("zh_CN/api/paint.md".into(), format!("# 粉刷\n\n{PAINT}"));
    });
    case("the same on the pages of both languages", &|pages| {
        replace(pages, ROOMS, "`bath`,`bed`", "`bath`,`bed`,`stairs`");
        replace(pages, ROOM, "`bath`,`bed`", "`bath`,`bed`,`stairs`");
    });
    case("heading and path renamed", &|pages| {
        replace(pages, ROOMS, "## 建造房间", "## 新房间");
        replace(pages, ROOMS, "POST /rooms", "POST /house/rooms");
    });
    found
}

/// Name, page, old text, new text.
const EDITS: &[(&str, &str, &str, &str)] = &[
    ("row removed", ROOMS, "| floor | Integer | 否 | | 楼层 |\n", ""),
    ("row added, not in the spec", ROOMS, "| 楼层 |\n", "| 楼层 |\n| size | Integer | 否 | 1 | 大小 |\n"),
    ("row added, in the spec", ROOMS, "| 有没有灯 |\n", "| 有没有灯 |\n| data[].size | Integer | 大小 |\n"),
    ("row added, otherwise in the spec", ROOMS, "| 有没有灯 |\n", "| 有没有灯 |\n| data[].size | String | 大小 |\n"),
    ("row renamed", ROOMS, "| data[].name |", "| data[].title |"),
    ("type changed", ROOMS, "| data[].lit | Boolean |", "| data[].lit | Integer |"),
    ("type changed that is waived", ROOMS, "| floor | Integer | 否 | |", "| floor | String | 否 | |"),
    ("type that is none", ROOMS, "| data[].lit | Boolean |", "| data[].lit | Boolish |"),
    ("value added, in the spec", ROOMS, "`bath`,`bed`", "`bath`,`bed`,`hall`"),
    ("value added, not in the spec", ROOMS, "`bath`,`bed`", "`bath`,`bed`,`stairs`"),
    ("value in the place of another", ROOMS, "`bath`,`bed`", "`bath`,`hall`"),
    ("required", ROOMS, "| floor | Integer | 否 | |", "| floor | Integer | 是 | |"),
    ("required in the body", ROOMS, "| name | String | 是 |", "| name | String | 否 |"),
    ("default changed", ROOMS, "| floor | Integer | 否 | 0 |", "| floor | Integer | 否 | 1 |"),
    ("default removed", ROOMS, "| floor | Integer | 否 | 0 |", "| floor | Integer | 否 | |"),
    ("range changed", ROOMS, "范围 0 - 3", "范围 0 - 4"),
    ("name of a path parameter", ROOMS, "DELETE /rooms/{name}", "DELETE /rooms/{id}"),
    ("path renamed", ROOMS, "DELETE /rooms/{name}", "DELETE /house/{name}"),
    ("method changed", ROOMS, "DELETE /rooms/{name}", "POST /rooms/{name}"),
    ("code removed", OVERVIEW, "| 101 | 不好 |\n", ""),
    ("codes added", OVERVIEW, "| 102 | 忙 |\n", "| 102 | 忙 |\n| 103 | 没了 |\n| 104 | 太多 |\n"),
    ("meaning of a code", OVERVIEW, "| 102 | 忙 |", "| 102 | 很忙 |"),
    ("status added", OVERVIEW, "| 404 | 没有 |\n", "| 404 | 没有 |\n| 503 | 忙 |\n"),
    ("status removed", OVERVIEW, "| 404 | 没有 |\n", ""),
    ("example changed, not as the spec", ROOMS, "\"lit\": true", "\"lit\": 1"),
    ("example changed, as the spec has it", ROOMS, "\"lit\": true", "\"lit\": false"),
    ("member added to an example", ROOMS, "\"lit\": true}", "\"lit\": true, \"size\": 4}"),
    ("row added to an example", ROOMS, "\"lit\": true}]", "\"lit\": true}, {\"name\": \"cellar\", \"lit\": false}]"),
    (
        "row that does not fit added to an example",
        ROOMS,
        "\"lit\": true}]",
        "\"lit\": true}, {\"name\": \"cellar\", \"lit\": 1}]",
    ),
    ("example added", ROOMS, "{\"code\": 0}\n```\n", "{\"code\": 0}\n```\n\n```json\n{\"code\": 101}\n```\n"),
    ("example removed", ROOMS, "### 请求示例\n\n```json\n{\"name\": \"attic\", \"floor\": 3}\n```\n\n", ""),
    ("example that is broken", ROOMS, "{\"name\": \"attic\", \"floor\": 3}", "{\"name\": \"attic\", \"floor\"}"),
    ("prose changed", ROOMS, "所有房间，可分页。", "所有房间，不分页。"),
    ("prose added", ROOMS, "DELETE /rooms/{name}\n", "DELETE /rooms/{name}\n\n连同门。\n"),
    ("description changed", ROOMS, "| 有没有灯 |", "| 灯 |"),
    ("type of a row for one item", DOORS, "| [1].lock | Boolean |", "| [1].lock | Integer |"),
    ("row for one item removed", DOORS, "| [1].lock | Boolean | 锁上吗 |\n", ""),
    ("row for one item added", DOORS, "| [1].name |", "| [1].by | String | 由谁 |\n| [1].name |"),
    ("heading renamed", ROOMS, "## 查看房间", "## 房间列表"),
    ("title of a page renamed", DOORS, "# 门\n", "# 大门\n"),
];

#[test]
fn every_mutation_prints_exactly_what_is_expected() {
    let mut found = String::new();
    for (name, pages) in mutations() {
        writeln!(found, "=== {name}\n{}", diff(&pages)).unwrap();
    }
    let path = fixtures().join("expected.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let expected = std::fs::read_to_string(path).unwrap();
    assert!(
        expected == found,
        "{}\nexpected.txt differs. If this is intended: UPDATE_GOLDEN=1 cargo test -p xtask --test docs_diff",
        similar::TextDiff::from_lines(&expected, &found).unified_diff().header("expected", "found")
    );
}

/// Mutations with more than one change.
const SEVERAL: &[&str] = &[
    "value in the place of another",
    "codes added",
    // It becomes prose.
    "example that is broken",
    "another section of an operation",
    "heading and path renamed",
    // Their operations change, too.
    "page removed",
    "page added",
    "page renamed, and a row removed from it",
];

#[test]
fn other_mutations_are_exactly_one_change() {
    for (name, pages) in mutations().into_iter().filter(|(name, _)| !SEVERAL.contains(name)) {
        let report = diff(&pages).to_json();
        assert_eq!(report["changes"].as_array().unwrap().len(), 1, "{name}: {report:#}");
    }
}

/// A new layout adds no facts.
#[test]
fn layout_changes_are_not_reported() {
    let all = |edit: &dyn Fn(&str) -> String| -> Pages {
        pages().into_iter().map(|(name, text)| (name, edit(&text))).collect()
    };
    let is_table = |line: &str| line.starts_with('|');
    let cells =
        |line: &str| -> Vec<String> { line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect() };
    let by_table_line = |text: &str, edit: &dyn Fn(&str) -> String| -> String {
        text.lines().map(|line| if is_table(line) { edit(line) } else { line.to_owned() } + "\n").collect()
    };
    let wide = |text: &str| by_table_line(text, &|line| format!("|   {}   |", cells(line).join("      |   ")));
    let narrow = |text: &str| by_table_line(text, &|line| format!("|{}|", cells(line).join("|")));
    let aligned = |text: &str| text.replace("| ----", "| :---:").replace("| ---", "|:---");
    let swapped = |text: &str| {
        by_table_line(text, &|line| {
            let mut cells = cells(line);
            cells.reverse();
            format!("| {} |", cells.join(" | "))
        })
    };
    let open = |text: &str| by_table_line(text, &|line| cells(line).join(" | "));
    let types = |text: &str| text.replace("| Integer |", "| integer |").replace("| String |", "| 字符串 |");
    let native = |text: &str| text.replace("| Integer |", "| 整型 |").replace("| Boolean |", "| Bool |");
    let punctuation = |text: &str| {
        text.replace("**查询参数:**", "**查询参数：**").replace("String Parameters:", "String Parameters：")
    };
    let headings = |text: &str| text.replace("\n### ", "\n#### ");
    let labels = |text: &str| {
        text.replace("### 响应示例", "**响应示例：**").replace("### Response Example", "**Response Example:**")
    };
    let json = |text: &str| text.replace("{\"code\": 0, ", "{\n  \"code\": 0,\n  ");
    let members =
        |text: &str| text.replace("{\"name\": \"attic\", \"lit\": true}", "{\"lit\": true, \"name\": \"attic\"}");
    let blank = |text: &str| text.replace("\n\n", "\n\n\n\n");
    let trailing = |text: &str| text.lines().map(|line| format!("{line}  \n")).collect::<String>();
    let code = |text: &str| text.replace("| data[].name |", "| `data[].name` |").replace("| floor |", "| `floor` |");
    let edits: [(&str, Edit<'_>); 20] = [
        ("as it is", &str::to_owned),
        ("wider columns", &wide),
        ("narrower columns", &narrow),
        ("another alignment", &aligned),
        ("another order of columns", &swapped),
        ("tables without outer bars", &open),
        ("types in small letters or another language", &types),
        ("types in other words", &native),
        ("full-width punctuation", &punctuation),
        ("another level of headings", &headings),
        ("labels in place of headings", &labels),
        ("JSON on several lines", &json),
        ("another order of members", &members),
        ("blank lines", &blank),
        ("spaces at the ends", &trailing),
        ("names as code", &code),
        ("the language of a fence in capitals", &|text| text.replace("```json", "```JSON")),
        ("fences without a language", &|text| text.replace("```json", "```")),
        ("line ends of Windows", &|text| text.replace('\n', "\r\n")),
        ("lines of equal rows in another order", &|text| {
            text.replace("| 200 | 好 |\n| 404 | 没有 |", "| 404 | 没有 |\n| 200 | 好 |")
        }),
    ];
    for (name, edit) in edits {
        let report = diff(&all(edit));
        assert!(report.is_empty(), "{name}:\n{report}");
        assert_eq!(report.to_string(), "", "{name}");
    }
    // Sections in another order.
    let mut new = pages();
    let demolish = section(&new[ROOMS], "拆除房间");
    replace(&mut new, ROOMS, &demolish, "");
    replace(&mut new, ROOMS, "## 查看房间", &format!("{demolish}\n## 查看房间"));
    assert_eq!(diff(&new).to_string(), "");
}

#[test]
fn the_json_report_has_the_same_changes_and_a_skeleton() {
    let (_, pages) = mutations().into_iter().find(|(name, _)| *name == "section of a new operation").unwrap();
    let report = diff(&pages).to_json();
    assert_eq!(report["version"], 1);
    let change = &report["changes"][0];
    assert_eq!((&change["operations"][0], &change["change"]), (&"PUT /rooms/{name}/color".into(), &"added".into()));
    assert_eq!(change["pages"][0]["page"], ROOMS);
    assert_eq!(
        (&change["spec"]["agrees"], &change["spec"]["places"][0]["pointer"]),
        (&false.into(), &"#/paths".into())
    );
    let skeleton = &report["skeletons"][0];
    assert_eq!(skeleton["operations"][0]["operationId"], "update_room_color");
    let paths: serde_yaml::Value = serde_yaml::from_str(skeleton["paths"].as_str().unwrap()).unwrap();
    assert!(paths["/rooms/{name}/color"]["put"].is_mapping(), "{paths:?}");
    let type_change = diff(&edited(ROOMS, "| data[].lit | Boolean |", "| data[].lit | Integer |")).to_json();
    let change = &type_change["changes"][0];
    let said = ["change", "about", "name", "before", "after"].map(|key| change[key].as_str().unwrap());
    assert_eq!(said, ["changed", "response type", "data[].lit", "boolean", "integer"]);
}

/// The pages of a new API, with every kind of operation that needs a skeleton.
const NEW: &str = "# 禁止

## 查看禁止

### URI

GET /barred

**查询参数:**

| 参数 | 类型 | 必填 | 默认值 | 描述 |
| ---- | ---- | ---- | ------ | ---- |
| _page | Integer | 否 | 1 | 第几页 |
| _limit | Integer | 否 | 10 | 一页几个 |
| kind | String | 否 | | 种类，可取值有：`clientid`,`username` |
| level | Integer | 否 | 1 | 级别，范围 0 - 2 |
| strict | Bool | 是 | | 严格 |

### 响应消息

| 名称 | 类型 | 描述 |
| ---- | ---- | ---- |
| code | Integer | 0 |
| data | Array of Objects | 名单 |
| data[].who | String | 谁 |
| data[].until | Integer | 到几时 |
| data[].tags | Array of Strings | 标签 |
| data[].by | Object | 由谁 |
| data[].by.name | String | 名字 |
| meta | Object | 分页 |
| meta.page | Integer | 第几页 |
| meta.limit | Integer | 一页几个 |
| meta.count | Integer | 一共几个 |

### 请求示例

```bash
$ curl -u app_id:app_secret -X GET {api}/barred?kind=clientid
```

### 响应示例

```json
{
  \"meta\": {\"page\": 1, \"limit\": 10, \"count\": 2, \"hasnext\": false},
  \"data\": [
    {\"who\": \"a\", \"until\": 7, \"tags\": [\"x\"], \"by\": {\"name\": \"ann\"}, \"note\": null, \"share\": 0.5},
    {\"who\": \"b\", \"tags\": []}
  ],
  \"code\": 0
}
```

## 新增禁止

### URI

POST /barred

### 请求消息

| 名称 | 类型 | 必填 | 默认值 | 描述 |
| ---- | ---- | ---- | ------ | ---- |
| who | String | 是 | | 谁 |
| kind | String | 是 | | 种类，可取值有：`clientid`,`username` |
| encoding | String | 否 | plain | 编码，可取值有：`plain`,`base64` |
| until | Integer | 否 | 现在 | 到几时 |
| password | String | 否 | | 密码 |
| options | Object | 否 | | 选项 |
| options.level | Integer | 否 | 0 | 级别，可取值有：`0`,`1`,`2` |

### 响应消息

| 名称 | 类型 | 描述 |
| ---- | ---- | ---- |
| code | Integer | 0 |
| data | Object | 结果 |
| data.who | String | 谁 |
| data.state | String | 状态，可取值有：`on`,`off` |

### 请求示例

```json
{\"who\": \"a\", \"kind\": \"clientid\", \"options\": {\"level\": 1}}
```

### 响应示例

```json
{\"code\": 0, \"data\": {\"who\": \"a\", \"state\": \"on\"}}
```

```json
{\"code\": 108, \"message\": \"bad\"}
```

## 批量新增禁止

### URI

POST /barred

### 请求消息

| 名称 | 类型 | 必填 | 描述 |
| ---- | ---- | ---- | ---- |
| [].who | String | 是 | 谁 |
| [].kind | String | 是 | 种类，可取值有：`clientid`,`username` |

### 响应消息

| 名称 | 类型 | 描述 |
| ---- | ---- | ---- |
| code | Integer | 0 |
| data | Array of Objects | 结果 |
| data[].who | String | 谁 |
| data[].result | String | 结果 |

### 请求示例

```json
[{\"who\": \"a\", \"kind\": \"clientid\"}]
```

### 响应示例

```json
{\"code\": 0, \"data\": [{\"who\": \"a\", \"result\": \"ok\"}]}
```

## 批量撤销

### URI

POST /barred/revoke

### 请求消息

| 名称 | 类型 | 描述 |
| ---- | ---- | ---- |
| [].who | String | 谁 |

### 响应消息

| 名称 | 类型 | 描述 |
| ---- | ---- | ---- |
| code | Integer | 0 |

## 查看一个禁止

### URI

GET /barred/{as}/{who}

### 响应消息

| 名称 | 类型 | 描述 |
| ---- | ---- | ---- |
| code | Integer | 0 |
| data | Object | 名单 |

## 撤销禁止

### URI

DELETE /barred/{as}/{who}

**路径参数:**

| 参数 | 类型 | 描述 |
| ---- | ---- | ---- |
| as | Enum | 种类，可取值有：`clientid`,`username` |
| who | String | 谁 |

### 响应消息

| 名称 | 类型 | 描述 |
| ---- | ---- | ---- |
| code | Integer | 0 |
| message | String | 出错时的消息 |

### 请求示例

```bash
$ curl -u app_id:app_secret -X DELETE {api}/barred/clientid/a
```

### 响应示例

```json
{\"code\": 0}
```

```json
{\"code\": 112, \"message\": \"not_found\"}
```

## 踢掉所有客户端

### URI

DELETE /clients

### 响应消息

| 名称 | 类型 | 描述 |
| ---- | ---- | ---- |
| code | Integer | 0 |
";

/// Pastes the skeletons of a report into a specification, as a maintainer would.
fn paste(spec: &str, report: &Report) -> String {
    let mut spec = spec.to_owned();
    let mut insert = |mark: &str, after: bool, text: &str| {
        let start = spec.find(mark).unwrap();
        spec.insert_str(if after { start + mark.len() } else { start + 1 }, text);
    };
    for skeleton in &report.skeletons {
        insert("\npaths:\n", false, &skeleton.tags);
        match skeleton.known {
            None => insert("\ncomponents:\n", false, &skeleton.paths),
            Some(_) => {
                let (path, methods) = skeleton.paths.split_once('\n').unwrap();
                insert(&format!("\n{path}\n"), true, methods);
            }
        }
        // The schemas are at the end of the file.
        insert("\n  schemas:\n", true, &skeleton.schemas);
    }
    spec
}

/// A specification with the skeletons of new operations follows all rules, and the client can be generated from it.
#[test]
fn skeletons_can_be_pasted_and_generated() {
    let (folder, old) = real();
    let mut new = old.clone();
    let page = "zh_CN/api/barred.md";
    new.pages.extend(pages::facts_of(&Pages::from([(page.to_owned(), NEW.to_owned())])).pages);
    let problems: Vec<_> = new.pages[page].sections.iter().flat_map(|section| &section.problems).collect();
    assert!(problems.is_empty(), "{problems:?}");
    let report = real_diff(&new);
    let ids: Vec<_> =
        report.skeletons.iter().flat_map(|skeleton| &skeleton.operations).map(|(_, id)| id.as_str()).collect();
    assert_eq!(
        ids,
        ["list_barred", "create_barred", "create_barred_revoke", "get_barred", "delete_barred", "delete_clients"]
    );

    let spec = std::fs::read_to_string(Workspace::here().unwrap().path(crate::SPEC)).unwrap();
    let pasted = paste(&spec, &report);
    let document = Document::parse(&pasted, "pasted.yaml").unwrap_or_else(|error| panic!("{error}\n{report}"));
    let document = answered(document);
    serde_json::from_value::<openapiv3::OpenAPI>(document.value.clone()).unwrap();
    let problems: Vec<_> = xtask::check::spec(&document).iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}\n{report}", problems.join("\n"));
    let files = generate::files(std::slice::from_ref(&document)).unwrap();
    for id in ids {
        assert!(files.values().any(|text| text.contains(&format!("fn {id}"))), "{id} was not generated");
    }
    // Everything left to the maintainer is marked with `TODO`.
    let written = report.skeletons.iter().map(|skeleton| skeleton.paths.matches("TODO").count()).sum::<usize>();
    assert!(written > 20, "{written}");
    assert!(report.skeletons.iter().any(|skeleton| skeleton.paths.contains(" client_offline:\n")), "{report}");
    // After pasting, the specification agrees and no skeleton is made.
    let again = Report::new(&old, &new, &document, &folder.deviations().unwrap());
    assert!(again.skeletons.is_empty());
    let open: Vec<_> = again.to_json()["changes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|change| change["spec"]["agrees"] == false)
        .cloned()
        .collect();
    assert!(open.is_empty(), "{open:#?}");
}

/// A separate workspace with the lock of the fixtures, removed at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> (Self, Workspace) {
        let root = std::env::temp_dir().join(format!("emqx-cloud-docs-diff-{}-{name}", std::process::id()));
        std::fs::create_dir_all(root.join("spec/v4")).unwrap();
        let workspace = Workspace::at(&root);
        std::fs::copy(fixtures().join("spec.yaml"), workspace.path(crate::SPEC)).unwrap();
        std::fs::copy(fixtures().join("deviations.yaml"), workspace.path(crate::DEVIATIONS)).unwrap();
        let folder = ApiFolder::find(&workspace, None).unwrap();
        folder.write_lock(pages::facts_of(&pages())).unwrap();
        (Self(root), workspace)
    }

    fn pages(&self, pages: &Pages) -> PathBuf {
        let root = self.0.join("pages");
        for (name, text) in pages {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        root
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_exit_code_is_0_1_or_2() {
    let (scratch, workspace) = Scratch::new("codes");
    let ends = |dir: PathBuf| {
        let command = command::Command::Diff { dir, format: command::Format::Json };
        format!("{:?}", command::run(&workspace, command::Docs { api: None, command }))
    };
    let is = |code: u8| format!("{:?}", std::process::ExitCode::from(code));
    assert_eq!(ends(fixtures().join("pages")), is(0));
    assert_eq!(ends(scratch.pages(&edited(ROOMS, "| 有没有灯 |", "| 灯 |"))), is(1));
    assert_eq!(ends(fixtures()), is(2), "no pages");
    assert_eq!(ends(scratch.0.join("nowhere")), is(2), "no folder");
    std::fs::write(workspace.path("spec/v4/docs.lock.json"), "{").unwrap();
    assert_eq!(ends(fixtures().join("pages")), is(2), "a lock that cannot be read");
    std::fs::remove_file(workspace.path("spec/v4/docs.lock.json")).unwrap();
    assert_eq!(ends(fixtures().join("pages")), is(2), "no lock");
}

/// Compares the real lock with itself, then with entirely different pages.
#[test]
fn the_lock_compared_with_itself_has_no_changes() {
    assert_eq!(real_diff(&real().1).to_string(), "");
    let report = real_diff(&pages::facts_of(&pages()));
    assert!(report.to_string().contains("operation is no longer on any page"));
}

/// Makes the maintainer's decisions: removes examples that do not fit their tables, and marks batches as none.
fn answered(mut document: Document) -> Document {
    for problem in xtask::check::rules(&document) {
        let pointer = problem.pointer.trim_start_matches('#');
        if problem.message.contains("does not fit its schema") {
            let (examples, name) = pointer.trim_end_matches("/value").rsplit_once('/').unwrap();
            document.value.pointer_mut(examples).unwrap().as_object_mut().unwrap().shift_remove(name).unwrap();
        } else if problem.message.contains("the outcome of each item") {
            let key = if pointer.contains("/x-calls/") { "batch" } else { "x-batch" };
            document.value.pointer_mut(pointer).unwrap()[key] = false.into();
        }
    }
    document
}

/// Even if every operation is new, the pages suffice for a specification that follows all rules.
#[test]
fn skeletons_of_all_operations_in_the_lock_can_be_generated() {
    let (folder, lock) = real();
    let mut spec = folder.openapi().unwrap().value;
    let operations = spec["paths"].as_object().unwrap().values().flat_map(|path| path.as_object().unwrap().values());
    let on_pages = |it: &&serde_json::Value| it["x-docs"].as_array().unwrap().iter().any(|it| it.get("page").is_some());
    let documented = operations.filter(on_pages).count();
    let shared = [
        "SuccessCode",
        "ResultCode",
        "KnownResultCode",
        "FailureReason",
        "KnownFailureReason",
        "Failure",
        "Ack",
        "PageMeta",
    ];
    spec["components"]["schemas"].as_object_mut().unwrap().retain(|name, _| shared.contains(&name.as_str()));
    spec["components"]["parameters"]
        .as_object_mut()
        .unwrap()
        .retain(|name, _| ["Page", "Limit"].contains(&name.as_str()));
    // Drafts have the statuses that every operation documents.
    spec["components"]["responses"]
        .as_object_mut()
        .unwrap()
        .retain(|name, _| ["BadRequest", "Unauthorized", "NotFound", "InternalError"].contains(&name.as_str()));
    spec["components"]["examples"] = serde_json::json!({});
    spec["tags"] = serde_json::json!([]);
    spec["paths"] = serde_json::json!({});
    spec["info"]["x-command-groups"] = serde_json::json!({});
    let parse = |spec: &serde_json::Value| Document::parse(&to_yaml(spec, 0), "spec.yaml").unwrap();
    let report = Report::new(&Facts::default(), &lock, &parse(&spec), &document("deviations.yaml"));
    let made: usize = report.skeletons.iter().map(|skeleton| skeleton.operations.len()).sum();
    // Two sections have a typo in their method or path, which makes an additional operation.
    assert!(made >= documented, "{made} of {documented}");
    for skeleton in &report.skeletons {
        let mut paste = |yaml: &str, place: &str| {
            let yaml: serde_json::Value = serde_yaml::from_str(yaml).unwrap();
            match (spec.pointer_mut(place).unwrap(), yaml) {
                (serde_json::Value::Object(all), serde_json::Value::Object(more)) => all.extend(more),
                (serde_json::Value::Array(all), serde_json::Value::Array(more)) => all.extend(more),
                (_, yaml) => assert!(yaml.is_null(), "{yaml}"),
            }
        };
        paste(&skeleton.tags, "/tags");
        paste(&skeleton.paths, "/paths");
        paste(&skeleton.schemas, "/components/schemas");
    }
    let pasted = answered(parse(&spec));
    let problems: Vec<_> = xtask::check::spec(&pasted).iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(!generate::files(std::slice::from_ref(&pasted)).unwrap().is_empty());
}
