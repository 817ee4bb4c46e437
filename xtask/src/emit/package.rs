//! The files that make the generated code a crate.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use super::{COMMAND, SPEC, banner};
use crate::model::Api;

/// The manifest.
pub fn manifest() -> String {
    let dependencies = ["base64", "percent-encoding", "progenitor-client", "reqwest", "serde", "serde_json"];
    let mut text = banner("#");
    text.push_str(
        r#"[package]
name = "emqx-cloud-api"
description = "The REST API of EMQX Cloud deployments (4.x) as typed Rust: one exchange a call, nothing interpreted"
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

[dependencies]
"#,
    );
    for name in dependencies {
        let _ = writeln!(text, "{name}.workspace = true");
    }
    text.push_str("\n[lints]\nworkspace = true\n");
    text
}

/// What this crate is, for whoever finds it alone.
pub fn readme(api: &Api) -> String {
    let mut text = format!(
        "<!-- Generated from {SPEC} by `{COMMAND}`. Do not edit: change the document, and run the command. -->\n\n\
         # emqx-cloud-api\n\n{INTRODUCTION}\n\n## Operations\n\n| operation | request | idempotent |\n| --- | --- | --- |\n"
    );
    for operation in &api.operations {
        let idempotent = if operation.idempotent { "yes" } else { "no" };
        let _ = writeln!(text, "| `{}` | `{} {}` | {idempotent} |", operation.id, operation.method, operation.path);
    }
    text
}

const INTRODUCTION: &str = "The REST API of EMQX Cloud deployments (4.x) as typed Rust, generated from an OpenAPI \
document.\n\nA call is **one exchange**, and its answer is **not interpreted**. `Ok` means: HTTP 200 with a body of the \
documented form. It does not mean that the call succeeded: look at `code`, which must be 0, and in a batch at every \
row. A 200 that hides a failure in another form (`{\"message\":\"existed\"}`) is `Error::InvalidResponsePayload`; any \
other status is `Error::UnexpectedResponse`, with its body unread. Nothing is tried again.\n\nWhoever wants calls that \
tell success from failure, retries and pages takes the crate `emqx-cloud`, which stands on this one.";

/// The generated crate is formatted by prettyplease, so rustfmt keeps its hands off.
pub fn rustfmt() -> String {
    format!("{}disable_all_formatting = true\n", banner("#"))
}

/// The root of the crate.
pub fn root(api: &Api) -> TokenStream {
    let introduction = format!(" {INTRODUCTION}");
    let version = &api.version;
    let secret_fields = &api.secret_fields;
    quote! {
        #![doc = #introduction]
        //!
        //! ```no_run
        //! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
        //! let api = emqx_cloud_api::Client::new("https://deployment.example:8443/api", "app-id", &"app-secret".into())?;
        //! let answer = api.list_clients().limit(10u32).send().await?.into_inner();
        //! if answer.code.is_success() {
        //!     println!("{} clients on this page", answer.data.len());
        //! }
        //! # Ok(())
        //! # }
        //! ```
        #![forbid(unsafe_code)]

        mod answers;
        mod arguments;
        mod client;
        mod codes;
        mod connect;
        pub mod enums;
        #[macro_use]
        mod facade;
        pub mod operations;
        mod payload;
        mod requests;
        mod secret;

        pub use arguments::{InvalidArgument, PathSegment, TwiceEncoded, Validate, check};
        pub use client::{ByteStream, Client, ClientInfo, Error, ResponseValue, builder, types};
        pub use codes::{Category, Reason, ResultCode};
        pub use connect::basic_auth;
        pub use operations::{Operation, Paging, Parameter};
        pub use secret::Secret;

        /// The version of the API that the document describes.
        pub const API_VERSION: &str = #version;

        /// The names of the fields that hold a secret, in what is sent and in answers.
        pub const SECRET_FIELDS: &[&str] = &[#(#secret_fields),*];
    }
}
