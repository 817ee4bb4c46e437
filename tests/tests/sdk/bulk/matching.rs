//! Matching of large batches, and of odd responses: no row is given to two items.

use std::collections::BTreeSet;
use std::time::Duration;

use emqx_cloud::bulk::Outcome;
use emqx_cloud::types::{Message, UsernameCredentials};
use emqx_cloud::{Members, NamedOutcome};
use emqx_cloud_tests::server::{Answer, Server};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::all;
use crate::common::{self, properties};

/// An item or a row: its topic, and whether it has the field with the topic.
fn topics() -> impl Strategy<Value = Vec<Option<usize>>> {
    vec(prop::option::weighted(0.9, 0_usize..4), 1..6)
}

/// Every entry has a number that no other has. Whatever is sent, and whatever comes back, no number is told for two items.
#[test]
fn no_row_is_given_to_two_items() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let server = Server::start();
    let client = common::client(&server.address());
    const NAMES: [&str; 4] = ["a", "b", "a%20b", "a b"];
    properties::check(1_000, &(topics(), topics(), any::<bool>()), |(items, rows, failed)| {
        let sent: Vec<_> = items.iter().map(|topic| NAMES[topic.unwrap_or_default()]).collect();
        // By position or by fields.
        let row = |(number, topic): (usize, &Option<usize>)| {
            let mut row = json!({"code": if failed { 112 } else { 0 }, "number": number});
            if let Some(topic) = topic {
                row["topic"] = NAMES[*topic].into();
            }
            row
        };
        let data: Vec<_> = rows.iter().enumerate().map(row).collect();
        server.answer(Answer::json(&json!({"data": data, "code": 0})));
        let messages: Vec<_> = sent.iter().map(|topic| Message::new(*topic, "x")).collect();
        let results = runtime.block_on(all(client.publish_all(messages)));
        let number = |extra: &Members| extra.get("number").and_then(|number| number.as_u64());
        let told: Vec<_> = results
            .iter()
            .filter_map(|result| match &result.outcome {
                Outcome::Done(row) => number(&row.extra),
                Outcome::Refused(why) => why.row()?["number"].as_u64(),
                _ => None,
            })
            .collect();
        assert_eq!(told.iter().collect::<BTreeSet<_>>().len(), told.len(), "{sent:?} {data:?} {results:?}");

        // By name.
        let data: Map<_, _> = rows
            .iter()
            .enumerate()
            .map(|(number, name)| {
                let outcome = if failed { format!("{{error,existed}} {number}") } else { "ok".to_owned() };
                (NAMES[name.unwrap_or_default()].to_owned(), Value::from(outcome))
            })
            .collect();
        let entries = data.len();
        server.answer(Answer::json(&json!({"data": data, "code": 0})));
        let users: Vec<_> = sent.iter().map(|name| UsernameCredentials::new(*name, "s3cret")).collect();
        // As one batch, with its duplicates.
        let told = match runtime.block_on(client.create_username_batch(users).send()) {
            Ok(rows) => rows.into_iter().map(|NamedOutcome { name, .. }| name).collect(),
            Err(error) => {
                let named = |row: &Value| row["name"].as_str().map(str::to_owned);
                error.items().iter().filter_map(|item| named(item.row()?)).collect::<Vec<_>>()
            }
        };
        assert_eq!(told.iter().collect::<BTreeSet<_>>().len(), told.len(), "{sent:?}");
        assert!(told.len() <= entries);
    });
}

/// In a debug build, the largest batches are matched in a few seconds, and comparing each item with each row would take minutes.
#[tokio::test]
async fn large_batches_are_matched_in_linear_time() {
    let count = if common::full() { 80_000 } else { 40_000 };
    let server = Server::start();
    let client = common::client(&server.address());
    let users = || (0..count).map(|n| UsernameCredentials::new(format!("user-{n}"), format!("s3cret-{n:06}")));
    let named = |outcome: fn(usize) -> &'static str, name: fn(usize) -> String| -> Value {
        let entries = (0..count).map(|n| (name(n), Value::from(outcome(n))));
        json!({"data": entries.collect::<Map<_, _>>(), "code": 0})
    };
    let own = |n: usize| format!("user-{n}");
    let cases: [(&str, Value, [usize; 3]); 4] = [
        ("all", named(|_| "ok", own), [count, 0, 0]),
        ("none", named(|_| "{error,existed}", own), [0, count, 0]),
        ("half", named(|n| if n % 2 == 0 { "ok" } else { "{error,existed}" }, own), [count / 2, count / 2, 0]),
        ("foreign", named(|_| "ok", |n| format!("other-{n}")), [0, 0, count]),
    ];
    for (name, answer, expected) in cases {
        server.answer(Answer::json(&answer));
        let batch = async {
            let results = all(client.create_usernames(users()).chunk_items(count).chunk_bytes(usize::MAX)).await;
            let count = |is: fn(&Outcome<_>) -> bool| results.iter().filter(|result| is(&result.outcome)).count();
            [count(Outcome::is_done), count(Outcome::is_refused), count(Outcome::is_unknown)]
        };
        let told = tokio::time::timeout(Duration::from_secs(60), batch).await;
        assert_eq!(told.unwrap_or_else(|_| panic!("{name}: it takes more than a minute")), expected, "{name}");
        assert_eq!(server.seen().len(), 1, "{name}");
    }
    // Rows by fields, because one is missing.
    let messages = (0..count).map(|n| Message::new(format!("t/{n}"), "x"));
    let rows: Vec<_> = (1..count).map(|n| json!({"topic": format!("t/{n}"), "code": 0})).collect();
    server.answer(Answer::json(&json!({"data": rows, "code": 0})));
    let job = client.publish_all(messages).chunk_items(count).chunk_bytes(usize::MAX).summary();
    let summary = tokio::time::timeout(Duration::from_secs(60), job).await.expect("it takes less than a minute");
    assert_eq!((summary.done, summary.unknown), (count - 1, 1));
}
