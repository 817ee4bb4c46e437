//! What the tests of the SDK's public face share.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod recordings;

use emqx_cloud::{Client, ClientBuilder, Retry};
use serde_json::Value;

/// The credentials of the tests, and what they are in the `Authorization` header.
pub const APP_ID: &str = "app-id";
/// See [`APP_ID`].
pub const APP_SECRET: &str = "app-secret-7261";
/// See [`APP_ID`].
pub const AUTHORIZATION: &str = "Basic YXBwLWlkOmFwcC1zZWNyZXQtNzI2MQ==";

/// The settings of a client that tries everything once.
pub fn builder(address: &str) -> ClientBuilder {
    Client::builder(address, APP_ID, APP_SECRET).retry(Retry::none())
}

/// A client that tries everything once.
pub fn client(address: &str) -> Client {
    builder(address).build().expect("the address and the credentials are good")
}

/// Text as JSON.
pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}
