//! The faults of a share of the requests.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use emqx_cloud::types::Message;
use emqx_cloud::{Backoff, Retry, RetryBudget};
use emqx_cloud_test::Simulator;

/// What becomes of calls, one after the other: the status, or `None` if the connection was lost, and whether the call was
/// executed.
async fn outcomes(seed: u64, share: f64, calls: usize) -> Vec<(Option<u16>, bool)> {
    let simulator = Simulator::builder().faults(seed, share).start().await.unwrap();
    let emqx = simulator.client_builder().retry(Retry::none()).build().unwrap();
    let mut outcomes = Vec::new();
    for number in 0..calls {
        let status = match emqx.publish(Message::new("t", number.to_string())).await {
            Ok(_) => Some(200),
            Err(error) => error.status(),
        };
        let executed = simulator.published().len() > outcomes.iter().filter(|(_, executed)| *executed).count();
        outcomes.push((status, executed));
    }
    outcomes
}

#[tokio::test]
async fn the_seed_determines_the_faults() {
    let some = outcomes(7, 0.3, 200).await;
    assert_eq!(outcomes(7, 0.3, 200).await, some);
    assert_ne!(outcomes(8, 0.3, 200).await, some);
    let mut counts = BTreeMap::new();
    some.into_iter().for_each(|outcome| *counts.entry(outcome).or_insert(0) += 1);
    let kinds: Vec<_> = counts.keys().copied().collect();
    assert_eq!(kinds, [(None, false), (None, true), (Some(200), true), (Some(429), false), (Some(503), false)]);
    let faults = 200 - counts[&(Some(200), true)];
    assert!((40..=80).contains(&faults), "{faults} of 200");

    assert_eq!(outcomes(7, 0.0, 50).await, [(Some(200), true); 50]);
    assert!(!outcomes(7, 1.0, 50).await.contains(&(Some(200), true)));
}

#[tokio::test]
async fn a_rule_comes_before_a_fault() {
    let simulator = Simulator::builder().faults(7, 1.0).start().await.unwrap();
    simulator.mock().get_username(|_, then| then.not_found());
    let emqx = simulator.client_builder().retry(Retry::none()).build().unwrap();
    for _ in 0..20 {
        assert_eq!(emqx.get_username("u").send_optional().await.unwrap(), None);
        emqx.get_clientid("c").await.unwrap_err();
    }
}

/// A job of many calls at once, of which three of ten meet a fault: none is executed twice, what succeeded was executed,
/// and what certainly failed was not.
#[tokio::test]
async fn what_an_error_says_about_a_call_is_true() {
    const CALLS: usize = 1_600;
    let simulator = Simulator::builder().faults(1, 0.3).start().await.unwrap();
    let none = Backoff::new(Duration::ZERO, Duration::ZERO);
    let retry = Retry::default().attempts(20).backoff(none).budget(&RetryBudget::unlimited());
    let emqx = Arc::new(simulator.client_builder().retry(retry).build().unwrap());
    let tasks: Vec<_> = (0..16)
        .map(|task| {
            let emqx = emqx.clone();
            tokio::spawn(async move {
                let mut ended = Vec::new();
                for number in (task..CALLS).step_by(16) {
                    let published = emqx.publish(Message::new("t", number.to_string())).await;
                    ended.push((number, published.map_err(|error| error.may_have_been_applied())));
                    // What can be repeated succeeds in the end.
                    emqx.delete_username("u").await.unwrap();
                }
                ended
            })
        })
        .collect();
    let mut executed = vec![0; CALLS];
    let mut ended = Vec::new();
    for task in tasks {
        ended.extend(task.await.unwrap());
    }
    for message in simulator.published() {
        executed[String::from_utf8(message.payload).unwrap().parse::<usize>().unwrap()] += 1;
    }
    let mut unknown = 0;
    for (number, outcome) in ended {
        match outcome {
            Ok(_) => assert_eq!(executed[number], 1, "{number} succeeded"),
            Err(false) => assert_eq!(executed[number], 0, "{number} failed"),
            Err(true) => {
                assert!(executed[number] <= 1, "{number} is unknown");
                unknown += 1;
            }
        }
    }
    assert!(unknown > 0);
}
