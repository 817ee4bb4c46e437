#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod mock;
mod offline;
mod percent;
mod route;
mod server;
mod simulator;

// The generator formats it.
#[rustfmt::skip]
mod generated;

use std::time::Duration;

use emqx_cloud::{Backoff, Retry};

pub use generated::*;
pub use mock::{ItemReply, Mock, Mocked, Request, Said, Server, Then, When, missing, ok, refused};
pub use offline::{error_of, result_of};
pub use simulator::state::{MqttClient, Published};
pub use simulator::{Builder, Simulator, Version};

/// Retries without waits, also while a server accepts no connections.
fn quick() -> Retry {
    Retry::default().backoff(Backoff::new(Duration::ZERO, Duration::ZERO)).patience(Duration::ZERO)
}

/// Compiles the programs of the repository's README, and runs those that need no account.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
mod readme {}
