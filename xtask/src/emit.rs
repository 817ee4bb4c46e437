//! Makes all files that are generated from a document, in memory.
//!
//! Each API has three parts: a crate with the typed client in `generated/`, a module of `emqx-cloud`, made by `face`, and a
//! module of `emqx-cloud-test`, made by `mock`. The default API also has the table of commands of `emqx-cloud-cli`.
//! Generated files contain only what comes from the document; code that is generic over APIs is in `crates/`.

mod client;
mod codes;
mod commands;
mod docs;
mod example;
mod face;
mod mock;
mod operations;
mod package;
mod raw;
mod readings;
mod requests;
pub(crate) mod rules;
mod types;
mod values;

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use proc_macro2::TokenStream;
use syn::visit_mut::VisitMut;
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta, MetaNameValue};

use crate::lower;
use crate::model::Api;
use crate::naming;
use crate::read::Document;

/// The workspace folder of the generated crates.
pub const CRATES: &str = "generated";

/// The workspace folder of the generated modules of the SDK.
pub const FACES: &str = "crates/emqx-cloud/src/generated";

/// The workspace folder of the generated mocks.
pub const MOCKS: &str = "crates/emqx-cloud-test/src/generated";

/// The workspace folder of the generated modules of the command line.
pub const COMMANDS: &str = "crates/emqx-cloud-cli/src/generated";

/// The command that writes the files.
pub const COMMAND: &str = "cargo xtask generate";

/// The indent of a method in a module of a file: what is deeper is a statement.
const DEEPEST: usize = 8;

/// Generated files: path in the workspace, and content.
pub type Files = BTreeMap<String, String>;

/// The source of a generated file, for its first lines.
pub struct Source<'a> {
    /// The path of the document in the workspace.
    pub spec: &'a str,
}

/// Makes all files of one API: its crate, its module of the SDK, and its mock.
pub fn emit(document: &Document, api: &Api) -> Result<Files> {
    let source = Source { spec: &document.name };
    let lowered = lower::lower(document, &api.answers)?;
    let raw = raw::emit(&lowered)?;
    let functions = raw::functions(&raw);
    let types = types::Types::read(&raw, &document.value);
    let rules = rules::Rules { types: &types, excludes: !api.excluded.is_empty() };
    let mut files = Files::new();
    let mut add = |path: &str, content: String| {
        files.insert(format!("{CRATES}/{}/{path}", api.info.package), content);
    };
    let rust = |tokens| rust(tokens, &source);
    add("Cargo.toml", package::manifest(&source, api));
    add("README.md", package::readme(&source, api));
    add(".rustfmt.toml", package::rustfmt(&source));
    for (path, text) in package::LICENCES {
        add(path, text.to_owned());
    }
    add("src/lib.rs", rust(package::root(api, &types)?)?);
    add("src/api.rs", rust(operations::api(api))?);
    add("src/client.rs", rust(client::emit(api, &types, &functions)?)?);
    add("src/codes.rs", rust(codes::codes(api))?);
    add("src/enums.rs", rust(codes::enums(document, &lowered)?)?);
    add("src/operations.rs", rust(operations::operations(api))?);
    add("src/reasons.rs", rust(codes::reasons(api))?);
    for reading in &api.readings {
        add(&format!("src/{}.rs", naming::field(&reading.values)), rust(readings::names(&types, reading))?);
    }
    add("src/requests.rs", rust(requests::emit(api, &rules)?)?);
    add("src/testing.rs", rust(values::for_tests(&types, api)?)?);
    add("src/values.rs", rust(values::emit(&rules, api)?)?);
    add("src/raw.rs", format!("{}{}", banner("//", &source), pretty(raw)));
    for (path, tokens) in face::emit(api, &types)? {
        files.insert(format!("{FACES}/{}/{path}", api.info.module), rust(tokens)?);
    }
    for (path, tokens) in mock::emit(api, &types)? {
        files.insert(format!("{MOCKS}/{}/{path}", api.info.module), rust(tokens)?);
    }
    if api.info.default {
        files.insert(format!("{COMMANDS}/commands.rs"), rust(commands::emit(api, &types)?)?);
    }
    Ok(files)
}

/// Makes the parents of the modules that there are for each API: those of the SDK, and the mocks.
pub fn parents(apis: &[Api]) -> Result<Files> {
    let source = Source { spec: "spec/" };
    let modules = apis.iter().map(|api| naming::field_ident(&api.info.module));
    let default = apis.iter().find(|api| api.info.default).map(|api| {
        let module = naming::field_ident(&api.info.module);
        let readings = api.readings.iter().map(|reading| naming::field_ident(&reading.values));
        quote::quote!(pub use #module::{API, Client, calls, codes, #(#readings,)* operations, reasons, types};)
    });
    let tokens = quote::quote! {
        //! The clients of the APIs, one module for each API.

        #(pub mod #modules;)*

        #default
    };
    Ok(Files::from([
        (format!("{FACES}/mod.rs"), rust(tokens, &source)?),
        (format!("{MOCKS}/mod.rs"), rust(mock::modules(apis), &source)?),
    ]))
}

/// Returns the first lines of a generated file, as comments that start with `mark`.
pub(crate) fn banner(mark: &str, source: &Source<'_>) -> String {
    format!(
        "{mark} Generated from {} by `{COMMAND}`.\n{mark} Do not edit: change the document, and run the command.\n\n",
        source.spec
    )
}

fn rust(tokens: TokenStream, source: &Source<'_>) -> Result<String> {
    let file =
        syn::parse2(tokens.clone()).with_context(|| format!("xtask generated code that does not parse: {tokens}"))?;
    Ok(format!("{}{}", banner("//", source), pretty(file)))
}

fn pretty(mut file: syn::File) -> String {
    LineDocs.visit_file_mut(&mut file);
    space_out(&prettyplease::unparse(&file))
}

/// Puts an empty line behind every item and method that ends with a line of its own, unless it is the last one.
fn space_out(code: &str) -> String {
    let mut spaced = String::with_capacity(code.len() + code.len() / 16);
    let mut lines = code.lines().peekable();
    while let Some(line) = lines.next() {
        spaced.push_str(line);
        spaced.push('\n');
        if line.trim_start() == "}"
            && let Some(next) = lines.peek()
        {
            let text = next.trim_start();
            if !text.is_empty() && !text.starts_with('}') && next.len() - text.len() <= DEEPEST {
                spaced.push('\n');
            }
        }
    }
    spaced
}

/// Splits documentation into lines, so that it is printed as `///` and can be indented.
struct LineDocs;

impl VisitMut for LineDocs {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        *attributes = std::mem::take(attributes).into_iter().flat_map(lines).collect();
    }
}

fn lines(mut attribute: Attribute) -> Vec<Attribute> {
    let Some(text) = documentation(&mut attribute).map(|text| text.value()) else { return vec![attribute] };
    if text.starts_with(' ') && !text.ends_with(' ') && !text.contains('\n') {
        return vec![attribute];
    }
    let line = |line: &str| {
        let line = line.trim_end();
        let line = if line.is_empty() || line.starts_with(' ') { line.to_owned() } else { format!(" {line}") };
        let mut attribute = attribute.clone();
        if let Some(text) = documentation(&mut attribute) {
            *text = LitStr::new(&line, text.span());
        }
        attribute
    };
    text.trim_end().split('\n').map(line).collect()
}

/// Returns the text of documentation.
fn documentation(attribute: &mut Attribute) -> Option<&mut LitStr> {
    match &mut attribute.meta {
        Meta::NameValue(MetaNameValue { path, value: Expr::Lit(ExprLit { lit: Lit::Str(text), .. }), .. })
            if path.is_ident("doc") =>
        {
            Some(text)
        }
        _ => None,
    }
}
