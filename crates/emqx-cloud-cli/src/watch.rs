//! `watch`: what changes, at intervals.

pub mod clients;
pub mod metrics;

use std::time::{Duration, SystemTime};

use clap::{Arg, ArgMatches, value_parser};

use crate::exit::Result;
use crate::session::Session;

/// Returns the options that every `watch` has.
fn arguments() -> [Arg; 2] {
    [
        Arg::new("interval")
            .long("interval")
            .value_name("SECONDS")
            .value_parser(seconds)
            .default_value("5")
            .help("The time between two readings"),
        Arg::new("times")
            .long("times")
            .value_name("NUMBER")
            .value_parser(value_parser!(u64).range(1..))
            .help("End after this number of intervals, instead of with ctrl-c"),
    ]
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "must be a number of seconds".to_owned())?;
    match Duration::try_from_secs_f64(seconds) {
        Ok(interval) if !interval.is_zero() => Ok(interval),
        _ => Err("must be more than 0 seconds".to_owned()),
    }
}

/// The rounds of a `watch`.
struct Rounds {
    interval: Duration,
    left: Option<u64>,
}

impl Rounds {
    fn of(matches: &ArgMatches) -> Self {
        Self {
            interval: matches.get_one("interval").copied().unwrap_or(Duration::from_secs(5)),
            left: matches.get_one("times").copied(),
        }
    }

    /// Waits for the next round, and returns whether there is one.
    async fn next(&mut self) -> bool {
        if self.left == Some(0) {
            return false;
        }
        self.left = self.left.map(|left| left - 1);
        tokio::time::sleep(self.interval).await;
        true
    }

    /// Returns the result of a round, or `None` after a failure that can pass, which is said.
    fn survive<T>(&self, session: &Session, result: emqx_cloud::Result<T>) -> Result<Option<T>> {
        match result {
            Ok(found) => Ok(Some(found)),
            Err(error) if error.is_retryable() => {
                session.note(format_args!("note: {error}; the next reading is in {:?}", self.interval));
                Ok(None)
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// Returns the time as a string, in UTC.
fn now() -> String {
    humantime::format_rfc3339_seconds(SystemTime::now()).to_string()
}
