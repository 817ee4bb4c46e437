//! Authorization headers, and an HTTP client that sends them.

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
/// Returns an error if the token has a character that is not allowed in a header.
pub fn bearer(token: &Secret) -> Result<HeaderValue, reqwest::header::InvalidHeaderValue> {
    HeaderValue::try_from(format!("Bearer {}", token.expose())).map(sensitive)
}

fn sensitive(mut value: HeaderValue) -> HeaderValue {
    value.set_sensitive(true);
    value
}

/// Creates an HTTP client for the deployment at `base` that sends `authorization` with every request.
///
/// The time limit is 5 seconds for connecting and 15 seconds for a whole exchange. It follows no redirects and does not
/// retry. It uses the proxy of the environment only for `https`, because that proxy would get the credentials unencrypted
/// otherwise.
///
/// # Errors
///
/// Returns an error if TLS cannot be set up.
pub fn http_client(base: &str, authorization: HeaderValue) -> Result<reqwest::Client, reqwest::Error> {
    let is_encrypted = base.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"));
    let builder = reqwest::Client::builder();
    let builder = if is_encrypted { builder } else { builder.no_proxy() };
    builder
        .connect_timeout(Duration::from_secs(5))
        .timeout(Duration::from_secs(15))
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .default_headers(HeaderMap::from_iter([(AUTHORIZATION, authorization)]))
        .build()
}
