//! `Retry-After`: the wait that a server requests.

use std::time::{Duration, SystemTime};

use reqwest::header::{DATE, HeaderMap, HeaderName, RETRY_AFTER};

/// Returns the wait that the server requests, in seconds or until a date; `None` if the header is missing or invalid.
///
/// A date is compared with the `Date` of the same response, because the clocks of client and server may differ; `now`
/// is for a response without `Date`.
pub(crate) fn parse(headers: &HeaderMap, now: impl Fn() -> SystemTime) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number that does not fit is a very long time.
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let until = httpdate::parse_http_date(value).ok()?;
    let from = date(headers, &DATE).unwrap_or_else(now);
    // A date in the past is no wait.
    Some(until.duration_since(from).unwrap_or_default())
}

fn date(headers: &HeaderMap, name: &HeaderName) -> Option<SystemTime> {
    httpdate::parse_http_date(headers.get(name)?.to_str().ok()?.trim()).ok()
}
