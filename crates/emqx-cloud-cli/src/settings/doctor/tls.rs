//! Problems of TLS, in words.

use std::error::Error as StdError;
use std::iter::successors;

use emqx_cloud::reqwest::{Certificate, Client, Url, redirect};

use super::LIMIT;
use crate::exit::{Exit, Failure, Result};

/// Words in errors of the TLS library, what they mean, and what to do.
const PROBLEMS: [(&str, &str, &str); 7] = [
    (
        "UnknownIssuer",
        "the certificate is self-signed, or of an authority that this system does not know",
        "saving the authority's certificate to a file, and adding `ca_file = \"FILE\"` to the profile",
    ),
    (
        "not valid for",
        "the certificate is for another host name",
        "using a host name of the certificate in the address, instead of an IP address or an alias",
    ),
    (
        "expired",
        "the certificate has expired",
        "checking the clock of this machine; otherwise, renewing the certificate of the server",
    ),
    ("not valid yet", "the certificate is not valid yet", "checking the clock of this machine"),
    (
        "CaUsedAsEndEntity",
        "the server uses the certificate of an authority as its own",
        "giving the server a certificate of its own that is signed by this one",
    ),
    ("InvalidContentType", "the server does not speak TLS on this port", "using another port, or `http://`"),
    ("InvalidMessage", "the server does not speak TLS on this port", "using another port, or `http://`"),
];

/// Connects with TLS. No credentials are sent, and any response is fine.
pub async fn check(url: &Url, certificates: &[Certificate]) -> Result<()> {
    let client = Client::builder()
        .timeout(LIMIT)
        .redirect(redirect::Policy::none())
        .tls_certs_merge(certificates.iter().cloned())
        .build();
    let client = client.map_err(|error| failure(&error))?;
    match client.get(url.clone()).send().await {
        Err(error) if error.is_connect() => Err(failure(&error.without_url())),
        // There was TLS; the next step has the server's response.
        _ => Ok(()),
    }
}

fn failure(error: &(dyn StdError + 'static)) -> Failure {
    let causes: Vec<_> = successors(Some(error), |&error| error.source()).map(ToString::to_string).collect();
    let said = causes.last().map_or("", String::as_str);
    let known = PROBLEMS.iter().find(|(word, ..)| causes.iter().any(|cause| cause.contains(word)));
    match known {
        Some((_, meaning, advice)) => Failure::new(Exit::Network, format!("{meaning} ({said})")).hint(*advice),
        None => Failure::new(Exit::Network, format!("no TLS connection: {said}")),
    }
}
