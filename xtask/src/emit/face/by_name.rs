//! Calls by name: code that makes a typed call from its name and JSON.

use anyhow::Result;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::calls::Face;
use super::krate;
use crate::emit::requests::input;
use crate::emit::types::{Found, Types, scalar};
use crate::model::{Answer, Api, Body, Call, Parameter, Shape};
use crate::naming;

/// Makes the module.
pub fn emit(api: &Api, types: &Types<'_>) -> Result<TokenStream> {
    let arms =
        api.calls().map(|(operation, call)| arm(&Face { api, operation, call, types })).collect::<Result<Vec<_>>>()?;
    let lists = api.operations.iter().filter(|operation| operation.calls.len() > 1).filter_map(|operation| {
        let is_list = |call: &&Call| matches!(call.body, Some(Body { shape: Shape::List(_), .. }));
        let many = naming::field(&operation.calls.iter().find(is_list)?.name);
        let one = naming::field(&operation.calls.iter().find(|call| !is_list(call))?.name);
        Some(quote!((#one, true) => #many,))
    });
    let krate = krate(api);
    Ok(quote! {
        //! Calls by name: makes a typed call from its name and JSON.

        #![allow(unused_imports, reason = "not every document needs all of them")]

        use std::sync::Arc;

        use #krate::{enums, operations, requests, types};

        use super::{Client, calls};
        use crate::call::Call;
        use crate::client::ApiClient;
        use crate::error::Result;
        use crate::named::{ByName, Given, NamedCall};
        use crate::untyped::Answer;

        impl Client {
            /// Returns the call with this name, for names that are only known at run time: any of
            /// `operations::ALL[..].calls`.
            ///
            /// It makes the typed call with that name, with the same checks. The names of arguments are those of the
            /// typed call, and the body is JSON as the server takes it. If an operation takes one object or an array of
            /// them, an array as the body selects the batch call.
            pub fn call(&self, name: impl Into<String>) -> NamedCall<Self> {
                NamedCall::new(self.clone(), name, self.parts().0.redactor())
            }
        }

        impl ByName for Client {
            async fn dispatch(&self, name: &str, given: Given) -> Result<Answer> {
                let (connection, api) = self.parts();
                // An operation that takes one object or an array of them has two calls.
                let meant = match (name, given.is_many()) {
                    #(#lists)*
                    (name, _) => name,
                };
                match meant {
                    #(#arms)*
                    _ => Err(given.no_such_call(name)),
                }
            }
        }
    })
}

fn arm(face: &Face<'_>) -> Result<TokenStream> {
    let Face { operation, call, types, .. } = face;
    let (name, ident) = (naming::field(&call.name), naming::type_ident(&call.name));
    let request = naming::type_ident(&operation.id);
    let constant = naming::constant(&operation.id);
    let required = operation.required().map(|parameter| given(parameter, true)).collect::<Result<Vec<_>>>()?;
    let body = call.body.as_ref().map(|body| {
        let one = match &body.shape {
            Shape::List(item) => item,
            _ => &body.schema,
        };
        let forms = forms(types, one);
        let ty = match &body.shape {
            Shape::List(item) => {
                let item = naming::type_ident(item);
                quote!(Vec<types::#item>)
            }
            _ => {
                let ty = naming::type_ident(&body.schema);
                quote!(types::#ty)
            }
        };
        quote!(given.body::<#ty>(&[#(#forms),*])?)
    });
    let setters = operation
        .optional()
        .map(|parameter| {
            let ident = format_ident!("{}", parameter.rust);
            let value = given(parameter, false)?;
            Ok(quote!(request.#ident = #value;))
        })
        .collect::<Result<Vec<_>>>()?;
    let mutable = (!setters.is_empty()).then(|| quote!(mut));
    let takes = !required.is_empty() || body.is_some() || !setters.is_empty();
    let mut_given = if takes { quote!(mut given) } else { quote!(given) };
    let passed = required.into_iter().chain(body);
    let answer = match &call.answer {
        Answer::Ack => quote!(Answer::of_ack(Self::API, call.send().await?)),
        Answer::Page(_) => quote!(Answer::of_page(Self::API, call.send().await?)),
        Answer::OneRow(_) => quote!(Answer::of_data(Self::API, call.send_rows().await?)),
        _ => quote!(Answer::of_data(Self::API, call.send().await?)),
    };
    Ok(quote! {
        #name => {
            let #mut_given = given.about(&operations::#constant, #name);
            let #mutable request = requests::#request::new(#(#passed),*);
            #(#setters)*
            let options = given.finish()?;
            let call = calls::#ident {
                call: Call::new(connection, &operations::#constant, #name, "body").with(options),
                api: Arc::clone(api),
                request,
            };
            #answer
        }
    })
}

/// Makes the expression that takes a parameter from the given arguments.
fn given(parameter: &Parameter, required: bool) -> Result<TokenStream> {
    let name = &parameter.rust;
    let is_enum = parameter.is_enum();
    let ty = if is_enum {
        quote!(String)
    } else {
        input(parameter, &TokenStream::new())?;
        scalar(&parameter.schema, None, &TokenStream::new()).unwrap_or_default()
    };
    Ok(match (required, is_enum) {
        (true, _) => quote!(given.required::<#ty>(#name)?),
        (false, true) => quote!(given.optional::<#ty>(#name)?.map(Into::into)),
        (false, false) => quote!(given.optional::<#ty>(#name)?),
    })
}

/// Returns the fields of each alternative, if a schema is a choice between objects.
fn forms(types: &Types<'_>, schema: &str) -> Vec<TokenStream> {
    let Some(Found::Choice(variants)) = types.get(schema) else { return Vec::new() };
    let names: Vec<_> = types.sent().map(|(name, _)| (naming::type_name(name), name)).collect();
    variants
        .iter()
        .filter_map(|(_, ty)| {
            let text = quote!(#ty).to_string();
            let (_, name) = names.iter().find(|(rust, _)| *rust == text)?;
            let fields = types.schema(name)["properties"].as_object()?.keys();
            Some(quote!(&[#(#fields),*]))
        })
        .collect()
}
