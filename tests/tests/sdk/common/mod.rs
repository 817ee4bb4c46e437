//! Shared by the tests of the SDK's public API.

pub mod properties;
pub mod recordings;

use emqx_cloud::{Client, ClientBuilder, Retry};

/// The credentials of the tests, and their `Authorization` header.
pub const APP_ID: &str = "app-id";
/// See [`APP_ID`].
pub const APP_SECRET: &str = "app-secret-7261";
/// See [`APP_ID`].
pub const AUTHORIZATION: &str = "Basic YXBwLWlkOmFwcC1zZWNyZXQtNzI2MQ==";

/// Whether the long tests run in full; see `tests/README.md`.
pub fn full() -> bool {
    match std::env::var("EMQX_CLOUD_TESTS").as_deref() {
        Ok("full") => true,
        Err(std::env::VarError::NotPresent) => false,
        other => panic!("EMQX_CLOUD_TESTS is {other:?}; must be `full` or not set"),
    }
}

/// The settings of a client, all defaults.
pub fn settings(address: &str) -> ClientBuilder {
    // TLS is not used here, and loading the system's certificates is slow.
    Client::builder(address, APP_ID, APP_SECRET).http(|http| http.tls_certs_only([]))
}

/// The settings of a client that never retries.
pub fn builder(address: &str) -> ClientBuilder {
    settings(address).retry(Retry::none())
}

/// A client that never retries.
pub fn client(address: &str) -> Client {
    builder(address).build().expect("the address and the credentials are good")
}
