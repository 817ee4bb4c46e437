//! The calls: a method of the client, and a type, for each.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::{bulk, docs, krate, modules};
use crate::emit::docs::setter;
use crate::emit::example::Examples;
use crate::emit::requests::{Input, input};
use crate::emit::types::{Found, Types};
use crate::lower::Range;
use crate::model::{Answer, Api, Batch, Body, Call, Operation, Outcome, Parameter, Position, Shape, Tag};
use crate::naming;

/// `PAGE_SIZE` of `emqx-cloud`.
const PAGE_SIZE: i128 = 5_000;

/// Makes the parent of the modules with calls.
pub fn root(api: &Api) -> Result<TokenStream> {
    let modules = modules(api)?;
    let idents: Vec<_> = modules.iter().map(|(ident, _)| ident).collect();
    Ok(quote! {
        //! The typed calls: one type for each, returned by the method with the same name on [`Client`](super::Client).
        //!
        //! A call does nothing until it is sent, with `.send().await` or just `.await`. Optional parameters have
        //! setters, and every call has `retry`, `attempt_timeout`, `idempotent` and `query`. A call owns its data, so it
        //! can be moved to another task.

        #(mod #idents;)*

        #(pub use #idents::*;)*
    })
}

/// Makes the calls of one tag, if it has any.
pub fn emit(api: &Api, tag: &Tag, types: &Types<'_>) -> Result<Option<TokenStream>> {
    let faces: Vec<_> = api
        .calls()
        .filter(|(operation, _)| operation.tag == tag.name)
        .map(|(operation, call)| Face { api, operation, call, types })
        .collect();
    if faces.is_empty() {
        return Ok(None);
    }
    let mut methods = faces.iter().map(Face::method).collect::<Result<Vec<_>>>()?;
    methods.extend(faces.iter().map(bulk::methods).collect::<Result<Vec<_>>>()?.into_iter().flatten());
    let builders = faces.iter().map(Face::builder).collect::<Result<Vec<_>>>()?;
    let title = format!("# {}\n\n{}", tag.name, tag.description);
    let krate = krate(api);
    Ok(Some(quote! {
        #![doc = #title]

        #![allow(clippy::result_large_err, reason = "progenitor's error type is large")]
        #![allow(unused_imports, reason = "not every document needs all of them")]

        use std::future::{Future, IntoFuture};
        use std::pin::Pin;
        use std::sync::Arc;
        use std::time::Duration;

        use emqx_cloud_core::{IntoOption, Secret};
        use #krate::{enums, operations, requests, types};

        use super::super::Client;
        use crate::answer::{Ack, optional};
        use crate::batch::{NamedOutcome, Outcome, Rows};
        use crate::bulk::{Bulk, Field, Input, IntoItems, Keys, ReadBatch, ReadOne};
        use crate::call::Call;
        use crate::error::Result;
        use crate::page::Page;
        use crate::paging::{Bookmark, Complete, Items, List, Pages, Place, Sizes};
        use crate::retry::Retry;

        #[doc = #title]
        impl Client {
            #(#methods)*
        }

        #(#builders)*
    }))
}

/// A call, with its context.
pub struct Face<'a> {
    pub api: &'a Api,
    pub operation: &'a Operation,
    pub call: &'a Call,
    pub types: &'a Types<'a>,
}

/// An argument of a call's method.
pub struct Argument {
    /// Its name.
    pub name: Ident,
    /// Its type.
    pub ty: TokenStream,
    /// An example.
    pub example: TokenStream,
}

impl Face<'_> {
    /// Returns the name of the call's type.
    pub fn type_name(&self) -> String {
        naming::type_name(&self.call.name)
    }

    /// Returns the type of a schema, as code in this module refers to it.
    pub fn ty(&self, schema: &str) -> TokenStream {
        let ident = naming::type_ident(schema);
        match self.types.get(schema) {
            Some(_) => quote!(types::#ident),
            None if self.types.schema(schema)["enum"].is_array() => quote!(enums::#ident),
            None => {
                let krate = krate(self.api);
                self.types.of_schema(schema, &quote!(#krate))
            }
        }
    }

    /// Makes the expression for the body of the operation, from the arguments of this call; `None` without a body.
    pub fn body(&self) -> Option<TokenStream> {
        let Body { operation_schema, schema, shape } = self.call.body.as_ref()?;
        let ty = naming::type_ident(schema);
        let value = match shape {
            Shape::Fields(fields) => {
                let properties = &self.types.schema(schema)["properties"];
                let names = fields.iter().map(|field| format_ident!("{}", naming::given(field, &properties[field])));
                quote!(types::#ty::new(#(#names),*))
            }
            Shape::Object => {
                let (name, ty) = (naming::field_ident(schema), self.ty(schema));
                if schema == operation_schema { quote!(#name) } else { quote!(Into::<#ty>::into(#name)) }
            }
            Shape::List(item) => {
                let item = self.ty(item);
                quote!(items.into_iter().map(Into::into).collect::<Vec<#item>>())
            }
        };
        Some(value)
    }

    /// Returns the argument that is the body: errors put it before the names of fields.
    pub fn body_name(&self) -> String {
        match self.call.body.as_ref().map(|body| (&body.shape, &body.schema)) {
            Some((Shape::Object, schema)) => naming::field(schema),
            Some((Shape::List(_), _)) => "items".to_owned(),
            _ => String::new(),
        }
    }

    fn method(&self) -> Result<TokenStream> {
        let name = naming::field_ident(&self.call.name);
        let ident = naming::type_ident(&self.call.name);
        let request = naming::type_ident(&self.operation.id);
        let constant = naming::constant(&self.operation.id);
        let arguments = self.arguments()?;
        let taken = arguments.iter().map(|Argument { name, ty, .. }| quote!(#name: #ty));
        let required = self.operation.required().map(|parameter| {
            let name = format_ident!("{}", parameter.rust);
            quote!(#name)
        });
        let passed = required.chain(self.body());
        let (text, body_name) = (naming::field(&self.call.name), self.body_name());
        let examples: Vec<_> = arguments.iter().map(|argument| argument.example.clone()).collect();
        let doc = docs::method(self, &examples);
        let deprecated = self.operation.deprecated.then(|| quote!(#[deprecated]));
        Ok(quote! {
            #[doc = #doc]
            #deprecated
            pub fn #name(&self, #(#taken),*) -> #ident {
                let (connection, api) = self.parts();
                #ident {
                    call: Call::new(connection, &operations::#constant, #text, #body_name),
                    api: Arc::clone(api),
                    request: requests::#request::new(#(#passed),*),
                }
            }
        })
    }

    /// Returns the arguments of the call's method.
    pub fn arguments(&self) -> Result<Vec<Argument>> {
        // Examples import nothing, and use full paths.
        let examples = Examples { types: self.types, root: example_root(self.api), enums: "types" };
        let krate = krate(self.api);
        let mut arguments = Vec::new();
        for parameter in self.operation.required() {
            let input = input(parameter, &quote!(#krate))?;
            arguments.push(Argument { name: input.ident, ty: input.taken, example: examples.parameter(parameter) });
        }
        if let Some(Body { schema, shape, .. }) = &self.call.body {
            match shape {
                Shape::Fields(properties) => {
                    let Some(Found::Struct(fields)) = self.types.get(schema) else {
                        bail!("`{schema}` is sent, but it is not an object with properties");
                    };
                    for property in properties {
                        let field = fields.iter().find(|field| field.property == *property);
                        let field = field.with_context(|| format!("`{schema}` has no field for `{property}`"))?;
                        arguments.push(Argument {
                            name: field.ident.clone(),
                            ty: field.argument(&quote!(#krate)).ty,
                            example: examples.property(schema, property),
                        });
                    }
                }
                Shape::Object => {
                    let ty = self.ty(schema);
                    arguments.push(Argument {
                        name: naming::field_ident(schema),
                        ty: quote!(impl Into<#ty>),
                        example: examples.schema(schema),
                    });
                }
                Shape::List(item) => {
                    let ty = self.ty(item);
                    let example = examples.schema(item);
                    arguments.push(Argument {
                        name: naming::field_ident("items"),
                        ty: quote!(impl IntoIterator<Item = impl Into<#ty>>),
                        example: quote!([#example]),
                    });
                }
            }
        }
        Ok(arguments)
    }

    fn setters(&self) -> Result<Vec<TokenStream>> {
        let krate = krate(self.api);
        self.operation
            .optional()
            .map(|parameter| {
                let Input { ident, stored, .. } = input(parameter, &quote!(#krate))?;
                let doc = setter(&parameter.rust, &parameter.description);
                Ok(quote! {
                    #[doc = #doc]
                    pub fn #ident(mut self, #ident: impl IntoOption<#stored>) -> Self {
                        self.request = self.request.#ident(#ident);
                        self
                    }
                })
            })
            .collect()
    }

    /// Returns the type of the call's result, and the method that reads it from a response.
    pub fn output(&self) -> (TokenStream, TokenStream) {
        match &self.call.answer {
            Answer::Ack => (quote!(Ack), quote!(ack())),
            Answer::Page(item) => {
                let item = self.ty(item);
                (quote!(Page<#item>), quote!(page()))
            }
            Answer::List(item) => {
                let item = self.ty(item);
                (quote!(Vec<#item>), quote!(list()))
            }
            Answer::Object(item) => (self.ty(item), quote!(object())),
            Answer::Outcome(item) => {
                let rows = self.rows(&quote!(Outcome::Result), false, &quote!(None));
                (self.ty(item), quote!(outcome(#rows)))
            }
            Answer::OptionalObject(item) => (self.ty(item), quote!(optional_object())),
            Answer::OneObject(item) => (self.ty(item), quote!(one_object())),
            Answer::OneRow(item) => (self.ty(item), quote!(row())),
            Answer::Batch(batch) => {
                let item = batch.row.as_deref().map_or_else(|| quote!(NamedOutcome), |row| self.ty(row));
                let rows = self.batch_rows(batch);
                (quote!(Vec<#item>), quote!(batch(#rows)))
            }
        }
    }

    /// Returns the form of a batch response.
    pub fn batch_rows(&self, batch: &Batch) -> TokenStream {
        let (outcome, key) = match &batch.outcome {
            Outcome::Code => (quote!(Outcome::Code), quote!(None)),
            Outcome::Result => (quote!(Outcome::Result), quote!(None)),
            Outcome::Name(key) => (quote!(Outcome::Name), quote!(Some(#key))),
        };
        self.rows(&outcome, batch.reversed, &key)
    }

    fn rows(&self, outcome: &TokenStream, reversed: bool, key: &TokenStream) -> TokenStream {
        let (repeated, kinds) = self.item_fields();
        quote!(Rows {
            outcome: #outcome,
            reversed: #reversed,
            key: #key,
            repeated: &[#(#repeated),*],
            kinds: &[#(#kinds),*],
        })
    }

    /// Returns the fields of an item that the response repeats under another name, and those that only some kinds of items
    /// have.
    fn item_fields(&self) -> (Vec<TokenStream>, Vec<String>) {
        let (renamed, kinds) = self.item_schemas();
        let names = kinds.iter().flat_map(|kind| kind["properties"].as_object()).flat_map(|listed| listed.keys());
        let some: BTreeSet<_> =
            names.filter(|name| kinds.iter().any(|kind| kind["properties"].get(name).is_none())).cloned().collect();
        let renamed = renamed.iter().map(|(name, other)| quote!((#name, #other)));
        (renamed.collect(), some.into_iter().collect())
    }

    /// Returns the fields of an item that the response repeats under another name, with that name, and the schemas that an item
    /// can have.
    pub fn item_schemas(&self) -> (Vec<(String, String)>, Vec<&Value>) {
        let Some(body) = &self.call.body else { return Default::default() };
        let whole = self.types.schema(match &body.shape {
            Shape::List(item) => item,
            Shape::Fields(_) | Shape::Object => &body.schema,
        });
        let listed = whole["oneOf"].as_array().into_iter().flatten().map(|part| self.types.resolve(part));
        let kinds: Vec<_> =
            std::iter::once(whole).chain(listed).filter(|kind| kind["properties"].is_object()).collect();
        let properties = kinds.iter().flat_map(|kind| kind["properties"].as_object()).flatten();
        let renamed = properties
            .filter_map(|(name, property)| Some((name.clone(), property["x-repeated-in"].as_str()?.to_owned())));
        (renamed.collect(), kinds)
    }

    /// Returns an example of each argument.
    pub fn examples(&self) -> Result<Vec<(Ident, TokenStream)>> {
        Ok(self.arguments()?.into_iter().map(|argument| (argument.name, argument.example)).collect())
    }

    /// Returns an example of each optional parameter.
    pub fn optional_examples(&self) -> Result<Vec<(Ident, TokenStream)>> {
        let examples = Examples { types: self.types, root: example_root(self.api), enums: "types" };
        let krate = krate(self.api);
        let optional = self.operation.optional();
        optional
            .map(|parameter| Ok((input(parameter, &quote!(#krate))?.ident, examples.parameter(parameter))))
            .collect()
    }

    fn builder(&self) -> Result<TokenStream> {
        let Self { operation, call, .. } = self;
        let (ident, request) = (naming::type_ident(&call.name), naming::type_ident(&operation.id));
        let build = format_ident!("{}_request", naming::field(&operation.id));
        let setters = self.setters()?;
        let (output, read) = self.output();
        let maybe = matches!(call.answer, Answer::OneObject(_) | Answer::OneRow(_)).then(|| {
            quote! {
                /// Sends the call, and returns `None` if the requested object does not exist.
                ///
                /// # Errors
                ///
                /// Returns the errors of [`send`](Self::send), except those that are
                /// [`is_not_found`](crate::Error::is_not_found).
                pub async fn send_optional(self) -> Result<Option<#output>> {
                    optional(self.send().await)
                }
            }
        });
        let rows = match &call.answer {
            Answer::OneRow(item) => {
                let item = self.ty(item);
                Some(quote! {
                    /// Sends the call, and returns all rows of the response, of which there is at least one.
                    ///
                    /// There is more than one only while the nodes of a deployment disagree, for example when a client
                    /// is moving from one node to another. [`send`](Self::send) returns the first row.
                    ///
                    /// # Errors
                    ///
                    /// Returns the errors of [`send`](Self::send).
                    pub async fn send_rows(self) -> Result<Vec<#item>> {
                        let Self { call, api, request } = self;
                        call.exchange(&request, |request| api.#build(request), |response| response.rows()).await
                    }
                })
            }
            _ => None,
        };
        let pages = self.pages()?;
        let name = naming::field(&call.name);
        let constant = naming::constant(&operation.id);
        let doc = format!("A call of [`Client::{name}`] that has not been sent yet.");
        let krate = krate(self.api);
        Ok(quote! {
            #[doc = #doc]
            #[derive(Debug, Clone)]
            #[must_use = "a call does nothing until it is sent"]
            pub struct #ident {
                pub(in super::super) call: Call,
                pub(in super::super) api: Arc<#krate::Client>,
                pub(in super::super) request: requests::#request,
            }

            impl #ident {
                #(#setters)*

                /// Sets how this call is retried, in place of the client's setting.
                pub fn retry(mut self, retry: Retry) -> Self {
                    self.call.options.retry = Some(retry);
                    self
                }

                /// Sets the time limit of each attempt of this call, in place of the client's setting.
                pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                    self.call.options.attempt_timeout = Some(attempt_timeout);
                    self
                }

                /// Overrides whether this call is treated as idempotent.
                ///
                /// An idempotent call is retried even if an attempt may have been applied.
                pub fn idempotent(mut self, idempotent: bool) -> Self {
                    self.call.options.idempotent = Some(idempotent);
                    self
                }

                /// Adds an undocumented query parameter, such as one of a newer server. It can be repeated, and is sent after
                /// the others.
                ///
                /// Sending the call fails if the call has a parameter with this name. Servers may ignore parameters that
                /// they do not know, such as a filter, and then send all rows. The value is redacted in errors only if the
                /// parameter has the name of a field with a secret, such as `password`.
                pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
                    self.call.options.query.push(name, value);
                    self
                }

                /// Sends the call.
                ///
                /// # Errors
                ///
                /// Returns an [`Error`](crate::Error) unless the operation succeeded.
                pub async fn send(self) -> Result<#output> {
                    let Self { call, api, request } = self;
                    call.exchange(&request, |request| api.#build(request), |response| response.#read).await
                }

                #maybe
                #rows
                #pages
            }

            #[cfg(feature = "test-util")]
            impl crate::testing::Exchange for #ident {
                type Output = #output;

                const OPERATION: &'static emqx_cloud_core::Operation = &operations::#constant;

                const NAME: &'static str = #name;

                fn request(&self) -> Result<reqwest::Request> {
                    self.call.prepare(&self.request, |request| self.api.#build(request))
                }

                fn receive(self, reply: crate::testing::Reply) -> Result<#output> {
                    let Self { call, api, request } = self;
                    call.receive(&request, |request| api.#build(request), |response| response.#read, reply)
                }
            }

            impl IntoFuture for #ident {
                type Output = Result<#output>;
                type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

                fn into_future(self) -> Self::IntoFuture {
                    Box::pin(self.send())
                }
            }
        })
    }

    fn pages(&self) -> Result<Option<TokenStream>> {
        let (Answer::Page(item), Some(paging)) = (&self.call.answer, &self.operation.paging) else { return Ok(None) };
        let item = self.ty(item);
        let find = |name: &str| {
            let found = self.operation.optional().find(|parameter| parameter.name == name);
            found.with_context(|| format!("`{name}` of `{}` must be an optional parameter", self.operation.id))
        };
        let (position, limit) = (find(paging.position.parameter())?, find(&paging.limit)?);
        let range =
            |parameter: &Parameter| (parameter.schema["type"] == "integer").then(|| Range::of(&parameter.schema));
        if matches!(paging.position, Position::Number(_))
            && range(position).is_none_or(|range| range.format() != "uint32")
        {
            let (name, id) = (&position.name, &self.operation.id);
            bail!("`{name}` of `{id}` is a page number: it must be an integer with bounds within 1 and 4294967295");
        }
        let Some(range) = range(limit) else {
            let (name, id) = (&limit.name, &self.operation.id);
            bail!("`{name}` of `{id}` is a number of rows: it must be an integer");
        };
        let is_small = range.max.is_some_and(|max| max < PAGE_SIZE);
        let (default, rows) = match range.max.filter(|_| is_small) {
            Some(max) => (literal(max), max.to_string()),
            None => (quote!(crate::PAGE_SIZE), "[`PAGE_SIZE`](crate::PAGE_SIZE)".to_owned()),
        };
        let most = literal(range.max.unwrap_or(i128::from(u32::MAX)).min(i128::from(u32::MAX)));
        let doc = format!(
            "Returns the pages as a stream, which starts with the page that is set, or with the first one.\n\nA page is \
             requested when the stream is polled for it. If no limit is set, a page has up to {rows} rows.\n\nRows can be \
             missing if the list changes during the walk: see [`complete`](Self::complete)."
        );
        let (position, limit) = (format_ident!("{}", position.rust), format_ident!("{}", limit.rust));
        let build = format_ident!("{}_request", naming::field(&self.operation.id));
        let (start, place, bookmark) = match paging.position {
            Position::Number(_) => (
                quote!(request.#position.map(Place::Number)),
                quote! {
                    Place::Number(number) => request.#position = Some(*number),
                    Place::Start | Place::Cursor(_) => {}
                },
                // A bookmark without a page is that of another list. Page 0 is refused when the call is sent.
                quote!(bookmark.page.or(Some(0))),
            ),
            Position::Cursor(..) => (
                quote!(request.#position.clone().map(Place::Cursor)),
                quote! {
                    Place::Cursor(cursor) => request.#position = Some(cursor.clone()),
                    Place::Start | Place::Number(_) => {}
                },
                quote!(bookmark.cursor.clone()),
            ),
        };
        // The SDK uses `u32` for the number of rows.
        let is_u32 = range.format() == "uint32";
        let rows_of = match is_u32 {
            true => quote!(request.#limit),
            false => quote!(request.#limit.map(|limit| limit.try_into().unwrap_or(u32::MAX))),
        };
        let as_limit = |rows: TokenStream| if is_u32 { rows } else { quote!(#rows.try_into().unwrap_or_default()) };
        let (set, resumed) = (as_limit(quote!(rows)), as_limit(quote!(bookmark.limit)));
        Ok(Some(quote! {
            #[doc = #doc]
            pub fn pages(self) -> Pages<#item> {
                Pages::new(self.list())
            }

            /// Returns the rows of all pages as a stream; see [`pages`](Self::pages).
            pub fn items(self) -> Items<#item> {
                Items::new(self.pages())
            }

            /// Returns a request for all rows, which fails if a row could be missing: see [`Complete`](crate::Complete).
            pub fn complete(self) -> Complete<#item> {
                Complete::new(self.list())
            }

            /// Sets the page and the limit to those of a [`Bookmark`](crate::Bookmark), to resume a walk. The filters must be
            /// those of that walk.
            pub fn resume(mut self, bookmark: &Bookmark) -> Self {
                self.request.#position = #bookmark;
                self.request.#limit = Some(#resumed);
                self
            }

            fn list(self) -> List {
                let Self { call, api, request } = self;
                let (start, rows, sizes) = (#start, #rows_of, Sizes { default: #default, most: #most });
                List::new(call, start, rows, sizes, move |call, place, rows| {
                    let mut request = request.clone();
                    match place {
                        #place
                    }
                    request.#limit = Some(#set);
                    call.prepare(&request, |request| api.#build(request))
                })
            }
        }))
    }
}

fn literal(number: i128) -> TokenStream {
    let literal = Literal::i128_unsuffixed(number);
    quote!(#literal)
}

/// Returns the path of the module that has `types`, for examples.
pub fn example_root(api: &Api) -> TokenStream {
    if api.info.default {
        quote!(emqx_cloud)
    } else {
        let module = naming::field_ident(&api.info.module);
        quote!(emqx_cloud::#module)
    }
}
