//! The request of every operation as a value: its parameters and body, with setters and rules.

use anyhow::{Context, Result};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::rules::{Checked, Held, Rules};
use super::types::{Types, scalar};
use crate::model::{Api, Operation, Parameter, Place};
use crate::naming;

/// Makes the structures.
pub fn emit(api: &Api, rules: &Rules<'_>) -> Result<TokenStream> {
    let structures = api.operations.iter().map(|operation| structure(operation, rules)).collect::<Result<Vec<_>>>()?;
    let excluded = rules.excludes.then(|| {
        quote!(
            use crate::EXCLUDED;
        )
    });
    Ok(quote! {
        //! The request of every operation: what is required is an argument of `new`, what is optional has a setter.

        #![allow(unused_imports, reason = "which are needed depends on the document")]

        use emqx_cloud_core::{InvalidArguments, IntoOption, Validate, check};

        #excluded

        #(#structures)*
    })
}

/// A field of a request.
pub struct Input {
    /// The name in Rust.
    pub ident: Ident,
    /// The type that is stored, without `Option`.
    pub stored: TokenStream,
    /// The type of an argument for it.
    pub taken: TokenStream,
    /// What turns the argument into what is stored.
    pub value: TokenStream,
    /// Whether the argument is stored as it is.
    pub plain: bool,
}

/// The field of a parameter; `root` is the path of the generated crate.
pub fn input(parameter: &Parameter, root: &TokenStream) -> Result<Input> {
    let ident = format_ident!("{}", parameter.rust);
    let stored = scalar(&parameter.schema, parameter.schema_name.as_deref(), root)
        .with_context(|| format!("the parameter `{}` has a type that no argument can have", parameter.name))?;
    let plain = matches!(parameter.schema["type"].as_str(), Some("integer" | "number" | "boolean"));
    let (taken, value) =
        if plain { (stored.clone(), quote!(#ident)) } else { (quote!(impl Into<#stored>), quote!(#ident.into())) };
    Ok(Input { ident, stored, taken, value, plain })
}

/// The type of the body of an operation, if it has one.
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
    let (required_idents, required_types): (Vec<_>, Vec<_>) =
        required.iter().map(|input| (&input.ident, &input.stored)).unzip();
    let (optional_idents, optional_types): (Vec<_>, Vec<_>) =
        optional.iter().map(|input| (&input.ident, &input.stored)).unzip();
    let body_field = body.as_ref().map(|ty| quote!(/** What is sent. */ pub body: #ty,));
    let taken = required.iter().map(|Input { ident, taken, .. }| quote!(#ident: #taken));
    let taken_body = body.as_ref().map(|ty| quote!(body: impl Into<#ty>));
    let values = required.iter().map(
        |Input { ident, value, plain, .. }| {
            if *plain { quote!(#ident) } else { quote!(#ident: #value) }
        },
    );
    let body_value = body.as_ref().map(|_| quote!(body: body.into(),));
    let setters = optional.iter().zip(&optional_docs).map(|(Input { ident, stored, .. }, doc)| {
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
    let doc = format!(
        "The request of `{} {}`: {}.",
        operation.method,
        operation.path,
        super::docs::lower_first(&operation.summary)
    );
    let default = (required.is_empty() && body.is_none()).then(|| quote!(Default,));
    let with = match (required.is_empty(), body.is_some()) {
        (true, false) => "Creates a request with nothing set.",
        (false, false) => "Creates a request with what is required.",
        _ => "Creates a request with what is required, and its body.",
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
            // A segment says itself that it cannot be empty.
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
        // The server is the judge of what an open set has.
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

/// How the function that builds the request takes the parameters: one expression for each of its parameters.
pub fn passed(operation: &Operation, function: &[(String, syn::Type)]) -> Result<Vec<TokenStream>> {
    function
        .iter()
        .map(|(name, _)| {
            if name == "body" && operation.body.is_some() {
                return Ok(quote!(&request.body));
            }
            let parameter = operation.parameters.iter().find(|parameter| parameter.rust == *name);
            let parameter = parameter.with_context(|| format!("progenitor takes `{name}`, which is no parameter"))?;
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
