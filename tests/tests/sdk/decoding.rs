//! Responses of the documented form are decoded in one pass, all others in the thorough way. Both have the same result.

use std::collections::BTreeMap;

use emqx_cloud::Client;
use emqx_cloud::Members;
use emqx_cloud::testing::Decoding;
use emqx_cloud_api::types::CreateUsernameAnswer;
use emqx_cloud_core::Received;
use emqx_cloud_tests::calls::{Form, Sender, call, calls};
use emqx_cloud_tests::server::{Answer, Body, Server};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::common;
use crate::matching;
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
    async fn results(&self, send: &Sender, answer: &Answer) -> [Result<Value, Vec<String>>; 2] {
        let mut results = Vec::new();
        for client in [&self.usual, &self.thorough] {
            self.server.answer(answer.clone());
            results.push(send(client).await.map_err(|error| common::everything(&error)));
        }
        let timeless = |result: Result<Value, Vec<String>>| {
            // `Debug` has the time that the call took.
            result.map_err(|shown| shown.into_iter().filter(|shown| !shown.contains("elapsed")).collect())
        };
        <[_; 2]>::try_from(results).expect("two clients").map(timeless)
    }

    /// Returns whether the members of a list that have no field are the same, byte for byte.
    async fn agree_on_the_bytes(&self, body: &str) -> bool {
        let mut kept = Vec::new();
        for client in [&self.usual, &self.thorough] {
            self.server.answer(Answer::ok(body));
            let page = client.list_clients().await.ok();
            kept.push(page.map(|page| {
                let rows: Vec<_> = page.items.iter().map(|row| row.extra.as_json().to_owned()).collect();
                (rows, page.meta.map(|meta| meta.as_json().to_owned()), page.extra.as_json().to_owned())
            }));
        }
        kept[0] == kept[1]
    }
}

#[tokio::test]
async fn both_ways_agree_on_every_recorded_response() {
    let bench = Bench::new();
    for row in rows() {
        let [usual, thorough] = bench.results(&row.send, &row.exchange.answer()).await;
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
            let [usual, thorough] = bench.results(&row.send, &answer).await;
            assert_eq!(usual, thorough, "{}: {}", row.name, body.escape_ascii());
            cases += 1;
            successes += usize::from(usual.is_ok());
        }
    }
    println!("{} calls, {cases} responses, {successes} of them successes", largest.len());
    assert!(largest.len() >= 30, "recordings are missing: {:?}", largest.keys());
    assert!(successes > cases / 20 && successes < cases / 2, "{successes} of {cases}");
}

#[tokio::test]
async fn both_ways_agree_on_which_entry_belongs_to_which_item() {
    let bench = Bench::new();
    for matching::Row { what, call: name, items, data, .. } in matching::rows() {
        let send = call(name).with(items).send;
        let [usual, thorough] = bench.results(&send, &Answer::json(&json!({"code": 0, "data": data}))).await;
        assert_eq!(usual, thorough, "{name}, {what}");
    }
}

/// A value with this number of levels.
fn nested(levels: usize) -> String {
    format!("{}{}", "[".repeat(levels), "]".repeat(levels))
}

/// Responses that are not like recorded ones: the call, what is sent if that matters, and the body.
#[rustfmt::skip]
fn odd() -> Vec<(&'static str, Option<Value>, String)> {
    let mut odd = Vec::new();
    let mut add = |call, sent: Option<Value>, body: String| odd.push((call, sent, body));
    // Lists.
    const ROW: &str = r#""clientid":"c","connected":true,"node":"n""#;
    const META: &str = r#""meta":{"page":1,"limit":10,"count":1}"#;
    let mut list = |body: String| add("list_clients", None, body);
    let members = |count: usize| (0..count).map(|n| format!(r#""m{n}":{n},"#)).collect::<String>();
    for row in [
        "", r#""clientid":"d","#, r#""keepalive":60,"keepalive":60,"#, r#""keepalive":null,"keepalive":60,"#,
        r#""keepalive":60,"keepalive":null,"#, r#""keepalive":"undefined","keepalive":60,"#, r#""keepalive":"undefined","#,
        r#""keepalive":"\u0075ndefined","#, r#""keepalive":"a\nb","#, "\"keepalive\":\"\u{7f}\u{2028}\",", r#""keepalive":-1,"#,
        r#""username":null,"username":"u","#, r#""username":"u","username":"u","#, r#""username":{},"#,
        r#""new":1,"new":2,"#, r#""n\u0065w":1,"new":2,"#, r#""new":{"a":{"b":1,"b":2}},"#, r#""new":"\ud800","#, r#""\ud800":1,"#,
        r#""$serde_json::private::RawValue":"1","#, r#""new":{"$serde_json::private::RawValue":"1"},"#,
        r#""$serde_json::private::Number":"1","#, r#""new":[{"\u0024serde_json::private::Number":"1"}],"#,
        // The hashes of these names are the same (FNV-1a), and those of the last ones are not.
        r#""costarring":1,"liquid":2,"#, r#""costarring":1,"liquid":2,"liquid":3,"#, r#""declinate":1,"macallums":2,"declinate":3,"#,
        &members(8), &members(9), &members(200), &format!("{}{}", members(9), r#""m8":1,"#), &format!("{}{}", members(9), r#""m0":1,"#),
    ] {
        list(format!(r#"{{"code":0,"data":[{{{row}{ROW}}}],{META}}}"#));
        list(format!(r#"{{"code":0,{row}"data":[{{{ROW}}}],{META}}}"#));
        list(format!(r#"{{"code":0,"data":[{{{ROW}}}],"meta":{{{row}"page":1,"limit":10,"count":1}}}}"#));
    }
    for envelope in [
        r#""data":[],"meta":{}"#, r#""code":0,"meta":{}"#, r#""code":0,"data":[]"#, r#""code":0,"data":null,"meta":{}"#,
        r#""code":0,"data":[],"meta":null"#, r#""code":0,"data":[],"meta":[]"#, r#""code":0,"data":[],"meta":"m""#,
        r#""code":0,"data":[],"meta":{},"meta":{}"#, r#""code":0,"data":[],"data":[],"meta":{}"#, r#""code":0,"code":0,"data":[],"meta":{}"#,
        r#""data":[],"code":1,"code":0"#, r#""data":[],"code":0,"code":1"#, r#""data":[],"code":0,"cod\u0065":0"#, r#""data":[],"code":0.0"#,
        r#""data":[],"code":-0"#, r#""data":[],"code":"0""#, r#""data":[],"code":1"#, r#""data":[],"code":-1"#, r#""data":[],"code":null"#,
        r#""data":[],"code":18446744073709551616"#, r#""data":[{}],"code":0"#, r#""data":{},"code":0"#, r#""data":[],"code":0,"message":"m""#,
        r#""data":[],"code":0,"meta":{"count":1e400}"#, r#""data":[],"code":0,"meta":{"page":"1"}"#, r#""data":[],"code":0,"meta":{"page":1,"page":1}"#,
    ] {
        list(format!("{{{envelope}}}"));
        list(format!("{{{envelope}}} null"));
        list(format!("[{{{envelope}}}]"));
    }
    // The number of levels is limited, wherever a member is.
    for levels in [100, 126, 127, 128, 129, 9_996, 9_997, 9_998, 9_999, 10_000, 10_001] {
        let value = nested(levels);
        list(format!(r#"{{"code":0,"data":[{{{ROW},"new":{value}}}],{META}}}"#));
        list(format!(r#"{{"code":0,"data":[{{{ROW}}}],"new":{value},{META}}}"#));
        list(format!(r#"{{"code":0,"data":[{{{ROW}}}],"meta":{{"new":{value}}}}}"#));
        list(format!(r#"{{"code":0,"data":[{{{ROW},"username":{value}}}],{META}}}"#));
    }
    // Batches.
    let message = |topic: &str| json!({"topic": topic, "payload": "on", "clientid": "c"});
    let both = || json!({"topic": "a", "topics": "b,c", "payload": "p"});
    let properties = |name: &str| json!({"topic": "a", "payload": "p", "user_properties": {name: "not JSON"}});
    for (items, rows) in [
        (json!([message("a"), message("b")]), r#"{"code":0}"#),
        (json!([message("a"), message("b")]), r#"{"code":0},{"code":0}"#),
        (json!([message("a"), message("b")]), r#"{"code":0},{"code":0},{"code":0}"#),
        (json!([message("a"), message("b")]), r#"{"code":0},{"code":1}"#),
        (json!([message("a"), message("b")]), r#"{"topic":"a","code":0},{"topic":"a","code":0}"#),
        (json!([message("a")]), r#"{"topic":null,"code":0}"#),
        (json!([message("a")]), r#"{"topic":"a","code":0,"code":0}"#),
        (json!([message("a")]), r#"{"topic":"a","topic":"a","code":0}"#),
        (json!([message("a")]), r#"{"topic":"a","code":0,"new":1,"new":1}"#),
        (json!([message("a")]), r#"{"topic":"a","code":0,"payload":"on"}"#),
        (json!([message("a")]), r#"{"topic":"a","code":0,"payload":"off"}"#),
        (json!([message("a")]), r#"{"topic":"a","code":0,"payload":null}"#),
        (json!([message("a")]), r#"{"topic":"a","code":0,"topics":"z"}"#),
        (json!([message("a%41")]), r#"{"topic":"aA","code":0}"#),
        (json!([message("a")]), r#"{"topic":5,"code":0}"#),
        (json!([message("5")]), r#"{"topic":5,"code":0}"#),
        (json!([message("a")]), r#"{"topic":"a","code":"0"}"#),
        (json!([message("a")]), r#"{}"#),
        (json!([both()]), r#"{"topic":"a","code":0}"#),
        (json!([both()]), r#"{"topic":"b,c","code":0}"#),
        (json!([both()]), r#"{"topic":"z","code":0}"#),
        (json!([both()]), r#"{"topic":"a","code":0,"topics":"b,c"}"#),
        (json!([both()]), r#"{"topic":"a","code":0,"topics":"z"}"#),
        (json!([{"topic": "a", "topics": "a", "payload": "p"}]), r#"{"topic":"a","code":0,"topics":"z"}"#),
        (json!([properties("$serde_json::private::RawValue")]), r#"{"topic":"a","code":0}"#),
        (json!([properties("$serde_json::private::Number")]), r#"{"topic":"a","code":0}"#),
    ] {
        add("publish_batch", Some(items), format!(r#"{{"code":0,"data":[{rows}]}}"#));
    }
    let rule = |member: &str| json!({member: "a", "topic": "t", "action": "pub", "access": "allow"});
    let everyone = || json!({"topic": "t", "action": "pub", "access": "allow"});
    const STORED: &str = r#""topic":"t","action":"pub","access":"allow","result":"ok""#;
    for (sent, row) in [
        (rule("clientid"), r#","clientid":"a""#),
        (rule("clientid"), r#","clientid":"b""#),
        (rule("clientid"), r#","clientid":null"#),
        (rule("clientid"), r#","clientid":5"#),
        (rule("clientid"), r#","username":"a""#),
        (rule("clientid"), r#","username":5"#),
        (rule("clientid"), r#","username":null"#),
        (rule("clientid"), r#","clientid":"a","username":"a""#),
        (rule("clientid"), r#","clientid":"a","result":"ok""#),
        (rule("clientid"), r#","all":"$all""#),
        (everyone(), r#","clientid":"a""#),
        (everyone(), r#","username":"a""#),
        (everyone(), r#","username":5"#),
        (everyone(), r#","all":"$all""#),
        (everyone(), ""),
    ] {
        for stored in [STORED.to_owned(), STORED.replace("ok", "no"), STORED.replace("allow", "deny"), STORED.replace("\"t\"", "5")] {
            add("create_acl_batch", Some(json!([sent])), format!(r#"{{"code":0,"data":[{{{stored}{row}}}]}}"#));
            add("create_acl", Some(sent.clone()), format!(r#"{{"code":0,"data":{{{stored}{row}}}}}"#));
        }
    }
    let user = |name: &str| json!({"username": name, "password": "hunter2-secret"});
    for (names, outcomes) in [
        (&["a"][..], r#""a":"ok""#), (&["a"], r#""a":"o\u006b""#), (&["a"], r#""a":"ok","a":"ok""#), (&["a"], r#""a":"no","a":"ok""#),
        (&["a"], r#""a":"ok","\u0061":"no""#), (&["a"], r#""a":"ok","b":"ok""#), (&["a"], ""), (&["a"], r#""a":null"#), (&["a"], r#""a":"no""#),
        (&["a", "a"], r#""a":"ok""#), (&["a", "a"], r#""a":"ok","b":"ok""#), (&["a", "b"], r#""b":"ok","a":"ok""#), (&["a", "b"], r#""a":"ok""#),
        (&["a%20b"], r#""a b":"ok""#), (&["a%20b"], r#""a%20b":"ok""#), (&["$serde_json::private::RawValue"], r#""$serde_json::private::RawValue":"ok""#),
    ] {
        let items: Vec<_> = names.iter().map(|name| user(name)).collect();
        add("create_username_batch", Some(items.into()), format!(r#"{{"code":0,"data":{{{outcomes}}}}}"#));
    }
    // Data about something else than what was asked for.
    for call in calls() {
        for field in call.operation.parameters.iter().filter_map(|parameter| parameter.repeated_in) {
            for value in [json!("another"), json!(5), json!(true), json!(null), json!({"a": 1})] {
                let (mut first, mut last) = (call.success(), call.success());
                match (&mut first["data"], &mut last["data"]) {
                    (Value::Array(rows), _) if rows.is_empty() => continue,
                    (Value::Array(first), Value::Array(last)) => {
                        first[0][field] = value.clone();
                        let mut row = last[0].clone();
                        row[field] = value;
                        last.push(row);
                    }
                    (data, _) => data[field] = value,
                }
                add(call.name, None, first.to_string());
                add(call.name, None, last.to_string());
            }
        }
    }
    odd
}

#[tokio::test]
async fn both_ways_agree_on_odd_responses() {
    let bench = Bench::new();
    let (mut cases, mut successes, mut different) = (0_usize, 0_usize, Vec::new());
    for (name, sent, body) in odd() {
        let typed = sent.into_iter().fold(call(name).unfiltered(), |call, sent| call.with(sent));
        let shown = format!("{name}: {} ({} bytes)", &body[..body.len().min(200)], body.len());
        let same_bytes = name != "list_clients" || bench.agree_on_the_bytes(&body).await;
        let [usual, thorough] = bench.results(&typed.send, &Answer::ok(body)).await;
        cases += 1;
        successes += usize::from(usual.is_ok());
        if !same_bytes || usual != thorough {
            let briefly =
                |result: Result<Value, Vec<String>>| result.map(|_| ()).map_err(|shown| shown.first().cloned());
            different.push(format!("{shown}: {:?}, not {:?}", briefly(usual), briefly(thorough)));
        }
    }
    println!("{cases} responses, {successes} of them successes");
    assert_eq!(different, [""; 0]);
    assert!(successes > cases / 10 && successes < cases / 2, "{successes} of {cases}");
}

#[tokio::test]
async fn both_ways_agree_on_the_body_of_a_success_with_another_status() {
    let bench = Bench::new();
    for call in calls() {
        for status in [200, 201, 204, 400, 404, 500, 503] {
            let answer = Answer::text(status, call.success().to_string());
            let [usual, thorough] = bench.results(&call.send, &answer).await;
            assert_eq!(usual, thorough, "{}: {status}", call.name);
            assert_eq!(usual.is_ok(), status == 200, "{}: {status}", call.name);
        }
    }
}

/// What a list can take is limited by the size of its rows, not by that of other parts of the response.
#[tokio::test]
async fn both_ways_limit_a_list_by_its_own_size() {
    let bench = Bench::new();
    let row = r#"{"clientid":"","connected":true,"node":""}"#;
    let rows = vec![row; 128 * 1024 * 1024 / size_of::<emqx_cloud::types::ClientInfo>()].join(",");
    let body = format!(r#"{{"code":0,"data":[{rows}]{}}}"#, " ".repeat(16 * 1024 * 1024));
    let mut results = Vec::new();
    for client in [&bench.usual, &bench.thorough] {
        bench.server.answer(Answer::ok(body.clone()));
        let page = client.list_clients().await;
        results.push(page.map(|page| page.items.len()).map_err(|error| error.to_string()));
    }
    assert_eq!(results[0], results[1]);
    assert!(results[0].is_err(), "the rows are not short enough: {results:?}");
}

/// Checks that a type refuses ambiguous JSON in one pass, and reads any other like `Deserialize`, without a loss.
fn decode_both_ways<T: Received + DeserializeOwned + Serialize>(cases: &[(&str, bool)]) {
    for (json, is_ambiguous) in cases {
        let written = |value: &T| serde_json::to_string(value).expect("a value is JSON");
        let quick = T::quick(&mut serde_json::Deserializer::from_str(json)).ok();
        let expected = if *is_ambiguous { None } else { Some(serde_json::from_str::<T>(json).expect(json)) };
        let name = std::any::type_name::<T>();
        assert_eq!(quick.as_ref().map(written), expected.as_ref().map(written), "{name}: {json}");
        if let Some(expected) = &expected {
            let parsed = |json: &str| serde_json::from_str::<Value>(json).expect("JSON");
            assert_eq!(parsed(&written(expected)), parsed(json), "{name}");
        }
    }
}

/// No recorded response has these types.
#[test]
fn every_type_reads_what_is_not_ambiguous_in_one_pass() {
    let objects = [
        (r"{}", false),
        (r#"{"a":1,"b":-1}"#, false),
        (r#"{"a\"\\\u0000":1}"#, false),
        (r#"{"a":1,"a":1}"#, true),
        (r#"{"a":1,"\u0061":1}"#, true),
        (r#"{"$serde_json::private::RawValue":1}"#, true),
    ];
    let nested = [
        (r#"{"a":[null,true,1.5,"x",{"b":{}}]}"#, false),
        (r#"{"a":{"b":1,"b":1}}"#, true),
        (r#"{"a":[{"b":1,"\u0062":1}]}"#, true),
        (r#"{"a":{"$serde_json::private::RawValue":"1"}}"#, true),
        (r#"{"a":[{"\u0024serde_json::private::Number":"1"}]}"#, true),
    ];
    decode_both_ways::<BTreeMap<String, i64>>(&objects);
    for cases in [&objects[..], &nested] {
        decode_both_ways::<Members>(cases);
        decode_both_ways::<Value>(cases);
        decode_both_ways::<BTreeMap<String, Value>>(cases);
    }
    decode_both_ways::<CreateUsernameAnswer>(&[
        (r#"{"code":0}"#, false),
        (r#"{"code":0,"data":{"a":"ok"}}"#, false),
        (r#"{"code":0,"data":{"a":"ok"},"new":{"a":1}}"#, false),
        (r#"{"code":0,"code":0}"#, true),
        (r#"{"code":0,"data":{"a":"ok","a":"ok"}}"#, true),
        (r#"{"code":0,"new":{"a":1,"a":1}}"#, true),
    ]);
}
