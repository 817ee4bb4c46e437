//! The documentation of a call.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use super::calls::Face;
use super::example::tidy;
use crate::emit::docs::third_person;
use crate::model::Answer;
use crate::naming;

/// The documentation of the method that makes a call.
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
        let _ = writeln!(text, "\nOptional: {}.", filters.join(", "));
    }
    let retried = if operation.idempotent {
        "idempotent, so it is retried also when the outcome of an attempt is unknown"
    } else {
        "not idempotent, so it is retried only if the request certainly did not reach the server"
    };
    let _ = writeln!(text, "\n`{} {}`; {retried}.", operation.method, operation.path);
    let name = naming::field_ident(&call.name);
    let code = tidy(&quote!(emqx.#name(#(#examples),*)).to_string());
    let (before, after) = match &call.answer {
        Answer::Ack => ("", ""),
        Answer::Batch(_) => ("let rows = ", "\n# let _ = rows;"),
        Answer::Page(_) => ("let page = ", "\n# let _ = page;"),
        _ => ("let found = ", "\n# let _ = found;"),
    };
    let root = super::calls::example_root(face.api).to_string().replace(' ', "");
    let _ = write!(
        text,
        "\n# Errors\n\nAnything but a success; see [`Error`](crate::Error).\n\n```no_run\n\
         # async fn example(emqx: &{root}::Client) -> Result<(), emqx_cloud::Error> {{\n\
         {before}{code}.send().await?;{after}\n# Ok(())\n# }}\n```"
    );
    text
}

/// What a call gives, with links.
fn returned(answer: &Answer) -> String {
    let row = |name: &str| {
        let name = naming::type_name(name);
        format!("[`{name}`](super::super::types::{name})")
    };
    match answer {
        Answer::Ack => "nothing but the success".to_owned(),
        Answer::Page(name) => format!("a [`Page`](crate::Page) of {}", row(name)),
        Answer::List(name) => format!("all rows, each a {}", row(name)),
        Answer::Object(name) | Answer::Outcome(name) | Answer::OptionalObject(name) => format!("a {}", row(name)),
        Answer::OneObject(name) | Answer::OneRow(name) => {
            format!("a {}, or an error that is [`is_not_found`](crate::Error::is_not_found)", row(name))
        }
        Answer::Batch(batch) => match &batch.row {
            Some(name) => {
                format!("a {} for each item, in the order of the request, if every item succeeded", row(name))
            }
            None => {
                "a [`NamedOutcome`](crate::NamedOutcome) for each item, in the order of the request, if every item \
                     succeeded"
                    .to_owned()
            }
        },
    }
}
