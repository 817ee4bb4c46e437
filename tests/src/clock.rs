//! A clock that waits for nothing, and remembers how long it should have.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use emqx_cloud::testing::{Clock, Timer};
use tokio::sync::Notify;

/// How long a deadline that something has to let pass may be waited for, in real time.
const HANGS: Duration = Duration::from_secs(60);

/// A clock whose dice always show the same, and whose time goes on only when something is waited for.
#[derive(Debug, Clone)]
pub struct FakeClock {
    dice: f64,
    start: Instant,
    waits: Arc<Mutex<Vec<Duration>>>,
    passed: Arc<Mutex<Duration>>,
    expire: Option<Arc<Notify>>,
    hook: Option<Hook>,
}

/// Something to do in place of a wait.
#[derive(Clone)]
struct Hook(Arc<dyn Fn() + Send + Sync>);

impl fmt::Debug for Hook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hook")
    }
}

impl FakeClock {
    /// One whose random number is always this, and whose deadlines are those of the tokio runtime.
    pub fn new(dice: f64) -> Self {
        Self { dice, start: Instant::now(), waits: Arc::default(), passed: Arc::default(), expire: None, hook: None }
    }

    /// The same, whose deadlines pass only when something [expires](Self::expire) them.
    pub fn with_manual_deadlines(self) -> Self {
        Self { expire: Some(Arc::default()), ..self }
    }

    /// Lets the deadline of an attempt pass: that of the one that is under way, or else of the next.
    pub fn expire(&self) {
        self.expire.as_ref().expect("deadlines are manual").notify_one();
    }

    /// The same, which does this whenever it is asked to wait.
    pub fn when_waiting(self, hook: impl Fn() + Send + Sync + 'static) -> Self {
        Self { hook: Some(Hook(Arc::new(hook))), ..self }
    }

    /// How long it was asked to wait since the last time, each time.
    pub fn waits(&self) -> Vec<Duration> {
        std::mem::take(&mut self.waits.lock().expect("no test panics with the lock"))
    }

    /// Lets time pass.
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

    /// The start of 2026, and what has passed since.
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
                    assert!(expired.is_ok(), "nothing has let the deadline of an attempt pass for {HANGS:?}: it hangs");
                    clock.pass(duration);
                })
            }
        }
    }

    fn random(&self) -> f64 {
        self.dice
    }
}
