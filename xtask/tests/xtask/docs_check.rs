//! The lock and the specification agree, and every contradiction is reported at its place.

use xtask::Workspace;
use xtask::docs::check;
use xtask::folder::ApiFolder;
use xtask::read::Document;

use crate::{DEVIATIONS, SPEC};

const LOCK: &str = "spec/v4/docs.lock.json";

fn text(name: &str) -> String {
    std::fs::read_to_string(Workspace::here().unwrap().path(name)).unwrap()
}

/// Returns the problems, without lines, after replacing a part of one of the three files.
fn problems(file: &str, old: &str, new: &str) -> Vec<String> {
    let read = |name: &str| if name == file { crate::replaced(&text(name), old, new) } else { text(name) };
    let lock = serde_json::from_str(&read(LOCK)).unwrap();
    let spec = Document::parse(&read(SPEC), SPEC).unwrap();
    let deviations = Document::parse(&read(DEVIATIONS), DEVIATIONS).unwrap();
    let found = check::check(&lock, &spec, &deviations).problems;
    assert!(found.iter().all(|problem| problem.line > 0));
    found.iter().map(|problem| format!("{}: {}: {}", problem.file, problem.pointer, problem.message)).collect()
}

#[test]
fn every_fact_of_the_lock_is_in_the_specification_or_waived() {
    let folder = ApiFolder::find(&Workspace::here().unwrap(), None).unwrap();
    let (lock, spec, deviations) = (folder.lock().unwrap(), folder.openapi().unwrap(), folder.deviations().unwrap());
    let outcome = check::check(&lock, &spec, &deviations);
    let shown: Vec<_> = outcome.problems.iter().map(ToString::to_string).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
    assert!(outcome.facts > 2000 && outcome.waived > 50, "{outcome:?}");
}

#[test]
fn the_lock_is_in_the_format_of_the_program() {
    let text = text(LOCK);
    assert_eq!(
        serde_json::from_str::<pages::Facts>(&text).unwrap().to_text().unwrap(),
        text,
        "to write it: cargo xtask docs lock DIR"
    );
}

#[test]
fn todos_of_a_skeleton_must_be_replaced() {
    let found = problems(SPEC, "summary: List the user names that have credentials", "summary: TODO one line");
    let place = "spec/v4/openapi.yaml: #/paths/~1auth_username/get/summary";
    assert_eq!(found, [format!("{place}: replace the `TODO` of the skeleton")]);
}

const WAIVE: &str = ". Correct the specification, or waive the fact in spec/v4/deviations.yaml";

/// New facts on a page that the specification does not have.
#[test]
fn a_fact_missing_in_the_specification_is_reported() {
    let zh = "zh_CN/api/subscriptions.md: 获取所有订阅信息";
    // A missing response of all operations is reported at the first one.
    let spec = Document::parse(&text(SPEC), SPEC).unwrap().value;
    let (path, methods) = spec["paths"].as_object().unwrap().iter().next().unwrap();
    let method = methods.as_object().unwrap().keys().next().unwrap();
    let responses = format!("#{}/responses", xtask::read::step(&xtask::read::step("/paths", path), method));
    let unlisted = format!("{} {path} does not list it", method.to_uppercase());
    #[rustfmt::skip]
    let cases = [
        (r#"{"name": "share", "type": "string", "text""#, r#"{"name": "sharing", "type": "string", "text""#,
         "#/paths/~1subscriptions/get/parameters", "en_US/api/sub.md: Get All Subscription Information: `query sharing`: the specification does not have it"),
        (r#"{"name": "zone", "type": "string""#, r#"{"name": "zone", "type": "integer""#,
         "#/paths/~1clients/get/parameters/4", "en_US/api/client.md: Check All the Clients: `query zone type integer`: here it is string"),
        (r#""required": false, "values": ["connected", "idle", "disconnected"]"#, r#""required": true, "values": ["connected", "idle", "gone"]"#,
         "#/paths/~1clients/get/parameters/6", "en_US/api/client.md: Check All the Clients: `query conn_state required true`: here it is optional"),
        (r#"["connected", "idle", "disconnected"]"#, r#"["connected", "idle", "gone"]"#,
         "#/paths/~1clients/get/parameters/6", "en_US/api/client.md: Check All the Clients: `query conn_state value gone`: here it is none of the values"),
        (r#""default": "plain""#, r#""default": "hex""#,
         "#/components/schemas/Message/properties/encoding", "en_US/api/pub.md: Message Publish (2): `body encoding default hex`: here it is plain"),
        (r#"{"name": "qos", "type": "integer", "values": ["0", "1", "2"]"#, r#"{"name": "qos", "type": "integer", "range": {"min": 0, "max": 3}"#,
         "#/paths/~1subscriptions/get/parameters/4", &format!("{zh}: `query qos range 0..3`: here it is 0..2")),
        (r#"{"name": "data[].node", "type": "string", "text""#, r#"{"name": "data[].nodes", "type": "string", "text""#,
         "#/paths/~1clients/get/responses/200", "en_US/api/client.md: Check All the Clients: `response data[].nodes`: the specification does not have it"),
        (r#"{"code": 115,"#, r#"{"code": 120,"#,
         "#/components/schemas/KnownResultCode", "en_US/api/api_overview.md: Result codes: `code 120`: it is not among the known codes"),
        (r#"{"code": 404,"#, r#"{"code": 429,"#,
         &responses, &format!("en_US/api/api_overview.md: HTTP status codes: `status 429`: {unlisted}")),
        (r#""operations": [{"method": "POST", "path": "/mqtt/unsubscribe"}]"#, r#""operations": [{"method": "PUT", "path": "/mqtt/unsubscribe"}]"#,
         "#/paths", "en_US/api/topic.md: Unsubscribe: `operation PUT /mqtt/unsubscribe`: the specification has no such operation"),
        (r#""calls": [{"method": "DELETE", "path": "/clients/emqx_c_1"}]"#, r#""calls": [{"method": "DELETE", "path": "/client/emqx_c_1"}]"#,
         "#/paths/~1clients~1{clientid}/delete", "en_US/api/client.md: Kick off Client: `call 1 DELETE /client/emqx_c_1`: it is not a call of DELETE /clients/{clientid}"),
        (r#"{"topic": "d", "qos": 1, "clientid": "emqx_c_1"}"#, r#"{"topic": "d", "qos": 3, "client": "emqx_c_1"}"#,
         "#/components/schemas/SubscribeRequest", "en_US/api/topic.md: Subscribe: `request example 1 at client`: it is not in the specification"),
        (r#"{"topic": "d", "qos": 1,"#, r#"{"topic": "d", "qos": 3,"#,
         "#/components/schemas/Qos", "en_US/api/topic.md: Subscribe: `request example 1 at qos`: it is 3, beyond the maximum 2"),
    ];
    for (old, new, pointer, message) in cases {
        let found = problems(LOCK, old, new);
        let expected = format!("{SPEC}: {pointer}: {message}{WAIVE}");
        assert!(found.contains(&expected), "{new} gives\n{}\nnot\n{expected}", found.join("\n"));
    }
}

/// New parts of the specification that are on no page.
#[test]
fn parts_on_no_page_need_an_entry() {
    #[rustfmt::skip]
    let cases = [
        ("        hasnext:\n", "        hasmore: {type: boolean, description: More.}\n        hasnext:\n",
         "#/components/schemas/PageMeta/properties/hasmore", "the field `hasmore` is on no page of the operation, and no entry of the deviations points here"),
        ("enum: [allow, deny]", "enum: [allow, deny, ask]",
         "#/components/schemas/AclAccess/enum/2", "the value \"ask\" is on no page of the operation, and no entry of the deviations points here"),
        ("112, 113, 114, 115, 116]", "112, 113, 114, 115, 116, 117]",
         "#/components/schemas/KnownResultCode/enum/17", "the value 117 is on no page of the operation, and no entry of the deviations points here"),
        ("        \"500\": {$ref:", "        \"503\": {$ref: \"#/components/responses/InternalError\"}\n        \"500\": {$ref:",
         "#/paths/~1auth_username/get/responses/503", "the status 503 is on no page of the operation, and no entry of the deviations points here"),
        ("{page: zh_CN/api/auth.md, section: 更新用户名认证密码}", "{page: zh_CN/api/auth.md, section: 更新}",
         "#/paths/~1auth_username~1{username}/put/x-docs/0", "zh_CN/api/auth.md has no section `更新`"),
        ("{page: zh_CN/api/auth.md, section: 更新用户名认证密码}", "{page: zh_CN/api/auths.md, section: 更新用户名认证密码}",
         "#/paths/~1auth_username~1{username}/put/x-docs/0", "zh_CN/api/auths.md is not in the lock"),
        ("{page: zh_CN/api/auth.md, section: 更新用户名认证密码}", "{page: zh_CN/api/auth.md, section: 认证管理}",
         "#/paths/~1auth_username~1{username}/put/x-docs/0", "zh_CN/api/auth.md: 认证管理 documents no operation"),
        ("        - {page: zh_CN/api/auth.md, section: 更新用户名认证密码}\n", "",
         "#/paths/~1auth_username~1{username}/put/x-docs", "zh_CN/api/auth.md: 更新用户名认证密码 documents PUT /auth_username/{username}: list it here"),
    ];
    for (old, new, pointer, message) in cases {
        let found = problems(SPEC, old, new);
        let expected = format!("{SPEC}: {pointer}: {message}");
        assert!(found.contains(&expected), "{new} gives\n{}\nnot\n{expected}", found.join("\n"));
    }
}

/// The document with new operations from these sources. Their names differ from those of `.ci/experiment`, which runs
/// this test in a copy with its own operations.
fn with_more(sources: &str) -> Document {
    let measured = "[{server: 4.4.19, says: made for the experiment}]";
    let paths = include_str!("../experiment/paths.yaml");
    assert!(paths.contains(measured));
    let renamed = |text: &str| text.replace("experiment", "trial").replace("Experiment", "Trial");
    let paths = renamed(&paths.replace(measured, "SOURCES")).replace("SOURCES", sources);
    let schemas = renamed(include_str!("../experiment/schemas.yaml"));
    let text = text(SPEC).replacen("\npaths:\n", &format!("\npaths:\n{paths}"), 1).replacen(
        "\n  schemas:\n",
        &format!("\n  schemas:\n{schemas}"),
        1,
    );
    Document::parse(&text, SPEC).unwrap()
}

#[test]
fn an_operation_that_no_page_documents_needs_a_measured_server() {
    let folder = ApiFolder::find(&Workspace::here().unwrap(), None).unwrap();
    let problems = |spec: &Document| -> Vec<String> {
        let found = check::check(&folder.lock().unwrap(), spec, &folder.deviations().unwrap()).problems;
        found.into_iter().chain(xtask::check::spec(spec)).map(|problem| problem.to_string()).collect()
    };
    let measured = with_more("[{server: 4.4.19, says: it answers 200 with a page}]");
    assert_eq!(problems(&measured), Vec::<String>::new());
    let files = xtask::generate::files(std::slice::from_ref(&measured)).unwrap();
    assert!(files.values().any(|text| text.contains("fn list_trials")));
    for (sources, message) in [
        ("[{server: 4.4.19}]", "must have `page` and `section`, or `server` and `says`"),
        ("[{says: it answers}]", "must have `page` and `section`, or `server` and `says`"),
        ("[]", "`x-docs` must name a page and section, or a server and what it says"),
        (
            "[{page: zh_CN/api/clients.md, section: 查看所有客户端}]",
            "the parameter `as` is on no page of the operation",
        ),
    ] {
        let found = problems(&with_more(sources));
        assert!(found.iter().any(|problem| problem.contains(message)), "{sources} gives\n{}", found.join("\n"));
    }
}

#[test]
fn a_new_parameter_needs_a_page_or_an_entry() {
    let old = "      operationId: get_metrics\n";
    let new = "      operationId: get_metrics\n      parameters:\n        - {name: node, in: query, description: One., schema: {type: string}}\n";
    let expected = format!(
        "{SPEC}: #/paths/~1metrics/get/parameters/0: the parameter `node` is on no page of the operation, and no entry of the deviations points here"
    );
    assert_eq!(problems(SPEC, old, new), [expected]);
}

#[test]
fn an_unneeded_waiver_is_reported() {
    #[rustfmt::skip]
    let cases = [
        // The specification now follows the page, or the page was corrected.
        ("facts: ['body topic required false']", "facts: ['body topic required false', 'body topic type string']",
         "`body topic type string` agrees with the specification: remove the waiver"),
        ("facts: ['body topic required false']", "facts: ['body topic required false', 'body subject']",
         "en_US/api/topic.md: Unsubscribe has no fact `body subject`: remove the waiver, or correct it"),
        ("facts: ['body topic required false']", "facts: ['body topic required false', 'body topic required false']",
         "this fact is already waived at #"),
        ("section: Unsubscribe, facts: [", "section: Unsubscribed, facts: [",
         "en_US/api/topic.md has no section `Unsubscribed`: remove the waiver, or correct its section"),
        ("facts: ['body topic required false']", "fact: ['body topic required false']",
         "`fact` is unknown here: a waiver has page, section and facts"),
        ("says: \"topic is optional\"}", "says: \"topic is optional\"}\n      - {page: en_US/api/topic.md, section: Nowhere, says: x}",
         "en_US/api/topic.md has no section `Nowhere`"),
    ];
    for (old, new, message) in cases {
        let found = problems(DEVIATIONS, old, new);
        let is_found = found.iter().any(|problem| problem.starts_with(DEVIATIONS) && problem.contains(message));
        assert!(is_found, "{new} gives\n{}\nnot\n{message}", found.join("\n"));
    }
}

/// Without its waiver, a contradiction is reported with exactly that id.
#[test]
fn a_waiver_covers_only_the_fact_that_it_names() {
    let found = problems(
        DEVIATIONS,
        "      - {page: en_US/api/topic.md, section: Unsubscribe, facts: ['body topic required false']}\n",
        "      - {page: zh_CN/api/subscribe.md, section: 订阅, facts: ['body qos']}\n",
    );
    let [stale, open] = found.as_slice() else { panic!("{}", found.join("\n")) };
    assert!(stale.ends_with("`body qos` agrees with the specification: remove the waiver"), "{stale}");
    assert_eq!(
        *open,
        format!(
            "{SPEC}: #/components/schemas/UnsubscribeRequest/properties/topic: en_US/api/topic.md: Unsubscribe: `body topic required false`: here it is required{WAIVE}"
        )
    );
}
