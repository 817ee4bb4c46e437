//! The tests of each call: its rule fits the call with these arguments, and its replies are what they say.

use anyhow::Result;
use proc_macro2::TokenStream;
use quote::quote;

use super::{Mock, root};
use crate::model::{Answer, Api};
use crate::naming;

/// Makes the module.
pub fn emit(api: &Api, mocks: &[Mock<'_>]) -> Result<TokenStream> {
    let root = root(api);
    let tests = mocks.iter().map(Mock::test).collect::<Result<Vec<_>>>()?;
    Ok(quote! {
        //! Each call fits the rule with its arguments, and gets what the rule says.

        #![allow(deprecated, unused_imports, reason = "not every document needs all of them")]

        use emqx_cloud::{Error, Retry};
        use #root::types;

        use super::MockServer;
        use crate::{error_of, result_of};

        fn check(error: Error, status: u16) {
            assert_eq!(error.status(), Some(status), "{error}");
            assert!(error.code().is_some() || error.reason().is_some(), "{error}");
        }

        #(#tests)*
    })
}

impl Mock<'_> {
    fn test(&self) -> Result<TokenStream> {
        let name = naming::field_ident(&self.face.call.name);
        let required = self.face.examples()?;
        let optional = self.face.optional_examples()?;
        let arguments = required.iter().map(|(_, example)| example);
        let setters: Vec<_> = optional.iter().map(|(name, example)| quote!(.#name(#example))).collect();
        let conditions = required.iter().chain(&optional).map(|(name, example)| quote!(.#name(#example)));
        let failures = self.failures()?.into_iter().map(|(failure, _, status, _)| {
            let failure = naming::field_ident(failure);
            quote!(check(error_of(call.clone(), |then| then.#failure()), #status);)
        });
        let success = match &self.face.call.answer {
            Answer::Ack | Answer::Outcome(_) | Answer::OptionalObject(_) | Answer::Batch(_) => {
                quote!(assert!(result_of(call, |then| then.ok()).is_ok());)
            }
            Answer::Page(_) => quote!(assert!(result_of(call, |then| then.page([])).is_ok());),
            Answer::List(_) => quote!(assert!(result_of(call, |then| then.list([])).is_ok());),
            Answer::OneObject(_) | Answer::OneRow(_) => {
                quote!(assert!(error_of(call, |then| then.not_found()).is_not_found());)
            }
            // There is no value to respond with.
            Answer::Object(_) => quote!(drop(call);),
        };
        Ok(quote! {
            #[tokio::test]
            async fn #name() {
                let server = MockServer::start().await.unwrap();
                let mock = server.#name(|when, then| {
                    drop(when #(#conditions)*);
                    then.status(503)
                });
                let call = server.client().#name(#(#arguments),*) #(#setters)* .retry(Retry::none());
                let error = call.clone().await.unwrap_err();
                assert_eq!(error.status(), Some(503), "{error}");
                mock.assert_calls(1);
                #(#failures)*
                #success
            }
        })
    }
}
