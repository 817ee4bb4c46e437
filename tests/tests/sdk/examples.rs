//! Every example passes through the typed client unchanged: those of the document and, if available, those of the
//! vendor's pages.

use std::path::{Path, PathBuf};

use emqx_cloud::{ErrorKind, Operation, Parameter, operations};
use emqx_cloud_tests::calls::{Meaning, TypedCall, call, calls};
use emqx_cloud_tests::exchanges::{Answered, Asked, Exchange};
use emqx_cloud_tests::replay::{Replay, Verdict};
use emqx_cloud_tests::server::{Answer, Server};
use emqx_cloud_tests::specification::Specification;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};
use serde_json::{Map, Value, json};

use crate::common::recordings;

fn operation(id: &str) -> &'static Operation {
    operations::ALL.iter().find(|operation| operation.id == id).unwrap()
}

/// A request of an operation with its response.
fn exchange(operation: &Operation, name: &str, body: Option<&Value>, status: u16, answer: &Value) -> Exchange {
    let in_path = operation.parameters.iter().filter(|parameter| parameter.is_in_path());
    let path = in_path.fold(operation.path.to_owned(), |path, parameter| {
        path.replace(&format!("{{{}}}", parameter.name), asked(parameter, answer))
    });
    Exchange {
        name: format!("{}: {name}", operation.id),
        seq: 0,
        operation: None,
        authorized: true,
        request: Asked {
            method: operation.method.to_owned(),
            path: format!("/api/v4{path}"),
            query: None,
            body: body.map(|body| body.to_string().into_bytes()),
        },
        response: Answered { status, headers: [].into(), body: answer.to_string().into_bytes() },
    }
}

/// The value of a path parameter: what the response is about, if it says that.
fn asked<'v>(parameter: &Parameter, answer: &'v Value) -> &'v str {
    let row = answer["data"].get(0).unwrap_or(&answer["data"]);
    parameter.repeated_in.and_then(|field| row[field].as_str()).unwrap_or("name")
}

/// Whether the typed call of the exchange succeeds.
async fn succeeds(exchange: &Exchange, operation: &Operation) -> bool {
    let answer = Answer::from(&exchange.response);
    let server = Server::replying(answer);
    let client = crate::common::client(&server.address());
    let path = operation.parameters.iter().filter(|parameter| parameter.is_in_path());
    let received = serde_json::from_slice(&exchange.response.body).unwrap_or_default();
    let call = path
        .fold(client.call(operation.id), |call, parameter| call.arg(parameter.argument, asked(parameter, &received)));
    let body = exchange.request.body.as_ref().map(|body| serde_json::from_slice::<Value>(body).unwrap());
    body.into_iter().fold(call, |call, body| call.body(body)).send().await.is_ok()
}

/// Reconstructs a batch request from its response: an item for each row, with the fields that the row repeats and the
/// rest from `model`. Likewise a single body from its outcome; any other body is that of `model`.
fn asked_of(answer: &Value, model: &Value) -> Value {
    match (model, &answer["data"]) {
        (Value::Array(_), Value::Array(_) | Value::Object(_)) => items_of(answer, &model[0]),
        (Value::Object(_), outcome) if outcome["result"].is_string() => {
            items_of(&json!({"data": [outcome]}), model)[0].clone()
        }
        _ => model.clone(),
    }
}

fn items_of(answer: &Value, model: &Value) -> Value {
    let outcome = ["all", "code", "message", "result"];
    let name = ["clientid", "username"];
    let with_rest = |mut item: Map<String, Value>| {
        for (field, value) in model.as_object().unwrap() {
            if !name.contains(&field.as_str()) {
                item.entry(field).or_insert_with(|| value.clone());
            }
        }
        Value::Object(item)
    };
    match &answer["data"] {
        Value::Object(names) => {
            let key = model.as_object().unwrap().keys().find(|field| name.contains(&field.as_str())).unwrap();
            names.keys().map(|name| with_rest([(key.clone(), name.clone().into())].into_iter().collect())).collect()
        }
        rows => {
            let is_kept = |(field, value): &(&String, &Value)| !outcome.contains(&field.as_str()) && **value != "";
            let item = |row: &Value| {
                let fields = row.as_object().unwrap().iter().filter(is_kept);
                with_rest(fields.map(|(field, value)| (field.clone(), value.clone())).collect())
            };
            rows.as_array().unwrap().iter().map(item).collect()
        }
    }
}

#[tokio::test]
async fn every_body_of_the_document_is_sent_unchanged() {
    let replay = Replay::new().unwrap();
    let bodies = Specification::read().bodies();
    assert!(!bodies.is_empty());
    for example in bodies {
        let exchange = exchange(operation(&example.operation), &example.name, Some(&example.value), 500, &json!({}));
        assert_eq!(replay.exchange(&exchange).await, Verdict::Faithful, "{}", exchange.name);
    }
}

#[tokio::test]
async fn every_response_of_the_document_is_read_completely() {
    let replay = Replay::new().unwrap();
    let specification = Specification::read();
    let (bodies, answers) = (specification.bodies(), specification.answers());
    assert!(!answers.is_empty());
    for example in answers {
        let operation = operation(&example.operation);
        let call = operation.calls.iter().map(|name| call(name)).find(|call| call.belongs(&example.value));
        let call = call.unwrap_or_else(|| panic!("{}, {} belongs to no call", example.operation, example.name));
        let is_batch = call.form.is_batch();
        let mut models = bodies.iter().filter(|body| body.operation == example.operation).map(|body| &body.value);
        let model = models.find(|body| body.is_array() == is_batch);
        let body = model.map(|model| asked_of(&example.value, model));
        let exchange = exchange(operation, &example.name, body.as_ref(), 200, &example.value);
        assert_eq!(replay.exchange(&exchange).await, Verdict::Faithful, "{}", exchange.name);
        let is_success = call.meaning(&example.value) == Meaning::Success;
        assert_eq!(succeeds(&exchange, operation).await, is_success, "{}", exchange.name);
    }
}

/// Sends a failure to a call, and returns the name that the document gives the code of the error or, without one, its
/// reason.
async fn name_of(failure: &Value, call: &TypedCall, place: &str) -> String {
    let server = Server::replying(Answer::json(failure));
    let client = crate::common::client(&server.address());
    let Err(error) = (call.send)(&client).await else { panic!("{place}: a success") };
    assert_eq!(error.kind(), ErrorKind::Refused, "{place}: {error:?}");
    let name = match (error.code(), error.reason()) {
        (Some(code), _) => Specification::read().name("result-code", &json!(code)),
        (None, Some(reason)) => Specification::read().name("reason", &reason.word().into()),
        (None, None) => None,
    };
    name.unwrap_or_else(|| panic!("{place}: no known code or reason: {error:?}"))
}

#[tokio::test]
async fn every_failure_of_the_document_is_an_error_of_its_name() {
    let answers = Specification::read().answers();
    let (mut failures, mut partial) = (0, 0);
    for call in calls() {
        let own = answers.iter().filter(|example| example.operation == call.operation.id);
        for example in own.filter(|example| call.belongs(&example.value)) {
            let place = format!("{}, {}", call.name, example.name);
            match call.meaning(&example.value) {
                Meaning::Refusal => {
                    let name = name_of(&example.value, &call, &place).await;
                    let suffix = example.name.strip_prefix(&name);
                    let is_named = suffix.is_some_and(|suffix| suffix.is_empty() || suffix.starts_with('_'));
                    assert!(is_named, "{place}: it is {name}");
                    failures += 1;
                }
                Meaning::Partial => {
                    assert_eq!(example.name, "partial_failure", "{place}");
                    partial += 1;
                }
                Meaning::Success | Meaning::Absent => {}
            }
        }
    }
    let batches = calls().iter().filter(|call| call.form.is_batch()).count();
    assert_eq!(partial, batches, "give each batch one example with a failed item");
    assert!(failures >= 39, "examples are missing: {failures}");
}

#[tokio::test]
async fn every_recorded_failure_has_an_example() {
    let answers = Specification::read().answers();
    let mut tried = 0;
    for exchange in recordings::all() {
        let (Some(operation), Some(answer)) = (exchange.known_operation(), exchange.received()) else { continue };
        let call = call(operation.calls[0]);
        if exchange.response.status != 200 || call.meaning(&answer) != Meaning::Refusal {
            continue;
        }
        let name = name_of(&answer, &call, &exchange.name).await;
        let has = answers.iter().any(|example| example.operation == operation.id && example.name == name);
        assert!(has, "{}: give {} an example `{name}`", exchange.name, operation.id);
        tried += 1;
    }
    assert!(tried >= 76, "recordings are missing: {tried}");
}

/// A JSON block of a page.
#[derive(Debug, Clone)]
struct Block {
    page: String,
    section: String,
    /// The method and path that the section gives, as in `POST /acl`.
    address: String,
    is_request: bool,
    text: String,
}

/// The JSON blocks of a page.
fn blocks(page: &str, text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let (mut section, mut address, mut part) = (String::new(), String::new(), String::new());
    let (mut said, mut is_json) = (String::new(), false);
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Paragraph) => said.clear(),
            Event::Start(Tag::CodeBlock(kind)) => {
                said.clear();
                is_json = matches!(kind, CodeBlockKind::Fenced(form) if form.trim().eq_ignore_ascii_case("json"));
            }
            Event::Text(more) | Event::Code(more) => said.push_str(&more),
            Event::SoftBreak => said.push('\n'),
            Event::End(TagEnd::Heading(HeadingLevel::H1 | HeadingLevel::H2)) => section = said.trim().to_owned(),
            Event::End(TagEnd::Heading(_)) => part = said.trim().to_owned(),
            Event::End(TagEnd::Paragraph) => {
                let is_address =
                    |line: &&str| ["GET ", "POST ", "PUT ", "DELETE "].iter().any(|it| line.starts_with(it));
                if let Some(line) = said.lines().find(is_address) {
                    address = line.trim().to_owned();
                }
            }
            Event::End(TagEnd::CodeBlock) if is_json => found.push(Block {
                page: page.to_owned(),
                section: section.clone(),
                address: address.clone(),
                is_request: part.contains("Request") || part.contains("请求"),
                text: said.clone(),
            }),
            _ => {}
        }
    }
    found
}

/// Blocks that do not fit the operation of their section: page, section, and entry of `spec/v4/deviations.yaml`.
const DEVIATIONS: &[(&str, &str, &str)] = &[
    ("zh_CN/api/subscribe.md", "批量主题订阅", "subscribe-batch-example-rows"),
    ("en_US/api/auth.md", "Batch Create Client Authentication Information", "auth-en-clientid-examples"),
    ("en_US/api/metrics.md", "Statistical Metrics", "metrics-en-example-place"),
];

/// Sections with a wrong address: address, intended operation, and entry.
const ADDRESSES: &[(&str, &str, &str)] = &[
    ("DELETE /acl/all/$all/topic/{topic}", "delete_acl_for_all", "acl-delete-all-path"),
    ("POST /metrics", "get_metrics", "metrics-method"),
];

fn meant(address: &str) -> Option<&'static Operation> {
    let wrong = ADDRESSES.iter().find(|(wrong, ..)| *wrong == address);
    let is_meant = |it: &&Operation| match wrong {
        Some((_, id, _)) => it.id == *id,
        None => address == format!("{} {}", it.method, it.path),
    };
    operations::ALL.iter().find(is_meant)
}

/// The problem with a block, if any.
async fn problem(replay: &Replay, block: &Block, request: Option<&Block>) -> Option<String> {
    let Some(operation) = meant(&block.address) else { return Some(format!("no operation: {}", block.address)) };
    let value: Value = match serde_json::from_str(&block.text) {
        Ok(value) => value,
        Err(error) => return Some(format!("invalid JSON: {error}")),
    };
    if block.is_request {
        let exchange = exchange(operation, &block.section, Some(&value), 500, &json!({}));
        let verdict = replay.exchange(&exchange).await;
        return (verdict != Verdict::Faithful).then(|| format!("{verdict:?}"));
    }
    let specified = Specification::read().bodies();
    let own = request.and_then(|request| serde_json::from_str::<Value>(&request.text).ok());
    let is_batch = operation.path.ends_with("_batch") || own.as_ref().is_some_and(Value::is_array);
    let mut models = specified.into_iter().filter(|it| it.operation == operation.id).map(|it| it.value);
    let body = models.find(|body| body.is_array() == is_batch).map(|model| asked_of(&value, &model));
    let exchange = exchange(operation, &block.section, body.as_ref(), 200, &value);
    match replay.exchange(&exchange).await {
        Verdict::Faithful if succeeds(&exchange, operation).await => None,
        Verdict::Faithful => Some("no success".to_owned()),
        other => Some(format!("{other:?}")),
    }
}

fn pages() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/docs");
    folder.is_dir().then_some(folder)
}

#[tokio::test]
#[allow(clippy::print_stdout, reason = "reports a skipped check")]
async fn examples_of_the_pages_fit_or_are_known_deviations() {
    let Some(folder) = pages() else {
        return println!("skipped: the vendor's pages are not available");
    };
    let replay = Replay::new().unwrap();
    let (mut checked, mut unknown, mut seen) = (0, Vec::new(), Vec::new());
    for language in ["zh_CN", "en_US"] {
        let mut files: Vec<_> =
            std::fs::read_dir(folder.join(language).join("api")).unwrap().map(|it| it.unwrap().path()).collect();
        files.sort();
        for file in files {
            let page = format!("{language}/api/{}", file.file_name().unwrap().to_str().unwrap());
            let blocks = blocks(&page, &std::fs::read_to_string(&file).unwrap());
            for block in &blocks {
                checked += 1;
                let request = blocks.iter().find(|it| it.is_request && it.section == block.section);
                let known =
                    DEVIATIONS.iter().find(|(page, section, _)| block.page == *page && block.section == *section);
                match (problem(&replay, block, request).await, known) {
                    (None, _) => {}
                    (Some(_), Some(known)) => seen.push(known),
                    (Some(problem), None) => unknown.push(format!("{} / {}: {problem}", block.page, block.section)),
                }
            }
        }
    }
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
    assert_eq!(checked, 97);
    assert!(DEVIATIONS.iter().all(|known| seen.contains(&known)), "a listed deviation no longer exists");
}

#[test]
fn every_deviation_of_a_page_has_an_entry() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/v4/deviations.yaml");
    let document: Value = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let entries = document["deviations"].as_array().unwrap();
    for (.., entry) in DEVIATIONS.iter().chain(ADDRESSES) {
        assert!(entries.iter().any(|it| it["id"] == *entry), "missing entry {entry}");
    }
}
