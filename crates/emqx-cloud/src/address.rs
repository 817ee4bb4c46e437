//! Addresses of deployments, and the proxies on the way to them.

use emqx_cloud_core::InvalidArgument;
use hyper_util::client::proxy::matcher::Matcher;
use reqwest::Url;

/// Whether a proxy may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proxies {
    /// Never.
    Never,
    /// For `https`, of which a proxy sees only the host.
    Tunnels,
    /// Also for plain `http`, of which it sees everything.
    All,
}

/// Checks an address, and returns it without a trailing slash, and whether a proxy may be used for it.
///
/// `plain_http` allows sending credentials unencrypted to other machines.
pub(crate) fn parse(address: &str, plain_http: bool, proxies: Proxies) -> Result<(String, bool), InvalidArgument> {
    let refuse = |problem: &str| Err(InvalidArgument::new("address", problem));
    let quote = |problem: &str| Err(InvalidArgument::new("address", format!("{problem}: `{}`", shown(address))));
    let scheme = address.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        None => return refuse("must start with `https://`"),
        Some("http" | "https") => {}
        Some(_) => return refuse("must start with `https://` (or `http://`)"),
    }
    let Ok(url) = Url::parse(address) else {
        return refuse("must be a URL, such as `https://deployment.example:8443/api`");
    };
    if !url.username().is_empty() || url.password().is_some() {
        return quote("must not contain credentials, which are separate arguments");
    }
    if url.query().is_some() {
        return quote("must not have a query");
    }
    if url.fragment().is_some() {
        return quote("must not have a fragment");
    }
    let is_plain = url.scheme() == "http" && !is_loopback(&url);
    if is_plain && !plain_http {
        return quote("would send the credentials unencrypted; use `https://`, or allow it with `allow_plain_http`");
    }
    if is_plain && proxies == Proxies::Tunnels && has_proxy(&url) {
        return quote(
            "would send the credentials unencrypted to the proxy of the environment; use `https://` or `no_proxy`, or \
             allow it with `allow_plain_http_proxy`",
        );
    }
    let is_proxied = match proxies {
        Proxies::Never => false,
        Proxies::Tunnels => !is_plain,
        Proxies::All => true,
    };
    Ok((url.as_str().trim_end_matches('/').to_owned(), is_proxied && !is_loopback(&url)))
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Returns whether the environment has a proxy for a URL, by the rules of the HTTP client.
fn has_proxy(url: &Url) -> bool {
    // A URL that the HTTP client cannot read is not sent anywhere.
    url.as_str().parse().is_ok_and(|url| Matcher::from_system().intercept(&url).is_some())
}

/// Returns an address for messages: only what cannot be a secret, even if a setting has the value of another one.
pub(crate) fn shown(address: &str) -> String {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let Some(url) = url.filter(|_| address.contains("://")) else { return "***".to_owned() };
    // What follows one of these can be a password, and so can what comes before an `@`.
    let more = match (url.query(), url.fragment()) {
        (Some(_), _) => "?…",
        (None, Some(_)) => "#…",
        (None, None) => "",
    };
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let place = match address.contains('@') {
        true => "***".to_owned(),
        false => format!("{}{port}{}", url.host_str().unwrap_or_default(), url.path()),
    };
    format!("{}://{place}{more}", url.scheme())
}
