//! Credentials as headers, and an HTTP client for one exchange.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};

use crate::Secret;

/// Returns the `Authorization` header of HTTP Basic, marked as sensitive.
pub fn basic(name: &str, secret: &Secret) -> HeaderValue {
    let credentials = STANDARD.encode(format!("{name}:{}", secret.expose()));
    sensitive(HeaderValue::try_from(format!("Basic {credentials}")).unwrap_or(HeaderValue::from_static("Basic")))
}

/// Returns the `Authorization` header with a bearer token, marked as sensitive.
///
/// # Errors
///
/// The token has a character that a header cannot carry.
pub fn bearer(token: &Secret) -> Result<HeaderValue, reqwest::header::InvalidHeaderValue> {
    HeaderValue::try_from(format!("Bearer {}", token.expose())).map(sensitive)
}

fn sensitive(mut value: HeaderValue) -> HeaderValue {
    value.set_sensitive(true);
    value
}

/// Returns an HTTP client that sends `authorization` with every request: 5 seconds to connect, 15 seconds for a whole
/// exchange, no redirects, no retries.
///
/// # Errors
///
/// TLS cannot be set up on this machine.
pub fn http_client(authorization: HeaderValue) -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(5))
        .timeout(Duration::from_secs(15))
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .default_headers(HeaderMap::from_iter([(AUTHORIZATION, authorization)]))
        .build()
}
