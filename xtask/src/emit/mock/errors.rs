//! The errors of calls, which need no server.

use std::collections::BTreeMap;

use anyhow::Result;
use proc_macro2::TokenStream;
use quote::quote;

use super::{Mock, root};
use crate::emit::docs::lower_first;
use crate::model::{Answer, Api};
use crate::naming;

/// Makes the module.
pub fn emit(api: &Api, mocks: &[Mock<'_>]) -> Result<TokenStream> {
    // Of the calls that have a failure, the first one.
    let mut found: BTreeMap<&str, (&Mock<'_>, &str)> = BTreeMap::new();
    for mock in mocks {
        for (name, summary, ..) in mock.failures()? {
            found.entry(name).or_insert((mock, summary));
        }
        if matches!(mock.face.call.answer, Answer::OneObject(_) | Answer::OneRow(_)) {
            found.entry("not_found").or_insert((mock, "There is no such object"));
        }
    }
    let call = |mock: &Mock<'_>| -> Result<TokenStream> {
        let name = naming::field_ident(&mock.face.call.name);
        let examples = mock.face.examples()?.into_iter().map(|(_, example)| example);
        Ok(quote!(client().#name(#(#examples),*)))
    };
    let named = found
        .iter()
        .map(|(name, (mock, summary))| {
            let (method, call, of) = (naming::field_ident(name), call(mock)?, &mock.face.call.name);
            let doc = format!("Makes an error of `{of}`: {}.", lower_first(summary));
            Ok(quote! {
                #[doc = #doc]
                pub fn #method(self) -> Error {
                    error_of(#call, |then| then.#method())
                }
            })
        })
        .collect::<Result<Vec<_>>>()?;
    let write = mocks.iter().find(|mock| !mock.face.operation.idempotent).or(mocks.first());
    let Some(write) = write else { return Ok(TokenStream::new()) };
    let (any, of) = (call(write)?, &write.face.call.name);
    let doc = format!(
        "Makes errors, for tests of code that handles them. They are those of calls, made from responses by the code of the SDK.\n\n\
         An error that the document shows for a call is one of the first call that has it; any other is one of `{of}`. For the \
         error of a certain call, use [`error_of`](crate::error_of)."
    );
    let root = root(api);
    Ok(quote! {
        //! Errors, for tests without a server.

        #![allow(deprecated, unused_imports, reason = "not every document needs all of them")]

        use emqx_cloud::Error;
        use #root::types;

        use super::client;
        use crate::offline::{error_of, refused_connection};

        #[doc = #doc]
        #[derive(Debug, Clone, Copy)]
        pub struct Errors(());

        /// Returns what makes errors.
        ///
        /// ```
        /// use emqx_cloud_test::error;
        ///
        /// assert!(error().unauthorized().is_unauthorized());
        /// assert!(error().timeout().may_have_been_applied());
        /// ```
        pub fn error() -> Errors {
            Errors(())
        }

        impl Errors {
            #(#named)*

            /// Makes an error with an HTTP status.
            ///
            /// # Panics
            ///
            /// It is the status of a success, or not from 200 to 599.
            #[track_caller]
            pub fn status(self, status: u16) -> Error {
                error_of(#any, |then| then.status(status))
            }

            /// Makes an error with a result code or a reason.
            ///
            /// # Panics
            ///
            /// The result code is that of a success.
            #[track_caller]
            pub fn refused(self, said: impl Into<crate::Said>) -> Error {
                error_of(#any, |then| then.refused(said))
            }

            /// Makes the error of wrong credentials.
            pub fn unauthorized(self) -> Error {
                self.status(401)
            }

            /// Makes the error of a path that the server does not serve: HTTP 404.
            pub fn not_served(self) -> Error {
                self.status(404)
            }

            /// Makes the error of a response with the status of a success that is neither a success nor a failure.
            pub fn unexpected_response(self) -> Error {
                error_of(#any, |then| then.body("text/html", "<html>"))
            }

            /// Makes the error of a call that had no response within the time limit.
            pub fn timeout(self) -> Error {
                error_of(#any, |then| then.no_answer())
            }

            /// Makes the error of a call whose connection was lost when the request had been sent.
            pub fn connection_lost(self) -> Error {
                error_of(#any, |then| then.cut())
            }

            /// Makes the error of a call to a server that accepts no connections.
            pub fn connection_refused(self) -> Error {
                refused_connection(#any)
            }
        }
    })
}
