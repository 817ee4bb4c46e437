//! Runs progenitor on the lowered document: a private module with the types, and a function that builds each request.
//!
//! The output is used as is, except for eight patches. Each patch is counted, and generation fails if the shape of
//! progenitor's output has changed:
//!
//! 1. A function returns its request where progenitor would send it, so that a request can be sent more than once, and
//!    callers can read the bytes of the response.
//! 2. The header `api-version` is dropped: it has the version of the document, which no server needs. So is the memory that is
//!    reserved for it.
//! 3. Path segments are encoded by `emqx-cloud-core`. progenitor does not encode `\`, which URL parsers read as `/`.
//! 4. The variants of a choice between types are named after the types instead of being numbered.
//! 5. A parameter with `x-rust-name` is sent under its own name.
//! 6. So is a property, by `serde(rename)`.
//! 7. Structs are `non_exhaustive`, so that a field in a later version of the document is not a breaking change.
//! 8. Types of responses keep members without a field as [`Members`](emqx_cloud_core::Members), and do not derive
//!    `Deserialize`: [`values`](super::values) implements it so that an odd field does not make an object unreadable.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::AssertUnwindSafe;

use anyhow::{Context, Result, bail};
use proc_macro2::TokenStream;
use progenitor_impl::{GenerationSettings, Generator, InterfaceStyle, TypeImpl};
use quote::quote;
use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Ident, ImplItem, ImplItemFn, Item, ItemEnum, ItemImpl, ItemStruct, ItemUse, Path, Stmt, Token, Type, UseTree,
    parse_quote,
};

use crate::lower::Lowered;
use crate::naming;

/// Makes the module.
pub fn emit(lowered: &Lowered) -> Result<syn::File> {
    let mut settings = GenerationSettings::default();
    settings
        .with_interface(InterfaceStyle::Positional)
        .with_map_type("::std::collections::BTreeMap")
        .with_derive("PartialEq");
    for (name, path) in &lowered.replaced {
        settings.with_replacement(name, path, [TypeImpl::FromStr, TypeImpl::Display].into_iter());
    }
    let tokens = generate(&settings, lowered)?;
    let mut file: syn::File = syn::parse2(tokens).context("progenitor generated code that does not parse")?;
    patch(&mut file, lowered)?;
    file.attrs.push(parse_quote!(#![doc = "progenitor's output: the types, and a function that builds each request."]));
    file.attrs.push(parse_quote!(#![allow(
        missing_docs,
        dead_code,
        unused_imports,
        unused_mut,
        clippy::all,
        clippy::unwrap_used,
        reason = "progenitor's output is used as is"
    )]));
    Ok(file)
}

/// Runs progenitor, which panics on some of the constructs that it does not support.
fn generate(settings: &GenerationSettings, lowered: &Lowered) -> Result<TokenStream> {
    let run = AssertUnwindSafe(|| Generator::new(settings).generate_tokens(&lowered.openapi));
    match std::panic::catch_unwind(run) {
        Ok(tokens) => tokens.context("progenitor rejected the lowered document"),
        Err(panic) => {
            let said = panic.downcast_ref::<String>().map(String::as_str);
            let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without a message");
            bail!("progenitor panicked on the lowered document: {said}")
        }
    }
}

fn patch(file: &mut syn::File, lowered: &Lowered) -> Result<()> {
    let operations = lowered.openapi.operations().count();
    let mut patch = Patch::of(lowered);
    patch.visit_file_mut(file);
    if !patch.received.is_empty() {
        bail!("the shape of progenitor's output has changed: types of responses are missing: {:?}", patch.received);
    }
    if !patch.parameters.is_empty() || !patch.properties.is_empty() {
        bail!(
            "the shape of progenitor's output has changed: parameters {:?} and properties {:?} to rename are missing",
            patch.parameters,
            patch.properties
        );
    }
    let numbered = std::mem::take(&mut patch.numbered);
    Rename { numbered, inside: None }.visit_file_mut(file);
    let Patch { requests, versions, headers, imports, types, .. } = patch;
    if (requests, versions, headers, imports) != (operations, operations, operations, 1) || types == 0 {
        bail!(
            "the shape of progenitor's output has changed: patched {requests} of {operations} functions, {versions} \
             `api-version` headers, {headers} maps of headers, {imports} import(s) of `encode_path` and {types} types"
        );
    }
    Ok(())
}

/// Applies and counts the patches.
#[derive(Default)]
struct Patch {
    requests: usize,
    versions: usize,
    headers: usize,
    imports: usize,
    types: usize,
    numbered: BTreeMap<String, BTreeMap<String, Ident>>,
    in_types: bool,
    /// The types of responses that have not been patched yet.
    received: BTreeSet<String>,
    /// The names on the wire that have not been put in place yet, by function and by type.
    parameters: BTreeMap<(String, String), String>,
    properties: BTreeMap<(String, String), String>,
}

impl Patch {
    fn of(lowered: &Lowered) -> Self {
        let Lowered { renamed, uses, .. } = lowered;
        let by = |names: &BTreeMap<(String, String), String>, outer: fn(&str) -> String| {
            names.iter().map(|((place, rust), wire)| ((outer(place), rust.clone()), wire.clone())).collect()
        };
        Self {
            parameters: by(&renamed.parameters, naming::field),
            properties: by(&renamed.properties, naming::type_name),
            received: lowered.own_types().filter(|name| uses.is_only_received(name)).map(naming::type_name).collect(),
            ..Self::default()
        }
    }
}

impl VisitMut for Patch {
    fn visit_item_use_mut(&mut self, item: &mut ItemUse) {
        if let UseTree::Path(path) = &mut item.tree
            && path.ident == "progenitor_client"
            && let UseTree::Group(group) = &mut *path.tree
        {
            let kept = std::mem::take(&mut group.items);
            let count = kept.len();
            let is_ours = |tree: &UseTree| matches!(tree, UseTree::Name(name) if name.ident == "encode_path");
            group.items = kept.into_iter().filter(|tree| !is_ours(tree)).collect();
            if group.items.len() < count {
                self.imports += 1;
            }
        }
    }

    fn visit_file_mut(&mut self, file: &mut syn::File) {
        visit_mut::visit_file_mut(self, file);
        file.items.insert(
            0,
            parse_quote!(
                use emqx_cloud_core::encode_path;
            ),
        );
    }

    fn visit_item_mod_mut(&mut self, module: &mut syn::ItemMod) {
        let outside = self.in_types;
        self.in_types |= module.ident == "types";
        visit_mut::visit_item_mod_mut(self, module);
        self.in_types = outside;
    }

    fn visit_item_struct_mut(&mut self, item: &mut ItemStruct) {
        if self.in_types && item.fields.iter().any(|field| field.ident.is_none()) {
            // An object without properties is any JSON object.
            self.received.remove(&item.ident.to_string());
        } else if self.in_types {
            item.attrs.push(parse_quote!(#[non_exhaustive]));
            self.types += 1;
            if self.received.remove(&item.ident.to_string()) {
                without_deserialize(&mut item.attrs);
                for field in item.fields.iter_mut().filter(|field| is_flattened(field)) {
                    field.ty = parse_quote!(::emqx_cloud_core::Members);
                }
            }
            for field in &mut item.fields {
                let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                if let Some(wire) = self.properties.remove(&(item.ident.to_string(), name)) {
                    field.attrs.push(parse_quote!(#[serde(rename = #wire)]));
                }
            }
        }
    }

    fn visit_item_enum_mut(&mut self, item: &mut ItemEnum) {
        if !self.in_types {
            return;
        }
        if self.received.remove(&item.ident.to_string()) {
            without_deserialize(&mut item.attrs);
        }
        let names = self.numbered.entry(item.ident.to_string()).or_default();
        for variant in &mut item.variants {
            if variant.ident.to_string().starts_with("Variant")
                && let Some(name) = variant.fields.iter().next().and_then(|field| naming::variant(&field.ty))
            {
                names.insert(variant.ident.to_string(), name.clone());
                variant.ident = name;
            }
        }
    }

    fn visit_impl_item_fn_mut(&mut self, method: &mut ImplItemFn) {
        let Some(sends) = method.block.stmts.iter().position(|statement| binds(statement, "OperationInfo {")) else {
            return;
        };
        method.block.stmts.truncate(sends);
        method.block.stmts.retain(|statement| {
            let version = quote!(#statement).to_string().contains("\"api-version\"");
            self.versions += usize::from(version);
            !version
        });
        for statement in &mut method.block.stmts {
            if let Stmt::Local(syn::Local { init: Some(init), .. }) = statement
                && let expression = &init.expr
                && quote!(#expression).to_string().contains("HeaderMap :: with_capacity")
            {
                init.expr = parse_quote!(::reqwest::header::HeaderMap::new());
                self.headers += 1;
            }
        }
        // The binding is called `request`, unless a parameter has that name.
        let Some(request) = method.block.stmts.last().and_then(bound) else { return };
        method.block.stmts.push(Stmt::Expr(parse_quote!(Ok(#request)), None));
        let function = method.sig.ident.to_string();
        let mut literals = Literals { function, parameters: &mut self.parameters };
        literals.visit_block_mut(&mut method.block);
        method.attrs.clear();
        method.sig.asyncness = None;
        method.sig.output = parse_quote!(-> Result<::reqwest::Request, Error<()>>);
        self.requests += 1;
    }
}

fn without_deserialize(attributes: &mut [syn::Attribute]) {
    for attribute in attributes.iter_mut().filter(|attribute| attribute.path().is_ident("derive")) {
        let listed = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated).unwrap_or_default();
        let kept =
            listed.iter().filter(|path| path.segments.last().is_none_or(|segment| segment.ident != "Deserialize"));
        *attribute = parse_quote!(#[derive(#(#kept),*)]);
    }
}

/// Returns whether a field has all members that have no field.
fn is_flattened(field: &syn::Field) -> bool {
    field.attrs.iter().any(|attribute| quote!(#attribute).to_string().contains("flatten"))
}

/// Replaces names in Rust by names on the wire.
struct Literals<'a> {
    function: String,
    parameters: &'a mut BTreeMap<(String, String), String>,
}

impl VisitMut for Literals<'_> {
    fn visit_lit_str_mut(&mut self, literal: &mut syn::LitStr) {
        if let Some(wire) = self.parameters.remove(&(self.function.clone(), literal.value())) {
            *literal = syn::LitStr::new(&wire, literal.span());
        }
    }
}

fn binds(statement: &Stmt, start: &str) -> bool {
    match statement {
        Stmt::Local(local) => quote!(#local).to_string().contains(start),
        _ => false,
    }
}

/// Returns the name that a statement binds.
fn bound(statement: &Stmt) -> Option<Ident> {
    match statement {
        Stmt::Local(syn::Local { pat: syn::Pat::Ident(name), .. }) => Some(name.ident.clone()),
        _ => None,
    }
}

/// Renames the uses of renamed variants.
struct Rename {
    numbered: BTreeMap<String, BTreeMap<String, Ident>>,
    inside: Option<String>,
}

impl VisitMut for Rename {
    fn visit_item_impl_mut(&mut self, block: &mut ItemImpl) {
        if let Type::Path(path) = &*block.self_ty {
            self.inside = path.path.segments.last().map(|segment| segment.ident.to_string());
        }
        visit_mut::visit_item_impl_mut(self, block);
        self.inside = None;
    }

    fn visit_path_mut(&mut self, path: &mut Path) {
        let names = self.inside.as_ref().and_then(|inside| self.numbered.get(inside));
        if let (Some(names), Some(last)) = (names, path.segments.last_mut())
            && let Some(name) = names.get(&last.ident.to_string())
        {
            last.ident = name.clone();
        }
        visit_mut::visit_path_mut(self, path);
    }
}

/// Returns the functions that build requests: the name of each, and its parameters in order.
pub fn functions(file: &syn::File) -> BTreeMap<String, Vec<(String, Type)>> {
    let methods = file.items.iter().filter_map(|item| match item {
        Item::Impl(block) if block.trait_.is_none() => Some(&block.items),
        _ => None,
    });
    let mut found = BTreeMap::new();
    for item in methods.flatten() {
        let ImplItem::Fn(method) = item else { continue };
        let parameters = method.sig.inputs.iter().filter_map(|input| match input {
            syn::FnArg::Typed(typed) => match &*typed.pat {
                syn::Pat::Ident(name) => Some((name.ident.to_string(), (*typed.ty).clone())),
                _ => None,
            },
            syn::FnArg::Receiver(_) => None,
        });
        found.insert(method.sig.ident.to_string(), parameters.collect());
    }
    found
}
