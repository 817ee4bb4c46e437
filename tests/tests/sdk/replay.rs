//! Recorded exchanges with a real server pass through the typed client unchanged. Planted faults prove that the replay
//! would notice a difference.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use emqx_cloud_tests::exchanges::{self, Exchange};
use emqx_cloud_tests::replay::{self, Counts, Replay, Report, Verdict};
use serde_json::{Value, json};

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}

/// A recorded exchange, or one of [`versions`].
fn named(name: &str) -> Exchange {
    let by_hand = || versions().into_iter().find(|exchange| exchange.name == name).ok_or(name);
    exchanges::named(name).cloned().or_else(|_| by_hand()).unwrap()
}

/// Exchanges of other versions, written by hand after measured responses.
fn versions() -> Vec<Exchange> {
    replay::read(&data("replay/versions.jsonl")).unwrap()
}

/// The recordings and their verdicts. Update this table when the document of the API covers more of them.
fn recordings() -> [(&'static str, Vec<Exchange>, Counts); 3] {
    let (sequences, exchanges) = exchanges::all().unwrap().iter().cloned().partition(|exchange| exchange.seq > 10_000);
    [
        ("exchanges", exchanges, Counts { faithful: 177, refused: 149, outside: 76, wrong: 0 }),
        ("sequences", sequences, Counts { faithful: 24, refused: 3, outside: 0, wrong: 0 }),
        // Responses of other versions, written by hand from measurements.
        ("versions", versions(), Counts { faithful: 19, refused: 14, outside: 2, wrong: 0 }),
    ]
}

#[tokio::test]
async fn every_recorded_exchange_is_faithful_or_explained() {
    for (name, exchanges, counts) in recordings() {
        let report = Report::of(&exchanges).await.unwrap();
        assert_eq!(report.counts(), counts, "{name}: {report}");
    }
}

/// Exchanges that are refused, with the argument and the justification.
#[tokio::test]
async fn a_refusal_names_the_argument_and_its_justification() {
    let rows = [
        ("clients.list.unknown_param", "`foo`", "a silent trap: request-objects-closed"),
        ("clients.list.clientid_repeated", "`clientid`", "a silent trap: duplicate-json-keys-in-requests"),
        ("clients.list.limit_0", "`limit`", "a silent trap: paging-limit-zero"),
        ("clients.list.page_neg", "`page`", "a silent trap: paging-negative-values"),
        ("clients.list.trailing_slash", "`clientid`", "a silent trap: empty-path-names"),
        ("auth_username.create.query_beats_body", "`username`", "a silent trap: query-and-body-merged"),
        ("auth_clientid.create.extra_fields", "`body.is_superuser`", "a silent trap: request-objects-closed"),
        ("extra.publish.retain_null", "`body.retain`", "a silent trap: publish-retain-boolean"),
        ("mqtt.publish.payload_object", "`body.payload`", "a silent trap: publish-payload-json"),
        ("acl.list.clientid.limit_0", "`limit`", "the server fails: HTTP 500"),
        ("auth_username.create.batch_mixed", "`body[2].password`", "the server fails: HTTP 200 4 of 5 items failed"),
        ("clients.get.dot", "`clientid`", "the server fails: HTTP 200 not found"),
    ];
    let replay = Replay::new().unwrap();
    for (name, argument, why) in rows {
        match replay.exchange(&named(name)).await {
            Verdict::Refused { message, justified } => {
                assert!(message.starts_with(argument), "{name}: {message}");
                assert_eq!(justified, why, "{name}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}

/// Two numbers are the same if all of their digits are, however they are written.
#[tokio::test]
async fn numbers_are_compared_with_every_digit() {
    let replay = Replay::new().unwrap();
    let with = |number: &str| {
        let mut exchange = named("clients.list.page2_limit2");
        let body = String::from_utf8(exchange.response.body).unwrap();
        exchange.response.body = body.replacen("\"page\":2", &format!("\"page\":2,\"load\":{number}"), 1).into_bytes();
        exchange
    };
    // What is served, and what the recording says.
    let rows = [
        ("1.5", "1.5", true),
        ("1.5", "15e-1", true),
        ("1.5", "1.50", true),
        ("100.0", "1e2", true),
        ("0.0", "0e5", true),
        ("9007199254740993", "9007199254740993", true),
        ("9007199254740993", "9007199254740992", false),
        ("1.5", "1.50000000000000000000000001", false),
        ("18446744073709551616", "18446744073709551617", false),
        ("0.1", "0.1000000000000000000000000001", false),
        ("1e300", "1e400", false),
        ("1", "\"1\"", false),
        ("\"the number 1\"", "1", false),
        ("\"\\\"0.1000000000000000000000000001\"", "\"\\\"0.1000000000000000000000000001\"", true),
    ];
    for (served, recorded, same) in rows {
        let verdict = replay.against(&with(served), &with(recorded)).await;
        assert_eq!(verdict == Verdict::Faithful, same, "{served} for {recorded}: {verdict:?}");
    }
}

/// A request with another base path is the same call.
#[tokio::test]
async fn recordings_can_have_any_base_path() {
    let replay = Replay::new().unwrap();
    let at = |base: &str, path: &str| {
        let mut exchange = named("clients.get.existing");
        exchange.request.path = format!("{base}{path}");
        exchange
    };
    for base in ["/api/v4", "/api", ""] {
        for name in
            ["clients.get.existing", "clients.list.page2_limit2", "mqtt.publish.single", "transport.no_auth_post"]
        {
            let mut exchange = named(name);
            exchange.request.path = exchange.request.path.replacen("/api/v4", base, 1);
            assert_eq!(replay.exchange(&exchange).await, Verdict::Faithful, "{name} at {base:?}");
        }
        // These are not operations of the API.
        for path in ["/nodes/n/clients", "/v5/clients", "/clients/dev-1/"] {
            let outside = "no documented operation has this method and path".to_owned();
            assert_eq!(replay.exchange(&at(base, path)).await, Verdict::Outside(outside), "{path} at {base:?}");
        }
    }
}

/// Whether a refusal of MQTT 5 properties is right depends on the properties, not on the SDK.
#[tokio::test]
async fn valid_properties_are_not_a_silent_trap() {
    let replay = Replay::new().unwrap();
    let publish = async |properties: Value| {
        let mut exchange = named("mqtt.publish.single");
        let body = json!({"topic": "a", "payload": "x", "properties": properties});
        exchange.request.body = Some(body.to_string().into_bytes());
        replay.exchange(&exchange).await
    };
    let good = [
        json!({"message_expiry_interval": 30}),
        json!({"content_type": "text/plain"}),
        json!({"content_type": "text/plain", "response_topic": "r/1", "correlation_data": "c"}),
        json!({"message_expiry_interval": 4_294_967_295_u32, "response_topic": "r"}),
    ];
    for properties in good {
        let verdict = publish(properties.clone()).await;
        // If the SDK refuses them, the verdict is WRONG.
        assert!(!matches!(verdict, Verdict::Refused { .. }), "{properties}: {verdict:?}");
    }
    let bad = [
        json!({"subscription_identifier": 7}),
        json!({"zork": 1}),
        json!({"message_expiry_interval": "soon"}),
        json!({"message_expiry_interval": 4_294_967_296_u64}),
        json!({"content_type": 5}),
        json!({"correlation_data": {"a": 1}}),
        json!({"content_type": "text/plain", "subscription_identifier": 7}),
    ];
    for properties in bad {
        let verdict = publish(properties.clone()).await;
        let trap = "a silent trap: publish-properties-dangerous";
        assert!(
            matches!(&verdict, Verdict::Refused { justified, .. } if justified == trap),
            "{properties}: {verdict:?}"
        );
    }
}

/// Servers find a client whose name contains a NUL, so refusing to look it up is WRONG.
#[tokio::test]
async fn a_name_that_servers_find_is_not_a_silent_trap() {
    let verdict = Replay::new().unwrap().exchange(&named("clients.get.nul")).await;
    assert!(!matches!(verdict, Verdict::Refused { .. }), "{verdict:?}");
}

#[test]
fn every_trap_is_a_documented_decision() {
    let text = std::fs::read_to_string(data("../../spec/v4/deviations.yaml")).unwrap();
    let document: Value = serde_yaml::from_str(&text).unwrap();
    let ids: BTreeSet<_> =
        document["deviations"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect();
    for entry in replay::entries() {
        assert!(ids.contains(entry), "missing entry {entry}");
    }
}

/// Replaces a value in a response; `null` removes it.
fn answer(place: &'static str, value: Value) -> impl Fn(&mut Exchange) {
    move |exchange| {
        let mut body: Value = serde_json::from_slice(&exchange.response.body).unwrap();
        let (parent, last) = place.rsplit_once('/').unwrap();
        match body.pointer_mut(parent).unwrap() {
            Value::Object(members) if value.is_null() => drop(members.remove(last)),
            Value::Object(members) => drop(members.insert(last.to_owned(), value.clone())),
            rows => rows[last.parse::<usize>().unwrap()] = value.clone(),
        }
        exchange.response.body = body.to_string().into_bytes();
    }
}

/// A fault: the exchange to replay, the altered recording, and the difference that must be found.
struct Fault {
    done: Exchange,
    recorded: Exchange,
    found: &'static str,
}

fn fault(name: &str, change: impl Fn(&mut Exchange), found: &'static str) -> Fault {
    let mut recorded = named(name);
    change(&mut recorded);
    Fault { done: named(name), recorded, found }
}

/// A fault in the served response, compared with the unaltered recording.
fn served(name: &str, change: impl Fn(&mut Exchange), found: &'static str) -> Fault {
    let Fault { done, recorded, found } = fault(name, change, found);
    Fault { done: recorded, recorded: done, found }
}

fn faults() -> Vec<Fault> {
    let body = |text: &'static str| move |exchange: &mut Exchange| exchange.request.body = Some(text.into());
    let status = |status| move |exchange: &mut Exchange| exchange.response.status = status;
    vec![
        // The request.
        fault(
            "clients.get.existing",
            |it| it.request.method = "DELETE".to_owned(),
            "get_client: the request on the wire: method: recorded \"DELETE\", sent \"GET\"",
        ),
        fault(
            "clients.get.existing",
            |it| it.request.path = "/api/v4/clients/dev-2".to_owned(),
            "get_client: the request on the wire: path: recorded \"/api/v4/clients/dev-2\", sent \"/api/v4/clients/dev-1\"",
        ),
        fault(
            "clients.list.page2_limit2",
            |it| it.request.query = Some("_page=2&_limit=3".to_owned()),
            "list_clients: the request on the wire: query._limit: recorded \"3\", sent \"2\"",
        ),
        fault(
            "clients.list.page2_limit2",
            |it| it.request.query = Some("_page=2".to_owned()),
            "list_clients: the request on the wire: query._limit: recorded nothing, sent \"2\"",
        ),
        fault(
            "clients.list.username",
            |it| it.request.query = Some("username=alice&zone=a".to_owned()),
            "list_clients: the request on the wire: query.zone: recorded \"a\", sent nothing",
        ),
        fault(
            "mqtt.publish.no_clientid",
            body(r#"{"topic":"m/1","payload":"x","qos":1}"#),
            "publish: the request on the wire: body.qos: recorded 1, sent nothing",
        ),
        fault(
            "mqtt.publish.single",
            body(r#"{"topic":"m/1","clientid":"api","payload":"Hello"}"#),
            "publish: the request on the wire: body.qos: recorded nothing, sent 1",
        ),
        // The outcome.
        fault(
            "mqtt.publish.single",
            |it| it.response.body = br#"{"code":115,"message":"bad_topic"}"#.to_vec(),
            "publish: outcome: recorded a failure (HTTP 200 code 115 bad_topic), the call succeeded",
        ),
        fault(
            "mqtt.publish.single",
            |it| it.response.body = br#"{"message":"existed"}"#.to_vec(),
            "publish: outcome: recorded a failure (HTTP 200 existed), the call succeeded",
        ),
        fault(
            "mqtt.publish.single",
            status(500),
            "publish: outcome: recorded a failure (HTTP 500 code 0), the call succeeded",
        ),
        fault(
            "mqtt.unsubscribe.not_online",
            |it| it.response.body = br#"{"code":0}"#.to_vec(),
            "unsubscribe: outcome: recorded a success, the call failed: ",
        ),
        fault(
            "auth_clientid.get.missing",
            |it| it.response.body = br#"{"data":{"clientid":"nobody"},"code":0}"#.to_vec(),
            "get_clientid: outcome: recorded a success, the call failed: ",
        ),
        fault(
            "subscriptions.list.topic_plain",
            |it| it.response.body = b"[]".to_vec(),
            "list_subscriptions: outcome: recorded a failure (HTTP 200), the call succeeded",
        ),
        fault(
            "extra.acl_when_plugin_off",
            status(503),
            "list_acl_by_clientid: status: recorded 503, the error says 404",
        ),
        fault(
            "extra.acl_when_plugin_off",
            status(401),
            "list_acl_by_clientid: unauthorized: recorded true, the error says false",
        ),
        // Code, reason and message.
        fault(
            "mqtt.unsubscribe.not_online",
            |it| it.response.body = br#"{"message":"channel_not_found","code":113}"#.to_vec(),
            "unsubscribe: code: recorded \"113\", the error says \"112\"",
        ),
        fault(
            "mqtt.unsubscribe.not_online",
            |it| it.response.body = br#"{"message":"channel_not_found"}"#.to_vec(),
            "unsubscribe: code: recorded nothing, the error says \"112\"",
        ),
        fault(
            "mqtt.unsubscribe.not_online",
            |it| it.response.body = br#"{"message":"gone","code":112}"#.to_vec(),
            "unsubscribe: message: recorded \"gone\", the error says \"channel_not_found\"",
        ),
        fault(
            "acl.create.bad_access",
            |it| it.response.body = br#"{"message":"login"}"#.to_vec(),
            "create_acl: reason: recorded \"login\", the error says \"access\"",
        ),
        // The items of a batch.
        served(
            "mqtt.unsubscribe_batch.ok",
            answer("/data/1/code", json!(112)),
            "unsubscribe_batch: outcome: recorded a success, the call failed: ",
        ),
        fault(
            "4.4.19.subscribe_batch.one_offline",
            answer("/data/1/code", json!(115)),
            "subscribe_batch: items[1].code: recorded \"115\", the error says \"112\"",
        ),
        fault(
            "4.4.19.subscribe_batch.one_offline",
            answer("/data/0/code", json!(112)),
            "subscribe_batch: items[0]: recorded a failure, the error has a success",
        ),
        fault(
            "4.4.19.subscribe_batch.one_offline",
            answer("/data/0/added", json!(true)),
            "subscribe_batch: items[0].added: recorded true, the error has nothing",
        ),
        fault(
            "4.4.19.publish_batch.one_bad",
            answer("/data/1/message", json!("gone")),
            "publish_batch: items[1].message: recorded \"gone\", the error says \"bad_params\"",
        ),
        fault(
            "4.3.5.acl.create.batch_decoded",
            answer("/data/1/result", json!("{error,topic}")),
            "create_acl: items[0].reason: recorded \"topic\", the error says \"action\"",
        ),
        fault(
            "4.4.19.auth_username.batch_existed",
            answer("/data/b2", json!("{error,existed}")),
            "create_username: items[1]: recorded a failure, the error has a success",
        ),
        fault(
            "4.4.19.auth_username.batch_existed",
            answer("/data/b9", json!("ok")),
            "create_username: data[\"b9\"]: recorded \"ok\", the error has nothing",
        ),
        // The response.
        served("clients.list.all", answer("/data/3/port", Value::Null), "list_clients: data[3].port: recorded "),
        served("clients.list.all", answer("/data/3/port", json!(1)), "list_clients: data[3].port: recorded "),
        served(
            "clients.list.all",
            answer("/meta/hasnext", Value::Null),
            "list_clients: meta.hasnext: recorded false, the response has nothing",
        ),
        served(
            "metrics.metrics",
            answer("/data/0/metrics/client.subscribe", Value::Null),
            "get_metrics: data[0].metrics.client.subscribe: recorded ",
        ),
        fault(
            "auth_username.create.batch_ok",
            answer("/data/b3", json!("ok")),
            "create_username: outcome: recorded a failure",
        ),
        served(
            "mqtt.publish.return_msgid",
            answer("/data/msgid", Value::Null),
            "publish: data.msgid: recorded \"000660E29870C1EBF440000006ED0000\", the response has nothing",
        ),
    ]
}

#[tokio::test]
async fn planted_faults_are_found_and_named() {
    let replay = Replay::new().unwrap();
    for Fault { done, recorded, found } in faults() {
        assert_eq!(replay.exchange(&named(&done.name)).await, Verdict::Faithful, "{}", done.name);
        match replay.against(&done, &recorded).await {
            Verdict::Wrong(differences) => {
                let is_found = differences.iter().any(|difference| difference.starts_with(found));
                assert!(is_found, "{}: {found}\n{}", done.name, differences.join("\n"));
            }
            other => panic!("{}: {found}\n{other:?}", done.name),
        }
    }
}

/// An error escapes harmful characters, in a message and in the rows of a batch; nothing else may differ.
#[tokio::test]
async fn what_an_error_escapes_is_faithful() {
    let replay = Replay::new().unwrap();
    let harmful = "a\r\nb\u{1b}[31m\u{202e}\0 ü主😀 \\n";
    for (name, place) in [
        ("auth_username.update.missing", "/message"),
        ("mqtt.unsubscribe_batch.ok", "/data/0/message"),
        ("mqtt.unsubscribe_batch.ok", "/data/0/a\n\u{2028}b"),
    ] {
        let answered = |text: &str| {
            let mut exchange = named(name);
            if place.starts_with("/data") {
                answer("/data/0/code", 112.into())(&mut exchange);
            }
            answer(place, text.into())(&mut exchange);
            exchange
        };
        let (exchange, other) = (answered(harmful), answered(&harmful.replace('ü', "u")));
        assert_eq!(replay.exchange(&exchange).await, Verdict::Faithful, "{name}, {place}");
        assert!(matches!(replay.against(&exchange, &other).await, Verdict::Wrong(_)), "{name}, {place}");
    }
}

/// A refusal is wrong if the server accepts the value and acts on it.
#[tokio::test]
async fn a_refusal_of_an_accepted_value_is_wrong() {
    let accepted = |name: &str| {
        let mut exchange = named(name);
        exchange.response.status = 200;
        exchange.response.body = br#"{"code":0}"#.to_vec();
        exchange
    };
    let rows: [(&str, Exchange); 3] = [
        ("publish: refused, `body.topics` does not fit", accepted("mqtt.publish.topics_array")),
        ("update_username: refused, `body` does not fit", accepted("auth_username.update.json_number_body")),
        // A filter that the server knows: its list has no count.
        ("list_clients: refused, `foo` must be an argument", {
            let mut exchange = named("clients.list.unknown_param");
            answer("/meta/count", json!(-1))(&mut exchange);
            exchange
        }),
    ];
    let replay = Replay::new().unwrap();
    for (found, exchange) in rows {
        match replay.exchange(&exchange).await {
            Verdict::Wrong(differences) => assert!(differences[0].starts_with(found), "{differences:?}"),
            other => panic!("{found}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn unauthorized_exchanges_are_unauthorized_errors() {
    let replay = Replay::new().unwrap();
    let is_refused = |exchange: &&Exchange| exchange.response.status == 401;
    let recorded = exchanges::all().unwrap().iter().filter(is_refused).cloned().chain(versions());
    let mut faithful = Vec::new();
    for exchange in recorded.filter(|exchange| exchange.response.status == 401) {
        match replay.exchange(&exchange).await {
            Verdict::Faithful => faithful.push(exchange.name),
            Verdict::Outside(_) => {}
            other => panic!("{}: {other:?}", exchange.name),
        }
    }
    let expected = ["transport.no_auth_post", "4.4.0.clients.wrong_secret", "4.4.0.clients.no_authorization"];
    assert_eq!(faithful, expected);
    // The same request without authorization, but with another status.
    let mut open = named("4.4.0.clients.no_authorization");
    open.response.status = 404;
    let Verdict::Wrong(differences) = replay.against(&open, &named("4.4.0.clients.no_authorization")).await else {
        panic!("a 404 is not a 401");
    };
    assert!(differences.contains(&"get_client: unauthorized: recorded true, the error says false".to_owned()));
}

fn run(paths: &[&Path]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_replay")).args(paths).output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[tokio::test]
async fn the_program_exits_with_0_if_nothing_is_wrong() {
    let paths = ["exchanges/clients.jsonl", "exchanges/transport.jsonl", "replay/versions.jsonl"].map(data);
    let (code, said, _) = run(&paths.each_ref().map(PathBuf::as_path));
    assert_eq!(code, Some(0), "{said}");
    let exchanges: Vec<_> = paths.iter().flat_map(|path| replay::read(path).unwrap()).collect();
    let report = Report::of(&exchanges).await.unwrap().to_string();
    let counts = report.lines().next().unwrap();
    assert!(said.starts_with(&format!("{counts}\n")) && counts.ends_with(" outside, 0 WRONG"), "{said}");
    assert!(said.contains("  clients.list.limit_0: `limit` must be at least 1, got 0 [a silent trap: "), "{said}");
    assert!(said.contains("  transport.http10: no documented operation has this method and path\n"), "{said}");
}

#[test]
fn the_program_exits_with_1_if_anything_is_wrong() {
    // The count shows that the server used the filter.
    let (code, said, _) = run(&[&data("replay-faulty/undocumented.jsonl")]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("1 WRONG"), "{said}");
    assert!(said.contains("list_clients: refused, `shelf` must be an argument"), "{said}");
}

#[test]
fn the_program_exits_with_2_if_a_path_cannot_be_read() {
    let bad = data("replay-faulty/bad.jsonl");
    let missing = data("replay-faulty/missing.jsonl");
    let (code, _, said) = run(&[&data("exchanges"), &bad]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.starts_with(&format!("{}:2: ", bad.display())), "{said}");
    assert_eq!(run(&[&missing]).0, Some(2));
    assert_eq!(run(&[&data("replay-faulty/empty.jsonl")]).0, Some(2));
    assert_eq!(run(&[]).0, Some(2));
}
