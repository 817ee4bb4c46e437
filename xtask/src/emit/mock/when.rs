//! The conditions of a rule for each call.

use anyhow::{Context, Result, bail};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Mock, root};
use crate::emit::requests::{Input, input};
use crate::emit::types::{Found, absolute};
use crate::model::{Body, Parameter, Shape};
use crate::naming;

/// The methods of `When` in `emqx-cloud-test`, whose names no parameter can have.
const METHODS: &[&str] =
    &["collect", "body_with", "matches", "require", "require_parameter", "require_member", "require_body"];

impl Mock<'_> {
    /// Makes the conditions.
    pub fn when(&self) -> Result<TokenStream> {
        let ident = self.ident();
        let parameters = self.face.operation.parameters.iter().map(|parameter| self.parameter(parameter));
        let mut methods = parameters.collect::<Result<Vec<_>>>()?;
        if let Some(body) = &self.face.call.body {
            methods.extend(self.body(body)?);
        }
        let mut taken: Vec<String> = METHODS.iter().map(|name| (*name).to_owned()).collect();
        for (name, _) in &methods {
            let name = name.to_string();
            if taken.contains(&name) {
                bail!("`{}`: a mock cannot have a condition for `{name}`: set `x-rust-name`", self.face.operation.id);
            }
            taken.push(name);
        }
        let methods = methods.into_iter().map(|(_, method)| method);
        Ok(quote! {
            impl When<calls::#ident> {
                #(#methods)*
            }
        })
    }

    fn parameter(&self, parameter: &Parameter) -> Result<(Ident, TokenStream)> {
        let Input { ident, stored, .. } = input(parameter, &quote!(self))?;
        let is_text = parameter.schema["type"] == "string";
        let (argument, doc) = (&parameter.rust, format!("Requires that `{ident}` has this value."));
        let (taken, value) = match (is_text, parameter.is_enum(), parameter.decoded_twice) {
            // As it is in a query.
            (false, ..) if parameter.schema["type"] == "number" => (stored, quote!(format!("{:?}", #ident))),
            (false, ..) => (stored, quote!(#ident)),
            (true, true, _) => {
                let ty = naming::type_ident(parameter.schema_name.as_deref().unwrap_or_default());
                (quote!(impl Into<enums::#ty>), quote!(#ident.into().as_str()))
            }
            (true, false, false) => (quote!(impl Into<String>), quote!(#ident.into())),
            // It is decoded once by then.
            (true, false, true) => (quote!(impl Into<String>), quote!(#ident.into().replace('%', "%25"))),
        };
        let method = quote! {
            #[doc = #doc]
            pub fn #ident(self, #ident: #taken) -> Self {
                self.require_parameter(#argument, #value)
            }
        };
        Ok((ident, method))
    }

    fn body(&self, body: &Body) -> Result<Vec<(Ident, TokenStream)>> {
        let schema = &body.schema;
        let whole = |ident: Ident, taken: TokenStream, ty: TokenStream, value: TokenStream| {
            let doc = "Requires that the body is this value, with no more and no fewer members. See also \
                       [`body_with`](Self::body_with).";
            let method = quote! {
                #[doc = #doc]
                pub fn #ident(self, #ident: #taken) -> Self {
                    let #ident: #ty = #value;
                    self.require_body(&#ident)
                }
            };
            (ident, method)
        };
        Ok(match &body.shape {
            Shape::Object => {
                let (ident, ty) = (naming::field_ident(schema), naming::type_ident(schema));
                vec![whole(ident.clone(), quote!(impl Into<types::#ty>), quote!(types::#ty), quote!(#ident.into()))]
            }
            Shape::List(item) => {
                let ty = naming::type_ident(item);
                let items = format_ident!("items");
                let value = quote!(items.into_iter().map(Into::into).collect());
                vec![whole(
                    items,
                    quote!(impl IntoIterator<Item = impl Into<types::#ty>>),
                    quote!(Vec<types::#ty>),
                    value,
                )]
            }
            Shape::Fields(properties) => {
                let Some(Found::Struct(fields)) = self.types().get(schema) else {
                    bail!("`{schema}` is sent, but it is not an object with properties");
                };
                let method = |property: &String| {
                    let field = fields.iter().find(|field| field.property == *property);
                    let field = field.with_context(|| format!("`{schema}` has no field for `{property}`"))?;
                    let ident = field.ident.clone();
                    let root = root(self.face.api);
                    let argument = field.argument(&root);
                    let (taken, value, ty) = (argument.ty, argument.value, absolute(&field.value, &root));
                    let (doc, wire) = (format!("Requires that `{ident}` has this value."), &field.property);
                    let method = quote! {
                        #[doc = #doc]
                        pub fn #ident(self, #ident: #taken) -> Self {
                            let #ident: #ty = #value;
                            self.require_member(#wire, &#ident)
                        }
                    };
                    Ok((ident, method))
                };
                properties.iter().map(method).collect::<Result<_>>()?
            }
        })
    }
}
