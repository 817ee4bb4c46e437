//! Writes the generated crate: one module for each kind of file, all as text in memory.

mod answers;
mod client;
mod facade;
mod operations;
mod package;
pub(crate) mod requests;
mod types;
mod vocabulary;

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use proc_macro2::TokenStream;
use syn::visit_mut::VisitMut;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, MetaNameValue};

use crate::lower;
use crate::model::Api;
use crate::read::Document;

/// The folder of the generated crate, in the workspace.
pub const CRATE: &str = "generated/emqx-cloud-api";

/// The document that everything is made of, in the workspace.
pub const SPEC: &str = "spec/v4/openapi.yaml";

/// The command that writes the files.
pub const COMMAND: &str = "cargo xtask generate";

/// The files of the generated crate: path in the workspace, and content.
pub type Files = BTreeMap<String, String>;

/// Makes every file of the generated crate.
pub fn emit(document: &Document, api: &Api) -> Result<Files> {
    let lowered = lower::lower(document)?;
    let client = client::emit(&lowered)?;
    let types = types::Types::read(&client, &document.value);
    let mut files = Files::new();
    let mut add = |path: &str, content: String| {
        files.insert(format!("{CRATE}/{path}"), content);
    };
    add("Cargo.toml", package::manifest());
    add("README.md", package::readme(api));
    add(".rustfmt.toml", package::rustfmt());
    add("src/lib.rs", rust(package::root(api))?);
    add("src/arguments.rs", template(include_str!("emit/templates/arguments.rs"))?);
    add("src/connect.rs", template(include_str!("emit/templates/connect.rs"))?);
    add("src/payload.rs", template(include_str!("emit/templates/payload.rs"))?);
    add("src/secret.rs", template(include_str!("emit/templates/secret.rs"))?);
    add("src/client.rs", print(&client)?);
    add("src/codes.rs", rust(vocabulary::codes(api))?);
    add("src/enums.rs", rust(vocabulary::enums(document, &lowered)?)?);
    add("src/operations.rs", operations::emit(api, include_str!("emit/templates/operation.rs"))?);
    add("src/requests.rs", rust(requests::emit(&types)?)?);
    add("src/answers.rs", rust(answers::emit(&types))?);
    add("src/facade.rs", facade::emit(api, &types)?);
    Ok(files)
}

/// The first lines of every generated file, as comments that start with `mark`.
fn banner(mark: &str) -> String {
    format!(
        "{mark} Generated from {SPEC} by `{COMMAND}`.\n{mark} Do not edit: change the document, and run the command.\n\n"
    )
}

fn rust(tokens: TokenStream) -> Result<String> {
    let text = tokens.to_string();
    let file = syn::parse2(tokens).with_context(|| format!("xtask made code that does not parse: {text}"))?;
    print(&file)
}

fn template(text: &str) -> Result<String> {
    print(&syn::parse_file(text).context("a template does not parse")?)
}

fn print(file: &syn::File) -> Result<String> {
    Ok(format!("{}{}", banner("//"), pretty(file)?))
}

fn pretty(file: &syn::File) -> Result<String> {
    let mut file = file.clone();
    LineDocs.visit_file_mut(&mut file);
    let file = &file;
    progenitor_impl::space_out_items(prettyplease::unparse(file)).map_err(|error| anyhow::anyhow!("{error}"))
}

/// Writes documentation line by line, so that it is printed as `///` and can be indented.
struct LineDocs;

impl VisitMut for LineDocs {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        *attributes = std::mem::take(attributes).into_iter().flat_map(lines).collect();
    }
}

fn lines(attribute: Attribute) -> Vec<Attribute> {
    let text = match &attribute.meta {
        Meta::NameValue(MetaNameValue { path, value: Expr::Lit(ExprLit { lit: Lit::Str(text), .. }), .. })
            if path.is_ident("doc") =>
        {
            text.value()
        }
        _ => return vec![attribute],
    };
    let line = |line: &str| {
        let line = line.trim_end();
        let line = if line.is_empty() || line.starts_with(' ') { line.to_owned() } else { format!(" {line}") };
        let mut attribute = attribute.clone();
        attribute.meta = syn::parse_quote!(doc = #line);
        attribute
    };
    text.trim_end().split('\n').map(line).collect()
}
