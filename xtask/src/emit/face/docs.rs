//! The documentation of a call.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use super::calls::Face;
use crate::emit::docs::{article, third_person};
use crate::emit::example::tidy;
use crate::model::Answer;
use crate::naming;

/// Returns the documentation of the method that makes a call.
pub fn method(face: &Face<'_>, examples: &[TokenStream]) -> String {
    let (operation, call) = (face.operation, face.call);
    let mut text = format!("{}.\n\n{}\n", third_person(&call.summary), call.description);
    let _ = writeln!(text, "\nReturns {}.", returned(&call.answer));
    let filters: Vec<_> = operation
        .optional()
        .map(|parameter| {
            let name = &parameter.rust;
            format!("[`{name}`]({}::{name})", face.type_name())
        })
        .collect();
    if !filters.is_empty() {
        let _ = writeln!(text, "\nOptional parameters: {}.", filters.join(", "));
    }
    let retried = if operation.idempotent {
        "Idempotent: the call is retried even if an attempt may have been applied"
    } else {
        "Not idempotent: the call is retried only if the request was certainly not executed"
    };
    let _ = writeln!(text, "\n`{} {}`. {retried}.", operation.method, operation.path);
    let name = naming::field_ident(&call.name);
    let code = tidy(&quote!(emqx.#name(#(#examples),*)).to_string());
    let (before, after) = match &call.answer {
        Answer::Ack => ("", ""),
        Answer::Batch(_) => ("let outcomes = ", "\n# let _ = outcomes;"),
        Answer::Page(_) => ("let page = ", "\n# let _ = page;"),
        Answer::List(_) => ("let rows = ", "\n# let _ = rows;"),
        _ => ("let result = ", "\n# let _ = result;"),
    };
    let root = super::calls::example_root(face.api).to_string().replace(' ', "");
    let _ = write!(
        text,
        "\n# Errors\n\nSending the call returns an [`Error`](crate::Error) unless the operation succeeded.\n\n```no_run\n\
         # async fn example(emqx: &{root}::Client) -> Result<(), emqx_cloud::Error> {{\n\
         {before}{code}.send().await?;{after}\n# Ok(())\n# }}\n```"
    );
    text
}

/// Describes the result of a call, with links.
pub fn returned(answer: &Answer) -> String {
    let link = |name: &str| {
        let name = naming::type_name(name);
        format!("[`{name}`](super::super::types::{name})")
    };
    let one = |name: &str| format!("{} {}", article(name), link(name));
    match answer {
        Answer::Ack => "an [`Ack`](crate::Ack)".to_owned(),
        Answer::Page(name) => format!("a [`Page`](crate::Page) of {}", link(name)),
        Answer::List(name) => format!("all rows, as a `Vec` of {}", link(name)),
        Answer::Object(name) | Answer::Outcome(name) | Answer::OptionalObject(name) => one(name),
        Answer::OneObject(name) | Answer::OneRow(name) => {
            format!("{}, or an error that is [`is_not_found`](crate::Error::is_not_found)", one(name))
        }
        Answer::Batch(batch) => {
            let outcome =
                batch.row.as_deref().map_or_else(|| "a [`NamedOutcome`](crate::NamedOutcome)".to_owned(), one);
            format!("{outcome} for each item, in the order of the request, if every item succeeded")
        }
    }
}
