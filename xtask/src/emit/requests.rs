//! The request types, one for each operation: parameters and body, setters and validation.

use anyhow::{Context, Result};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::docs::{lower_first, setter};
use super::rules::{Checked, Held, Rules};
use super::types::{Types, scalar};
use crate::model::{Api, Operation, Parameter, Place};
use crate::naming;

/// Makes the module.
pub fn emit(api: &Api, rules: &Rules<'_>) -> Result<TokenStream> {
    let structures = api.operations.iter().map(|operation| structure(operation, rules)).collect::<Result<Vec<_>>>()?;
    let excluded = rules.excludes.then(|| {
        quote!(
            use crate::EXCLUDED;
        )
    });
    Ok(quote! {
        //! The request types, one for each operation. Required values are arguments of `new`, optional ones have
        //! setters.

        #![allow(unused_imports, reason = "not every document needs all of them")]

        use emqx_cloud_core::{InvalidArguments, IntoOption, Validate, check};

        #excluded

        #(#structures)*
    })
}

/// A field of a request.
pub struct Input {
    /// The name in Rust.
    pub ident: Ident,
    /// The type of the field, without `Option`.
    pub stored: TokenStream,
    /// The type of an argument that sets it.
    pub taken: TokenStream,
    /// The expression that converts the argument to the type of the field.
    pub value: TokenStream,
    /// Whether the argument needs no conversion.
    pub plain: bool,
}

/// Returns the field of a parameter; `root` is the path of the generated crate.
pub fn input(parameter: &Parameter, root: &TokenStream) -> Result<Input> {
    let ident = format_ident!("{}", parameter.rust);
    let stored = scalar(&parameter.schema, parameter.schema_name.as_deref(), root).with_context(|| {
        format!("the parameter `{}` has a type that is not supported for arguments", parameter.name)
    })?;
    let plain = matches!(parameter.schema["type"].as_str(), Some("integer" | "number" | "boolean"));
    let (taken, value) =
        if plain { (stored.clone(), quote!(#ident)) } else { (quote!(impl Into<#stored>), quote!(#ident.into())) };
    Ok(Input { ident, stored, taken, value, plain })
}

/// Returns the type of the body of an operation, if it has one.
pub fn body(operation: &Operation, types: &Types<'_>, root: &TokenStream) -> Option<TokenStream> {
    operation.body.as_deref().map(|schema| types.of_schema(schema, root))
}

fn structure(operation: &Operation, rules: &Rules<'_>) -> Result<TokenStream> {
    let root = quote!(crate);
    let ident = naming::type_ident(&operation.id);
    let required = operation.required().map(|parameter| input(parameter, &root)).collect::<Result<Vec<_>>>()?;
    let optional = operation.optional().map(|parameter| input(parameter, &root)).collect::<Result<Vec<_>>>()?;
    let body = body(operation, rules.types, &root);
    let docs = |parameter: &Parameter| parameter.description.clone();
    let required_docs = operation.required().map(docs);
    let optional_docs: Vec<_> = operation.optional().map(docs).collect();
    let setter_docs = operation.optional().map(|parameter| setter(&parameter.rust, &parameter.description));
    let (required_idents, required_types): (Vec<_>, Vec<_>) =
        required.iter().map(|input| (&input.ident, &input.stored)).unzip();
    let (optional_idents, optional_types): (Vec<_>, Vec<_>) =
        optional.iter().map(|input| (&input.ident, &input.stored)).unzip();
    let body_field = body.as_ref().map(|ty| quote!(/** The body. */ pub body: #ty,));
    let taken = required.iter().map(|Input { ident, taken, .. }| quote!(#ident: #taken));
    let taken_body = body.as_ref().map(|ty| quote!(body: impl Into<#ty>));
    let values = required.iter().map(
        |Input { ident, value, plain, .. }| {
            if *plain { quote!(#ident) } else { quote!(#ident: #value) }
        },
    );
    let body_value = body.as_ref().map(|_| quote!(body: body.into(),));
    let setters = optional.iter().zip(setter_docs).map(|(Input { ident, stored, .. }, doc)| {
        quote! {
            #[doc = #doc]
            #[must_use]
            pub fn #ident(mut self, #ident: impl IntoOption<#stored>) -> Self {
                self.#ident = #ident.into_option();
                self
            }
        }
    });
    let setters: Vec<_> = setters.collect();
    let checks = validate(operation, rules)?;
    let doc = format!("The request of `{} {}`: {}.", operation.method, operation.path, lower_first(&operation.summary));
    let default = (required.is_empty() && body.is_none()).then(|| quote!(Default,));
    let with = match (required.is_empty(), body.is_some()) {
        (true, false) => "Creates a request without optional values.",
        (false, false) => "Creates a request with the required values.",
        (true, true) => "Creates a request with its body.",
        (false, true) => "Creates a request with the required values and its body.",
    };
    let arguments = taken.chain(taken_body);
    let invalid = if checks.is_empty() { quote!(_) } else { quote!(invalid) };
    Ok(quote! {
        #[doc = #doc]
        #[derive(Debug, Clone, #default PartialEq)]
        #[non_exhaustive]
        pub struct #ident {
            #(#[doc = #required_docs] pub #required_idents: #required_types,)*
            #(#[doc = #optional_docs] pub #optional_idents: Option<#optional_types>,)*
            #body_field
        }

        impl #ident {
            #[doc = #with]
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values,)* #(#optional_idents: None,)* #body_value }
            }

            #(#setters)*
        }

        impl Validate for #ident {
            fn check(&self, #invalid: &mut InvalidArguments) {
                #checks
            }
        }
    })
}

fn validate(operation: &Operation, rules: &Rules<'_>) -> Result<TokenStream> {
    let mut checks = Vec::new();
    for parameter in &operation.parameters {
        let ident = format_ident!("{}", parameter.rust);
        let argument = ident.to_string();
        let segment = parameter.place == Place::Path && parameter.schema["type"] == "string";
        let mut schema = parameter.schema.clone();
        if segment {
            // `check::segment` already reports an empty string.
            if schema["minLength"] == 1 {
                schema["minLength"] = 0.into();
            }
        }
        let is_enum = parameter.is_enum();
        let checked = Checked { argument: &argument, schema: &schema, encoded: false, closed: false };
        let value = match parameter.required {
            true => Held::Owned(quote!(self.#ident)),
            false => Held::Borrowed(quote!(value)),
        };
        // Enumerations are open: the server decides which values it knows.
        let rule = if is_enum { quote!() } else { rules.of(&checked, &value) };
        let path = segment.then(|| {
            let text = if is_enum { quote!(self.#ident.as_str()) } else { quote!(&self.#ident) };
            quote!(invalid.add(check::segment(#argument, #text));)
        });
        checks.push(match parameter.required {
            true => quote!(#path #rule),
            false if rule.is_empty() => quote!(),
            false => quote!(if let Some(value) = &self.#ident { #rule }),
        });
    }
    if let Some(body) = &operation.body {
        let schema = serde_json::json!({"$ref": format!("#/components/schemas/{body}")});
        let checked = Checked { argument: "body", schema: &schema, encoded: false, closed: false };
        checks.push(rules.of(&checked, &Held::Owned(quote!(self.body))));
    }
    Ok(quote!(#(#checks)*))
}

/// Returns the arguments for progenitor's function that builds the request: one expression for each parameter.
pub fn passed(operation: &Operation, function: &[(String, syn::Type)]) -> Result<Vec<TokenStream>> {
    function
        .iter()
        .map(|(name, _)| {
            if name == "body" && operation.body.is_some() {
                return Ok(quote!(&request.body));
            }
            let parameter = operation.parameters.iter().find(|parameter| parameter.rust == *name);
            let parameter = parameter.with_context(|| {
                format!("progenitor's function has the argument `{name}`, which is not a parameter")
            })?;
            let ident = format_ident!("{}", parameter.rust);
            let text = parameter.schema["type"] == "string";
            let is_enum = parameter.is_enum();
            Ok(match (parameter.place, parameter.required) {
                (Place::Path, _) if text => {
                    quote!(&segment(#name, request.#ident.as_str())?)
                }
                (_, true) if is_enum => quote!(&request.#ident),
                (_, true) if text && parameter.decoded_twice => quote!(&request.#ident.as_str().into()),
                (_, true) if text => quote!(&request.#ident),
                (_, true) => quote!(request.#ident),
                (_, false) if is_enum => quote!(request.#ident.as_ref()),
                (_, false) if text && parameter.decoded_twice => {
                    quote!(request.#ident.as_deref().map(emqx_cloud_core::TwiceEncoded::from).as_ref())
                }
                (_, false) if text => quote!(request.#ident.as_deref()),
                (_, false) => quote!(request.#ident),
            })
        })
        .collect()
}
