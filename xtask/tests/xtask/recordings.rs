//! The document admits every recorded response of its operations, and the client profile every recorded success.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;
use xtask::model::Api;
use xtask::read::{Cursor, Document, Failures, Problems, step};
use xtask::{Workspace, check, profile};

use crate::SPEC;

/// A recorded exchange of an operation of the document.
struct Exchange {
    name: String,
    /// The place of the operation in the document.
    operation: String,
    /// The request body, if it is JSON.
    sent: Option<Value>,
    status: String,
    content_type: Option<String>,
    body: String,
}

/// Returns the recorded exchanges of all operations.
fn exchanges(root: &Cursor<'_>) -> Vec<Exchange> {
    let template = |method: &str, path: &str| {
        let segments = path.split('/').map(|segment| if segment.starts_with('{') { "{}" } else { segment });
        format!("{method} {}", segments.collect::<Vec<_>>().join("/"))
    };
    let operations: BTreeMap<_, _> = xtask::model::operations(root)
        .into_iter()
        .map(|(method, path, place)| (template(&method, &path), place.pointer))
        .collect();
    let mut found = Vec::new();
    let mut files: Vec<_> = fs::read_dir(Workspace::here().unwrap().path("tests/data/exchanges")).unwrap().collect();
    files.sort_by_key(|file| file.as_ref().unwrap().path());
    for line in files.iter().flat_map(|file| lines(&file.as_ref().unwrap().path())) {
        let (request, response) = (&line["request"], &line["response"]);
        let Some((method, path)) = line["operation"].as_str().and_then(|operation| operation.split_once(' ')) else {
            continue;
        };
        let recorded = template(method, path);
        // A server ignores a trailing slash, so a path with an empty name is that of the list.
        let ends = request["path"].as_str().unwrap().ends_with('/');
        let shorter = recorded.strip_suffix("/{}").filter(|_| ends);
        let Some(operation) = shorter.and_then(|path| operations.get(path)).or_else(|| operations.get(&recorded))
        else {
            continue;
        };
        found.push(Exchange {
            name: line["name"].as_str().unwrap().to_owned(),
            operation: operation.clone(),
            sent: request["body"].as_str().and_then(|body| serde_json::from_str(body).ok()),
            status: response["status"].to_string(),
            content_type: response["headers"]["content-type"].as_str().map(str::to_owned),
            body: response["body"].as_str().unwrap_or_default().to_owned(),
        });
    }
    found
}

fn lines(path: &std::path::Path) -> Vec<Value> {
    fs::read_to_string(path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Returns what an operation does not document of a response.
fn undocumented(operation: &Cursor<'_>, exchange: &Exchange) -> Option<String> {
    let response = operation.get("responses")?.get(&exchange.status);
    let Some(response) = response.and_then(|response| response.resolve()) else { return Some("its status".to_owned()) };
    let content = response.get("content");
    let Some(content_type) = &exchange.content_type else {
        // Where content is documented, there can also be none.
        return (content.is_some() && !exchange.body.is_empty()).then(|| "a body without a content type".to_owned());
    };
    let Some(media) = content.and_then(|content| content.get(content_type)) else { return Some(content_type.clone()) };
    let json = content_type == "application/json";
    let value = if json { serde_json::from_str(&exchange.body).unwrap() } else { exchange.body.clone().into() };
    check::misfit(&media.get("schema")?, &value).map(|(place, problem)| format!("{place}: {problem}"))
}

#[test]
fn the_document_admits_every_recorded_response_of_its_operations() {
    let document = Document::read(&Workspace::here().unwrap().path(SPEC), SPEC).unwrap();
    let problems = Problems::default();
    let root = Cursor::root(&document, &problems);
    let mut admitted: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for exchange in exchanges(&root) {
        let Exchange { name, status, body, .. } = &exchange;
        match undocumented(&root.seek(&exchange.operation).unwrap(), &exchange) {
            Some(problem) => wrong.push(format!("{name}: {status} {body}: {problem}")),
            None => *admitted.entry(status.clone()).or_default() += 1,
        }
    }
    let all: usize = admitted.values().sum();
    println!("{all} of {} recorded responses are admitted, by status: {admitted:?}", all + wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(all >= 404 && admitted["200"] >= 332, "recordings are missing: {admitted:?}");
    assert!(admitted.keys().eq(["200", "204", "400", "401", "404", "414", "500"]), "{admitted:?}");
}

/// Returns the schema of the JSON in a part of an operation.
fn schema<'a>(operation: &Cursor<'a>, part: &str) -> Option<Cursor<'a>> {
    operation.seek(&format!("{}/{part}/content/application~1json/schema", operation.pointer))
}

#[test]
fn the_profile_admits_every_recorded_success_and_no_recorded_failure() {
    let contract = Document::read(&Workspace::here().unwrap().path(SPEC), SPEC).unwrap();
    let api = Api::read(&contract).unwrap();
    let profile = profile::derive(&contract, &api.answers).value;
    let profile = Document::parse(&xtask::read::to_yaml(&profile, 0), "client.yaml").unwrap();
    let problems = Problems::default();
    let (old, new) = (Cursor::root(&contract, &problems), Cursor::root(&profile, &problems));
    let rule = Failures::read(&old).unwrap();
    let (mut successes, mut failures, mut requests) = (0, 0, 0);
    for Exchange { name, operation, sent, status, body, .. } in exchanges(&old) {
        let known = old.seek(&operation).unwrap();
        // The operations of the profile that are at this path, with or without a fragment.
        let (path, method) = operation.strip_prefix("/paths/").unwrap().rsplit_once('/').unwrap();
        let paths = new.seek("/paths").unwrap().entries();
        let same = paths.iter().filter(|(found, _)| step("", found.split('#').next().unwrap()) == format!("/{path}"));
        let own: Vec<_> = same.filter_map(|(_, item)| item.get(method)).collect();
        let fits = |part: &str, value: &Value| {
            own.iter().filter_map(|it| schema(it, part)).any(|schema| check::misfit(&schema, value).is_none())
        };
        if let Some(sent) = sent
            .filter(|sent| schema(&known, "requestBody").is_some_and(|schema| check::misfit(&schema, sent).is_none()))
        {
            assert!(fits("requestBody", &sent), "{name}: {sent}");
            requests += 1;
        }
        let Some(answer) = serde_json::from_str::<Value>(&body).ok().filter(|_| status == "200") else { continue };
        let is_failure = rule.is_failure(&answer);
        assert_eq!(fits("responses/200", &answer), !is_failure, "{name}: {answer}");
        *(if is_failure { &mut failures } else { &mut successes }) += 1;
    }
    println!("{successes} recorded successes, {failures} failures and {requests} requests");
    assert!(successes >= 256 && failures >= 76 && requests >= 68, "{successes}, {failures}, {requests}");
}
