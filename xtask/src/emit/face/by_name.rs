//! Calls by name: code that makes a typed call from its name and JSON.

use anyhow::Result;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::calls::{Face, example_root};
use super::{bulk, krate};
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
    let faces = api.calls().map(|(operation, call)| Face { api, operation, call, types });
    let jobs = faces.map(|face| bulk::arm(&face)).collect::<Result<Vec<_>>>()?;
    let names: Vec<_> = api.calls().filter_map(|(_, call)| Some(naming::field(&call.bulk.as_ref()?.name))).collect();
    let bulk = bulk_method(api, names.first());
    let krate = krate(api);
    Ok(quote! {
        //! Calls by name: makes a typed call from its name and JSON.

        #![allow(unused_imports, reason = "not every document needs all of them")]

        use std::sync::Arc;

        use #krate::{enums, operations, requests, types};

        use super::{Client, calls};
        use serde_json::Value;

        use crate::answer::Ack;
        use crate::batch::{NamedOutcome, Outcome, Rows};
        use crate::bulk::{Bulk, Input, IntoItems};
        use crate::call::Call;
        use crate::client::ApiClient;
        use crate::error::Result;
        use crate::named::{ByName, Given, Made, NamedCall, NamedRows, each_to_json, to_json};
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

            /// The names of the bulk methods.
            pub const BULK_NAMES: &'static [&'static str] = &[#(#names),*];

            #bulk
        }

        impl ByName for Client {
            fn make(&self, name: &str, given: Given) -> Result<Made> {
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

            fn make_bulk(&self, name: &str, items: Input<Value>) -> Result<Bulk<Value>> {
                let (connection, _) = self.parts();
                match name {
                    #(#jobs)*
                    _ => {
                        drop(items);
                        Err(Given::new(Self::API, connection.redactor().clone()).no_such_bulk(name, Self::BULK_NAMES))
                    }
                }
            }
        }
    })
}

/// Makes the method for bulk jobs by name; `example` is one of their names.
fn bulk_method(api: &Api, example: Option<&String>) -> TokenStream {
    let root = example_root(api).to_string().replace(' ', "");
    let name = example.map_or("name", |name| name);
    let doc = format!(
        "Returns the bulk job with this name, for names that are only known at run time: any of \
         [`BULK_NAMES`](Self::BULK_NAMES).\n\nAn item is a JSON object: with the fields of an item as the server takes it, or, \
         for a method that makes a call for each item, with the required arguments of the call and the fields of its body. An \
         item that does not fit is not sent: its outcome is [`NotSent::Invalid`](crate::bulk::NotSent::Invalid), with an error \
         that names the field, and the job goes on. The result of a success is JSON.\n\n```no_run\n\
         # async fn example(emqx: &{root}::Client, items: Vec<serde_json::Value>) -> Result<(), emqx_cloud::Error> {{\n\
         let mut results = emqx.bulk(\"{name}\", items)?.max_in_flight(4);\n\
         while let Some(result) = results.next().await {{\n    println!(\"{{result}}\");\n}}\n# Ok(())\n# }}\n```\n\n\
         # Errors\n\nReturns an error if there is no bulk method with this name."
    );
    quote! {
        #[doc = #doc]
        pub fn bulk(&self, name: &str, items: impl IntoItems<Item = impl Into<Value>>) -> Result<Bulk<Value>> {
            self.make_bulk(name, items.into_input(|item| -> Value { item.into() }))
        }
    }
}

fn arm(face: &Face<'_>) -> Result<TokenStream> {
    let Face { operation, call, .. } = face;
    let (name, ident) = (naming::field(&call.name), naming::type_ident(&call.name));
    let request = naming::type_ident(&operation.id);
    let constant = naming::constant(&operation.id);
    let passed = passed(face)?;
    let setters = operation
        .optional()
        .map(|parameter| {
            let ident = format_ident!("{}", parameter.rust);
            let value = given(parameter, false)?;
            Ok(quote!(request.#ident = #value;))
        })
        .collect::<Result<Vec<_>>>()?;
    let mutable = (!setters.is_empty()).then(|| quote!(mut));
    let takes = !passed.is_empty() || !setters.is_empty();
    let mut_given = if takes { quote!(mut given) } else { quote!(given) };
    let answer = match &call.answer {
        Answer::Ack => quote!(Answer::of_ack(Self::API, call.send().await?)),
        Answer::Page(_) => quote!(Answer::of_page(Self::API, call.send().await?)),
        Answer::OneRow(_) => quote!(Answer::of_data(Self::API, call.send_rows().await?)),
        _ => quote!(Answer::of_data(Self::API, call.send().await?)),
    };
    let is_list = matches!(call.answer, Answer::Page(_)) && operation.paging.is_some();
    let made = if is_list {
        quote! {
            let rows = NamedRows::new(Self::API, call.clone().complete());
            Ok(Made::list(async move { #answer }, rows))
        }
    } else {
        quote!(Ok(Made::call(async move { #answer })))
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
            #made
        }
    })
}

/// Makes the expressions that take the required parameters and the body of a request from what is given.
pub fn passed(face: &Face<'_>) -> Result<Vec<TokenStream>> {
    let required = face.operation.required().map(|parameter| given(parameter, true));
    let body = face.call.body.as_ref().map(|body| {
        Ok(match &body.shape {
            Shape::List(item) => {
                let ty = naming::type_ident(item);
                taken(face, item, &quote!(Vec<types::#ty>))
            }
            _ => one(face, &body.schema),
        })
    });
    required.chain(body).collect()
}

/// Makes the expression that takes a body, or an item of a batch, with this schema.
pub fn one(face: &Face<'_>, schema: &str) -> TokenStream {
    let ty = naming::type_ident(schema);
    taken(face, schema, &quote!(types::#ty))
}

fn taken(face: &Face<'_>, schema: &str, ty: &TokenStream) -> TokenStream {
    let forms = forms(face.types, schema);
    quote!(given.body::<#ty>(&[#(#forms),*])?)
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
