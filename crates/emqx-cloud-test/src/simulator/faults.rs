//! Faults of a share of the requests.

use std::sync::{Mutex, PoisonError};

use fastrand::Rng;

/// What happens to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is not executed, and the response has this status.
    Status(u16),
    /// It is not executed, and the connection is closed.
    Cut,
    /// It is executed, and the connection is closed without a response.
    Lost,
}

const ALL: [Fault; 4] = [Fault::Status(429), Fault::Status(503), Fault::Cut, Fault::Lost];

/// Decides which requests meet a fault.
#[derive(Debug)]
pub struct Faults {
    /// From 0 to 1.
    share: f64,
    random: Mutex<Rng>,
}

impl Faults {
    pub fn new(seed: u64, share: f64) -> Self {
        Self { share, random: Mutex::new(Rng::with_seed(seed)) }
    }

    /// The fault of the next request.
    pub fn draw(&self) -> Option<Fault> {
        let mut random = self.random.lock().unwrap_or_else(PoisonError::into_inner);
        (random.f64() < self.share).then(|| ALL[random.usize(..ALL.len())])
    }
}
