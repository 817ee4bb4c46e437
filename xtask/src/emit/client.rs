//! The typed client: what progenitor makes of the lowered document, with four things put right.
//!
//! - Building a request and sending it are two methods. progenitor fuses them in `send`; apart, the same request can be
//!   sent again, and whoever wants the bytes of the answer can have them.
//! - Path segments are encoded by this crate, because progenitor's encoding leaves `\` as it is, and URL libraries read
//!   that as `/`.
//! - Constructors are written by hand in a template: progenitor's panics if TLS cannot be set up, has no credentials,
//!   and doubles the slash of an address that ends with one.
//! - Only what is sent has a builder. progenitor writes one for every answer too, which is half of its code.

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;

use anyhow::{Context, Result, bail};
use proc_macro2::TokenStream;
use progenitor_impl::{GenerationSettings, Generator, InterfaceStyle, TypeImpl};
use quote::quote;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, Expr, ExprLit, Ident, ImplItem, ImplItemFn, Item, ItemEnum, ItemImpl, ItemMod, ItemStruct, ItemUse, Lit,
    Meta, MetaNameValue, Path, Stmt, Type, UseTree, parse_quote,
};

use crate::lower::{Lowered, Uses};

/// Makes the client, its builders and its types.
pub fn emit(lowered: &Lowered) -> Result<syn::File> {
    let mut settings = GenerationSettings::default();
    settings
        .with_interface(InterfaceStyle::Builder)
        .with_map_type("::std::collections::BTreeMap")
        .with_derive("PartialEq");
    for (name, path) in &lowered.replaced {
        settings.with_replacement(name, path, [TypeImpl::FromStr, TypeImpl::Display].into_iter());
    }
    let tokens = generate(&settings, lowered)?;
    let mut file: syn::File = syn::parse2(tokens).context("progenitor made code that does not parse")?;
    let mut mend = Mend { uses: &lowered.uses, split: 0, constructors: 0, in_builder: false, in_types: false };
    mend.visit_file_mut(&mut file);
    name_variants(&mut file);
    let operations = lowered.openapi.operations().count();
    if (mend.split, mend.constructors) != (operations, 1) {
        bail!(
            "progenitor's code does not have the expected form: {} of {operations} `send` methods were split, and {} \
             of 1 blocks of constructors found",
            mend.split,
            mend.constructors
        );
    }
    file.attrs.push(
        parse_quote!(#![doc = "The typed client. It performs one exchange, and does not interpret result codes."]),
    );
    file.attrs.push(parse_quote!(#![allow(missing_docs, clippy::all)]));
    file.items.insert(
        0,
        parse_quote!(
            use crate::arguments::encode_path;
        ),
    );
    Ok(file)
}

/// Runs progenitor, which panics over some of what it does not take.
fn generate(settings: &GenerationSettings, lowered: &Lowered) -> Result<TokenStream> {
    let run = AssertUnwindSafe(|| Generator::new(settings).generate_tokens(&lowered.openapi));
    match std::panic::catch_unwind(run) {
        Ok(tokens) => tokens.context("progenitor refuses the lowered document"),
        Err(panic) => {
            let said = panic.downcast_ref::<String>().map(String::as_str);
            let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("it does not say why");
            bail!("progenitor panics over the lowered document: {said}")
        }
    }
}

struct Mend<'a> {
    uses: &'a Uses,
    split: usize,
    constructors: usize,
    in_builder: bool,
    in_types: bool,
}

impl VisitMut for Mend<'_> {
    fn visit_file_mut(&mut self, file: &mut syn::File) {
        file.items.retain(|item| {
            let constructors = matches!(item, Item::Impl(block) if has_method(block, "new_with_client"));
            self.constructors += usize::from(constructors);
            // The prelude holds nothing that the crate's root does not.
            let prelude = matches!(item, Item::Mod(module) if module.ident == "prelude");
            !constructors && !prelude
        });
        visit_mut::visit_file_mut(self, file);
    }

    fn visit_attribute_mut(&mut self, attribute: &mut Attribute) {
        // progenitor's examples are never compiled; the ones that are stand where the crate is introduced.
        if let Meta::NameValue(MetaNameValue { value: Expr::Lit(ExprLit { lit: Lit::Str(text), .. }), .. }) =
            &mut attribute.meta
            && let Some((before, _)) = text.value().split_once("```ignore")
        {
            *text = syn::LitStr::new(before.trim_end(), text.span());
        }
    }

    fn visit_item_use_mut(&mut self, item: &mut ItemUse) {
        // Only the import from `progenitor_client`; the builders import what this file has in scope.
        if let UseTree::Path(path) = &mut item.tree
            && path.ident == "progenitor_client"
            && let UseTree::Group(group) = &mut *path.tree
        {
            let kept = std::mem::take(&mut group.items);
            group.items = kept
                .into_iter()
                .filter(|tree| !matches!(tree, UseTree::Name(name) if name.ident == "encode_path"))
                .collect();
        }
    }

    fn visit_item_mod_mut(&mut self, module: &mut ItemMod) {
        let outside = (self.in_builder, self.in_types);
        let mut items = module.content.as_mut().map(|(_, items)| items);
        match (module.ident.to_string().as_str(), outside) {
            ("builder", (_, false)) => self.in_builder = true,
            ("types", _) => {
                self.in_types = true;
                items.iter_mut().for_each(|items| {
                    items.retain(|item| match item {
                        Item::Impl(block) if has_method(block, "builder") => self.is_sent(item),
                        _ => true,
                    });
                });
            }
            // The builders inside `types` are of values, not of requests.
            ("builder", (_, true)) => {
                self.in_types = false;
                items.iter_mut().for_each(|items| items.retain(|item| self.is_sent(item)));
            }
            _ => {}
        }
        visit_mut::visit_item_mod_mut(self, module);
        (self.in_builder, self.in_types) = outside;
    }

    fn visit_item_struct_mut(&mut self, item: &mut ItemStruct) {
        // A field that a later version of the document adds is no breaking change.
        if self.in_types && item.fields.iter().all(|field| field.ident.is_some()) {
            item.attrs.push(parse_quote!(#[non_exhaustive]));
        }
    }

    fn visit_item_impl_mut(&mut self, block: &mut ItemImpl) {
        visit_mut::visit_item_impl_mut(self, block);
        if !self.in_builder {
            return;
        }
        let mut items = Vec::with_capacity(block.items.len() + 1);
        for mut item in std::mem::take(&mut block.items) {
            if let ImplItem::Fn(method) = &mut item
                && method.sig.ident == "send"
                && let Some(request) = split(method)
            {
                items.push(ImplItem::Fn(request));
                self.split += 1;
            }
            items.push(item);
        }
        block.items = items;
    }
}

impl Mend<'_> {
    /// Whether a type, or the type of an `impl`, is one that a caller makes.
    fn is_sent(&self, item: &Item) -> bool {
        match item {
            Item::Struct(item) => self.uses.is_sent(&item.ident.to_string()),
            Item::Impl(ItemImpl { self_ty, .. }) => match &**self_ty {
                Type::Path(path) => {
                    path.path.segments.last().is_some_and(|last| self.uses.is_sent(&last.ident.to_string()))
                }
                _ => true,
            },
            _ => true,
        }
    }
}

/// Names the variants of a choice between types after the types; progenitor numbers them.
fn name_variants(file: &mut syn::File) {
    #[derive(Default)]
    struct Name {
        numbered: BTreeMap<String, BTreeMap<String, Ident>>,
        inside: Option<String>,
    }

    impl VisitMut for Name {
        fn visit_item_enum_mut(&mut self, item: &mut ItemEnum) {
            let names = self.numbered.entry(item.ident.to_string()).or_default();
            for variant in &mut item.variants {
                if variant.ident.to_string().starts_with("Variant")
                    && let Some(Type::Path(path)) = variant.fields.iter().next().map(|field| &field.ty)
                    && let Some(last) = path.path.segments.last()
                {
                    names.insert(variant.ident.to_string(), last.ident.clone());
                    variant.ident = last.ident.clone();
                }
            }
        }

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

    Name::default().visit_file_mut(file);
}

fn has_method(block: &ItemImpl, name: &str) -> bool {
    block.items.iter().any(|item| matches!(item, ImplItem::Fn(method) if method.sig.ident == name))
}

/// Takes the part of `send` that builds the request out into a method of its own.
fn split(send: &mut ImplItemFn) -> Option<ImplItemFn> {
    let binds = |statement: &Stmt, name: &str| match statement {
        Stmt::Local(local) => quote!(#local).to_string().starts_with(&format!("let {name} =")),
        _ => false,
    };
    let sends = send.block.stmts.iter().position(|statement| binds(statement, "info"))?;
    let sending = send.block.stmts.split_off(sends);
    let mut building = std::mem::take(&mut send.block.stmts);
    // The header says which version of the document the client was made from; the server has no use for it.
    building.retain(|statement| !quote!(#statement).to_string().contains("\"api-version\""));
    for statement in &mut building {
        if binds(statement, "mut header_map") {
            *statement = parse_quote!(let header_map = ::reqwest::header::HeaderMap::new(););
        } else if let Stmt::Local(local) = statement
            && quote!(#local).to_string().contains("let mut request")
        {
            local.attrs.clear();
            local.pat = parse_quote!(request);
        }
    }
    send.block.stmts = parse_quote! {
        let client = self.client;
        #[allow(unused_mut)]
        let mut request = self.request()?;
        #(#sending)*
    };
    Some(parse_quote! {
        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            #(#building)*
            Ok(request)
        }
    })
}
