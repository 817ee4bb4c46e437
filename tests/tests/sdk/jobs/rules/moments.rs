//! At every moment, what the rules both before and afterwards allow is allowed, and what both deny is denied.

use std::collections::BTreeMap;

use emqx_cloud_test::{Request, Version};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use serde_json::Value;
use tokio::runtime::Runtime;

use super::{expanded, rules, set, stored};
use crate::common::{self, properties};
use crate::jobs::{keep_requests, requests};

/// The access of each action on each topic.
type Table = BTreeMap<(String, String), String>;

fn table(rules: &[String]) -> Table {
    let parts = rules.iter().map(|rule| rule.splitn(3, ' ').map(str::to_owned).collect::<Vec<_>>());
    parts.map(|parts| ((parts[2].clone(), parts[1].clone()), parts[0].clone())).collect()
}

/// What a request does to the rules of one client, item by item: the table after each item.
fn moments(mut now: Table, request: &Request) -> Vec<Table> {
    match request.method() {
        "POST" => {
            let body = request.json();
            let created = body.as_array().unwrap().iter().map(|rule| {
                let text = |name: &str| rule.get(name).and_then(Value::as_str).unwrap().to_owned();
                now.insert((text("topic"), text("action")), text("access"));
                now.clone()
            });
            created.collect()
        }
        "DELETE" => {
            let topic = request.path().rsplit('/').next().unwrap();
            let topic = percent_decode_str(topic).decode_utf8().unwrap();
            now.retain(|(other, _), _| *other != topic);
            vec![now]
        }
        _ => vec![now],
    }
}

/// Applies `wanted`, and checks every moment. Returns the number of interrupted rules.
async fn check(before: &str, wanted: &str) -> usize {
    let told = format!("{before:?} to {wanted:?}");
    let simulator = common::simulator(Version::V4_4_19).await;
    let emqx = common::client(simulator.address());
    set(&emqx, before).await;
    keep_requests(&simulator);
    let (old, new) = (table(&expanded(before)), table(&expanded(wanted)));
    let plan = emqx.apply_acl_by_clientid("c", rules(wanted)).plan().await.unwrap().allow_interruptions(true);
    let interrupted: Vec<_> =
        plan.interrupts().iter().map(|rule| (rule.topic.clone(), rule.action.to_string())).collect();
    plan.apply().await.unwrap_or_else(|error| panic!("{told}: {error}"));
    assert_eq!(stored(&emqx).await, expanded(wanted), "{told}");

    let shared: Vec<_> = old.iter().filter(|(key, access)| new.get(*key) == Some(*access)).collect();
    let (mut now, mut missed) = (old.clone(), Vec::new());
    for request in requests(&simulator) {
        for moment in moments(now.clone(), &request) {
            for (key, access) in &shared {
                match moment.get(*key) {
                    Some(found) => assert_eq!(found, *access, "{told}, {request}"),
                    None => missed.push((*key).clone()),
                }
            }
            // Nothing is there that is neither old nor new.
            for (key, access) in &moment {
                assert!([old.get(key), new.get(key)].contains(&Some(access)), "{told}, {request}: {key:?} {access}");
            }
            now = moment;
        }
    }
    assert_eq!(now, new, "{told}");
    // The plan names exactly those that are missing for a moment.
    let mut interrupted = interrupted;
    interrupted.sort_unstable();
    missed.sort_unstable();
    assert_eq!(missed, interrupted, "{told}");
    interrupted.len()
}

/// The rules of one topic, for every combination of its two actions.
const ONE_TOPIC: [&str; 9] = [
    "",
    "allow pub T",
    "deny pub T",
    "allow sub T",
    "deny sub T",
    "allow pubsub T",
    "deny pubsub T",
    "allow pub T, deny sub T",
    "deny pub T, allow sub T",
];

#[tokio::test]
async fn of_one_topic_every_change_keeps_what_is_shared() {
    let mut interrupted = 0;
    for before in ONE_TOPIC {
        for wanted in ONE_TOPIC {
            interrupted += check(&before.replace('T', "a/+"), &wanted.replace('T', "a/+")).await;
        }
    }
    // Of four pairs of rules, one of the two rules stays.
    assert_eq!(interrupted, 8);
}

#[test]
fn of_several_topics_too() {
    let runtime = Runtime::new().unwrap();
    let sets = || prop::collection::vec(0..ONE_TOPIC.len(), 4);
    let text = |set: &[usize]| {
        let topics = ["a", "a/b", "#", "a/%"];
        let parts = topics.iter().zip(set).map(|(topic, index)| ONE_TOPIC[*index].replace('T', topic));
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    };
    properties::check(600, &(sets(), sets()), |(before, wanted)| {
        runtime.block_on(check(&text(&before), &text(&wanted)));
    });
}

/// What denies is created after what allows.
#[tokio::test]
async fn a_new_denial_does_not_come_before_a_new_right() {
    let simulator = common::simulator(Version::V4_4_19).await;
    let emqx = common::client(simulator.address());
    set(&emqx, "deny pub x").await;
    keep_requests(&simulator);
    let wanted = "deny pub a/#, allow pub a/b, deny sub c, allow pub x";
    emqx.apply_acl_by_clientid("c", rules(wanted)).await.unwrap();
    let body = requests(&simulator)[1].json();
    let accesses: Vec<_> = body.as_array().unwrap().iter().map(|rule| rule["access"].as_str().unwrap()).collect();
    assert_eq!(accesses, ["allow", "allow", "deny", "deny"]);
}
