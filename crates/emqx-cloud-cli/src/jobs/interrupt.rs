//! Ctrl-c and, on Unix, SIGTERM: the first one asks to stop, the second ends the program.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::exit::Exit;

/// Whether the program was asked to stop. While this exists, the signals do not end the program.
#[derive(Debug)]
pub struct Interrupts {
    state: Arc<State>,
    task: JoinHandle<()>,
}

#[derive(Debug, Default)]
struct State {
    is_asked: AtomicBool,
    notify: Notify,
}

impl Interrupts {
    /// Starts to listen.
    pub fn listen() -> Self {
        let state = Arc::new(State::default());
        let told = state.clone();
        let task = tokio::spawn(async move {
            loop {
                signal().await;
                if told.is_asked.swap(true, Ordering::AcqRel) {
                    std::process::exit(Exit::Interrupted.number().into());
                }
                told.notify.notify_one();
            }
        });
        Self { state, task }
    }

    /// Returns whether the program was asked to stop.
    pub fn is_asked(&self) -> bool {
        self.state.is_asked.load(Ordering::Acquire)
    }

    /// Waits until the program is asked to stop.
    pub async fn asked(&self) {
        self.state.notify.notified().await;
    }
}

impl Drop for Interrupts {
    fn drop(&mut self) {
        self.task.abort();
    }
}

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};

    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return std::future::pending().await };
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => if interrupted.is_err() { std::future::pending().await },
        _ = terminate.recv() => {}
    }
}

#[cfg(not(unix))]
async fn signal() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending().await
    }
}
