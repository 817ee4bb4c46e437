#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod simulator;

pub use simulator::state::{MqttClient, Published};
pub use simulator::{Builder, Simulator, Version};
