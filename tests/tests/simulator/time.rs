//! Time that passes only when a test says so.

use std::future::Future;
use std::pin::pin;
use std::sync::mpsc;
use std::time::Duration;

use tokio::task::yield_now;
use tokio::time::{Instant, advance};

/// How much time passes at once.
const STEP: Duration = Duration::from_millis(250);

/// How often other tasks run before time passes. They are on one thread, and loopback delivers at once.
const TURNS: usize = 200;

/// The stopped time of a runtime whose clock is paused. By itself, such a clock advances when all tasks wait, even for what is
/// on its way on a connection; it does not while there is a blocking task.
pub struct Time {
    _blocked: mpsc::Sender<()>,
}

impl Time {
    pub fn stop() -> Self {
        let (sender, receiver) = mpsc::channel::<()>();
        // It ends when the sender is dropped.
        tokio::task::spawn_blocking(move || receiver.recv());
        Self { _blocked: sender }
    }

    /// Lets so many seconds pass, after everything that takes no time has happened.
    pub async fn pass(&self, seconds: f64) {
        turns().await;
        advance(Duration::from_secs_f64(seconds)).await;
        turns().await;
    }

    /// Lets time pass until the future is done; returns how many seconds that takes.
    pub async fn of<T>(&self, future: impl Future<Output = T>) -> (T, f64) {
        let mut future = pin!(future);
        let start = Instant::now();
        for _ in 0..1_000 {
            tokio::select! {
                biased;
                output = &mut future => return (output, start.elapsed().as_secs_f64()),
                () = turns() => advance(STEP).await,
            }
        }
        panic!("nothing happens");
    }

    /// Waits for something that takes no time.
    pub async fn until(&self, happens: impl Fn() -> bool) {
        while !happens() {
            yield_now().await;
        }
    }
}

async fn turns() {
    for _ in 0..TURNS {
        yield_now().await;
    }
}

/// Whether something took so many seconds, and less than one more, since the system may deliver late.
pub fn took(seconds: f64, expected: f64) -> bool {
    (expected..expected + 1.0).contains(&seconds)
}
