//! The files that make the typed client a crate.

use std::fmt::Write as _;

use anyhow::{Result, anyhow};
use proc_macro2::TokenStream;
use quote::quote;

use super::example::Examples;
use super::types::Types;
use super::{COMMAND, Source, banner};
use crate::model::{Answer, Api, Credentials};

/// The licences of the workspace. They are copied rather than linked, so that every file in the folder is generated.
pub const LICENCES: [(&str, &str); 2] = [
    ("LICENSE-APACHE", include_str!("../../../LICENSE-APACHE")),
    ("LICENSE-MIT", include_str!("../../../LICENSE-MIT")),
];

/// The manifest.
pub fn manifest(source: &Source<'_>, api: &Api) -> String {
    let dependencies = ["emqx-cloud-core", "progenitor-client", "reqwest", "serde", "serde_json"];
    let mut text = banner("#", source);
    let (name, title) = (&api.info.package, api.info.title.replace('"', "'"));
    let _ = write!(
        text,
        r#"[package]
name = "{name}"
description = "A typed client for the {title}: one HTTP exchange per call, results not interpreted"
version.workspace = true
edition.workspace = true
rust-version.workspace = true
license.workspace = true
repository.workspace = true
homepage.workspace = true
keywords.workspace = true
categories.workspace = true
readme = "README.md"
exclude = [".rustfmt.toml"]

[features]
# Constructors and setters of the types of responses, for tests.
test-util = []

[dependencies]
"#
    );
    for name in dependencies {
        let _ = writeln!(text, "{name}.workspace = true");
    }
    text.push_str("\n[lints]\nworkspace = true\n");
    text
}

/// The README, for readers who find the crate on its own.
pub fn readme(source: &Source<'_>, api: &Api) -> String {
    let mut text = format!(
        "<!-- Generated from {} by `{COMMAND}`. Do not edit: change the document, and run the command. -->\n\n# {}\n\n{}\n\n\
         ## Operations\n\n| operation | request | idempotent |\n| --- | --- | --- |\n",
        source.spec,
        api.info.package,
        introduction(api)
    );
    for operation in &api.operations {
        let idempotent = if operation.idempotent { "yes" } else { "no" };
        let _ = writeln!(text, "| `{}` | `{} {}` | {idempotent} |", operation.id, operation.method, operation.path);
    }
    text
}

fn introduction(api: &Api) -> String {
    let title = &api.info.title;
    let interpreted = match api.answers.success_code {
        Some(code) => {
            let (field, message) = (&api.answers.code, &api.answers.message);
            format!(
                "Each call performs **one HTTP exchange** and **does not interpret the result**. `Ok` means that the \
                 response has the documented status and a body that matches its schema. It does not mean that the \
                 operation succeeded: check that `{field}` is {code} and, in a batch, the outcome of every item. A \
                 failure that the server sends as a 200 with another body (`{{\"{message}\": …}}`) is \
                 `Error::InvalidResponsePayload`; any other status is `Error::UnexpectedResponse`, with its body \
                 unread. Nothing is retried."
            )
        }
        None => {
            "Each call performs **one HTTP exchange**. `Ok` means that the response has the documented status and a \
                 body that matches its schema; any other status is `Error::UnexpectedResponse`, with its body unread. \
                 Nothing is retried."
                .to_owned()
        }
    };
    format!(
        "A typed Rust client for the {title}, generated from an OpenAPI document.\n\n{interpreted}\n\nFor checked \
         results, retries and paging, use the crate `emqx-cloud`, which is built on this one."
    )
}

/// The generated crate is formatted by prettyplease, and not by rustfmt again.
pub fn rustfmt(source: &Source<'_>) -> String {
    format!("{}disable_all_formatting = true\n", banner("#", source))
}

/// The root of the crate.
pub fn root(api: &Api, types: &Types<'_>) -> Result<TokenStream> {
    let introduction = format!("{}\n\n{}", introduction(api), program(api, types)?);
    let version = &api.info.version;
    let excluded = (!api.excluded.is_empty()).then(|| {
        let characters = &api.excluded;
        quote! {
            /// The characters that no string in a request may contain.
            pub(crate) const EXCLUDED: &[char] = &[#(#characters),*];
        }
    });
    let readings = api.readings.iter().map(|reading| crate::naming::field_ident(&reading.values));
    Ok(quote! {
        #![doc = #introduction]
        #![forbid(unsafe_code)]

        mod api;
        mod client;
        pub mod codes;
        pub mod enums;
        #(pub mod #readings;)*
        pub mod operations;
        mod raw;
        pub mod reasons;
        pub mod requests;
        #[cfg(feature = "test-util")]
        mod testing;
        mod values;

        pub use api::API;
        pub use client::Client;
        pub use raw::types;
        pub use progenitor_client::{ByteStream, ResponseValue};

        /// The error of an exchange.
        pub type Error = progenitor_client::Error<()>;

        /// The version of the API that the document describes.
        pub const API_VERSION: &str = #version;

        #excluded
    })
}

/// A first program, which requests a list if the API has one.
fn program(api: &Api, types: &Types<'_>) -> Result<String> {
    let krate = api.info.package.replace('-', "_");
    let list = api
        .calls()
        .find(|(operation, call)| matches!(call.answer, Answer::Page(_)) && operation.required().next().is_none());
    let Some((operation, _)) = list.or_else(|| api.calls().next()) else { return Ok(String::new()) };
    let credentials = match api.info.credentials {
        Credentials::Basic(..) => "\"app-id\", &\"app-secret\".into()",
        Credentials::Bearer(_) => "&\"token\".into()",
    };
    let root = krate.parse().map_err(|error| anyhow!("{krate}: {error}"))?;
    let request = Examples { types, root, enums: "enums" }.request(operation);
    let code = match api.answers.success_code {
        Some(number) => format!(
            "if response.{} != {krate}::codes::{} {{\n    // The operation failed, although the status is 200.\n}}\n",
            crate::naming::field(&api.answers.code),
            api.codes.iter().find(|code| code.value == number).map_or("SUCCESS", |code| code.name.as_str()),
        ),
        None => String::new(),
    };
    let code = if code.is_empty() { "# let _ = response;\n".to_owned() } else { code };
    Ok(format!(
        "```no_run\n# async fn example() -> Result<(), {krate}::Error> {{\nlet api = {krate}::Client::new(\"https://deployment.example:8443/api\", {credentials})?;\n\
         let response = api.{}(&{request}).await?.into_inner();\n{code}# Ok(())\n# }}\n```",
        crate::naming::field(&operation.id)
    ))
}
