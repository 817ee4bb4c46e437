//! The client of one API: how it is made. Its calls are beside it.

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
        "A client of the {title}, with **one method for each operation**, by group.\n\nA clone is cheap, and shares \
         connections and settings."
    );
    let new = format!(
        "Creates a client of the deployment at `address`.\n\n`address` is what the console shows on the page of the \
         deployment, path included, with or without a slash at the end.\n\n```\n\
         let emqx = {root}::Client::new(\"https://deployment.example:8443/api\", {examples})?;\n\
         # let _ = emqx;\n# Ok::<_, emqx_cloud::Error>(())\n```\n\n# Errors\n\nThe address has no scheme, another one \
         than http or https, credentials, a query or a fragment; it is plain http to another machine; a credential is \
         empty or cannot be sent; or TLS cannot be set up."
    );
    let from_env = format!(
        "Creates a client of the deployment that the environment names: `{}` is the address, {} {} the credentials.\n\n\
         # Errors\n\nA variable is missing or empty; the error names every one that is. Or what [`new`](Self::new) \
         fails with.",
        api.info.address,
        variables.join(" and "),
        if variables.len() == 1 { "has" } else { "are" },
    );
    let constant = format_ident!("API");
    quote! {
        //! The client, and how it is made.

        use std::fmt;
        use std::sync::Arc;

        use emqx_cloud_core::Secret;

        use crate::budget::RetryBudget;
        use crate::client::{ApiClient, ClientBuilder, Credentials};
        use crate::connection::Connection;
        use crate::error::Result;
        use crate::retry::Retry;

        #[doc = #doc]
        #[derive(Clone)]
        pub struct Client {
            connection: Connection,
            api: Arc<#krate::Client>,
        }

        /// # Making a client
        impl Client {
            #[doc = #new]
            pub fn new(address: &str, #arguments) -> Result<Self> {
                Self::builder(address, #(#names),*).build()
            }

            #[doc = #from_env]
            pub fn from_env() -> Result<Self> {
                Self::builder_from_env()?.build()
            }

            /// Returns the settings of a client, to change and [`build`](ClientBuilder::build).
            pub fn builder(address: &str, #arguments) -> ClientBuilder<Self> {
                ClientBuilder::new(address, #credentials)
            }

            /// Returns the settings of the client that the environment names, to change and
            /// [`build`](ClientBuilder::build); see [`from_env`](Self::from_env).
            ///
            /// # Errors
            ///
            /// A variable is missing or empty; the error names every one that is.
            pub fn builder_from_env() -> Result<ClientBuilder<Self>> {
                ClientBuilder::from_variables(|name| std::env::var_os(name))
            }

            /// Returns the address, without a slash at the end.
            pub fn address(&self) -> &str {
                self.connection.address()
            }

            /// Returns how calls are retried; a call that needs a little more can start from it.
            pub fn retry(&self) -> &Retry {
                self.connection.retry()
            }

            /// Returns what is left for retries of all calls of this client and its clones.
            pub fn budget(&self) -> &RetryBudget {
                self.connection.budget()
            }

            pub(super) fn parts(&self) -> (&Connection, &Arc<#krate::Client>) {
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
