//! Rates, calculated from two readings of counters.

use std::collections::BTreeMap;
use std::time::Duration;

use emqx_cloud_core::{InvalidArgument, Reading};

/// The rates of counters, calculated from two readings, such as two results of `get_metrics`.
///
/// ```no_run
/// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), Box<dyn std::error::Error>> {
/// use std::time::{Duration, Instant};
///
/// use emqx_cloud::{Rates, metrics};
///
/// let before = emqx.get_metrics().await?;
/// let start = Instant::now();
/// tokio::time::sleep(Duration::from_secs(10)).await;
/// let after = emqx.get_metrics().await?;
///
/// let rates = Rates::between(&before, &after, start.elapsed())?;
/// for node in &rates.nodes {
///     if let Some(rate) = node.get(metrics::MESSAGES_RECEIVED) {
///         println!("{}: {:.1} messages per second", node.node, rate.per_second);
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Rates {
    /// The nodes that are in both readings, in the order of their names.
    pub nodes: Vec<NodeRates>,
    /// The names of the nodes that are only in the second reading. They have no rates.
    pub appeared: Vec<String>,
    /// The names of the nodes that are only in the first reading.
    pub gone: Vec<String>,
}

/// The rates of the counters of one node.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct NodeRates {
    /// The node's name.
    pub node: String,
    /// The counters that are in both readings, by name.
    pub rates: BTreeMap<String, Rate>,
}

/// The rate of one counter.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Rate {
    /// The difference between the readings. After a reset, it is the value of the second reading, so the difference of a counter
    /// is never negative.
    pub difference: i64,
    /// The difference divided by the time between the readings.
    pub per_second: f64,
    /// Whether the counter was reset: the second reading is smaller than the first, usually because the node was restarted. How
    /// much it grew between the first reading and the reset is unknown.
    pub reset: bool,
}

impl Rates {
    /// Calculates the rates from two readings and the time that elapsed between them.
    ///
    /// A counter of EMQX only grows until the node restarts. A value that can also decrease, such as `messages.retained` on some
    /// servers, is treated as a counter: each decrease looks like a reset.
    ///
    /// A reset cannot be detected if the counter has already passed its old value. If one counter of a node was
    /// [`reset`](Rate::reset), the others probably were too; see [`NodeRates::is_reset`].
    ///
    /// # Errors
    ///
    /// Returns an error if `elapsed` is zero.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use emqx_cloud::Rates;
    /// # use std::borrow::Cow;
    /// # struct Node(i64);
    /// # impl emqx_cloud::Reading for Node {
    /// #     fn source(&self) -> &str {
    /// #         "node-1"
    /// #     }
    /// #     fn values(&self) -> impl Iterator<Item = (Cow<'_, str>, i64)> {
    /// #         std::iter::once(("bytes.sent".into(), self.0))
    /// #     }
    /// # }
    /// # let (before, after) = ([Node(1_000)], [Node(1_500)]); // rows of `get_metrics`, or other readings
    ///
    /// let rates = Rates::between(&before, &after, Duration::from_secs(10))?;
    /// assert_eq!(rates.nodes[0].rates["bytes.sent"].per_second, 50.0);
    /// # Ok::<_, emqx_cloud::InvalidArgument>(())
    /// ```
    pub fn between<R: Reading>(
        before: impl IntoIterator<Item = R>,
        after: impl IntoIterator<Item = R>,
        elapsed: Duration,
    ) -> Result<Self, InvalidArgument> {
        if elapsed.is_zero() {
            return Err(InvalidArgument::new("elapsed", "must be longer than zero"));
        }
        let (mut before, after) = (named(before), named(after));
        let (mut nodes, mut appeared) = (Vec::new(), Vec::new());
        for (node, after) in after {
            match before.remove(&node) {
                Some(before) => nodes.push(NodeRates { node, rates: compared(&before, after, elapsed) }),
                None => appeared.push(node),
            }
        }
        Ok(Self { nodes, appeared, gone: before.into_keys().collect() })
    }
}

impl NodeRates {
    /// Returns the rate of a counter that is in both readings, such as `metrics::BYTES_SENT`.
    pub fn get(&self, name: &str) -> Option<Rate> {
        self.rates.get(name).copied()
    }

    /// Returns whether any counter of this node was reset.
    pub fn is_reset(&self) -> bool {
        self.rates.values().any(|rate| rate.reset)
    }
}

type Values = BTreeMap<String, i64>;

fn named<R: Reading>(readings: impl IntoIterator<Item = R>) -> BTreeMap<String, Values> {
    let values = |reading: &R| reading.values().map(|(name, value)| (name.into_owned(), value)).collect();
    readings.into_iter().map(|reading| (reading.source().to_owned(), values(&reading))).collect()
}

fn compared(before: &Values, after: Values, elapsed: Duration) -> BTreeMap<String, Rate> {
    let rate = |(name, after): (String, i64)| {
        let before = *before.get(&name)?;
        let reset = after < before;
        let difference = if reset { after } else { after.saturating_sub(before) };
        // Exact up to 2^53, which no difference reaches in practice.
        let per_second = difference as f64 / elapsed.as_secs_f64();
        Some((name, Rate { difference, per_second, reset }))
    };
    after.into_iter().filter_map(rate).collect()
}
