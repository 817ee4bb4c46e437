//! The typed mock of one API, in `emqx-cloud-test`: for each call, the conditions of a rule, its replies, and the method of the
//! server that adds it; and errors, for tests without a server.
//!
//! The code that does the work is in `crates/emqx-cloud-test/src/mock`, and knows no API.

mod errors;
mod tests;
mod then;
mod when;

use std::collections::BTreeSet;

use anyhow::Result;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use serde_json::Value;

use super::docs::lower_first;
use super::face::Face;
use super::types::Types;
use crate::model::{Answer, Api, Body, Credentials, Outcome, Shape};
use crate::naming;

/// Makes the files of the module: path in its folder, and content.
pub fn emit(api: &Api, types: &Types<'_>) -> Result<Vec<(String, TokenStream)>> {
    let faces: Vec<_> = api.calls().map(|(operation, call)| Face { api, operation, call, types }).collect();
    let mocks: Vec<_> = faces.iter().map(|face| Mock { face }).collect();
    let when = mocks.iter().map(Mock::when).collect::<Result<Vec<_>>>()?;
    let then = mocks.iter().map(Mock::then).collect::<Result<Vec<_>>>()?;
    let calls = mocks.iter().map(Mock::mocked);
    let root = root(api);
    let imports = quote! {
        #![allow(unused_imports, reason = "not every document needs all of them")]

        use #root::{calls, types, types as enums};
        use crate::mock::{Batch, ItemReply, Mock, Mocked, Outcomes, Place, Then, When};
    };
    Ok(vec![
        ("mod.rs".to_owned(), module(api, &mocks)?),
        (
            "calls.rs".to_owned(),
            quote! {
                //! The calls, for the code that knows no API.

                #imports
                use super::DOCUMENTED;
                use crate::mock::Documented;

                #(#calls)*
            },
        ),
        ("errors.rs".to_owned(), errors::emit(api, &mocks)?),
        ("tests.rs".to_owned(), tests::emit(api, &mocks)?),
        (
            "then.rs".to_owned(),
            quote! {
                //! The replies to each call.

                #imports

                #(#then)*
            },
        ),
        (
            "when.rs".to_owned(),
            quote! {
                //! The conditions of a rule for each call.

                #imports

                #(#when)*
            },
        ),
    ])
}

/// Makes the parent of the modules.
pub fn modules(apis: &[Api]) -> TokenStream {
    let modules = apis.iter().map(|api| naming::field_ident(&api.info.module));
    let default = apis.iter().find(|api| api.info.default).map(|api| {
        let module = naming::field_ident(&api.info.module);
        quote!(pub use #module::{Errors, MockServer, client, error};)
    });
    quote! {
        //! The mocks of the APIs, one module for each API.

        #(pub mod #modules;)*

        #default
    }
}

/// Returns the path of the API's module in the SDK.
fn root(api: &Api) -> TokenStream {
    let module = naming::field_ident(&api.info.module);
    quote!(emqx_cloud::#module)
}

/// Returns the values of the credentials in tests, such as `"app-id", "app-secret"`.
fn credentials(api: &Api) -> Vec<String> {
    api.info.credentials.parts().iter().map(|part| part.argument.replace('_', "-")).collect()
}

fn module(api: &Api, mocks: &[Mock<'_>]) -> Result<TokenStream> {
    let root = root(api);
    let title = format!("Mocks for the {}, version {}.", api.info.title, api.info.version);
    let methods = mocks.iter().map(Mock::method);
    let parts = credentials(api);
    let statuses = api.statuses.iter().map(|shown| {
        let (status, content_type, body) = (shown.status, &shown.content_type, &shown.body);
        quote!(Status { status: #status, content_type: #content_type, body: #body })
    });
    let sent = match api.info.credentials {
        Credentials::Basic(..) => "any credentials",
        Credentials::Bearer(_) => "any token",
    };
    let doc = format!(
        "A server on loopback that replies by rules. It stops when dropped.\n\nEach call has a method that adds a rule: its \
         closure says which requests it is for, with [`When`], and what the server replies, with [`Then`]. Of several rules \
         that fit a request, the first one replies. The response to a request that no rule fits is a 406 that says why. The \
         server accepts {sent}."
    );
    Ok(quote! {
        #![doc = #title]

        mod calls;
        mod errors;
        #[cfg(test)]
        mod tests;
        mod then;
        mod when;

        use std::io;
        use std::ops::Deref;

        use emqx_cloud::{ClientBuilder, Retry};
        use #root::{Client, calls as of};

        use crate::mock::{Documented, Mock, Server, Status, Then, When};
        use crate::quick;

        pub use errors::{Errors, error};

        /// What the document shows of the API.
        pub(crate) static DOCUMENTED: Documented =
            Documented { api: &#root::API, statuses: &[#(#statuses),*] };

        #[doc = #doc]
        #[derive(Debug)]
        pub struct MockServer(Server);

        impl MockServer {
            /// Starts a server without rules on a free port.
            ///
            /// # Errors
            ///
            /// No port is free.
            pub async fn start() -> io::Result<Self> {
                Server::start(&DOCUMENTED).await.map(Self)
            }

            /// Makes the rules in front of another server.
            #[allow(dead_code, reason = "not every API has another server")]
            pub(crate) fn in_front(server: Server) -> Self {
                Self(server)
            }

            /// Returns a client of the server that does not wait between attempts, not even for a server that accepts no
            /// connections.
            pub fn client(&self) -> Client {
                build(self.client_builder())
            }

            /// Returns a builder of such a client, to change its settings.
            pub fn client_builder(&self) -> ClientBuilder<Client> {
                builder(self.address())
            }

            #(#methods)*
        }

        impl Deref for MockServer {
            type Target = Server;

            fn deref(&self) -> &Server {
                &self.0
            }
        }

        /// Returns a client for calls that are not sent, such as those of [`result_of`](crate::result_of).
        pub fn client() -> Client {
            // A call that is sent fails at once.
            build(builder("http://127.0.0.1:9").retry(Retry::none()))
        }

        fn builder(address: &str) -> ClientBuilder<Client> {
            Client::builder(address, #(#parts),*).retry(quick()).no_proxy()
        }

        fn build(builder: ClientBuilder<Client>) -> Client {
            builder.build().expect("an address on loopback, and valid credentials")
        }
    })
}

/// The code of one call.
struct Mock<'a> {
    face: &'a Face<'a>,
}

impl Mock<'_> {
    fn ident(&self) -> Ident {
        naming::type_ident(&self.face.call.name)
    }

    fn types(&self) -> &Types<'_> {
        self.face.types
    }

    /// Makes the method of the server.
    fn method(&self) -> TokenStream {
        let (name, ident) = (naming::field_ident(&self.face.call.name), self.ident());
        let doc = format!(
            "Adds a rule for [`{name}`](Client::{name}): {}.\n\n# Panics\n\n`rule` does not say what to reply.",
            lower_first(&self.face.call.summary)
        );
        quote! {
            #[doc = #doc]
            #[track_caller]
            pub fn #name<R>(&self, rule: impl FnOnce(When<of::#ident>, Then<of::#ident>) -> R) -> Mock {
                self.0.add(rule)
            }
        }
    }

    /// Makes what the code that knows no API has to know.
    fn mocked(&self) -> TokenStream {
        let ident = self.ident();
        let Face { operation, call, .. } = self.face;
        let is_list = |body: &Option<Body>| matches!(body, Some(Body { shape: Shape::List(_), .. }));
        let differ = operation.calls.iter().any(|other| is_list(&other.body) != is_list(&call.body));
        let is_array = match (differ, is_list(&call.body)) {
            (false, _) => quote!(None),
            (true, is_array) => quote!(Some(#is_array)),
        };
        let batch = match &call.answer {
            Answer::Batch(batch) => {
                let place = match &batch.outcome {
                    Outcome::Code => quote!(Place::Code),
                    Outcome::Result => quote!(Place::Result),
                    Outcome::Name(key) => quote!(Place::Name(#key)),
                };
                self.batch(&place, batch.reversed, batch.row.as_deref())
            }
            Answer::Outcome(row) => self.batch(&quote!(Place::Result), false, Some(row)),
            _ => quote!(None),
        };
        quote! {
            impl Mocked for calls::#ident {
                const API: &'static Documented = &DOCUMENTED;
                const IS_ARRAY: Option<bool> = #is_array;
                const BATCH: Option<Batch> = #batch;
            }
        }
    }

    fn batch(&self, place: &TokenStream, reversed: bool, row: Option<&str>) -> TokenStream {
        let of_row = row.map_or(&Value::Null, |row| &self.types().schema(row)["properties"]);
        let (renamed, kinds) = self.face.item_schemas();
        let names: BTreeSet<_> =
            kinds.iter().flat_map(|kind| kind["properties"].as_object()).flat_map(|listed| listed.keys()).collect();
        let pairs = names.into_iter().filter_map(|name| {
            let other = renamed.iter().find(|(field, _)| field == name).map_or(name, |(_, other)| other);
            of_row.get(other).map(|_| quote!((#name, #other)))
        });
        quote!(Some(Batch { place: #place, reversed: #reversed, repeated: &[#(#pairs),*] }))
    }
}
