//! Counters by name, and rates between two readings of them.

use std::borrow::Cow;
use std::time::Duration;

use emqx_cloud::types::{Metrics, NodeMetrics};
use emqx_cloud::{Rate, Rates, Reading, metrics};
use emqx_cloud_test::{MqttClient, Version};
use serde_json::{Value, json};

use crate::common;

fn row(node: &str, values: Value) -> NodeMetrics {
    serde_json::from_value(json!({"node": node, "metrics": values})).unwrap()
}

#[test]
fn a_value_is_found_by_its_name() {
    let values = json!({
        "bytes.received": 5, "messages.sent": -1, "new.in.6": 7, "bytes.sent": "8", "other": 1.5, "none": null,
        "large": 18_446_744_073_709_551_615_u64,
    });
    let values: Metrics = serde_json::from_value(values).unwrap();
    for (name, value) in [
        (metrics::BYTES_RECEIVED, Some(5)),
        (metrics::MESSAGES_SENT, Some(-1)),
        ("new.in.6", Some(7)),
        (metrics::BYTES_SENT, None),
        (metrics::MESSAGES_ACKED, None),
        ("other", None),
        ("none", None),
        ("large", None),
        ("extra", None),
        ("", None),
    ] {
        assert_eq!(values.get(name), value, "{name}");
    }
    let listed: Vec<_> = values.iter().map(|(name, value)| (name.into_owned(), value)).collect();
    assert_eq!(listed, [("bytes.received".into(), 5), ("messages.sent".into(), -1), ("new.in.6".into(), 7)]);
    assert_eq!(metrics::BYTES_RECEIVED, "bytes.received");
}

/// The constants are the fields.
#[test]
fn every_documented_name_is_a_constant_that_finds_its_field() {
    let all: Value = (0..).zip(metrics::KNOWN).map(|(value, name)| ((*name).to_owned(), json!(value))).collect();
    let values: Metrics = serde_json::from_value(all).unwrap();
    assert!(values.extra.is_empty(), "{:?}", values.extra);
    assert!(metrics::KNOWN.len() > 84, "{}", metrics::KNOWN.len());
    for (value, name) in (0..).zip(metrics::KNOWN) {
        assert_eq!(values.get(name), Some(value), "{name}");
    }
    let mut listed: Vec<_> = values.iter().collect();
    listed.sort_by_key(|(_, value)| *value);
    assert!(listed.iter().map(|(name, _)| name.as_ref()).eq(metrics::KNOWN.iter().copied()));
}

#[test]
fn rates_say_what_grew_and_what_was_reset() {
    let seconds = Duration::from_secs;
    // (first reading, second reading, time, difference, per second, reset)
    #[rustfmt::skip]
    let cases = [
        (10, 30, seconds(10), 20, 2.0, false),
        (10, 10, seconds(10), 0, 0.0, false),
        (10, 11, Duration::from_millis(250), 1, 4.0, false),
        (10, 0, seconds(10), 0, 0.0, true), // restarted
        (10, 4, seconds(2), 4, 2.0, true),
        (0, i64::MAX, seconds(1), i64::MAX, i64::MAX as f64, false),
        (i64::MIN, i64::MAX, seconds(1), i64::MAX, i64::MAX as f64, false),
        (0, -5, seconds(1), -5, -5.0, true),
    ];
    for (before, after, elapsed, difference, per_second, reset) in cases {
        let told = format!("{before} to {after} in {elapsed:?}");
        let readings = [before, after].map(|value| [row("n", json!({"bytes.sent": value, "new.in.6": value}))]);
        let rates = Rates::between(&readings[0], &readings[1], elapsed).unwrap();
        assert!(rates.appeared.is_empty() && rates.gone.is_empty(), "{told}");
        let [node] = rates.nodes.as_slice() else { panic!("{told}: {rates:?}") };
        assert_eq!((node.node.as_str(), node.rates.len(), node.is_reset()), ("n", 2, reset), "{told}");
        for name in [metrics::BYTES_SENT, "new.in.6"] {
            let Rate { difference: found, per_second: rate, reset: is_reset, .. } = node.get(name).unwrap();
            assert_eq!((found, rate, is_reset), (difference, per_second, reset), "{told}");
        }
    }
    let none: [NodeMetrics; 0] = [];
    let error = Rates::between(&none, &none, Duration::ZERO).unwrap_err();
    assert_eq!((error.argument(), error.problem()), ("elapsed", "must be longer than zero"));
}

#[test]
fn nodes_and_counters_of_one_reading_have_no_rate() {
    let before =
        [row("a", json!({"bytes.sent": 1, "old": 1})), row("b", json!({})), row("c", json!({"bytes.sent": 1}))];
    let after = [row("d", json!({"bytes.sent": 9})), row("c", json!({})), row("a", json!({"bytes.sent": 2, "new": 2}))];
    let rates = Rates::between(before, after, Duration::from_secs(1)).unwrap();
    let names: Vec<_> = rates.nodes.iter().map(|node| node.node.as_str()).collect();
    assert_eq!((names, rates.appeared, rates.gone), (vec!["a", "c"], vec!["d".to_owned()], vec!["b".to_owned()]));
    assert_eq!(rates.nodes[0].rates.keys().collect::<Vec<_>>(), ["bytes.sent"]);
    assert!(rates.nodes[1].rates.is_empty());
    assert_eq!(rates.nodes[0].get("new"), None);
}

/// Another source of counters.
struct Queue(&'static str, i64);

impl Reading for Queue {
    fn source(&self) -> &str {
        self.0
    }

    fn values(&self) -> impl Iterator<Item = (Cow<'_, str>, i64)> {
        std::iter::once(("length".into(), self.1))
    }
}

#[test]
fn anything_with_named_integers_has_rates() {
    let rates = Rates::between([Queue("q", 1)], [Queue("q", 3)], Duration::from_secs(4)).unwrap();
    assert_eq!(rates.nodes[0].rates["length"].per_second, 0.5);
}

#[tokio::test]
async fn rates_of_a_server() {
    let simulator = common::simulator(Version::V4_4_19).await;
    let emqx = common::client(simulator.address());
    let before = emqx.get_metrics().await.unwrap();
    simulator.add_client(MqttClient::new("c1"));
    let after = emqx.get_metrics().await.unwrap();
    let rates = Rates::between(&before, &after, Duration::from_secs(2)).unwrap();
    assert_eq!(rates.nodes[0].get(metrics::CLIENT_CONNECTED).unwrap().per_second, 0.5);
    assert!(!rates.nodes[0].is_reset());
}
