//! Imports credentials from records.

use std::collections::BTreeMap;
use std::time::Duration;

use emqx_cloud::bulk::{self, NotSent, Outcome};
use emqx_cloud::jobs::{Ensured, IfExists, Import};
use emqx_cloud::types::{ClientidCredentials, UsernameCredentials};
use emqx_cloud::{BulkResult, Client, Retry};
use emqx_cloud_test::{Simulator, Version};
use emqx_cloud_tests::clock::FakeClock;
use futures_util::stream;

use super::{Kind, keep_requests, methods, requests};
use crate::common;

fn import(kind: Kind, emqx: &Client, records: Vec<(String, String)>, if_exists: IfExists) -> Import {
    let records = records.into_iter();
    match kind {
        Kind::Username => {
            emqx.import_usernames(records.map(|(name, password)| UsernameCredentials::new(name, password)), if_exists)
        }
        Kind::Clientid => {
            emqx.import_clientids(records.map(|(name, password)| ClientidCredentials::new(name, password)), if_exists)
        }
    }
}

fn records(names: &[&str]) -> Vec<(String, String)> {
    names.iter().map(|name| ((*name).to_owned(), format!("new-{name}"))).collect()
}

async fn all(mut import: Import) -> Vec<BulkResult<Ensured>> {
    let mut results = Vec::new();
    while let Some(result) = import.next().await {
        assert_eq!(result.index, results.last().map_or(result.index, |last: &BulkResult<_>| last.index + 1));
        results.push(result);
    }
    results
}

/// Names the outcome of a record.
fn word(result: &BulkResult<Ensured>) -> String {
    match &result.outcome {
        Outcome::Done(done) => done.to_string(),
        Outcome::Refused(_) => "refused".to_owned(),
        Outcome::Unknown(_) => "unknown".to_owned(),
        Outcome::NotSent(NotSent::Duplicate { of }) => format!("like {of}"),
        Outcome::NotSent(NotSent::Invalid(_)) => "invalid".to_owned(),
        _ => "other".to_owned(),
    }
}

#[tokio::test]
async fn every_record_has_a_result_and_the_plan_says_it_before() {
    let names = ["a", "old-1", "b", "a", "", "old-2", "old-1", "c"];
    let cases = [
        (
            IfExists::Leave,
            ["created", "left as it is", "created", "like 0", "invalid", "left as it is", "like 1", "created"],
            [("a", "new-a"), ("b", "new-b"), ("c", "new-c"), ("old-1", "x"), ("old-2", "x")],
            "create 3, leave 2, skip 2 duplicates, skip 1 that are invalid\n  record 4: ",
        ),
        (
            IfExists::ChangePassword,
            ["created", "password changed", "created", "like 0", "invalid", "password changed", "like 1", "created"],
            [("a", "new-a"), ("b", "new-b"), ("c", "new-c"), ("old-1", "new-old-1"), ("old-2", "new-old-2")],
            "create 3, change the password of 2, skip 2 duplicates, skip 1 that are invalid\n  record 4: ",
        ),
    ];
    for kind in Kind::BOTH {
        for version in Version::ALL {
            for (if_exists, words, passwords, plan) in &cases {
                let simulator = common::simulator(version).await;
                keep_requests(&simulator);
                let emqx = common::client(simulator.address());
                for old in ["old-1", "old-2"] {
                    kind.add(&simulator, old, "x");
                }
                let planned = import(kind, &emqx, records(&names), *if_exists).plan().await.expect("it only reads");
                assert!(planned.to_string().starts_with(plan), "{kind:?}, {version}: {planned}");
                assert!(methods(&requests(&simulator)).iter().all(|method| *method == "GET"));
                let results = all(import(kind, &emqx, records(&names), *if_exists)).await;
                assert_eq!(results.iter().map(word).collect::<Vec<_>>(), words, "{kind:?}, {version}");
                for (name, password) in passwords {
                    assert_eq!(kind.password(&simulator, name).as_deref(), Some(*password), "{kind:?}, {version}");
                }
                let summary = import(kind, &emqx, records(&names), *if_exists).summary().await;
                assert_eq!((summary.done, summary.duplicates, summary.not_sent), (5, 2, 3), "{summary}");
            }
        }
    }
}

#[tokio::test]
async fn a_lost_response_is_made_certain_or_unknown() {
    for kind in Kind::BOTH {
        for (if_exists, expected) in
            [(IfExists::ChangePassword, "created or password changed"), (IfExists::Leave, "unknown")]
        {
            let simulator = common::simulator(Version::V4_4_19).await;
            let emqx = common::client(simulator.address());
            match kind {
                Kind::Username => simulator.mock().create_username_batch(|_, then| then.lost().times(1)),
                Kind::Clientid => simulator.mock().create_clientid_batch(|_, then| then.lost().times(1)),
            };
            let results = all(import(kind, &emqx, records(&["a", "b"]), if_exists)).await;
            assert_eq!(results.iter().map(word).collect::<Vec<_>>(), [expected; 2], "{kind:?}");
            for result in &results {
                assert!(!format!("{result:?} {result}").contains("new-"), "{result:?}");
            }
            assert_eq!(kind.password(&simulator, "a").as_deref(), Some("new-a"), "{kind:?}");
        }
    }
}

/// What is done about a lost response can fail too, and then the record is not known to be without effect.
#[tokio::test]
async fn a_lost_response_stays_unknown_if_the_password_cannot_be_set() {
    for kind in Kind::BOTH {
        let simulator = common::simulator(Version::V4_4_19).await;
        let emqx = common::client(simulator.address());
        match kind {
            Kind::Username => {
                simulator.mock().create_username_batch(|_, then| then.lost().times(1));
                simulator.mock().create_username(|_, then| then.status(429));
            }
            Kind::Clientid => {
                simulator.mock().create_clientid_batch(|_, then| then.lost().times(1));
                simulator.mock().create_clientid(|_, then| then.status(429));
            }
        }
        let results = all(import(kind, &emqx, records(&["a", "b"]), IfExists::ChangePassword)).await;
        assert_eq!(results.iter().map(word).collect::<Vec<_>>(), ["unknown"; 2], "{kind:?}: {results:?}");
        assert_eq!(kind.password(&simulator, "a").as_deref(), Some("new-a"), "{kind:?}");
    }
}

/// The requests of an import do not wait for each other's places.
#[tokio::test]
async fn an_import_needs_no_more_than_one_request_in_flight() {
    for limit in [1, 2, 4, 5] {
        let simulator = common::simulator(Version::V4_4_19).await;
        let settings = common::settings(simulator.address()).max_in_flight(limit);
        let emqx = settings.retry(Retry::none().time_limit(Duration::from_secs(20))).build().expect("good settings");
        // Every chunk has some of these, and there are several.
        let password = "p".repeat(50_000);
        let records = (0..150).map(move |n| UsernameCredentials::new(format!("u{n}"), password.clone()));
        (0..150).for_each(|n| simulator.add_username(format!("u{n}"), "x"));
        let summary = emqx.import_usernames(records, IfExists::ChangePassword).summary().await;
        assert_eq!((summary.done, summary.next_index), (150, 150), "{limit}: {summary}");
    }
}

/// An import that ends early is resumed at the first record without a result, with a third of all requests failing.
#[tokio::test]
async fn an_import_is_resumed_and_accounts_for_every_record() {
    const RECORDS: usize = 3_000;
    let simulator = Simulator::builder().credentials(common::APP_ID, common::APP_SECRET).faults(5, 0.3);
    let simulator = simulator.start().await.expect("loopback has a free port");
    for number in (0..RECORDS).step_by(7) {
        simulator.add_username(format!("u{number}"), "x");
    }
    let clock = FakeClock::new(0.5);
    let emqx = common::settings(simulator.address()).clock(clock).build().expect("good settings");
    let records = || (0..RECORDS).map(|n| UsernameCredentials::new(format!("u{n}"), format!("new-{n}")));
    let mut results = BTreeMap::new();
    let mut next = 0;
    while next < RECORDS {
        let mut import = emqx.import_usernames(records(), IfExists::ChangePassword).start_at(next);
        for _ in 0..700 {
            let Some(result) = import.next().await else { break };
            assert_eq!(result.index, next, "results come in order");
            next += 1;
            results.insert(result.index, result);
        }
    }
    assert_eq!(results.len(), RECORDS);
    let mut unknown = 0;
    for (index, result) in &results {
        let is_new = simulator.password_of_username(format!("u{index}")) == Some(format!("new-{index}").into_bytes());
        match &result.outcome {
            Outcome::Done(_) => assert!(is_new, "{result}"),
            Outcome::Refused(_) => {}
            Outcome::Unknown(_) => unknown += 1,
            _ => panic!("{result}"),
        }
    }
    assert!(unknown < RECORDS / 3, "{unknown} are unknown");
}

#[tokio::test]
async fn an_import_can_be_stopped() {
    let simulator = common::simulator(Version::V4_4_19).await;
    let emqx = common::client(simulator.address());
    let records = || (0..20_000).map(|n| UsernameCredentials::new(format!("u{n}"), "p"));
    let mut import = emqx.import_usernames(records(), IfExists::Leave);
    import.next().await.expect("a result");
    import.stop();
    let mut results = 1;
    while import.next().await.is_some() {
        results += 1;
    }
    assert!(results < 20_000 && import.next_index() == results, "{results}");
    let rest = emqx.import_usernames(records(), IfExists::Leave).start_at(results).summary().await;
    assert_eq!((rest.done, rest.next_index), (20_000 - results, 20_000));
    let mut import = emqx.import_usernames(records(), IfExists::Leave);
    import.stop();
    assert!(import.next().await.is_none() && import.next_index() == 0);
}

#[tokio::test]
async fn records_can_come_from_a_stream_and_nothing_is_sent_before_they_are_asked_for() {
    let simulator = common::simulator(Version::V4_4_19).await;
    keep_requests(&simulator);
    let emqx = common::client(simulator.address());
    let records = stream::iter([UsernameCredentials::new("a", "p"), UsernameCredentials::new("b", "p")]);
    let import = emqx.import_usernames(bulk::stream(records), IfExists::Leave);
    assert!(requests(&simulator).is_empty());
    assert!(!format!("{import:?}").contains("password"));
    assert_eq!(all(import).await.len(), 2);
    let none = emqx.import_usernames(Vec::<UsernameCredentials>::new(), IfExists::Leave).summary().await;
    assert_eq!((none.done, none.next_index), (0, 0));
    // The names of the server cannot be read.
    simulator.restart(Duration::ZERO).await.expect("the port is free");
    simulator.mock().list_usernames(|_, then| then.status(500));
    let plan = emqx.import_usernames([UsernameCredentials::new("a", "p")], IfExists::Leave).plan().await;
    assert_eq!(plan.expect_err("a 500").status(), Some(500));
}
