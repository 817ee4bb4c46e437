//! The table of operations.

use anyhow::{Context, Result};
use heck::ToShoutySnakeCase;
use proc_macro2::Literal;
use quote::{format_ident, quote};

use super::requests::option_tokens;
use crate::lower::rust_name;
use crate::model::Api;

/// Makes the table, after the types in the template.
pub fn emit(api: &Api, template: &str) -> Result<String> {
    let mut file = syn::parse_file(template).context("the template of operations does not parse")?;
    let mut idents = Vec::new();
    for operation in &api.operations {
        let ident = format_ident!("{}", operation.id.to_shouty_snake_case());
        let (id, method, path, tag, summary) =
            (&operation.id, &operation.method, &operation.path, &operation.tag, &operation.summary);
        let idempotent = operation.idempotent;
        let paging = option_tokens(operation.paging.as_ref().map(|paging| {
            let (page, limit, more) = (&paging.page, &paging.limit, option_tokens(paging.more.as_ref()));
            quote!(Paging { page: #page, limit: #limit, more: #more })
        }));
        let parameters = operation.parameters.iter().map(|parameter| {
            let (name, argument, in_path) = (&parameter.name, rust_name(&parameter.name), parameter.in_path);
            quote!(Parameter { name: #name, argument: #argument, in_path: #in_path })
        });
        let calls = operation.calls.iter().map(|call| &call.name);
        let doc = format!("`{method} {path}`: {}.", operation.summary);
        file.items.push(syn::parse_quote! {
            #[doc = #doc]
            pub const #ident: Operation = Operation {
                id: #id,
                method: #method,
                path: #path,
                tag: #tag,
                summary: #summary,
                idempotent: #idempotent,
                paging: #paging,
                parameters: &[#(#parameters),*],
                calls: &[#(#calls),*],
            };
        });
        idents.push(ident);
    }
    let bytes = Literal::u64_unsuffixed(api.max_body_bytes);
    file.items.push(syn::parse_quote! {
        /// The most bytes of a request body that a server reads; it cuts off the rest, and what is left is no JSON.
        pub const MAX_BODY_BYTES: usize = #bytes;
    });
    file.items.push(syn::parse_quote! {
        /// Every operation, in the order of the document.
        pub const ALL: &[Operation] = &[#(#idents),*];
    });
    file.items.push(syn::parse_quote! {
        /// The operation with that `operationId`.
        pub fn find(id: &str) -> Option<&'static Operation> {
            ALL.iter().find(|operation| operation.id == id)
        }
    });
    super::print(&file)
}
