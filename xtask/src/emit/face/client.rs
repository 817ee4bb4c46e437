//! The client of one API, and its constructors.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::krate;
use crate::model::{Api, Credentials};
use crate::naming;

/// Makes the module.
pub fn emit(api: &Api) -> TokenStream {
    let krate = krate(api);
    let parts = api.info.credentials.parts();
    let names: Vec<_> = parts.iter().map(|part| naming::field_ident(&part.argument)).collect();
    let (arguments, credentials) = match api.info.credentials {
        Credentials::Basic(..) => {
            let (name, secret) = (&names[0], &names[1]);
            (
                quote!(#name: impl Into<String>, #secret: impl Into<Secret>),
                quote!(Credentials::Basic { name: #name.into(), secret: #secret.into() }),
            )
        }
        Credentials::Bearer(_) => {
            let token = &names[0];
            (quote!(#token: impl Into<Secret>), quote!(Credentials::Bearer { token: #token.into() }))
        }
    };
    let examples: Vec<_> = parts.iter().map(|part| format!("\"{}\"", part.argument.replace('_', "-"))).collect();
    let examples = examples.join(", ");
    let root = super::calls::example_root(api).to_string().replace(' ', "");
    let title = &api.info.title;
    let variables: Vec<_> = parts.iter().map(|part| format!("`{}`", part.variable)).collect();
    let doc = format!(
        "A client for the {title}, with **a method for every operation**, in groups.\n\nCloning is cheap: clones share \
         connections, settings and the retry budget."
    );
    let new = format!(
        "Creates a client for the deployment at `address`.\n\n`address` is the address that the console shows on the \
         deployment's page, including the path, with or without a trailing slash.\n\n```\n\
         let emqx = {root}::Client::new(\"https://deployment.example:8443/api\", {examples})?;\n\
         # let _ = emqx;\n# Ok::<_, emqx_cloud::Error>(())\n```\n\n# Errors\n\nReturns an error if the address has no \
         scheme or one other than http and https, if it contains credentials, a query or a fragment, if it is plain \
         http to another machine, if a credential is empty or cannot be sent in a header, or if TLS cannot be set up."
    );
    let request = format!(
        "Returns a request to any path, for undocumented operations.\n\nIt has the same retries, limits, \
         errors and traces as typed calls; see [`RequestCall`](crate::RequestCall). `path` is relative to the \
         address, starts with `/`, and is sent unchanged: encode values with \
         [`encode_path`](crate::encode_path).\n\n```no_run\n\
         # async fn example(emqx: &{root}::Client) -> Result<(), emqx_cloud::Error> {{\n\
         let answer = emqx.request(emqx_cloud::Method::GET, \"/undocumented/path\").query(\"limit\", \"10\").await?;\n\
         println!(\"{{:?}}\", answer.data());\n# Ok(())\n# }}\n```"
    );
    let from_env = format!(
        "Creates a client from environment variables: the address from `{}`, the credentials from {}.\n\n# Errors\n\n\
         Returns an error that names every variable that is missing or empty, or an error of [`new`](Self::new).",
        api.info.address,
        variables.join(" and "),
    );
    let constant = format_ident!("API");
    quote! {
        //! The client and its constructors.

        use std::fmt;
        use std::sync::Arc;

        use emqx_cloud_core::Secret;

        use crate::budget::RetryBudget;
        use crate::client::{ApiClient, ClientBuilder, Credentials};
        use crate::connection::Connection;
        use crate::error::Result;
        use crate::request::{Method, RequestCall};
        use crate::retry::Retry;

        #[doc = #doc]
        #[derive(Clone)]
        pub struct Client {
            connection: Connection,
            api: Arc<#krate::Client>,
        }

        /// # Constructors
        impl Client {
            #[doc = #new]
            pub fn new(address: &str, #arguments) -> Result<Self> {
                Self::builder(address, #(#names),*).build()
            }

            #[doc = #from_env]
            pub fn from_env() -> Result<Self> {
                Self::builder_from_env()?.build()
            }

            /// Returns a builder of a client for the deployment at `address`, to change its settings.
            pub fn builder(address: &str, #arguments) -> ClientBuilder<Self> {
                ClientBuilder::new(address, #credentials)
            }

            /// Returns a builder with the address and the credentials from environment variables; see
            /// [`from_env`](Self::from_env).
            ///
            /// # Errors
            ///
            /// Returns an error that names every variable that is missing or empty.
            pub fn builder_from_env() -> Result<ClientBuilder<Self>> {
                ClientBuilder::from_variables(|name| std::env::var_os(name))
            }

            /// Returns the address, without a trailing slash.
            pub fn address(&self) -> &str {
                self.connection.address()
            }

            /// Returns how calls are retried, also as the start for the setting of one call.
            pub fn retry(&self) -> &Retry {
                self.connection.retry()
            }

            /// Returns the retry budget, which all clones of this client share.
            pub fn budget(&self) -> &RetryBudget {
                self.connection.budget()
            }

            #[doc = #request]
            pub fn request(&self, method: Method, path: impl Into<String>) -> RequestCall {
                RequestCall::new(&self.connection, method, path)
            }

            pub(crate) fn parts(&self) -> (&Connection, &Arc<#krate::Client>) {
                (&self.connection, &self.api)
            }
        }

        impl fmt::Debug for Client {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct("Client").field("address", &self.address()).finish_non_exhaustive()
            }
        }

        impl ApiClient for Client {
            const API: &'static emqx_cloud_core::Api = &#krate::#constant;

            fn from_connection(connection: Connection) -> Self {
                let api = #krate::Client::with_http_client(connection.address(), connection.request_client().clone());
                Self { connection, api: Arc::new(api) }
            }
        }
    }
}
