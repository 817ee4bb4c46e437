//! Addresses of deployments.

use emqx_cloud_core::InvalidArgument;
use reqwest::Url;

/// Checks an address, and returns it without a trailing slash.
///
/// `plain_http` allows sending credentials unencrypted to other machines.
pub(crate) fn parse(address: &str, plain_http: bool) -> Result<String, InvalidArgument> {
    let refuse = |problem: &str| Err(InvalidArgument::new("address", format!("{problem}: `{}`", shown(address))));
    let scheme = address.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        None => return refuse("must start with `https://`"),
        Some("http" | "https") => {}
        Some(_) => return refuse("must start with `https://` (or `http://`)"),
    }
    let Ok(url) = Url::parse(address) else { return refuse("must be a URL") };
    if !url.username().is_empty() || url.password().is_some() {
        return refuse("must not contain credentials, which are separate arguments");
    }
    if url.query().is_some() {
        return refuse("must not have a query");
    }
    if url.fragment().is_some() {
        return refuse("must not have a fragment");
    }
    if url.scheme() == "http" && !is_loopback(&url) && !plain_http {
        return refuse("would send the credentials unencrypted; use `https://`, or allow it with `allow_plain_http`");
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Returns an address for messages, without the parts that could be a password.
pub(crate) fn shown(address: &str) -> String {
    let (scheme, rest) = match address.split_once("://") {
        Some((scheme, rest)) => (format!("{scheme}://"), rest),
        None => (String::new(), address),
    };
    let (place, more) = rest.split_at(rest.find(['?', '#']).unwrap_or(rest.len()));
    let place = match (place.rsplit_once('@'), more.contains('@')) {
        // The first character of `more` may be part of a password.
        (_, true) => "***",
        (Some((_, host)), false) => &format!("***@{host}"),
        (None, false) => place,
    };
    let more = more.chars().next().map(|first| format!("{first}…")).unwrap_or_default();
    format!("{scheme}{place}{more}").escape_debug().collect()
}
