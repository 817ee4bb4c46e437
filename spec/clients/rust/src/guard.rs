//! Makes every response that is not a success an error: a middleware of the client, as shown in main.rs.

use async_trait::async_trait;
use http::Extensions;
use reqwest::{Request, Response};
use reqwest_middleware::{Error, Middleware, Next, Result};
use serde::Serialize;
use serde_json::Value;

/// A failure: the HTTP status, and the code and message of the server, if it sent them.
#[derive(Debug)]
pub struct ApiError {
    pub status: u16,
    pub code: Value,
    pub message: String,
}

impl std::error::Error for ApiError {}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "HTTP {}, code {}: {}", self.status, self.code, self.message)
    }
}

pub struct Guard;

#[async_trait]
impl Middleware for Guard {
    /// A success is HTTP 200 and JSON whose code is 0. Failures are 200 too, and some have no code.
    async fn handle(&self, mut request: Request, extensions: &mut Extensions, next: Next<'_>) -> Result<Response> {
        // The generated code sends a space in a path as `+`, which the server takes for a plus. A plus is `%2B` here.
        let path = request.url().path().replace('+', "%20");
        request.url_mut().set_path(&path);
        let response = next.run(request, extensions).await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.bytes().await?;
        let answer: Value = serde_json::from_slice(&body).unwrap_or_default();
        if status != 200 || answer["code"] != 0 {
            let text = || String::from_utf8_lossy(&body).into_owned();
            let message = answer["message"].as_str().map_or_else(text, str::to_owned);
            return Err(Error::middleware(ApiError { status: status.as_u16(), code: answer["code"].clone(), message }));
        }
        let mut success = http::Response::new(body);
        *success.headers_mut() = headers;
        Ok(success.into())
    }
}

/// Returns the outcome of an item of a batch: "ok", or what is wrong. `entry` is a row, or the value under a name.
pub fn outcome(entry: impl Serialize) -> String {
    let entry = serde_json::to_value(entry).unwrap_or_default();
    match entry.as_str().or(entry["result"].as_str()) {
        Some(word) => word.to_owned(),
        None if entry["code"] == 0 => "ok".to_owned(),
        None => entry["code"].to_string(),
    }
}
