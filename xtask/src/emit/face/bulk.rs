//! The bulk methods, which take any number of items.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::calls::{Argument, Face, example_root};
use super::{by_name, docs};
use crate::emit::docs::third_person;
use crate::emit::example::tidy;
use crate::model::{Answer, Bulk, Shape};
use crate::naming;

/// Makes the bulk method of a call, if it has one, and the method that it shares with the bulk job by name.
pub fn methods(face: &Face<'_>) -> Result<Option<TokenStream>> {
    let Some(bulk) = &face.call.bulk else { return Ok(None) };
    let Parts { item, convert, sent, job, rows, row, read } = parts(face, bulk)?;
    let (name, shared) = (naming::field_ident(&bulk.name), shared(bulk));
    let doc = document(face, bulk)?;
    let deprecated = face.operation.deprecated.then(|| quote!(#[deprecated]));
    Ok(Some(quote! {
        #[doc = #doc]
        #deprecated
        pub fn #name(&self, items: impl IntoItems<Item = #item>) -> Bulk<#row> {
            self.#shared(items.into_input(#convert), #read)
        }

        pub(in super::super) fn #shared<T: Send + 'static>(
            &self,
            items: Input<Result<#sent>>,
            read: #rows<T>,
        ) -> Bulk<T> {
            let (connection, api) = self.parts();
            #job
        }
    }))
}

/// Makes the code that makes the bulk job of a call from its name and JSON.
pub fn arm(face: &Face<'_>) -> Result<Option<TokenStream>> {
    let Some(bulk) = &face.call.bulk else { return Ok(None) };
    let (name, shared, constant) = (naming::field(&bulk.name), shared(bulk), naming::constant(&face.operation.id));
    let Parts { sent, row, .. } = parts(face, bulk)?;
    let (taken, read) = match (&face.call.answer, face.call.body.as_ref().map(|body| &body.shape)) {
        (Answer::Batch(_), Some(Shape::List(item))) => (by_name::one(face, item), quote!(each_to_json::<#row>)),
        _ => {
            let (request, passed) = (naming::type_ident(&face.operation.id), by_name::passed(face)?);
            let (_, found) = face.output();
            let found = quote!(response.#found);
            (quote!(requests::#request::new(#(#passed),*)), quote!(|response| to_json::<#row>(#found?)))
        }
    };
    Ok(Some(quote! {
        #name => {
            let job = Given::of_job(connection, &operations::#constant, #name);
            let items = items.map(move |item| -> Result<#sent> {
                let mut given = job.item(item)?;
                let taken = #taken;
                given.finish()?;
                Ok(taken)
            });
            Ok(self.#shared(items, #read))
        }
    }))
}

fn shared(bulk: &Bulk) -> syn::Ident {
    format_ident!("{}_job", naming::field(&bulk.name))
}

/// The parts of a bulk method.
struct Parts {
    /// The type of an item.
    item: TokenStream,
    /// The function that converts an item to what is sent.
    convert: TokenStream,
    /// The type of what is sent for an item.
    sent: TokenStream,
    /// The expression for the job.
    job: TokenStream,
    /// The type of the function that reads results.
    rows: TokenStream,
    /// The type of a result.
    row: TokenStream,
    /// The function that reads results.
    read: TokenStream,
}

fn parts(face: &Face<'_>, bulk: &Bulk) -> Result<Parts> {
    match &face.call.answer {
        Answer::Batch(_) => batches(face, bulk),
        _ => calls(face, bulk),
    }
}

/// Makes the parts for batches.
fn batches(face: &Face<'_>, bulk: &Bulk) -> Result<Parts> {
    let Some(Shape::List(item)) = face.call.body.as_ref().map(|body| &body.shape) else {
        bail!("`{}` must have an array as its body", face.call.name);
    };
    let Answer::Batch(batch) = &face.call.answer else { bail!("`{}` must be a batch", face.call.name) };
    let item = face.ty(item);
    let row = batch.row.as_deref().map_or_else(|| quote!(NamedOutcome), |row| face.ty(row));
    let rows = face.batch_rows(batch);
    let (constant, request) = (naming::constant(&face.operation.id), naming::type_ident(&face.operation.id));
    let build = format_ident!("{}_request", naming::field(&face.operation.id));
    let (text, keys) = (naming::field(&bulk.name), keys(bulk));
    let job = quote! {
        Bulk::batches(
            Call::new(connection, &operations::#constant, #text, ""),
            api.#build(&requests::#request::new(Vec::<#item>::new())),
            #keys,
            #rows,
            items,
            read,
        )
    };
    Ok(Parts {
        convert: quote!(|item| -> Result<#item> { Ok(item.into()) }),
        job,
        rows: quote!(ReadBatch),
        row,
        read: quote!(|response, rows| response.each(rows)),
        sent: item.clone(),
        item: quote!(impl Into<#item>),
    })
}

/// Makes the parts for one call for each item.
fn calls(face: &Face<'_>, bulk: &Bulk) -> Result<Parts> {
    let arguments = face.arguments()?;
    let types = arguments.iter().map(|Argument { ty, .. }| ty);
    let names: Vec<_> = arguments.iter().map(|Argument { name, .. }| name).collect();
    let (item, pattern) = match names.as_slice() {
        [] => bail!("`{}` has no arguments, so it cannot have `x-bulk`", face.call.name),
        [name] => (quote!(#(#types)*), quote!(#name)),
        names => (quote!((#(#types),*)), quote!((#(#names),*))),
    };
    let required = face.operation.required().map(|parameter| {
        let name = format_ident!("{}", parameter.rust);
        quote!(#name)
    });
    let passed = required.chain(face.body());
    let (constant, request) = (naming::constant(&face.operation.id), naming::type_ident(&face.operation.id));
    let build = format_ident!("{}_request", naming::field(&face.operation.id));
    let (row, read) = face.output();
    let (text, keys) = (naming::field(&bulk.name), keys(bulk));
    let job = quote! {
        let api = Arc::clone(api);
        Bulk::calls(
            Call::new(connection, &operations::#constant, #text, ""),
            #keys,
            items,
            move |request| api.#build(request),
            read,
        )
    };
    Ok(Parts {
        item,
        convert: quote!(|#pattern| Ok(requests::#request::new(#(#passed),*))),
        sent: quote!(requests::#request),
        job,
        rows: quote!(ReadOne),
        row,
        read: quote!(|response| response.#read),
    })
}

fn keys(bulk: &Bulk) -> TokenStream {
    let unique = &bulk.unique;
    let ordered = bulk.ordered.iter().map(|(name, is_list)| quote!(Field { name: #name, is_list: #is_list }));
    quote!(Keys { unique: &[#(#unique),*], ordered: &[#(#ordered),*] })
}

fn document(face: &Face<'_>, bulk: &Bulk) -> Result<String> {
    let Face { operation, call, .. } = face;
    let arguments = face.arguments()?;
    let is_batch = matches!(call.answer, Answer::Batch(_));
    let schema = |name: &str| {
        let name = naming::type_name(name);
        format!("[`{name}`](super::super::types::{name})")
    };
    let (items, example) = match (call.body.as_ref().map(|body| &body.shape), arguments.as_slice()) {
        (Some(Shape::List(item)), [Argument { example, .. }]) => (schema(item), example.clone()),
        (_, [Argument { name, example, .. }]) => (format!("`{name}`"), quote!([#example])),
        (_, arguments) => {
            let names: Vec<_> = arguments.iter().map(|Argument { name, .. }| name.to_string()).collect();
            let examples = arguments.iter().map(|Argument { example, .. }| example);
            (format!("tuples `({})`", names.join(", ")), quote!([(#(#examples),*)]))
        }
    };
    let row = match &call.answer {
        Answer::Batch(batch) => match batch.row.as_deref() {
            Some(row) => schema(row),
            None => "[`NamedOutcome`](crate::NamedOutcome)".to_owned(),
        },
        answer => docs::returned(answer),
    };
    let mut text = format!(
        "{}.\n\nTakes an array, a `Vec`, another iterator or a [`stream`](crate::bulk::stream) of {items}. Returns a stream \
         of one [`BulkResult`](crate::BulkResult) for each item, in the same order. The result of a success is {row}. See \
         [`bulk`](crate::bulk) for what can go wrong, and [`Bulk`](crate::Bulk) for settings.\n",
        third_person(&bulk.summary)
    );
    let listed = |names: Vec<&str>, last: &str| match names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>() {
        names if names.len() < 2 => names.concat(),
        mut names => {
            let end = names.pop().unwrap_or_default();
            format!("{} {last} {end}", names.join(", "))
        }
    };
    if !bulk.unique.is_empty() {
        let names = listed(bulk.unique.iter().map(String::as_str).collect(), "and");
        let _ = writeln!(text, "\nAn item with the same {names} as an earlier one is not sent.");
    }
    if !bulk.ordered.is_empty() {
        let names = listed(bulk.ordered.iter().map(|(name, _)| name.as_str()).collect(), "or");
        let _ = writeln!(
            text,
            "\nItems with the same {names} keep their order: a request waits until earlier requests with such an item have \
             ended."
        );
    }
    let sent = if is_batch { "in batches" } else { "once for each item" };
    let retried = if operation.idempotent {
        "Idempotent: a request is retried even if an attempt may have been applied"
    } else {
        "Not idempotent: a request is retried only if it was certainly not executed"
    };
    let name = naming::field_ident(&bulk.name);
    let code = tidy(&quote!(emqx.#name(#example)).to_string());
    let root = example_root(face.api).to_string().replace(' ', "");
    let _ = write!(
        text,
        "\n`{} {}`, {sent}. {retried}.\n\n```no_run\n# async fn example(emqx: &{root}::Client) {{\nlet summary = \
         {code}.summary().await;\nprintln!(\"{{summary}}\");\n# }}\n```",
        operation.method, operation.path
    );
    Ok(text)
}
