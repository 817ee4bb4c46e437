//! The face of the SDK: one method on `emqx_cloud::Client` for each typed call.
//!
//! Methods of a type must stand in its crate, and what stands in `crates/` is written by hand. So the generated crate
//! carries the methods as a macro, and `crates/emqx-cloud/src/call.rs` expands it in one line. What is inside is plain
//! code; every line that does something is in `call.rs`.

use anyhow::{Result, anyhow};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::requests::{constructors, option_tokens};
use super::types::{Field, Found, Types, ref_name};
use crate::lower::{integer_format, rust_name};
use crate::model::{Answer, Api, Batch, Body, Call, Operation, Parameter, Shape};

const MACRO: &str = "/// Expands to the typed calls, in `emqx_cloud::call`. For that crate only.
#[doc(hidden)]
#[macro_export]
macro_rules! emqx_cloud_calls {
    () => {
";

/// Makes the macro.
pub fn emit(api: &Api, types: &Types<'_>) -> Result<String> {
    let mut blocks = Vec::new();
    for tag in &api.tags {
        let calls: Vec<_> = api
            .operations
            .iter()
            .filter(|operation| operation.tag == tag.name)
            .flat_map(|operation| operation.calls.iter().map(move |call| Face { operation, call, types }))
            .collect();
        let methods = calls.iter().map(Face::method).collect::<Result<Vec<_>>>()?;
        let builders = calls.iter().map(Face::builder).collect::<Result<Vec<_>>>()?;
        let title = format!("# {}\n\n{}", tag.name, tag.description);
        blocks.push(quote! {
            #[doc = #title]
            impl Client {
                #(#methods)*
            }

            #(#builders)*
        });
    }
    blocks.push(by_name(api, types)?);
    let file = syn::parse2(quote!(#(#blocks)*)).map_err(|error| anyhow!("the facade does not parse: {error}"))?;
    let mut text = format!("{}{MACRO}", super::banner("//"));
    for line in super::pretty(&file)?.lines() {
        text.push_str(if line.is_empty() { "" } else { "        " });
        text.push_str(line);
        text.push('\n');
    }
    text.push_str("    };\n}\n");
    Ok(text)
}

/// The way from a name and JSON to a typed call.
fn by_name(api: &Api, types: &Types<'_>) -> Result<TokenStream> {
    let faces = api
        .operations
        .iter()
        .flat_map(|operation| operation.calls.iter().map(move |call| Face { operation, call, types }));
    let arms = faces.map(|face| face.arm()).collect::<Result<Vec<_>>>()?;
    let lists = api.operations.iter().filter(|operation| operation.calls.len() > 1).filter_map(|operation| {
        let is_list = |call: &&Call| matches!(call.body, Some(Body { shape: Shape::List(_), .. }));
        let (one, many) = (&operation.id, &operation.calls.iter().find(is_list)?.name);
        Some(quote!((#one, true) => #many,))
    });
    Ok(quote! {
        /// The name of the call that is meant: an operation that takes one or many is two calls.
        fn meant(name: &str, many: bool) -> &str {
            match (name, many) {
                #(#lists)*
                (name, _) => name,
            }
        }

        /// Makes the typed call of that name, and sends it.
        async fn dispatch(client: &Client, name: &str, mut given: Given) -> Result<Answer> {
            match name {
                #(#arms)*
                _ => Err(given.no_such_call(name)),
            }
        }
    })
}

struct Face<'a> {
    operation: &'a Operation,
    call: &'a Call,
    types: &'a Types<'a>,
}

/// An argument of a call's method: its name, its type, and an example.
struct Argument {
    name: syn::Ident,
    ty: TokenStream,
    example: TokenStream,
}

impl Face<'_> {
    fn method(&self) -> Result<TokenStream> {
        let (name, builder) = (format_ident!("{}", self.call.name), format_ident!("{}", self.call.type_name()));
        let text = &self.call.name;
        let request = format_ident!("{}", self.operation.id);
        let constant = format_ident!("{}", heck::AsShoutySnakeCase(&self.operation.id).to_string());
        let arguments = self.arguments()?;
        let taken = arguments.iter().map(|Argument { name, ty, .. }| quote!(#name: #ty));
        let in_path: Vec<_> = self.operation.parameters.iter().filter(|parameter| parameter.in_path).collect();
        let path = in_path.iter().map(|parameter| {
            let (ident, text) = (format_ident!("{}", rust_name(&parameter.name)), rust_name(&parameter.name));
            quote! {
                let #ident = #ident.into();
                call.check(emqx_cloud_api::check::segment(#text, &#ident));
                let builder = builder.#ident(#ident);
            }
        });
        let body = self.call.body.as_ref().map(|body| {
            let (schema, wide) = (format_ident!("{}", body.schema), format_ident!("{}", body.operation_schema));
            let (value, outer) = match &body.shape {
                Shape::Fields(_) => {
                    let names = arguments.iter().skip(in_path.len()).map(|argument| &argument.name);
                    (quote!(emqx_cloud_api::types::#schema::new(#(#names),*)), None)
                }
                Shape::Object => {
                    let (name, text) = (format_ident!("{}", rust_name(&body.schema)), rust_name(&body.schema));
                    (quote!(#name.into()), Some(text))
                }
                Shape::List(_) => {
                    (quote!(emqx_cloud_api::types::#schema(items.into_iter().map(Into::into).collect())), None)
                }
            };
            let checked = match outer {
                Some(outer) => quote!(emqx_cloud_api::Validate::validate(&body).map_err(|error| error.within(#outer))),
                None => quote!(emqx_cloud_api::Validate::validate(&body)),
            };
            let sent = if body.schema == body.operation_schema {
                quote!(body)
            } else {
                quote!(emqx_cloud_api::types::#wide::from(body))
            };
            quote! {
                let body: emqx_cloud_api::types::#schema = #value;
                call.check(#checked);
                let builder = builder.body(#sent);
            }
        });
        let mutable = (!in_path.is_empty() || body.is_some()).then(|| quote!(mut));
        let doc = self.doc(&arguments);
        Ok(quote! {
            #[doc = #doc]
            pub fn #name(&self, #(#taken),*) -> #builder<'_> {
                let #mutable call = Call::new(self, &emqx_cloud_api::operations::#constant, #text);
                let builder = self.api().#request();
                #(#path)*
                #body
                #builder { call, builder }
            }
        })
    }

    /// The arm of `dispatch` for this call.
    fn arm(&self) -> Result<TokenStream> {
        let Self { operation, call, types } = self;
        let (name, method) = (&call.name, format_ident!("{}", call.name));
        let constant = format_ident!("{}", heck::AsShoutySnakeCase(&operation.id).to_string());
        let required = operation.parameters.iter().filter(|parameter| parameter.in_path).map(|parameter| {
            let name = rust_name(&parameter.name);
            quote!(given.required::<String>(#name)?)
        });
        let mut arguments: Vec<_> = required.collect();
        let mut body = quote!();
        let mut rename = quote!();
        if let Some(Body { schema, shape, .. }) = &call.body {
            let ident = format_ident!("{schema}");
            let typed = match shape {
                Shape::Fields(_) => None,
                Shape::Object => Some(rust_name(schema)),
                Shape::List(_) => Some("items".to_owned()),
            };
            let one = match shape {
                Shape::List(item) => item,
                _ => schema,
            };
            let forms = self.forms(one);
            rename = typed.map_or_else(TokenStream::new, |typed| quote!(call.call.refused_in_body(#typed);));
            body = quote!(let body: emqx_cloud_api::types::#ident = given.body(&[#(#forms),*])?;);
            match shape {
                Shape::Fields(properties) => {
                    let Some(Found::Struct(fields)) = types.get(schema) else {
                        return Err(anyhow!("`{schema}` is sent, and has no type with fields"));
                    };
                    for property in properties {
                        let ident = &find(fields, property)?.ident;
                        arguments.push(quote!(body.#ident));
                    }
                }
                Shape::Object => arguments.push(quote!(body)),
                Shape::List(_) => arguments.push(quote!(body.0)),
            }
        }
        let setters = operation.parameters.iter().filter(|parameter| !parameter.in_path).map(|parameter| {
            let (text, ident) = (rust_name(&parameter.name), format_ident!("{}", rust_name(&parameter.name)));
            let value =
                if parameter.schema["enum"].is_array() { quote!(String::as_str(&value)) } else { quote!(value) };
            let ty = match parameter.schema["type"].as_str() {
                Some("integer") => integer_type(&parameter.schema),
                Some("boolean") => quote!(bool),
                _ => quote!(String),
            };
            quote! {
                if let Some(value) = given.optional::<#ty>(#text)? {
                    call = call.#ident(#value);
                }
            }
        });
        let answer = match &call.answer {
            Answer::Ack => quote!(Answer::of_ack(call.send().await?)),
            Answer::Page(_) => quote!(Answer::of_page(call.send().await?)),
            _ => quote!(Answer::of_data(call.send().await?)),
        };
        Ok(quote! {
            #name => {
                given.belongs_to(&emqx_cloud_api::operations::#constant, #name);
                #body
                let mut call = client.#method(#(#arguments),*);
                #rename
                #(#setters)*
                given.nothing_left()?;
                call.call.options = given.options;
                #answer
            }
        })
    }

    /// The fields of each form that a schema can have, if it is a choice between forms.
    fn forms(&self, schema: &str) -> Vec<TokenStream> {
        let Some(Found::Choice(variants)) = self.types.get(schema) else { return Vec::new() };
        let fields = |variant: &syn::Ident| {
            let properties = self.types.schema(&variant.to_string())["properties"].as_object();
            let names = properties.into_iter().flat_map(|properties| properties.keys());
            quote!(&[#(#names),*])
        };
        variants.iter().map(fields).collect()
    }

    fn arguments(&self) -> Result<Vec<Argument>> {
        let mut arguments = Vec::new();
        for parameter in self.operation.parameters.iter().filter(|parameter| parameter.in_path) {
            let example = parameter.schema["example"].as_str().unwrap_or(&parameter.name);
            arguments.push(Argument {
                name: format_ident!("{}", rust_name(&parameter.name)),
                ty: quote!(impl Into<String>),
                example: quote!(#example),
            });
        }
        if let Some(Body { schema, shape, .. }) = &self.call.body {
            match shape {
                Shape::Fields(properties) => {
                    let Some(Found::Struct(fields)) = self.types.get(schema) else {
                        return Err(anyhow!("`{schema}` is sent, and has no type with fields"));
                    };
                    for property in properties {
                        let field = find(fields, property)?;
                        let (ty, _) = field.argument(&quote!(emqx_cloud_api));
                        let example = self.property_example(schema, property);
                        arguments.push(Argument { name: field.ident.clone(), ty, example });
                    }
                }
                Shape::Object => {
                    let ty = format_ident!("{schema}");
                    arguments.push(Argument {
                        name: format_ident!("{}", rust_name(schema)),
                        ty: quote!(impl Into<emqx_cloud_api::types::#ty>),
                        example: self.example(schema),
                    });
                }
                Shape::List(item) => {
                    let ty = format_ident!("{item}");
                    let example = self.example(item);
                    arguments.push(Argument {
                        name: format_ident!("items"),
                        ty: quote!(impl IntoIterator<Item = impl Into<emqx_cloud_api::types::#ty>>),
                        example: quote!([#example]),
                    });
                }
            }
        }
        Ok(arguments)
    }

    /// An expression that makes an example of a schema that is sent.
    fn example(&self, schema: &str) -> TokenStream {
        match self.types.get(schema) {
            Some(Found::Choice(variants)) => {
                variants.first().map(|first| self.example(&first.to_string())).unwrap_or_default()
            }
            _ => {
                let ty = format_ident!("{schema}");
                let Some((constructor, properties)) = constructors(self.types, schema).into_iter().next() else {
                    return TokenStream::new();
                };
                let method = format_ident!("{constructor}");
                let values = properties.iter().map(|property| self.property_example(schema, property));
                quote!(emqx_cloud::types::#ty::#method(#(#values),*))
            }
        }
    }

    fn property_example(&self, schema: &str, property: &str) -> TokenStream {
        let published = self.types.schemas_property(self.types.schema(schema), property);
        let resolved = self.types.resolve(published);
        let example = published.get("example").or_else(|| resolved.get("example"));
        match (example, resolved["type"].as_str()) {
            (_, Some("string")) if resolved["enum"].is_array() => {
                let ty = format_ident!("{}", ref_name(published).unwrap_or("String"));
                let value = example.or_else(|| resolved["enum"].get(0)).and_then(Value::as_str).unwrap_or_default();
                let variant = format_ident!("{}", heck::AsPascalCase(value).to_string());
                quote!(emqx_cloud::types::#ty::#variant)
            }
            (example, Some("string")) => {
                let text = example.and_then(Value::as_str).unwrap_or(property);
                quote!(#text)
            }
            (example, Some("integer")) => {
                let number = Literal::i64_unsuffixed(example.and_then(Value::as_i64).unwrap_or(1));
                quote!(#number)
            }
            _ => quote!(Default::default()),
        }
    }

    fn doc(&self, arguments: &[Argument]) -> String {
        let Operation { method, path, idempotent, docs, .. } = self.operation;
        let Call { summary, description, .. } = self.call;
        let again = if *idempotent {
            "idempotent, so it is tried again when the outcome is unknown"
        } else {
            "not idempotent, so it is tried again only if it certainly did not reach the server"
        };
        let pages: Vec<_> = docs.iter().map(|(page, section)| format!("`{page}`, “{section}”")).collect();
        let source = if pages.is_empty() {
            "Measured; on no page".into()
        } else {
            format!("Documented in {}", pages.join("; "))
        };
        let examples = arguments.iter().map(|argument| &argument.example);
        let name = format_ident!("{}", self.call.name);
        let call = quote!(emqx.#name(#(#examples),*)).to_string();
        let call = tidy(&call);
        let (before, after) = match &self.call.answer {
            Answer::Ack => ("", ""),
            Answer::Batch(_) => ("let rows = ", "\n# let _ = rows;"),
            Answer::Page(_) => ("let page = ", "\n# let _ = page;"),
            _ => ("let found = ", "\n# let _ = found;"),
        };
        format!(
            "{summary}.\n\n{description}\n\n`{method} {path}`; {again}.\n\n```no_run\n# async fn example(emqx: \
             &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {{\n{before}{call}.send().await?;{after}\n# Ok(())\n# \
             }}\n```\n\n{source}."
        )
    }

    fn builder(&self) -> Result<TokenStream> {
        let Self { operation, call, .. } = self;
        let (ident, request) =
            (format_ident!("{}", call.type_name()), format_ident!("{}", heck::AsPascalCase(&operation.id).to_string()));
        let setters = operation
            .parameters
            .iter()
            .filter(|parameter| {
                let paging = operation.paging.as_ref().map(|paging| [&paging.page, &paging.limit]);
                !parameter.in_path && paging.is_none_or(|names| !names.contains(&&parameter.name))
            })
            .map(setter)
            .collect::<Result<Vec<_>>>()?;
        let row = |name: &str| {
            let ident = format_ident!("{name}");
            quote!(emqx_cloud_api::types::#ident)
        };
        let (output, answer) = match &call.answer {
            Answer::Ack => (quote!(Ack), quote!(ack())),
            Answer::Page(item) => {
                let item = row(item);
                (quote!(Page<#item>), quote!(page()))
            }
            Answer::List(item) => {
                let item = row(item);
                (quote!(Vec<#item>), quote!(list()))
            }
            Answer::Object(item) => (row(item), quote!(object())),
            Answer::Outcome(item) => (row(item), quote!(outcome())),
            Answer::OptionalObject(item) => (row(item), quote!(optional_object())),
            Answer::OneObject(item) => (row(item), quote!(one_object())),
            Answer::OneRow(item) => {
                let item = row(item);
                (quote!(One<#item>), quote!(one_row()))
            }
            Answer::Batch(Batch { row: item, outcome, reversed, key }) => {
                let item = item.as_deref().map_or_else(|| quote!(NamedOutcome), row);
                let key = option_tokens(key.as_ref());
                let outcome = match outcome.as_str() {
                    "code" => quote!(Outcome::Code),
                    "result" => quote!(Outcome::Result),
                    _ => quote!(Outcome::Name),
                };
                (quote!(Vec<#item>), quote!(batch(Rows { outcome: #outcome, reversed: #reversed, key: #key })))
            }
        };
        let optional = matches!(call.answer, Answer::OneObject(_) | Answer::OneRow(_)).then(|| {
            quote! {
                /// Sends the call; `None` if what it asks for is not there.
                ///
                /// # Errors
                ///
                /// Everything that [`send`](Self::send) fails with, except that the thing is not there.
                pub async fn send_optional(self) -> Result<Option<#output>> {
                    optional(self.send().await)
                }
            }
        });
        let pages = match (&call.answer, &operation.paging) {
            (Answer::Page(item), Some(paging)) => Some(self.pages(&row(item), &paging.page, &paging.limit)?),
            _ => None,
        };
        let request_of = match &pages {
            Some(_) => quote!(Self::request(self.builder, self.call.page, self.call.limit)),
            None => quote!(self.builder.request()),
        };
        let doc = format!("A call of [`Client::{name}`](crate::Client::{name}), not sent yet.", name = call.name);
        Ok(quote! {
            #[doc = #doc]
            #[derive(Clone, Debug)]
            #[must_use = "a call does nothing until it is sent"]
            pub struct #ident<'a> {
                call: Call<'a>,
                builder: emqx_cloud_api::builder::#request<'a>,
            }

            impl<'a> #ident<'a> {
                #(#setters)*

                /// Tries this call as `retry` says, instead of as the client does.
                pub fn retry(mut self, retry: Retry) -> Self {
                    self.call.options.retry = Some(retry);
                    self
                }

                /// Gives each attempt of this call that long, instead of as long as the client does.
                pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                    self.call.options.attempt_timeout = Some(attempt_timeout);
                    self
                }

                /// Says whether sending this call twice has the effect of once, in place of the document.
                ///
                /// If it has, the call is tried again also when an attempt may have been applied.
                pub fn idempotent(mut self, idempotent: bool) -> Self {
                    self.call.options.idempotent = Some(idempotent);
                    self
                }

                /// Sends the call.
                ///
                /// # Errors
                ///
                /// Anything but a success; see [`Error`](crate::Error).
                pub async fn send(self) -> Result<#output> {
                    let request = #request_of;
                    self.call.exchange(request, |success| success.#answer).await
                }

                #optional
                #pages
            }

            impl<'a> IntoFuture for #ident<'a> {
                type Output = Result<#output>;
                type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;

                fn into_future(self) -> Self::IntoFuture {
                    Box::pin(self.send())
                }
            }
        })
    }

    fn pages(&self, item: &TokenStream, page: &str, limit: &str) -> Result<TokenStream> {
        let size = self
            .operation
            .parameters
            .iter()
            .find(|parameter| parameter.name == limit)
            .map(|parameter| integer_format(&parameter.schema));
        if size != Some("uint32") {
            return Err(anyhow!("`{limit}` of `{}` must be an int32 that is not negative", self.operation.id));
        }
        let (page, limit) = (format_ident!("{}", rust_name(page)), format_ident!("{}", rust_name(limit)));
        let request = format_ident!("{}", heck::AsPascalCase(&self.operation.id).to_string());
        Ok(quote! {
            /// Asks for the page of that number, from 1, or makes [`pages`](Self::pages) start there.
            pub fn page(mut self, page: u32) -> Self {
                self.call.check(emqx_cloud_api::check::number("page", page, Some(1), None));
                self.call.page = Some(page);
                self
            }

            /// Asks for pages of that many rows, at least 1.
            pub fn limit(mut self, limit: u32) -> Self {
                self.call.check(emqx_cloud_api::check::number("limit", limit, Some(1), None));
                self.call.limit = Some(limit);
                self
            }

            /// Every page, one after the other, from the page that is set or the first.
            ///
            /// Pages are asked for as the stream is read. Without a [`limit`](Self::limit), they have
            /// [`PAGE_SIZE`](crate::PAGE_SIZE) rows.
            pub fn pages(self) -> Pages<'a, #item> {
                let Self { call, builder } = self;
                Pages::new(call, Box::new(move |page, limit| Self::request(builder.clone(), page, limit)))
            }

            /// Every row of every page, one after the other; see [`pages`](Self::pages).
            pub fn items(self) -> Items<'a, #item> {
                Items::new(self.pages())
            }

            fn request(
                mut builder: emqx_cloud_api::builder::#request<'a>,
                page: Option<u32>,
                limit: Option<u32>,
            ) -> BuiltRequest {
                if let Some(page) = page {
                    builder = builder.#page(page);
                }
                if let Some(limit) = limit {
                    builder = builder.#limit(limit);
                }
                builder.request()
            }
        })
    }
}

fn find<'f>(fields: &'f [Field], property: &str) -> Result<&'f Field> {
    fields.iter().find(|field| field.property == property).ok_or_else(|| anyhow!("there is no field for `{property}`"))
}

/// The Rust integer that an argument is.
fn integer_type(schema: &Value) -> TokenStream {
    match integer_format(schema) {
        "uint8" => quote!(u8),
        "uint16" => quote!(u16),
        "uint32" => quote!(u32),
        "uint64" => quote!(u64),
        "int32" => quote!(i32),
        _ => quote!(i64),
    }
}

fn setter(parameter: &Parameter) -> Result<TokenStream> {
    let text = rust_name(&parameter.name);
    let ident = format_ident!("{text}");
    let schema = &parameter.schema;
    let (ty, convert, check) = match schema["type"].as_str() {
        Some("string") if schema["enum"].is_array() => {
            let name = parameter
                .schema_name
                .as_deref()
                .ok_or_else(|| anyhow!("the values of `{text}` need a named schema"))?;
            let name = format_ident!("{name}");
            (quote!(impl Into<emqx_cloud_api::enums::#name>), quote!(#ident.into()), None)
        }
        Some("string") => {
            let (min, max) = (schema["minLength"].as_u64().unwrap_or(0), option_tokens(schema["maxLength"].as_u64()));
            let check = quote!(emqx_cloud_api::check::text(#text, &#ident, #min, #max));
            (quote!(impl Into<String>), quote!(#ident.into()), Some(check))
        }
        Some("integer") => {
            let ty = integer_type(schema);
            let bound = |key: &str| option_tokens(schema[key].as_i64().map(Literal::i64_unsuffixed));
            let (min, max) = (bound("minimum"), bound("maximum"));
            let bounded = schema["minimum"].is_i64() || schema["maximum"].is_i64();
            let check = bounded.then(|| quote!(emqx_cloud_api::check::number(#text, #ident, #min, #max)));
            (ty, quote!(#ident), check)
        }
        Some("boolean") => (quote!(bool), quote!(#ident), None),
        other => return Err(anyhow!("the query parameter `{text}` has the type {other:?}, which has no setter")),
    };
    let converted = (!matches!(schema["type"].as_str(), Some("integer" | "boolean"))).then(|| {
        let into = match schema["enum"].is_array() {
            true => {
                let name = format_ident!("{}", parameter.schema_name.as_deref().unwrap_or("String"));
                quote!(emqx_cloud_api::enums::#name)
            }
            false => quote!(String),
        };
        quote!(let #ident: #into = #convert;)
    });
    let check = check.map(|check| quote!(self.call.check(#check);));
    let doc = &parameter.description;
    Ok(quote! {
        #[doc = #doc]
        pub fn #ident(mut self, #ident: #ty) -> Self {
            #converted
            #check
            self.builder = self.builder.#ident(#ident);
            self
        }
    })
}

/// A call as a person writes it; the printer of tokens puts spaces everywhere.
fn tidy(call: &str) -> String {
    let file: Result<syn::File, _> = syn::parse_str(&format!("fn f() {{ {call}; }}"));
    let Ok(file) = file else { return call.to_owned() };
    let text = prettyplease::unparse(&file);
    let lines: Vec<_> = text.lines().collect();
    let body = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    let body: Vec<_> = body.iter().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
    body.join("\n").trim_end_matches(';').to_owned()
}
