//! A clock that waits for nothing, and remembers how long it should have.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use emqx_cloud::Clock;

/// A clock whose dice always show the same.
#[derive(Debug, Clone)]
pub struct FakeClock {
    dice: f64,
    waits: Arc<Mutex<Vec<Duration>>>,
}

impl FakeClock {
    /// One whose random number is always this.
    pub fn new(dice: f64) -> Self {
        Self { dice, waits: Arc::default() }
    }

    /// How long it was asked to wait since the last time, each time.
    pub fn waits(&self) -> Vec<Duration> {
        std::mem::take(&mut self.waits.lock().expect("no test panics with the lock"))
    }
}

impl Clock for FakeClock {
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        self.waits.lock().expect("no test panics with the lock").push(duration);
        Box::pin(std::future::ready(()))
    }

    fn random(&self) -> f64 {
        self.dice
    }
}
