//! A document that breaks a rule is refused, with file, line and pointer.

use crate::SPEC;
use serde_json::Value;
use xtask::read::Document;
use xtask::{Workspace, check, generate};

fn text() -> String {
    std::fs::read_to_string(Workspace::here().unwrap().path(SPEC)).unwrap()
}

/// Returns the problems of the document after replacing a part of it.
fn problems(old: &str, new: &str) -> Vec<String> {
    let text = text();
    let document = Document::parse(&crate::replaced(&text, old, new), SPEC).unwrap();
    check::spec(&document).iter().map(ToString::to_string).collect()
}

#[test]
fn the_document_follows_the_rules() {
    let problems: Vec<_> =
        generate::problems(&Workspace::here().unwrap()).unwrap().iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn each_broken_rule_is_reported_at_its_place() {
    #[rustfmt::skip]
    let cases = [
        // Old text, new text, place of the problem, part of the message.
        ("openapi: 3.0.3", "openapi: 3.1.0", "#/openapi: ", "must be 3.0.x"),
        ("operationId: list_usernames", "operationId: listUsernames", "/get/operationId", "snake_case"),
        ("operationId: list_clientids", "operationId: list_usernames", "/get/operationId", "already the name"),
        ("      x-idempotent: true\n", "", "#/paths/~1auth_username/get", "`x-idempotent` is missing"),
        ("x-idempotent: true", "x-idempotent: maybe", "/x-idempotent", "must be `true` or `false`"),
        ("x-idempotent: true", "x-idempotent: true\n      x-idempotnt: true", "/get/x-idempotnt", "did you mean `x-idempotent`?"),
        ("  /auth_username/{username}:", "  /auth_username/{user}:", "#/paths/~1auth_username~1{user}", "the path parameter `user` is not declared"),
        ("$ref: \"#/components/schemas/ListUsernamesAnswer\"", "$ref: \"#/components/schemas/Nothing\"", "/anyOf/0", "does not exist"),
        ("        \"404\":", "        \"405\":", "/get/responses", "`404` is missing"),
        ("x-paging: {page: _page,", "x-paging: {page: _pag,", "/x-paging", "`_pag`, which is not declared"),
        ("x-paging: {page: _page, limit: _limit", "x-paging: {page: _page, limit: username", "/x-paging", "must be called `_limit`"),
        ("outcome: name, key: username", "outcome: names, key: username", "/batch", "`outcome` must be"),
        ("        - {page: zh_CN/api/subscribe.md, section: 批量取消主题订阅}\n", "", "/x-docs", "must"),
        ("    users: User", "    gadgets: Gadgets\n    users: User", "#/info/x-command-groups/gadgets", "no `x-command` has the group `gadgets`"),
        ("    users: User", "    acl: Rules\n    users: User", "#/info/x-command-groups/acl", "`acl` is a tag"),
        ("with their passwords\n    clientids:", "with their passwords.\n    clientids:", "#/info/x-command-groups/users", "must be one line without a full stop"),
        ("    users: User", "    user: User", "/get/x-command", "the group `users` is not a tag"),
        ("openapi: 3.0.3", "swagger: '2.0'", "#: ", "is Swagger 2"),
        ("version: \"4.4\"", "version: 4.4", "#/info/x-api/version", "must be a string, got a number"),
        ("\npaths:\n", "\npaths:\n  /gadgets:\n    parameters: []\n", "/~1gadgets/parameters", "is not supported here"),
        ("\npaths:\n", "\npaths:\n  /gadgets: {}\n", "#/paths/~1gadgets", "has no operation"),
        ("\npaths:\n", "\nwebhooks: {}\npaths:\n", "#/webhooks", "is not supported here"),
        ("  - appCredentials: []", "  - appCredentials: []\n  - {}", "#/security", "must be a list of one mapping"),
        ("  - appCredentials: []", "  - appCredential: []", "#/security", "must be a list of one mapping"),
        ("      scheme: basic", "      scheme: digest", "/appCredentials", "`scheme: basic` or `scheme: bearer`"),
        ("  - name: auth\n", "  - name: auth\n    externalDocs: {}\n", "#/tags/0/externalDocs", "is not supported here"),
        ("  - name: auth\n", "  - name: type\n", "#/tags/0/name", "becomes a module"),
        ("  x-max-body-bytes: 8000000", "  x-max-body-bytes: many", "/x-max-body-bytes", "must be an integer from 0"),
        ("  x-max-request-line-bytes: 8000", "  x-max-request-line-bytes: -1", "/x-max-request-line-bytes", "must be an integer from 0"),
        ("  x-max-request-line-bytes: 8000", "  x-max-request-line-bytes: 0", "/x-max-request-line-bytes", "must be a number of bytes"),
        ("statuses: [200, 400, 401, 404, 500]", "statuses: [400, 401, 404, 500]", "/x-answers/statuses", "exactly one status from 200 to 299"),
        ("statuses: [200, 400, 401, 404, 500]", "statuses: [200, 204, 400, 401, 404, 500]", "/x-answers/statuses", "exactly one status from 200 to 299"),
        ("format: password", "format: passwort", "/Password/format", "`passwort` is not supported"),
        ("        meta: {$ref: \"#/components/schemas/PageMeta\"}", "        meta: {$ref: \"#/components/schemas/Pages\"}", "/meta/$ref", "does not exist"),
        ("enum: [pub, sub, pubsub]", "enum: [pub, sub, sub]", "/AclAction/enum/2", "appears twice"),
        ("  responses:\n    NoAnswer:", "  callbacks: {}\n  responses:\n    NoAnswer:", "#/components/callbacks", "is not supported here"),
        ("example: emqx_c_1", "example:", "/example", "is empty"),
        ("outcome: name, key: username", "outcome: name, key: user", "/batch", "which is not a property"),
    ];
    for (old, new, place, message) in cases {
        let problems = problems(old, new);
        let found = problems.iter().find(|problem| problem.contains(place) && problem.contains(message));
        let found = found.unwrap_or_else(|| panic!("{new:?} gives:\n{}", problems.join("\n")));
        let line = found.strip_prefix(&format!("{SPEC}:")).and_then(|rest| rest.split(':').next()).unwrap();
        assert!(line.parse::<usize>().is_ok_and(|line| line >= 1), "{found}");
    }
}

/// Problems of the file itself also have a line.
#[test]
fn an_invalid_file_is_refused_with_its_line() {
    let text = text();
    let last = text.lines().count();
    let folder = std::env::temp_dir().join(format!("emqx-cloud-yaml-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let cases: [(&str, Vec<u8>, usize, &str); 8] = [
        ("empty", Vec::new(), 1, "is empty"),
        ("tab", format!("{text}#\n\tx: 1\n").into(), last + 2, "is not valid YAML"),
        ("two documents", format!("{text}\n---\na: 1\n").into(), last + 3, "a second document"),
        ("merge key", format!("{text}x-y:\n  <<: {{a: 1}}\n").into(), last + 2, "merge keys"),
        ("anchor", format!("{text}x-y: &s {{a: 1}}\n").into(), last + 1, "anchors"),
        ("tag", format!("{text}x-y: !!binary aGk=\n").into(), last + 1, "the tag"),
        ("duplicate", format!("{text}tags: []\n").into(), last + 1, "duplicate key `tags`"),
        ("Latin 1", [text.as_bytes(), b"# caf\xe9\n"].concat(), last + 1, "invalid UTF-8"),
    ];
    for (name, bytes, line, message) in cases {
        let path = folder.join("openapi.yaml");
        std::fs::write(&path, bytes).unwrap();
        let error = Document::read(&path, SPEC).unwrap_err().to_string();
        assert!(error.starts_with(&format!("{SPEC}:{line}: #")), "{name}: {error}");
        assert!(error.contains(message), "{name}: {error}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
    // Other mappings are not documents either.
    for text in ["[]", "x", "5", "{}", "openapi: 3.0.3"] {
        let document = Document::parse(text, SPEC).unwrap();
        assert!(!check::spec(&document).is_empty(), "{text}");
    }
}

#[test]
fn a_problem_has_the_line_of_the_fault() {
    let text = text();
    let old = "operationId: kick_client";
    let line = text.lines().position(|line| line.contains(old)).unwrap() + 1;
    let problems = problems(old, "operationId: kickClient");
    assert!(problems.iter().any(|problem| problem.starts_with(&format!("{SPEC}:{line}: "))), "{problems:?}");
}

/// A change to one node.
#[derive(Debug, Clone, Copy)]
enum Mutation {
    Delete,
    Duplicate,
    Misspell,
    Type(fn() -> Value),
}

const MUTATIONS: &[Mutation] = &[
    Mutation::Delete,
    Mutation::Duplicate,
    Mutation::Misspell,
    Mutation::Type(|| Value::Null),
    Mutation::Type(|| Value::from("x")),
    Mutation::Type(|| Value::from("")),
    Mutation::Type(|| Value::from(-1)),
    Mutation::Type(|| Value::from(true)),
    Mutation::Type(|| serde_json::json!({})),
    Mutation::Type(|| serde_json::json!([])),
    Mutation::Type(|| serde_json::json!({"$ref": "#/components/schemas/Ack"})),
];

/// Returns the document with one node changed, or `None` if that changes nothing.
fn mutated(document: &Document, pointer: &str, mutation: Mutation) -> Option<Document> {
    let mut broken = document.clone();
    let (parent, key) = pointer.rsplit_once('/')?;
    let key = key.replace("~1", "/").replace("~0", "~");
    let parent = broken.value.pointer_mut(parent)?;
    match (mutation, parent) {
        (Mutation::Type(new), _) => *broken.value.pointer_mut(pointer)? = new(),
        (Mutation::Delete, Value::Object(entries)) => drop(entries.shift_remove(&key)?),
        (Mutation::Delete, Value::Array(items)) => drop(items.remove(key.parse().ok()?)),
        (Mutation::Duplicate, Value::Object(entries)) => {
            let value = entries.get(&key)?.clone();
            entries.insert(format!("{key}2"), value);
        }
        (Mutation::Duplicate, Value::Array(items)) => items.push(items[key.parse::<usize>().ok()?].clone()),
        (Mutation::Misspell, Value::Object(entries)) => {
            let value = entries.shift_remove(&key)?;
            let at = key.char_indices().nth(key.chars().count() / 2)?.0;
            entries.insert(format!("{}{}", &key[..at], &key[at + key[at..].chars().next()?.len_utf8()..]), value);
        }
        _ => return None,
    }
    (broken.value != document.value).then_some(broken)
}

/// Whatever replaces a node, the document is refused with its place or gives files that parse.
///
/// `MUTATIONS=1` tries every change of every node, which is slow; `MUTATIONS=7` every seventh.
#[test]
fn no_mutation_of_the_document_makes_the_generator_panic() {
    let document = Document::parse(&text(), SPEC).unwrap();
    let mut pointers = Vec::new();
    collect(&document.value, String::new(), &mut pointers);
    let cases = pointers.iter().flat_map(|pointer| MUTATIONS.iter().map(move |mutation| (pointer, *mutation)));
    // Prime steps reach nodes of every kind and keep the test short. Generating is slower than checking.
    let step = std::env::var("MUTATIONS").ok().and_then(|step| step.parse().ok());
    let usual = if crate::full() { (101, 7) } else { (211, 3) };
    let (checked, generated) = step.map_or(usual, |step| (step, 97));
    let (mut tried, mut refused, mut taken) = (0, 0, 0);
    for (pointer, mutation) in cases.step_by(checked) {
        let Some(broken) = mutated(&document, pointer, mutation) else { continue };
        tried += 1;
        if !check::spec(&broken).is_empty() {
            refused += 1;
            continue;
        }
        taken += 1;
        if taken % generated != 1 {
            continue;
        }
        match generate::files(std::slice::from_ref(&broken)) {
            Ok(files) => {
                for (path, content) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
                    assert!(syn::parse_file(content).is_ok(), "{mutation:?} of {pointer}: {path} does not parse");
                }
            }
            // Problems found only by the last step have a place, too.
            Err(error) => {
                let error = format!("{error:#}");
                assert!(error.starts_with(&format!("{SPEC}:")), "{mutation:?} of {pointer}: {error}");
            }
        }
    }
    assert!(tried > 200 && refused > tried / 2 && taken > 10, "{refused} of {tried} mutations were refused");
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
    found.push(pointer);
}

/// The rules apply to any API.
#[test]
fn a_document_of_another_api_follows_the_rules() {
    let text = include_str!("../../../tests/second-api/openapi.yaml");
    let problems = |text: &str| -> Vec<String> {
        let document = Document::parse(text, "openapi.yaml").unwrap();
        check::rules(&document).iter().map(ToString::to_string).collect()
    };
    assert_eq!(problems(text), [""; 0]);
    #[rustfmt::skip]
    let cases = [
        ("success: status", "success: 200", "/x-answers/success", "must be a string"),
        ("success: status", "success: always", "/x-answers/success", "must be `status`"),
        ("failure: Refusal", "failure: Refusals", "/x-answers/failure", "must name a schema"),
        ("statuses: [401, 404, 503]", "statuses: [401, 4040, 503]", "/x-answers/statuses/1", "must be an HTTP status"),
        ("statuses: [401, 404, 503]", "statuses: [401, 404, 503, 504]", "/responses", "`504` is missing"),
        ("next: next_cursor", "next: cursor", "/x-paging", "names the field `cursor`"),
        ("rows: items, next: next_cursor", "rows: items", "/x-paging", "`cursor` needs `next`"),
        ("rows: items", "rows: next_cursor", "/x-paging", "must be an array"),
        ("scheme: bearer", "scheme: bearer\n      bearerFormat: JWT", "/token/bearerFormat", "is not supported here"),
        ("\"204\":", "\"200\": {description: Gone.}\n        \"204\":", "/responses", "one response for a success"),
        ("    tags: [devices]", "    tags: [devices]\n      x-command: devices list", "/x-command", "only the default API has commands"),
        ("  x-answers:\n", "  x-command-groups: {users: Users}\n  x-answers:\n", "#/info/x-command-groups", "only the default API has commands"),
        ("module: registry", "modul: registry", "/x-api/modul", "did you mean `module`?"),
    ];
    for (old, new, place, message) in cases {
        assert!(text.contains(old), "{old}");
        let problems = problems(&text.replacen(old, new, 1));
        let found = problems.iter().any(|problem| problem.contains(place) && problem.contains(message));
        assert!(found, "{new:?} gives:\n{}", problems.join("\n"));
    }
}

/// The document, not the generator, defines the form of responses.
#[test]
fn a_document_defines_the_form_of_its_responses() {
    let said = r#"
  x-api:
    crate: emqx-cloud-api
    module: v4
    address: EMQX_CLOUD_API
    credentials: [{argument: app_id, variable: EMQX_CLOUD_APP_ID}, {argument: app_secret, variable: EMQX_CLOUD_APP_SECRET}]
  x-answers:
    success: {code: 0}
    code: code
    message: message
    data: data
    failure: Failure
    statuses: [200, 400, 401, 404, 500]
    body-unread-after: [401, 404]
    foreign-codes: [{words: [API_NOT_EXIST], advice: This is EMQX 5.}]
  x-excluded-characters: "\0"
  x-max-body-bytes"#;
    let text = text();
    let text = if text.contains("x-answers:") { text } else { text.replacen("\n  x-max-body-bytes", said, 1) };
    let text = text.replace("limit: _limit, more: hasnext}", "limit: _limit, meta: meta, more: hasnext, total: count}");
    let document = Document::parse(&text, SPEC).unwrap();
    let problems: Vec<_> = check::rules(&document).iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
