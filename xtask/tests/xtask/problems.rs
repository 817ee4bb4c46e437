//! A document that breaks a rule is refused, with file, line and pointer.

use serde_json::Value;
use xtask::emit::SPEC;
use xtask::read::Document;
use xtask::{Workspace, check, generate};

fn text() -> String {
    std::fs::read_to_string(Workspace::here().path(SPEC)).unwrap()
}

/// The problems of the document with one piece of text replaced.
fn problems(old: &str, new: &str) -> Vec<String> {
    let text = text();
    assert!(text.contains(old), "the document has no {old:?}");
    let document = Document::parse(&text.replacen(old, new, 1), SPEC).unwrap();
    check::spec(&document).iter().map(ToString::to_string).collect()
}

#[test]
fn the_document_keeps_the_rules() {
    let problems: Vec<_> = generate::problems(&Workspace::here()).unwrap().iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn each_broken_rule_is_reported_where_it_is_broken() {
    #[rustfmt::skip]
    let cases = [
        // What is broken, what it becomes, where the problem is, and a part of the message.
        ("openapi: 3.0.3", "openapi: 3.1.0", "#: ", "must be 3.0.x"),
        ("operationId: list_usernames", "operationId: listUsernames", "/get/operationId", "snake_case"),
        ("operationId: list_clientids", "operationId: list_usernames", "/get/operationId", "already the name"),
        ("      x-idempotent: true\n", "", "#/paths/~1auth_username/get", "`x-idempotent` is missing"),
        ("x-idempotent: true", "x-idempotent: maybe", "/x-idempotent", "must be `true` or `false`"),
        ("x-idempotent: true", "x-idempotent: true\n      x-idempotnt: true", "#/paths/~1auth_username/get", "`x-idempotnt` is none of the extensions"),
        ("  /auth_username/{username}:", "  /auth_username/{user}:", "#/paths/~1auth_username~1{user}", "the path parameter `user` is not declared"),
        ("$ref: \"#/components/schemas/ListUsernamesAnswer\"", "$ref: \"#/components/schemas/Nothing\"", "/anyOf/0", "leads nowhere"),
        ("        \"404\":", "        \"405\":", "/get/responses", "`404` is missing"),
        ("x-paging: {page: _page,", "x-paging: {page: _pag,", "/x-paging", "`_pag`, which is not declared"),
        ("x-paging: {page: _page, limit: _limit", "x-paging: {page: _page, limit: username", "/x-paging", "must be called `_limit`"),
        ("outcome: name, key: username", "outcome: names, key: username", "/batch", "`outcome` must be"),
        ("        - {page: zh_CN/api/subscribe.md, section: 批量取消主题订阅}\n", "", "/x-docs", "must"),
    ];
    for (old, new, place, message) in cases {
        let problems = problems(old, new);
        let found = problems.iter().find(|problem| problem.contains(place) && problem.contains(message));
        let found = found.unwrap_or_else(|| panic!("{new:?} gives:\n{}", problems.join("\n")));
        let line = found.strip_prefix(&format!("{SPEC}:")).and_then(|rest| rest.split(':').next()).unwrap();
        assert!(line.parse::<usize>().is_ok_and(|line| line >= 1), "{found}");
    }
}

#[test]
fn the_line_is_the_line_of_the_fault() {
    let text = text();
    let old = "operationId: kick_client";
    let line = text.lines().position(|line| line.contains(old)).unwrap() + 1;
    let problems = problems(old, "operationId: kickClient");
    assert!(problems.iter().any(|problem| problem.starts_with(&format!("{SPEC}:{line}: "))), "{problems:?}");
}

/// Whatever stands in the place of a node, the document is refused or taken; nothing panics.
#[test]
fn no_mutation_of_the_document_makes_the_generator_panic() {
    let document = Document::parse(&text(), SPEC).unwrap();
    let mut pointers = Vec::new();
    collect(&document.value, String::new(), &mut pointers);
    let (mut tried, mut refused) = (0, 0);
    // A prime step meets nodes of every kind, and leaves the test short.
    for (turn, pointer) in pointers.iter().step_by(101).enumerate() {
        let values = [Value::Null, Value::from("x"), serde_json::json!({})];
        let one = turn % values.len();
        for new in if crate::full() { &values[..] } else { &values[one..=one] } {
            let mut broken = document.clone();
            if let Some(node) = broken.value.pointer_mut(pointer) {
                *node = new.clone();
            }
            tried += 1;
            refused += usize::from(generate::files(&broken).is_err());
        }
    }
    let least = if crate::full() { 60 } else { 20 };
    assert!(tried > least && refused > tried / 2, "{refused} of {tried} mutations were refused");
}

fn collect(value: &Value, pointer: String, found: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                collect(value, xtask::read::step(&pointer, key), found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                collect(value, format!("{pointer}/{index}"), found);
            }
        }
        _ => {}
    }
    if !pointer.contains("/example") {
        found.push(pointer);
    }
}
