//! Clocks that never wait: one for a single call, and one for many calls at once.

use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use emqx_cloud::testing::{Clock, Timer};
use tokio::sync::{Notify, oneshot};

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

/// A clock for many calls at once, whose time advances to the end of the next wait when all calls are waiting.
#[derive(Clone)]
pub struct JointClock {
    start: Instant,
    state: Arc<Mutex<Joint>>,
}

#[derive(Default)]
struct Joint {
    passed: Duration,
    /// How many calls are running.
    calls: usize,
    /// The ends of the waits.
    waits: Vec<(Duration, oneshot::Sender<()>)>,
    /// What happens at a point in time.
    events: Vec<(Duration, Box<dyn FnOnce() + Send>)>,
    /// How many random numbers were asked for.
    dice: u32,
}

impl fmt::Debug for JointClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JointClock")
    }
}

impl Default for JointClock {
    fn default() -> Self {
        Self { start: Instant::now(), state: Arc::default() }
    }
}

impl JointClock {
    /// Runs `event` when this time has passed, before the calls whose waits end then.
    pub fn at(&self, time: Duration, event: impl FnOnce() + Send + 'static) {
        self.with(|joint| joint.events.push((time, Box::new(event))));
    }

    /// Counts a call, until the returned future is done. Every call has to be counted before the first one is polled.
    pub fn call<F: Future>(&self, call: F) -> impl Future<Output = F::Output> + use<F> {
        let clock = self.clone();
        clock.with(|joint| joint.calls += 1);
        async move {
            let output = call.await;
            clock.with(|joint| {
                joint.calls -= 1;
                joint.advance();
            });
            output
        }
    }

    /// Returns how much time has passed.
    pub fn passed(&self) -> Duration {
        self.with(|joint| joint.passed)
    }

    fn with<T>(&self, change: impl FnOnce(&mut Joint) -> T) -> T {
        change(&mut self.state.lock().expect("no test panics with the lock"))
    }
}

impl Joint {
    /// Ends the next wait if all calls are waiting.
    fn advance(&mut self) {
        if self.calls == 0 || self.waits.len() < self.calls {
            return;
        }
        let next = (0..self.waits.len()).min_by_key(|at| self.waits[*at].0).expect("a call is waiting");
        let (time, wait) = self.waits.swap_remove(next);
        self.passed = self.passed.max(time);
        let (due, later) = std::mem::take(&mut self.events).into_iter().partition(|(at, _)| *at <= time);
        self.events = later;
        let due: Vec<_> = due;
        due.into_iter().for_each(|(_, event)| event());
        wait.send(()).expect("no call is dropped while it waits");
    }
}

impl Clock for JointClock {
    fn now(&self) -> Instant {
        self.start + self.passed()
    }

    fn date(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }

    fn sleep(&self, duration: Duration) -> Timer {
        let (sender, wait) = oneshot::channel();
        self.with(|joint| {
            joint.waits.push((joint.passed + duration, sender));
            joint.advance();
        });
        Box::pin(async move { wait.await.expect("the clock is there") })
    }

    fn deadline(&self, _: Duration) -> Timer {
        Box::pin(async {
            tokio::time::sleep(HANGS).await;
            panic!("an attempt did not end within {HANGS:?}: the test hangs");
        })
    }

    /// Returns numbers that are spread over 0.0..1.0, always the same ones.
    fn random(&self) -> f64 {
        let number = self.with(|joint| {
            joint.dice += 1;
            joint.dice
        });
        (f64::from(number) * 0.618_033_988_749_895).fract()
    }
}
