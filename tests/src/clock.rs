//! A clock that never waits, and records how long it was asked to.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use emqx_cloud::testing::{Clock, Timer};
use tokio::sync::Notify;

/// How long a manual deadline may stay pending, in real time.
const HANGS: Duration = Duration::from_secs(60);

/// A clock with a fixed random number, whose time advances only when a wait is requested.
#[derive(Debug, Clone)]
pub struct FakeClock {
    random: f64,
    start: Instant,
    waits: Arc<Mutex<Vec<Duration>>>,
    passed: Arc<Mutex<Duration>>,
    expire: Option<Arc<Notify>>,
    hook: Option<Hook>,
}

/// Runs instead of a wait.
#[derive(Clone)]
struct Hook(Arc<dyn Fn() + Send + Sync>);

impl fmt::Debug for Hook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hook")
    }
}

impl FakeClock {
    /// Creates a clock that always returns this random number, and whose deadlines are those of the tokio runtime.
    pub fn new(random: f64) -> Self {
        Self { random, start: Instant::now(), waits: Arc::default(), passed: Arc::default(), expire: None, hook: None }
    }

    /// Makes the deadlines pass only when [`expire`](Self::expire) is called.
    pub fn with_manual_deadlines(self) -> Self {
        Self { expire: Some(Arc::default()), ..self }
    }

    /// Expires the deadline of the current attempt, or of the next if none is in progress.
    pub fn expire(&self) {
        self.expire.as_ref().expect("deadlines are manual").notify_one();
    }

    /// Runs `hook` whenever a wait is requested.
    pub fn when_waiting(self, hook: impl Fn() + Send + Sync + 'static) -> Self {
        Self { hook: Some(Hook(Arc::new(hook))), ..self }
    }

    /// Returns the waits that were requested since the last call of this method.
    pub fn waits(&self) -> Vec<Duration> {
        std::mem::take(&mut self.waits.lock().expect("no test panics with the lock"))
    }

    /// Advances the clock.
    pub fn pass(&self, duration: Duration) {
        let mut passed = self.passed.lock().expect("no test panics with the lock");
        *passed = passed.saturating_add(duration);
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Instant {
        let passed = *self.passed.lock().expect("no test panics with the lock");
        self.start.checked_add(passed).expect("no test waits for thousands of years")
    }

    /// The start of 2026 plus the time that has passed.
    fn date(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_225_600) + self.now().duration_since(self.start)
    }

    fn sleep(&self, duration: Duration) -> Timer {
        self.waits.lock().expect("no test panics with the lock").push(duration);
        self.pass(duration);
        if let Some(Hook(hook)) = &self.hook {
            hook();
        }
        Box::pin(std::future::ready(()))
    }

    fn deadline(&self, duration: Duration) -> Timer {
        match self.expire.clone() {
            None => Box::pin(tokio::time::sleep(duration)),
            Some(expire) => {
                let clock = self.clone();
                Box::pin(async move {
                    let expired = tokio::time::timeout(HANGS, expire.notified()).await;
                    assert!(expired.is_ok(), "the attempt's deadline was not expired within {HANGS:?}: the test hangs");
                    clock.pass(duration);
                })
            }
        }
    }

    fn random(&self) -> f64 {
        self.random
    }
}
