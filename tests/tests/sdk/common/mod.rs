//! What the tests of the SDK's public face share.

pub mod properties;
pub mod recordings;

use emqx_cloud::{Client, ClientBuilder, Retry};

/// The credentials of the tests, and what they are in the `Authorization` header.
pub const APP_ID: &str = "app-id";
/// See [`APP_ID`].
pub const APP_SECRET: &str = "app-secret-7261";
/// See [`APP_ID`].
pub const AUTHORIZATION: &str = "Basic YXBwLWlkOmFwcC1zZWNyZXQtNzI2MQ==";

/// Whether the long tests run in full; `tests/README.md` says how to ask for that.
pub fn full() -> bool {
    match std::env::var("EMQX_CLOUD_TESTS").as_deref() {
        Ok("full") => true,
        Err(std::env::VarError::NotPresent) => false,
        other => panic!("EMQX_CLOUD_TESTS is {other:?}; it can be `full`, or not be set"),
    }
}

/// The settings of a client, as they are if nothing is set.
pub fn settings(address: &str) -> ClientBuilder {
    // There is no TLS here, and the certificates of the system take long to read.
    Client::builder(address, APP_ID, APP_SECRET).http(|http| http.tls_certs_only([]))
}

/// The settings of a client that tries everything once.
pub fn builder(address: &str) -> ClientBuilder {
    settings(address).retry(Retry::none())
}

/// A client that tries everything once.
pub fn client(address: &str) -> Client {
    builder(address).build().expect("the address and the credentials are good")
}
