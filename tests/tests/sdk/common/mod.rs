//! Shared by the tests of the SDK's public API.

pub mod properties;
pub mod recordings;
pub mod table;

use std::error::Error as _;

use emqx_cloud::{Client, ClientBuilder, Error, Retry};
use emqx_cloud_test::{Simulator, Version};

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

/// A simulated deployment for these clients.
pub async fn simulator(version: Version) -> Simulator {
    let builder = Simulator::builder().version(version).credentials(APP_ID, APP_SECRET);
    builder.start().await.expect("loopback has a free port")
}

/// Every string that can be reached from an error.
pub fn everything(error: &Error) -> Vec<String> {
    let mut shown = vec![format!("{error}"), format!("{error:#}"), format!("{error:?}"), format!("{error:#?}")];
    shown.extend(error.message().map(str::to_owned));
    shown.extend(error.path().map(str::to_owned));
    for invalid in error.invalid_arguments() {
        shown.extend([invalid.argument().to_owned(), invalid.problem().to_owned(), format!("{invalid} {invalid:?}")]);
    }
    shown.extend(error.code().map(|code| format!("{code} {code:?}")));
    shown.extend(error.reason().map(|reason| format!("{reason} {reason:?}")));
    for item in error.items() {
        shown.extend([format!("{item}"), format!("{item:?}"), format!("{item:#?}")]);
        shown.extend(item.message().map(str::to_owned));
        shown.extend(item.code().map(ToString::to_string));
        shown.extend(item.reason().map(ToString::to_string));
        shown.extend(item.row().map(ToString::to_string));
    }
    let mut source = error.source();
    while let Some(inner) = source {
        shown.extend([format!("{inner}"), format!("{inner:?}"), format!("{inner:#?}")]);
        source = inner.source();
    }
    shown
}
