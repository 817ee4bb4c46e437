//! The typed client: for every operation, a method that builds its request, and one that sends it.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use syn::Type;

use super::docs::third_person;
use super::requests::passed;
use super::types::Types;
use crate::model::{Api, Credentials, Operation, Place};
use crate::naming;

/// Makes the module; `functions` are those of the private one that build requests.
pub fn emit(api: &Api, types: &Types<'_>, functions: &BTreeMap<String, Vec<(String, Type)>>) -> Result<TokenStream> {
    let methods =
        api.operations.iter().map(|operation| methods(operation, types, functions)).collect::<Result<Vec<_>>>()?;
    let connect = connect(api);
    let empty = api.operations.iter().any(|operation| operation.success.is_none()).then(|| {
        quote! {
            /// Sends a request, and expects a response with this status and no body.
            async fn empty(client: &Client, request: Request, success: u16) -> Result<ResponseValue<()>, Error> {
                let response = progenitor_client::ClientInfo::client(&client.raw).execute(request).await?;
                match response.status().as_u16() {
                    status if status == success => Ok(ResponseValue::new((), response.status(), response.headers().clone())),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
    });
    let title = format!("The typed client for the {}.", api.info.title);
    let needs_segment = api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters)
        .any(|parameter| parameter.place == Place::Path && parameter.schema["type"] == "string");
    let segment = needs_segment.then(|| {
        quote! {
            fn segment(argument: &str, value: &str) -> Result<PathSegment, Error> {
                PathSegment::try_from(value)
                    .map_err(|invalid| Error::InvalidRequest(format!("`{argument}` {}", invalid.problem())))
            }
        }
    });
    Ok(quote! {
        #![doc = #title]

        #![allow(clippy::result_large_err, reason = "progenitor's error type is large")]
        #![allow(unused_imports, reason = "not every document needs all of them")]

        use emqx_cloud_core::{PathSegment, Secret, auth};
        use reqwest::Request;

        use crate::{Error, ResponseValue, raw, requests, types};

        #[doc = #title]
        ///
        /// Each call performs one HTTP exchange and does not interpret the result; see the crate's documentation.
        /// Cloning is cheap, and clones share connections.
        #[derive(Debug, Clone)]
        pub struct Client {
            raw: raw::Client,
        }

        impl Client {
            #connect

            /// Creates a client for the deployment at `base` that sends requests through `http`, which has to add the
            /// credentials.
            pub fn with_http_client(base: &str, http: reqwest::Client) -> Self {
                Self { raw: raw::Client::new_with_client(base.trim_end_matches('/'), http) }
            }

            #(#methods)*
        }

        #segment

        /// Sends a request, and decodes the body of a response with this status.
        async fn exchange<T: serde::de::DeserializeOwned>(
            client: &Client,
            request: Request,
            success: u16,
        ) -> Result<ResponseValue<T>, Error> {
            let response = progenitor_client::ClientInfo::client(&client.raw).execute(request).await?;
            match response.status().as_u16() {
                status if status == success => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }

        #empty
    })
}

fn connect(api: &Api) -> TokenStream {
    let krate = &api.info.package.replace('-', "_");
    let (arguments, header, example): (TokenStream, TokenStream, &str) = match &api.info.credentials {
        Credentials::Basic(name, secret) => {
            let (name, secret) = (naming::field_ident(&name.argument), naming::field_ident(&secret.argument));
            (
                quote!(#name: &str, #secret: &Secret),
                quote!(Ok(auth::basic(#name, #secret))),
                "\"app-id\", &\"app-secret\".into()",
            )
        }
        Credentials::Bearer(token) => {
            let token = naming::field_ident(&token.argument);
            (quote!(#token: &Secret), quote!(auth::bearer(#token)), "&\"token\".into()")
        }
    };
    let doc = format!(
        "Creates a client for the deployment at `base` that sends the credentials with every request.\n\n`base` is the \
         address of the API including its path, such as `https://deployment.example:8443/api`. The time limit is 5 \
         seconds for connecting and 15 seconds for a whole exchange. Redirects are not followed, nothing is retried, \
         and a proxy is only used for `https`.\n\n```\n\
         let client = {krate}::Client::new(\"https://deployment.example:8443/api\", {example})?;\n\
         # let _ = client;\n# Ok::<_, {krate}::Error>(())\n```\n\n# Errors\n\nReturns an error if TLS cannot \
         be set up, or if the credentials cannot be sent in a header."
    );
    quote! {
        #[doc = #doc]
        pub fn new(base: &str, #arguments) -> Result<Self, Error> {
            let authorization: Result<_, reqwest::header::InvalidHeaderValue> = #header;
            Ok(Self::with_http_client(base, auth::http_client(base, authorization?)?))
        }
    }
}

fn methods(
    operation: &Operation,
    types: &Types<'_>,
    functions: &BTreeMap<String, Vec<(String, Type)>>,
) -> Result<TokenStream> {
    let raw = naming::field_ident(&operation.id);
    let function = functions.get(&raw.to_string());
    let function = function.with_context(|| format!("progenitor generated no function for `{}`", operation.id))?;
    let passed = passed(operation, function)?;
    let (method, build) =
        (naming::field_ident(&operation.id), format_ident!("{}_request", naming::field(&operation.id)));
    let request = naming::type_ident(&operation.id);
    let status = Literal::u16_unsuffixed(operation.status);
    let (output, send) = match &operation.success {
        Some(schema) => (types.of_schema(schema, &quote!(crate)), quote!(exchange(self, request, #status).await)),
        None => (quote!(()), quote!(empty(self, request, #status).await)),
    };
    let doc = format!(
        "{}.\n\n{}\n\n`{} {}`, {}.",
        third_person(&operation.summary),
        operation.description,
        operation.method,
        operation.path,
        if operation.idempotent { "idempotent" } else { "not idempotent" }
    );
    let build_doc = format!("Builds the request of [`{method}`](Self::{method}) without sending it.");
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let ignored = if passed.is_empty() { quote!(_) } else { quote!(request) };
    Ok(quote! {
        #[doc = #doc]
        ///
        /// # Errors
        ///
        /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
        /// success, or if the body does not match its schema.
        #deprecated
        pub async fn #method(&self, request: &requests::#request) -> Result<ResponseValue<#output>, Error> {
            let request = self.#build(request)?;
            #send
        }

        #[doc = #build_doc]
        ///
        /// # Errors
        ///
        /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
        pub fn #build(&self, #ignored: &requests::#request) -> Result<Request, Error> {
            self.raw.#raw(#(#passed),*)
        }
    })
}
