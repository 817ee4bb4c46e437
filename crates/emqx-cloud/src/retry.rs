//! Decides whether and when a call is retried.

use std::time::{Duration, Instant};

use crate::backoff::Backoff;
use crate::budget::RetryBudget;
use crate::clock::Clock;
use crate::error::{Error, GaveUp};

#[doc = include_str!("retry.md")]
#[derive(Debug, Clone)]
pub struct Retry {
    attempts: u32,
    time_limit: Duration,
    retry_after_cap: Duration,
    backoff: Backoff,
    /// `None` for that of the client.
    budget: Option<RetryBudget>,
}

impl Default for Retry {
    /// Returns a policy with 3 attempts within 2 minutes, [`Backoff::default`], a cap of one minute on `Retry-After`,
    /// and the budget of the client.
    fn default() -> Self {
        Self {
            attempts: 3,
            time_limit: Duration::from_secs(120),
            retry_after_cap: Duration::from_secs(60),
            backoff: Backoff::default(),
            budget: None,
        }
    }
}

impl Retry {
    /// Returns a policy that never retries.
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// Sets the maximum number of attempts, including the first; 0 means 1.
    #[must_use]
    pub fn attempts(self, attempts: u32) -> Self {
        Self { attempts: attempts.max(1), ..self }
    }

    /// Sets the time limit for all attempts and the waits between them.
    ///
    /// When it expires, the current attempt ends. A wait that would end later is not started.
    #[must_use]
    pub fn time_limit(self, time_limit: Duration) -> Self {
        Self { time_limit, ..self }
    }

    /// Sets the waits between attempts.
    #[must_use]
    pub fn backoff(self, backoff: Backoff) -> Self {
        Self { backoff, ..self }
    }

    /// Sets the cap on the wait that a server requests with `Retry-After`.
    #[must_use]
    pub fn retry_after_cap(self, retry_after_cap: Duration) -> Self {
        Self { retry_after_cap, ..self }
    }

    /// Sets a budget to use in place of the client's.
    #[must_use]
    pub fn budget(self, budget: &RetryBudget) -> Self {
        Self { budget: Some(budget.clone()), ..self }
    }

    pub(crate) fn own_budget(&self) -> Option<&RetryBudget> {
        self.budget.as_ref()
    }
}

/// The attempts of one call.
pub(crate) struct Attempts<'a> {
    retry: &'a Retry,
    budget: &'a RetryBudget,
    clock: &'a dyn Clock,
    idempotent: bool,
    started: Instant,
    made: u32,
    unknown_before: bool,
}

impl<'a> Attempts<'a> {
    /// Starts to measure the time. `budget` is that of the client, for a policy without a budget.
    pub fn new(retry: &'a Retry, budget: &'a RetryBudget, clock: &'a dyn Clock, idempotent: bool) -> Self {
        let budget = retry.own_budget().unwrap_or(budget);
        Self { retry, budget, clock, idempotent, started: clock.now(), made: 0, unknown_before: false }
    }

    /// Returns the number of attempts, including the current one.
    pub fn made(&self) -> u32 {
        self.made
    }

    pub fn elapsed(&self) -> Duration {
        self.clock.now().saturating_duration_since(self.started)
    }

    /// Returns what is left of the time limit.
    fn left(&self) -> Duration {
        self.retry.time_limit.saturating_sub(self.elapsed())
    }

    /// Starts an attempt, and returns its time limit.
    pub fn begin(&mut self, timeout: Duration) -> Duration {
        self.made += 1;
        timeout.min(self.left())
    }

    /// Records that the call succeeded.
    pub fn succeeded(&self) {
        self.budget.give_back();
    }

    /// Decides what to do after a failed attempt: returns the wait before the next one, or why there is none.
    pub fn after(&mut self, error: &Error) -> Result<Duration, Option<GaveUp>> {
        if !error.is_retryable() {
            self.budget.give_back();
            return Err(None);
        }
        if !self.idempotent && !error.is_connect() {
            return Err(Some(GaveUp::NotIdempotent));
        }
        if self.made >= self.retry.attempts {
            return Err(Some(GaveUp::Attempts));
        }
        let asked = error.retry_after().unwrap_or_default().min(self.retry.retry_after_cap);
        let wait = self.retry.backoff.wait(self.made, self.clock.random()).max(asked);
        if wait >= self.left() {
            return Err(Some(GaveUp::TimeLimit));
        }
        if !self.budget.take() {
            return Err(Some(GaveUp::Budget));
        }
        self.unknown_before |= error.may_have_been_applied();
        Ok(wait)
    }

    /// Waits, and returns whether there is time for another attempt: a wait can take longer than planned.
    pub async fn wait(&self, duration: Duration) -> bool {
        self.clock.sleep(duration).await;
        !self.left().is_zero()
    }

    /// Adds what is known about all attempts to the error of the last one.
    pub fn give_up(&self, error: Error, why: Option<GaveUp>) -> Error {
        error.after_attempts(self.made, self.elapsed(), why, self.unknown_before)
    }
}
