//! Responses of the documented form are decoded in one pass, all others in the thorough way. Both have the same result.

use std::collections::BTreeMap;

use emqx_cloud::Client;
use emqx_cloud::testing::Decoding;
use emqx_cloud_tests::calls::Form;
use emqx_cloud_tests::server::{Answer, Body, Server};
use serde_json::Value;

use crate::common;
use crate::recorded::{Row, rows};

fn client(server: &Server, decoding: Decoding) -> Client {
    common::builder(&server.address()).decoding(decoding).build().expect("good settings")
}

/// A server, with a client that decodes in the usual way and one that does so only in the thorough way.
struct Bench {
    server: Server,
    usual: Client,
    thorough: Client,
}

impl Bench {
    fn new() -> Self {
        let server = Server::start();
        let (usual, thorough) = (client(&server, Decoding::Usual), client(&server, Decoding::Thorough));
        Self { server, usual, thorough }
    }

    /// Returns the result of a call in each way: the value, or everything that the error shows.
    async fn results(&self, row: &Row, answer: &Answer) -> [Result<Value, Vec<String>>; 2] {
        let mut results = Vec::new();
        for client in [&self.usual, &self.thorough] {
            self.server.answer(answer.clone());
            results.push((row.send)(client).await.map_err(|error| common::everything(&error)));
        }
        let timeless = |result: Result<Value, Vec<String>>| {
            // `Debug` has the time that the call took.
            result.map_err(|shown| shown.into_iter().filter(|shown| !shown.contains("elapsed")).collect())
        };
        <[_; 2]>::try_from(results).expect("two clients").map(timeless)
    }
}

#[tokio::test]
async fn both_ways_agree_on_every_recorded_response() {
    let bench = Bench::new();
    for row in rows() {
        let [usual, thorough] = bench.results(&row, &row.exchange.answer()).await;
        assert_eq!(usual, thorough, "{} as {}", row.exchange.name, row.name);
    }
}

/// If a real server's successes were not decoded in one pass, they would be slow.
#[tokio::test]
async fn recorded_successes_are_decoded_in_one_pass() {
    let server = Server::start();
    let quick = client(&server, Decoding::Quick);
    let (mut read, mut refused) = (0, BTreeMap::<&str, u32>::new());
    let is_success = |row: &&Row| row.exchange.response.status == 200 && !row.hides_a_failure() && !row.is_absent();
    for row in rows().iter().filter(is_success) {
        server.answer(row.exchange.answer());
        match (row.send)(&quick).await {
            Ok(_) => read += 1,
            Err(_) => *refused.entry(row.name).or_default() += 1,
        }
    }
    println!("{read} recorded successes are decoded in one pass; not {refused:?}");
    assert_eq!(refused, BTreeMap::new());
}

/// What takes the place of a value.
const VALUES: [&str; 24] = [
    "null",
    "true",
    "-1",
    "-0",
    "300",
    "1.0",
    "1e400",
    "9223372036854775808",
    "18446744073709551616",
    r#""undefined""#,
    r#""ok""#,
    r#""o\u006b""#,
    r#""\u0000""#,
    r#""\ud800""#,
    r#""a%41""#,
    "[]",
    "[null]",
    "{}",
    r#"{"a":1}"#,
    r#"{"a":1,"a":2}"#,
    r#"[[{"a":[],"\u0061":[]}]]"#,
    r#"{"$serde_json::private::RawValue":"1"}"#,
    r#"[{"$serde_json::private::Number":"1"}]"#,
    " \n1\t",
];

/// What is put before the first member of an object.
const MEMBERS: [&str; 6] = [
    r#""new":1.50,"#,
    r#""new":{"a":1,"a":2},"#,
    r#""new":1,"n\u0065w":2,"#,
    r#""code":0,"#,
    r#""$serde_json::private::RawValue":"1","#,
    r#""":null,"#,
];

/// Returns the JSON of a value in which one part is changed, for each part and each change.
fn changed(value: &Value) -> Vec<String> {
    let mut all: Vec<String> = VALUES.iter().map(|other| (*other).to_owned()).collect();
    match value {
        // The first and the last row are enough.
        Value::Array(items) => {
            let written: Vec<_> = items.iter().map(Value::to_string).collect();
            for index in [0, items.len().saturating_sub(1)].into_iter().take(items.len()) {
                let at = |part: String| {
                    let mut parts = written.clone();
                    parts[index] = part;
                    format!("[{}]", parts.join(","))
                };
                all.extend(changed(&items[index]).into_iter().map(at));
            }
            all.push(format!("[{}]", [&written[..], &written[..written.len().min(1)]].concat().join(",")));
            all.push(format!("[{}]", written.iter().rev().cloned().collect::<Vec<_>>().join(",")));
        }
        Value::Object(members) => {
            let written: Vec<_> =
                members.iter().map(|(name, value)| format!("{}:{value}", Value::from(&**name))).collect();
            let whole = written.join(",");
            all.extend(MEMBERS.iter().map(|member| format!("{{{member}{whole}}}").replace(",}", "}")));
            for (index, (name, value)) in members.iter().enumerate() {
                let at = |part: String| {
                    let mut parts = written.clone();
                    parts[index] = part;
                    format!("{{{}}}", parts.join(","))
                };
                let quoted = Value::from(&**name);
                all.extend(changed(value).into_iter().map(|value| at(format!("{quoted}:{value}"))));
                // Twice, escaped, under another name, and missing.
                let escaped: String =
                    name.chars().map(|character| format!("\\u{:04x}", u32::from(character))).collect();
                all.push(at(format!("{quoted}:{value},{quoted}:{value}")));
                all.push(at(format!("{quoted}:null,\"{escaped}\":{value}")));
                all.push(at(format!("\"{escaped}\" : {value}")));
                all.push(at(format!("\"{name}2\":{value}")));
                let mut others = written.clone();
                others.remove(index);
                all.push(format!("{{{}}}", others.join(",")));
            }
        }
        _ => {}
    }
    all
}

/// Shortens lists to a few rows.
fn shortened(mut answer: Value, form: Form) -> Value {
    if let Some(rows) = answer["data"].as_array_mut().filter(|_| !form.is_batch()) {
        rows.truncate(2);
    }
    answer
}

#[tokio::test]
async fn both_ways_agree_on_every_change_of_a_response() {
    let bench = Bench::new();
    let (mut cases, mut successes) = (0_usize, 0_usize);
    let mut largest = BTreeMap::<&str, Row>::new();
    // For each call, the recorded success with most values among those that are not long.
    let size = |row: &Row| row.answer().map_or(0, |answer| shortened(answer, row.form).to_string().len());
    for row in rows().into_iter().filter(|row| row.exchange.response.status == 200 && size(row) < 3_000) {
        let is_larger = |other: &Row| size(&row) > size(other);
        if !row.hides_a_failure() && largest.get(row.name).is_none_or(is_larger) {
            largest.insert(row.name, row);
        }
    }
    let step = if common::full() { 1 } else { 23 };
    for row in largest.values() {
        let answer = shortened(row.answer().expect("a success is a JSON object"), row.form);
        let whole = answer.to_string();
        let mut bodies = changed(&answer);
        bodies.extend([
            format!("{whole} "),
            format!("{whole}x"),
            format!("\u{feff}{whole}"),
            whole.replace(',', " ,\n"),
        ]);
        let mut bodies: Vec<_> = bodies.into_iter().map(String::into_bytes).collect();
        // Not UTF-8.
        bodies.push(whole.into_bytes().into_iter().map(|byte| if byte == b'e' { 0xe9 } else { byte }).collect());
        for body in bodies.into_iter().step_by(step) {
            let mut answer = row.exchange.answer();
            answer.body = Body::Bytes(body.clone());
            let [usual, thorough] = bench.results(row, &answer).await;
            assert_eq!(usual, thorough, "{}: {}", row.name, body.escape_ascii());
            cases += 1;
            successes += usize::from(usual.is_ok());
        }
    }
    println!("{} calls, {cases} responses, {successes} of them successes", largest.len());
    assert!(largest.len() >= 30, "recordings are missing: {:?}", largest.keys());
    assert!(successes > cases / 20 && successes < cases / 2, "{successes} of {cases}");
}
