//! The module of the SDK for one API: a client with a method for each call, and a type for each call.
//!
//! The generated code only names operations, parameters and types. The code that does the work is in
//! `crates/emqx-cloud/src`, and is generic over APIs.

mod bulk;
mod by_name;
mod calls;
mod client;
mod docs;
mod types;

pub use calls::Face;

use anyhow::{Result, bail};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::types::Types;
use crate::model::Api;
use crate::naming;

/// Makes the files of the module: path in its folder, and content.
pub fn emit(api: &Api, types: &Types<'_>) -> Result<Vec<(String, TokenStream)>> {
    let mut files = vec![
        ("mod.rs".to_owned(), root(api)),
        ("by_name.rs".to_owned(), by_name::emit(api, types)?),
        ("client.rs".to_owned(), client::emit(api)),
        ("types.rs".to_owned(), types::emit(api, types)),
    ];
    for tag in &api.tags {
        if let Some(module) = calls::emit(api, tag, types)? {
            files.push((format!("calls/{}.rs", naming::field(&tag.name)), module));
        }
    }
    files.push(("calls.rs".to_owned(), calls::root(api)?));
    Ok(files)
}

fn root(api: &Api) -> TokenStream {
    let title = format!("The {}, version {}.", api.info.title, api.info.version);
    let krate = krate(api);
    let readings = api.readings.iter().map(|reading| naming::field_ident(&reading.values));
    quote! {
        #![doc = #title]

        mod client;
        pub mod calls;
        pub mod types;
        #[cfg(feature = "by-name")]
        mod by_name;

        pub use client::Client;
        pub use #krate::{API, codes, #(#readings,)* operations, reasons};
    }
}

/// Returns the name of the crate with the typed client, as code refers to it.
fn krate(api: &Api) -> syn::Ident {
    format_ident!("{}", api.info.package.replace('-', "_"))
}

/// Returns the modules with calls, one for each tag that has operations.
fn modules(api: &Api) -> Result<Vec<(syn::Ident, &str)>> {
    let mut found: Vec<(syn::Ident, &str)> = Vec::new();
    for tag in api.tags.iter().filter(|tag| api.operations.iter().any(|operation| operation.tag == tag.name)) {
        let ident = naming::field_ident(&tag.name);
        if found.iter().any(|(other, _)| *other == ident) {
            bail!("two tags would become the module `{ident}`: rename one of them");
        }
        found.push((ident, &tag.description));
    }
    Ok(found)
}
