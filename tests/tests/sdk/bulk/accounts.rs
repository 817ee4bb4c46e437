//! Results are correct under faults: they are compared with the state of a simulated deployment.

use std::collections::HashMap;

use emqx_cloud::bulk::{BulkResult, Outcome};
use emqx_cloud::types::{Message, UsernameCredentials};
use emqx_cloud_test::Simulator;

use super::all;
use crate::common;

/// The number of items: all of them in full runs.
fn size() -> usize {
    if common::full() { 200_000 } else { 4_000 }
}

async fn faulty(seed: u64) -> Simulator {
    Simulator::builder().faults(seed, 0.3).keep_published(1_000_000).start().await.unwrap()
}

fn words<T>(results: &[BulkResult<T>]) -> [usize; 4] {
    let count = |is: fn(&Outcome<T>) -> bool| results.iter().filter(|result| is(&result.outcome)).count();
    [count(Outcome::is_done), count(Outcome::is_refused), count(Outcome::is_unknown), count(Outcome::is_not_sent)]
}

#[tokio::test(flavor = "multi_thread")]
async fn every_message_is_accounted_for() {
    for (idempotent, seed) in [(false, 1), (true, 2)] {
        let simulator = faulty(seed).await;
        let messages = (0..size()).map(|n| Message::new(format!("t/{}", n % 97), n.to_string()));
        let job = simulator.client().publish_all(messages).chunk_items(50).max_in_flight(8).idempotent(idempotent);
        let results = all(job).await;
        assert_eq!(results.iter().map(|result| result.index).collect::<Vec<_>>(), (0..size()).collect::<Vec<_>>());
        let mut published: HashMap<String, usize> = HashMap::new();
        for message in simulator.published() {
            *published.entry(String::from_utf8(message.payload.clone()).unwrap()).or_default() += 1;
        }
        for result in &results {
            let times = published.get(&result.index.to_string()).copied().unwrap_or_default();
            match &result.outcome {
                Outcome::Done(_) if idempotent => assert!(times >= 1, "{result}"),
                Outcome::Done(_) => assert_eq!(times, 1, "{result}"),
                Outcome::Unknown(_) if !idempotent => assert!(times <= 1, "{result}"),
                Outcome::Unknown(_) => {}
                _ => assert_eq!(times, 0, "{result}"),
            }
        }
        let [done, refused, unknown, not_sent] = words(&results);
        assert!(done > size() / 2 && unknown > 0, "{:?}", words(&results));
        assert_eq!((not_sent, done + refused + unknown), (0, size()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_user_is_accounted_for() {
    for (idempotent, seed) in [(false, 3), (true, 4)] {
        let simulator = faulty(seed).await;
        // Some exist already, with another password, and some are invalid or the same as others.
        for n in (0..size()).step_by(10) {
            simulator.add_username(format!("user-{n}"), "old");
        }
        let users = (0..size()).map(|n| match n % 100 {
            7 => UsernameCredentials::new("", "pw"),
            8 => UsernameCredentials::new(format!("user-{}", n - 3), "another"),
            _ => UsernameCredentials::new(format!("user-{n}"), format!("pw-{n}")),
        });
        let job = simulator.client().create_usernames(users).chunk_items(50).max_in_flight(8).idempotent(idempotent);
        let results = all(job).await;
        assert_eq!(results.len(), size());
        for result in &results {
            let n = result.index;
            let there = simulator.password_of_username(format!("user-{n}"));
            let is_created = there.as_deref() == Some(format!("pw-{n}").as_bytes());
            match &result.outcome {
                Outcome::Done(row) => assert!(is_created && row.name == format!("user-{n}"), "{result}"),
                Outcome::Refused(why) if why.is_already_exists() => {
                    assert!(n % 10 == 0 && there.as_deref() == Some(b"old"), "{result}");
                }
                Outcome::Refused(_) | Outcome::NotSent(_) => assert!(!is_created, "{result}"),
                _ => {}
            }
            assert_eq!(result.outcome.is_not_sent(), matches!(n % 100, 7 | 8), "{result}");
        }
        let [done, refused, unknown, _] = words(&results);
        assert!(done > size() / 3 && refused > 0 && unknown > 0, "{:?}", words(&results));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_deletion_and_every_password_is_accounted_for() {
    let size = size() / 10;
    let simulator = faulty(5).await;
    for n in 0..size {
        simulator.add_username(format!("user-{n}"), "old");
    }
    let job = simulator.client().update_usernames((0..size).map(|n| (format!("user-{n}"), format!("pw-{n}"))));
    let results = all(job).await;
    assert_eq!(results.len(), size);
    for result in &results {
        let there = simulator.password_of_username(format!("user-{}", result.index)).unwrap();
        let is_new = there == format!("pw-{}", result.index).as_bytes();
        match result.outcome {
            Outcome::Done(_) => assert!(is_new, "{result}"),
            Outcome::Unknown(_) => {}
            _ => assert!(!is_new, "{result}"),
        }
    }
    assert!(words(&results)[0] > size / 2, "{:?}", words(&results));
    let results = all(simulator.client().delete_usernames((0..size).map(|n| format!("user-{n}")))).await;
    for result in &results {
        let is_there = simulator.password_of_username(format!("user-{}", result.index)).is_some();
        match result.outcome {
            Outcome::Done(_) => assert!(!is_there, "{result}"),
            Outcome::Unknown(_) => {}
            _ => assert!(is_there, "{result}"),
        }
    }
    assert!(words(&results)[0] > size / 2, "{:?}", words(&results));
}
