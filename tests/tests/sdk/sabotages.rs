//! Defects that an SDK could have, inserted between the SDK and the replay. The replay of the recordings must find all of
//! them: `cargo replay` claims to.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use emqx_cloud::{Error, ErrorKind};
use emqx_cloud_tests::exchanges::{self, Answered, Exchange};
use emqx_cloud_tests::replay::{Replay, Sabotage, Verdict};
use emqx_cloud_tests::server::Request;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

/// A defect, and part of the difference that must be reported.
struct Row {
    name: &'static str,
    sabotage: Sabotage,
    found: &'static str,
}

/// Changes each request that was sent.
macro_rules! request {
    ($change:expr) => {
        Sabotage::Sent(|sent| sent.iter_mut().for_each($change))
    };
}

/// Changes the body of each request that was sent, if it has one.
macro_rules! body {
    ($change:expr) => {
        request!(|it: &mut Request| {
            if let Ok(mut body) = serde_json::from_slice::<Value>(&it.body) {
                let change: fn(&mut Value) = $change;
                change(&mut body);
                it.body = body.to_string().into_bytes();
            }
        })
    };
}

/// Changes the response that the SDK reads, if it is a JSON object.
macro_rules! response {
    ($change:expr) => {
        Sabotage::Received(|response: &mut Answered| {
            if let Ok(mut answer) = serde_json::from_slice::<Map<String, Value>>(&response.body) {
                let change: fn(&mut Map<String, Value>) = $change;
                change(&mut answer);
                response.body = Value::Object(answer).to_string().into_bytes();
            }
        })
    };
}

/// Changes the rows of the response that the SDK reads.
macro_rules! rows {
    ($change:expr) => {
        response!(|answer| {
            if let Some(Value::Array(rows)) = answer.get_mut("data") {
                let change: fn(&mut Vec<Value>) = $change;
                change(rows);
            }
        })
    };
}

/// Changes every value in a result.
macro_rules! values {
    ($change:expr) => {
        Sabotage::Returned(|result| {
            let change: fn(&mut Value) = $change;
            members(result).into_iter().flatten().for_each(|(_, member)| walk(member, change));
        })
    };
}

/// Returns the members of a result.
fn members(result: &mut Result<Value, Error>) -> Option<&mut Map<String, Value>> {
    result.as_mut().ok()?.as_object_mut()
}

fn walk(value: &mut Value, change: fn(&mut Value)) {
    change(value);
    match value {
        Value::Object(members) => members.values_mut().for_each(|member| walk(member, change)),
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, change)),
        _ => {}
    }
}

fn set_header(request: &mut Request, name: &str, value: &str) {
    let values = request.headers.iter_mut().filter(|(found, _)| found == name);
    values.for_each(|(_, found)| value.clone_into(found));
}

/// Changes the path on the wire.
fn change_path(request: &mut Request, change: impl Fn(&str) -> String) {
    request.target = match request.target.split_once('?') {
        Some((path, query)) => format!("{}?{query}", change(path)),
        None => change(&request.target),
    };
}

/// Changes the pairs of the query on the wire, if there is a query.
fn change_query(request: &mut Request, change: impl Fn(Vec<String>) -> Vec<String>) {
    let Some((path, query)) = request.target.split_once('?') else { return };
    let pairs = change(query.split('&').map(str::to_owned).collect());
    request.target = if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) };
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Returns the objects in a body: the items of a batch, or the body itself.
fn objects(body: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    let objects: Vec<_> = match body {
        Value::Array(items) => items.iter_mut().collect(),
        body => vec![body],
    };
    objects.into_iter().filter_map(Value::as_object_mut)
}

/// Returns the names of all documented fields.
fn documented() -> &'static BTreeSet<String> {
    fn collect(value: &Value, names: &mut BTreeSet<String>) {
        match value {
            Value::Object(members) => {
                let properties = members.get("properties").and_then(Value::as_object);
                names.extend(properties.into_iter().flatten().map(|(name, _)| name.clone()));
                members.values().for_each(|member| collect(member, names));
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
            _ => {}
        }
    }
    static NAMES: OnceLock<BTreeSet<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let document: Value = serde_yaml::from_str(include_str!("../../../spec/v4/openapi.yaml")).unwrap();
        let mut names = BTreeSet::new();
        collect(&document, &mut names);
        names
    })
}

#[rustfmt::skip]
fn credentials() -> Vec<Row> {
    let row = |name, sabotage| Row { name, sabotage, found: "`authorization`: expected Some(\"Basic " };
    vec![
        row("no credentials", request!(|it| it.headers.retain(|(name, _)| name != "authorization"))),
        row("empty credentials", request!(|it| set_header(it, "authorization", ""))),
        row("other credentials", request!(|it| set_header(it, "authorization", "Basic YXBwLWlkOnNlY3JldA=="))),
        row("the AppID twice", request!(|it| {
            let id = basic(it).split_once(':').unwrap().0.to_owned();
            set_header(it, "authorization", &format!("Basic {}", STANDARD.encode(format!("{id}:{id}"))));
        })),
        row("credentials of another scheme", request!(|it| {
            let value = it.header("authorization").unwrap().replace("Basic", "Bearer");
            set_header(it, "authorization", &value);
        })),
        row("credentials that are not encoded", request!(|it| {
            let value = format!("Basic {}", basic(it));
            set_header(it, "authorization", &value);
        })),
        row("credentials twice", request!(|it| {
            let value = it.header("authorization").unwrap().to_owned();
            it.headers.push(("authorization".to_owned(), value));
        })),
        Row { name: "the secret in the query", found: "the secret is sent outside of `Authorization`",
            sabotage: request!(|it| {
                let secret = basic(it).split_once(':').unwrap().1.to_owned();
                let mark = if it.target.contains('?') { '&' } else { '?' };
                it.target.push_str(&format!("{mark}app_secret={secret}"));
            }) },
        Row { name: "the secret in a header", found: "the secret is sent outside of `Authorization`",
            sabotage: request!(|it| {
                let secret = basic(it).split_once(':').unwrap().1.to_owned();
                it.headers.push(("x-app-secret".to_owned(), secret));
            }) },
    ]
}

/// Returns the decoded credentials of a request.
fn basic(request: &Request) -> String {
    let (_, encoded) = request.header("authorization").unwrap().split_once(' ').unwrap();
    String::from_utf8(STANDARD.decode(encoded).unwrap()).unwrap()
}

#[rustfmt::skip]
fn requests() -> Vec<Row> {
    let row = |name, found, sabotage| Row { name, sabotage, found };
    vec![
        row("not sent", "sent 0 requests", Sabotage::Sent(|sent| sent.clear())),
        row("sent twice", "sent 2 requests", Sabotage::Sent(|sent| sent.extend(sent.clone()))),
        row("no content type", "`content-type`: expected Some(\"application/json\"), sent []",
            request!(|it| it.headers.retain(|(name, _)| name != "content-type"))),
        row("another content type", "`content-type`: expected", request!(|it| set_header(it, "content-type", "text/plain"))),
        row("a content type without a body", "`content-type`: expected None",
            request!(|it| it.headers.push(("content-type".to_owned(), "application/json".to_owned())))),
        row("nothing accepted", "`accept`: expected", request!(|it| it.headers.retain(|(name, _)| name != "accept"))),
        row("GET for everything", "method: recorded \"POST\"", request!(|it| it.method = "GET".to_owned())),
        row("POST for PUT", "method: recorded \"PUT\"", request!(|it| it.method = it.method.replace("PUT", "POST"))),
        // The path.
        row("no base path", "path: recorded", request!(|it| change_path(it, |path| path.replace("/api/v4", "")))),
        row("another base path", "path: recorded", request!(|it| change_path(it, |path| path.replace("/v4", "/v5")))),
        row("a slash at the end", "path: recorded", request!(|it| change_path(it, |path| format!("{path}/")))),
        row("a doubled slash", "path: recorded", request!(|it| change_path(it, |path| path.replace("v4/", "v4//")))),
        row("another operation of the same form", "path: recorded", request!(|it| change_path(it, |path| path.replace("username", "clientid")))),
        row("the path encoded once less", "path: recorded \"/api/v4/", request!(|it| change_path(it, decode))),
        row("the path encoded twice", "path: recorded \"/api/v4/",
            request!(|it| change_path(it, |path| path.replace('%', "%25")))),
        row("`+` for a space in the path", "path: recorded", request!(|it| change_path(it, |path| path.replace("%20", "+")))),
        row("slashes in names not encoded", "path: recorded", request!(|it| change_path(it, |path| path.replace("%2F", "/")))),
        row("a literal segment encoded", "path: recorded", request!(|it| change_path(it, |path| path.replace("/$all", "/%24all")))),
        row("names in lower case", "path: recorded", request!(|it| change_path(it, str::to_lowercase))),
        // The query.
        row("no query", "query.", request!(|it| change_query(it, |_| Vec::new()))),
        row("only the first parameter", "query.", request!(|it| change_query(it, |mut pairs| { pairs.truncate(1); pairs }))),
        row("a parameter renamed", "query._limit: recorded",
            request!(|it| change_query(it, |pairs| pairs.iter().map(|pair| pair.replace("_limit=", "limit=")).collect()))),
        row("a filter renamed", "query._like_username: recorded",
            request!(|it| change_query(it, |pairs| pairs.iter().map(|pair| pair.replace("_like_", "_match_")).collect()))),
        row("a parameter twice", "recorded nothing, sent",
            request!(|it| change_query(it, |mut pairs| { pairs.push(pairs[0].clone()); pairs }))),
        row("a parameter that was not set", "query._limit: recorded nothing",
            request!(|it| if !it.target.contains('?') && it.method == "GET" { it.target.push_str("?_limit=100"); })),
        row("the next page", "query._page: recorded \"1\", sent \"2\"",
            request!(|it| change_query(it, |pairs| pairs.iter().map(|pair| pair.replace("_page=1", "_page=2")).collect()))),
        row("values encoded twice", "query.",
            request!(|it| change_query(it, |pairs| pairs.iter().map(|pair| pair.replace('%', "%25")).collect()))),
        row("values encoded once less", "query",
            request!(|it| change_query(it, |pairs| pairs.iter().map(|pair| decode(pair)).collect()))),
        row("values in upper case", "query.", request!(|it| change_query(it, |pairs| {
            let upper = |pair: &String| pair.split_once('=').map(|(name, value)| format!("{name}={}", value.to_uppercase()));
            pairs.iter().filter_map(upper).collect()
        }))),
        // The body.
        row("no body", "body: recorded", request!(|it| it.body.clear())),
        row("a body for a request without one", "body: recorded nothing",
            request!(|it| if it.body.is_empty() { it.body = b"{}".to_vec(); })),
        row("a field dropped", "body.topic: recorded", body!(|it| objects(it).for_each(|it| drop(it.remove("topic"))))),
        row("an optional field dropped", "body.qos: recorded", body!(|it| objects(it).for_each(|it| drop(it.remove("qos"))))),
        row("a field renamed", "body.client_id: recorded nothing", body!(|it| objects(it).for_each(|it| {
            if let Some(value) = it.remove("clientid") { it.insert("client_id".to_owned(), value); }
        }))),
        row("a field that was not set", "body.qos: recorded nothing, sent 0",
            body!(|it| objects(it).for_each(|it| { it.entry("qos").or_insert_with(|| 0.into()); }))),
        row("null for a field that was not set", "body.qos: recorded nothing, sent null",
            body!(|it| objects(it).for_each(|it| { it.entry("qos").or_insert(Value::Null); }))),
        row("a field of the second item dropped", "body[1].",
            body!(|it| if let Some(it) = it.get_mut(1).and_then(Value::as_object_mut) { it.remove("password"); it.remove("topic"); })),
        row("numbers as strings", "sent \"1\"", body!(|it| objects(it).for_each(|it| {
            it.values_mut().for_each(|it| if it.is_number() { *it = it.to_string().into(); });
        }))),
        row("integers as floats", "sent 1.0", body!(|it| objects(it).for_each(|it| {
            it.values_mut().for_each(|it| if let Some(number) = it.as_f64() { *it = number.into(); });
        }))),
        row("booleans as strings", "sent \"true\"", body!(|it| objects(it).for_each(|it| {
            it.values_mut().for_each(|it| if it.is_boolean() { *it = it.to_string().into(); });
        }))),
        row("strings truncated", "body.payload: recorded", body!(|it| objects(it).for_each(|it| {
            if let Some(Value::String(text)) = it.get_mut("payload") { text.pop(); }
        }))),
        row("names decoded in the body", "sent \"meet a\"", body!(|it| objects(it).for_each(|it| {
            it.values_mut().for_each(|it| if let Value::String(text) = it { *text = decode(text); });
        }))),
        row("only the first item of a batch", "body[1]: recorded",
            body!(|it| if let Value::Array(items) = it { items.truncate(1); })),
        row("items in another order", "body[0].", body!(|it| if let Value::Array(items) = it { items.reverse(); })),
        row("an item twice", "body[1]: recorded nothing",
            body!(|it| if let Value::Array(items) = it { items.extend(items.first().cloned()); })),
        row("a batch of one as an object", "body: recorded [", body!(|it| if it.as_array().is_some_and(|it| it.len() == 1) { *it = it[0].take(); })),
        row("an object as a batch of one", "body: recorded {", body!(|it| if it.is_object() { *it = json!([it.take()]); })),
        row("a field twice", "body: sent `topic` twice in one object", request!(|it| {
            let text = String::from_utf8_lossy(&it.body).replacen("\"topic\":", "\"topic\":\"x\",\"topic\":", 1);
            it.body = text.into_bytes();
        })),
    ]
}

#[rustfmt::skip]
fn responses() -> Vec<Row> {
    let row = |name, found, sabotage| Row { name, sabotage, found };
    let succeeded = "the call succeeded";
    vec![
        // Success or failure.
        row("the code ignored", succeeded, response!(|it| drop(it.insert("code".to_owned(), 0.into())))),
        row("a missing code treated as a success", succeeded,
            response!(|it| { it.entry("code").or_insert_with(|| 0.into()); })),
        row("the status ignored", "status: recorded 404, the error says 200", Sabotage::Received(|it| it.status = 200)),
        row("every failure treated as a success", succeeded, Sabotage::Received(|it| {
            if it.status != 200 { (it.status, it.body) = (200, br#"{"code":0,"data":[]}"#.to_vec()); }
        })),
        row("401 treated as another failure", "unauthorized: recorded true", Sabotage::Received(|it| if it.status == 401 { it.status = 403; })),
        row("every failure treated as 401", "unauthorized: recorded false", Sabotage::Received(|it| if it.status != 200 { it.status = 401; })),
        row("the code of a row ignored", "items failed), the call succeeded", rows!(|rows| {
            rows.iter_mut().for_each(|row| if let Some(code) = row.get_mut("code") { *code = 0.into(); });
        })),
        row("the result of a row ignored", succeeded, rows!(|rows| {
            rows.iter_mut().for_each(|row| if let Some(result) = row.get_mut("result") { *result = "ok".into(); });
        })),
        row("the result of a single rule ignored", "create_acl: outcome: recorded a failure (HTTP 200 {error,topic}), the call succeeded", response!(|it| {
            if let Some(result) = it.get_mut("data").and_then(|data| data.get_mut("result")) { *result = "ok".into(); }
        })),
        row("outcomes by name ignored", succeeded, response!(|it| if let Some(Value::Object(outcomes)) = it.get_mut("data") {
            outcomes.values_mut().for_each(|outcome| if outcome.is_string() { *outcome = "ok".into(); });
        })),
        row("every row treated as a failure", "outcome: recorded a success, the call failed", rows!(|rows| {
            rows.iter_mut().for_each(|row| if let Some(code) = row.get_mut("code") { *code = 112.into(); });
        })),
        row("a missing object treated as a refusal", "outcome: recorded NotFound", response!(|it| {
            if it.get("data").is_some_and(|data| *data == json!([]) || *data == json!({})) { it.insert("code".to_owned(), 1.into()); }
        })),
        row("errors swallowed", succeeded, Sabotage::Returned(|it| if it.is_err() { *it = Ok(json!({})); })),
        row("a missing object treated as a success", "recorded a failure (HTTP 200 not found), the call succeeded",
            Sabotage::Returned(|it| if it.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotFound) { *it = Ok(json!({})); })),
        row("a batch treated as a success if any item succeeded", "items failed), the call succeeded", Sabotage::Returned(|it| {
            if it.as_ref().is_err_and(|error| error.items().iter().any(|item| item.is_ok())) { *it = Ok(json!({})); }
        })),
        // The details of failures.
        row("messages dropped", "message: recorded", response!(|it| if it.get("code").is_some_and(|code| *code != 0) { it.remove("message"); })),
        row("messages redacted", "message: recorded", response!(|it| {
            if let Some(message) = it.get_mut("message") { *message = "***".into(); }
        })),
        row("codes mixed up", "code: recorded", response!(|it| {
            if let Some(code) = it.get_mut("code").filter(|code| **code != 0) { *code = 101.into(); }
        })),
        row("codes of rows mixed up", "items[1].code: recorded", rows!(|rows| {
            for row in rows { if row.get("code").is_some_and(|code| *code != 0) { row["code"] = 101.into(); } }
        })),
        row("outcomes of a batch in another order", "items[0]: recorded a success, the error has a failure", rows!(|rows| {
            if rows.iter().any(|row| row.get("code").is_some_and(|code| *code != 0)) { rows.reverse(); }
        })),
        // The rows.
        row("only the first row kept", "data[1]: recorded", rows!(|rows| rows.truncate(1))),
        row("only the first row of a lookup kept", "get_client: data[1]: recorded", rows!(|rows| rows.truncate(1))),
        row("the last row dropped", "the response has nothing", rows!(|rows| drop(rows.pop()))),
        row("a row twice", "data[1]: recorded nothing", rows!(|rows| rows.extend(rows.first().cloned()))),
        row("equal rows merged", "data[1]: recorded", rows!(|rows| rows.dedup())),
        row("rows in the reverse order", "data[0].", rows!(|rows| rows.reverse())),
        row("rows sorted", "data[0].", rows!(|rows| rows.sort_by_key(ToString::to_string))),
        row("no rows", "data[0]: recorded", rows!(|rows| rows.clear())),
        // The fields.
        row("data dropped", "data: recorded", Sabotage::Returned(|it| drop(members(it).map(|it| it.remove("data"))))),
        row("meta dropped", "meta: recorded", response!(|it| drop(it.remove("meta")))),
        row("no next page", "meta.hasnext: recorded true", response!(|it| {
            if let Some(next) = it.get_mut("meta").and_then(|meta| meta.get_mut("hasnext")) { *next = false.into(); }
        })),
        row("a field dropped", ".ip_address: recorded", rows!(|rows| {
            rows.iter_mut().filter_map(Value::as_object_mut).for_each(|row| drop(row.remove("ip_address")));
        })),
        row("undocumented fields of rows dropped", "not_documented: recorded", Sabotage::Returned(|it| {
            let rows = members(it).into_iter().filter_map(|it| it.get_mut("data")?.as_array_mut()).flatten();
            rows.filter_map(Value::as_object_mut).for_each(|row| row.retain(|name, _| documented().contains(name)));
        })),
        row("undocumented fields of meta dropped", "meta.not_documented: recorded", Sabotage::Returned(|it| {
            let meta = members(it).and_then(|it| it.get_mut("meta")?.as_object_mut());
            meta.into_iter().for_each(|meta| meta.retain(|name, _| documented().contains(name)));
        })),
        row("undocumented members dropped", ": not_documented: recorded",
            Sabotage::Returned(|it| if let Some(it) = members(it) { it.retain(|name, _| name == "data" || name == "meta"); })),
        row("undocumented metrics dropped", "data[0].metrics.not_documented: recorded", Sabotage::Returned(|it| {
            let rows = members(it).into_iter().filter_map(|it| it.get_mut("data")?.as_array_mut()).flatten();
            rows.filter_map(|row| row.get_mut("metrics")?.as_object_mut()).for_each(|it| it.retain(|name, _| documented().contains(name)));
        })),
        // The values.
        row("null dropped", "none: recorded null, the response has nothing",
            values!(|it| if let Value::Object(members) = it { members.retain(|_, member| !member.is_null()); })),
        row("null decoded as 0", "none: recorded null, the response has 0", values!(|it| if it.is_null() { *it = 0.into(); })),
        row("numbers rounded", ".number: recorded 9007199254740993", values!(|it| {
            if let Some(number) = it.as_u64() { *it = Value::from(number as f64 as u64); }
        })),
        row("numbers truncated to 32 bits", ": recorded 9007199254740993", values!(|it| {
            if let Some(number) = it.as_u64() { *it = Value::from(number as u32); }
        })),
        row("decimals truncated", ".list[0]: recorded 1.5", values!(|it| if it.is_f64() { *it = Value::from(it.as_f64().unwrap() as i64); })),
        row("negative numbers as 0", "meta.count: recorded -1", values!(|it| if it.as_i64().is_some_and(|it| it < 0) { *it = 0.into(); })),
        row("numbers as strings", "the response has \"", values!(|it| if it.is_number() { *it = it.to_string().into(); })),
        row("integers as floats", ".0", values!(|it| if it.is_i64() { *it = it.as_f64().into(); })),
        row("booleans inverted", "recorded false, the response has true", values!(|it| if let Value::Bool(it) = it { *it = !*it; })),
        row("strings percent-decoded", "recorded \"", values!(|it| if let Value::String(it) = it { *it = decode(it); })),
        row("only ASCII characters kept", "recorded \"", values!(|it| if let Value::String(it) = it { it.retain(|c| c.is_ascii()); })),
        row("strings trimmed", "recorded \"", values!(|it| if let Value::String(it) = it { *it = it.trim_matches('/').to_owned(); })),
        row("strings in lower case", "recorded \"", values!(|it| if let Value::String(it) = it { *it = it.to_lowercase(); })),
    ]
}

#[tokio::test]
async fn a_broken_sdk_is_found() {
    // Exchanges that are WRONG anyway prove nothing.
    let mut recorded = Vec::new();
    let replay = Replay::new().unwrap();
    for exchange in exchanges::all().unwrap() {
        if !matches!(replay.exchange(exchange).await, Verdict::Wrong(_)) {
            recorded.push(exchange);
        }
    }
    let mut survived = Vec::new();
    for Row { name, sabotage, found } in credentials().into_iter().chain(requests()).chain(responses()) {
        if let Err(other) = is_found(sabotage, found, &recorded).await {
            survived.push(format!("{name}: {found}\n    {}", other.join("\n    ")));
        }
    }
    assert!(survived.is_empty(), "{} sabotages survive:\n{}", survived.len(), survived.join("\n"));
}

/// Checks that an exchange is WRONG with this difference; returns other differences if there is none.
async fn is_found(sabotage: Sabotage, found: &str, recorded: &[&Exchange]) -> Result<(), Vec<String>> {
    let replay = Replay::new().unwrap().sabotaged(sabotage);
    let mut others = Vec::new();
    for exchange in recorded {
        if let Verdict::Wrong(differences) = replay.exchange(exchange).await {
            if differences.iter().any(|difference| difference.contains(found)) {
                return Ok(());
            }
            others.extend(differences.into_iter().map(|difference| format!("{}: {difference}", exchange.name)));
        }
    }
    others.truncate(5);
    Err(others)
}
