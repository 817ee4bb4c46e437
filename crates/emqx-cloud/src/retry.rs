//! Decides whether and when a call is retried.

use std::time::{Duration, Instant};

use crate::backoff::Backoff;
use crate::budget::{RetryBudget, Token};
use crate::clock::Clock;
use crate::error::{Error, GaveUp};

/// The default patience. A restart of a server takes about 6 seconds (measured on EMQX 4.4.19).
const PATIENCE: Duration = Duration::from_secs(10);

/// The minimum patience of lists and bulk jobs. A restart takes longer behind a load balancer.
const JOB_PATIENCE: Duration = Duration::from_secs(60);

#[doc = include_str!("retry.md")]
#[derive(Debug, Clone)]
pub struct Retry {
    attempts: u32,
    time_limit: Duration,
    retry_after_cap: Duration,
    patience: Duration,
    backoff: Backoff,
    /// `None` for that of the client.
    budget: Option<RetryBudget>,
}

impl Default for Retry {
    /// Returns a policy with 3 attempts within 2 minutes, a patience of 10 seconds, [`Backoff::default`], a cap of one
    /// minute on `Retry-After`, and the budget of the client.
    fn default() -> Self {
        Self {
            attempts: 3,
            time_limit: Duration::from_secs(120),
            retry_after_cap: Duration::from_secs(60),
            patience: PATIENCE,
            backoff: Backoff::default(),
            budget: None,
        }
    }
}

impl Retry {
    /// Returns a policy that never retries.
    pub fn none() -> Self {
        Self::default().attempts(1).patience(Duration::ZERO)
    }

    /// Sets the maximum number of attempts, including the first; 0 means 1.
    ///
    /// Attempts that could not connect within the [patience](Self::patience) do not count.
    #[must_use]
    pub fn attempts(self, attempts: u32) -> Self {
        Self { attempts: attempts.max(1), ..self }
    }

    /// Sets the time limit for all attempts, the waits between them, and the waits for a place among the
    /// [requests in flight](crate::ClientBuilder::max_in_flight). The default is 2 minutes.
    ///
    /// When it expires, the current attempt ends. A wait that would end later is not started.
    #[must_use]
    pub fn time_limit(self, time_limit: Duration) -> Self {
        Self { time_limit, ..self }
    }

    /// Sets how long a call keeps trying to connect to a server that is down, as during a restart. The default is 10
    /// seconds, and zero switches it off.
    ///
    /// It applies if a new connection is refused, or closed or reset before there is TLS, or if the server or its network
    /// cannot be reached. Nothing was sent then, so every call is retried, idempotent or not. An unknown host, a TLS
    /// error and the connect timeout are different: waiting does not help, or took its time already.
    ///
    /// The waits are 0.1 to 0.2 seconds at first and 0.5 to 1 second in the end, whatever [`backoff`](Self::backoff)
    /// is. These attempts do not count as [`attempts`](Self::attempts), and take no tokens of the
    /// [`RetryBudget`]: they put no load on a server that does not accept connections, and a budget for 100 retries
    /// would let most of 1,000 calls fail that a restart affects. [`time_limit`](Self::time_limit) still applies.
    ///
    /// When the patience is over, the failure is retried like any other, if that leaves attempts and tokens.
    ///
    /// ```
    /// use emqx_cloud::Retry;
    /// use std::time::Duration;
    ///
    /// // Survives an upgrade of the deployment of up to a minute.
    /// let retry = Retry::default().patience(Duration::from_secs(60));
    /// # let _ = retry;
    /// ```
    #[must_use]
    pub fn patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
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

    /// Returns the policy for bulk jobs, which survives a long outage, unless the patience is zero.
    pub(crate) fn for_jobs(&self) -> Self {
        self.clone().patience(self.job_patience())
    }

    /// Returns the patience of lists and bulk jobs: zero if this patience is zero.
    pub(crate) fn job_patience(&self) -> Duration {
        if self.patience.is_zero() { self.patience } else { self.patience.max(JOB_PATIENCE) }
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
    /// How many of these count, because they were not within the patience.
    counted: u32,
    /// The current outage, if the last attempt could not connect.
    outage: Option<Outage>,
    unknown_before: bool,
    /// The token of the next attempt. If the call is dropped before the attempt begins, the token is given back.
    token: Option<Token>,
}

/// A time in which a server accepts no connections.
struct Outage {
    since: Instant,
    /// The number of waits.
    waits: u32,
    /// The sum of the waits, in case the clock is a test's and does not advance.
    waited: Duration,
}

/// The next attempt of a call.
pub(crate) struct Next {
    /// How long to wait before it.
    pub wait: Duration,
    /// The token that it takes, if it takes one.
    token: Option<Token>,
}

impl<'a> Attempts<'a> {
    /// Starts to measure the time. `budget` is that of the client, for a policy without a budget.
    pub fn new(retry: &'a Retry, budget: &'a RetryBudget, clock: &'a dyn Clock, idempotent: bool) -> Self {
        let budget = retry.own_budget().unwrap_or(budget);
        let (started, outage) = (clock.now(), None);
        Self {
            retry,
            budget,
            clock,
            idempotent,
            started,
            made: 0,
            counted: 0,
            outage,
            unknown_before: false,
            token: None,
        }
    }

    /// Returns the number of attempts, including the current one.
    pub fn made(&self) -> u32 {
        self.made
    }

    /// Returns whether an attempt before the current one may have been applied.
    pub fn unknown_before(&self) -> bool {
        self.unknown_before
    }

    pub fn elapsed(&self) -> Duration {
        self.clock.now().saturating_duration_since(self.started)
    }

    /// Returns what is left of the time limit.
    pub fn left(&self) -> Duration {
        self.retry.time_limit.saturating_sub(self.elapsed())
    }

    /// Starts an attempt, spends its token, and returns its time limit.
    pub fn begin(&mut self, timeout: Duration) -> Duration {
        if let Some(token) = self.token.take() {
            token.spend();
        }
        self.made = self.made.saturating_add(1);
        timeout.min(self.left())
    }

    /// Records that the call succeeded.
    pub fn succeeded(&self) {
        self.budget.give_back();
    }

    /// Decides what to do after a failed attempt: returns the next one, or why there is none.
    pub fn after(&mut self, error: &Error) -> Result<Next, Option<GaveUp>> {
        let patient = if error.is_down() { self.patient_wait() } else { None };
        if !error.is_down() {
            self.outage = None;
        }
        if let Some(wait) = patient {
            if wait >= self.left() {
                return Err(Some(GaveUp::TimeLimit));
            }
            return Ok(Next { wait, token: None });
        }
        self.counted += 1;
        if !error.is_retryable() {
            self.budget.give_back();
            return Err(None);
        }
        if !self.idempotent && !error.was_not_executed() {
            return Err(Some(GaveUp::NotIdempotent));
        }
        if self.counted >= self.retry.attempts {
            let patience_is_over = error.is_down() && !self.retry.patience.is_zero();
            return Err(Some(if patience_is_over { GaveUp::Patience } else { GaveUp::Attempts }));
        }
        let asked = error.retry_after().unwrap_or_default().min(self.retry.retry_after_cap);
        let wait = self.retry.backoff.wait(self.counted, self.clock.random()).max(asked);
        if wait >= self.left() {
            return Err(Some(GaveUp::TimeLimit));
        }
        let Some(token) = self.budget.reserve() else { return Err(Some(GaveUp::Budget)) };
        self.unknown_before |= error.may_have_been_applied();
        Ok(Next { wait, token: Some(token) })
    }

    /// Returns the wait before the next attempt to connect, or `None` if the patience is over.
    fn patient_wait(&mut self) -> Option<Duration> {
        let now = self.clock.now();
        let outage = self.outage.get_or_insert(Outage { since: now, waits: 0, waited: Duration::ZERO });
        let waited = now.saturating_duration_since(outage.since).max(outage.waited);
        // The last attempt is at the very end, so that a server is found that is down for less than the patience.
        let left = self.retry.patience.checked_sub(waited).filter(|left| !left.is_zero())?;
        outage.waits = outage.waits.saturating_add(1);
        let wait = Backoff::PATIENT.half_jittered(outage.waits, self.clock.random()).min(left);
        outage.waited = outage.waited.saturating_add(wait);
        Some(wait)
    }

    /// Waits, and returns whether there is time for another attempt: a wait can take longer than planned.
    pub async fn wait(&mut self, next: Next) -> bool {
        self.clock.sleep(next.wait).await;
        self.token = next.token;
        !self.left().is_zero()
    }

    /// Adds what is known about all attempts to the error of the last one.
    pub fn give_up(&self, error: Error, why: Option<GaveUp>) -> Error {
        error.after_attempts(self.made, self.elapsed(), why, self.unknown_before)
    }
}
