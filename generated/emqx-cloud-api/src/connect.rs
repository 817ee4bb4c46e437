// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! How a client is made.
use base64::Engine as _;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use crate::{Client, Secret};
impl Client {
    /// A client of the deployment at `base`, which sends the credentials of an application with every request.
    ///
    /// `base` is the address that the console shows, path included: `https://…:8443/api`. The timeouts are 5 seconds to
    /// connect and 15 seconds for a whole exchange; redirects are not followed, and nothing is tried again.
    ///
    /// ```
    /// # fn main() -> Result<(), reqwest::Error> {
    /// let client = emqx_cloud_api::Client::new("https://deployment.example:8443/api", "app-id", &"app-secret".into())?;
    /// # let _ = client;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// TLS cannot be set up on this machine.
    pub fn new(
        base: &str,
        app_id: &str,
        app_secret: &Secret,
    ) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder()
            .connect_timeout(std::time::Duration::from_secs(5))
            .timeout(std::time::Duration::from_secs(15))
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .default_headers(
                HeaderMap::from_iter([(AUTHORIZATION, basic_auth(app_id, app_secret))]),
            )
            .build()?;
        Ok(Self::new_with_client(base, client))
    }

    /// A client of the deployment at `base` that sends through `client`, which brings the credentials.
    pub fn new_with_client(base: &str, client: reqwest::Client) -> Self {
        Self {
            baseurl: base.trim_end_matches('/').to_owned(),
            client,
        }
    }
}

/// The value of the `Authorization` header for an application, marked as sensitive.
pub fn basic_auth(app_id: &str, app_secret: &Secret) -> HeaderValue {
    let credentials = base64::engine::general_purpose::STANDARD
        .encode(format!("{app_id}:{}", app_secret.expose()));
    let mut value = HeaderValue::try_from(format!("Basic {credentials}"))
        .unwrap_or(HeaderValue::from_static("Basic"));
    value.set_sensitive(true);
    value
}
