//! The replies to each call.

use anyhow::{Result, bail};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Mock, root};
use crate::emit::docs::{article, lower_first};
use crate::emit::face::Face;
use crate::model::{Answer, Paging, Position};
use crate::naming;

/// The methods of `Then` in `emqx-cloud-test`, whose names no failure can have.
const METHODS: &[&str] = &[
    "collect",
    "status",
    "unauthorized",
    "not_served",
    "refused",
    "json",
    "body",
    "header",
    "delay",
    "times",
    "cut",
    "no_answer",
    "half_a_body",
    "lost",
    "ok",
    "ok_with",
    "page",
    "has_next",
    "next",
    "total",
    "list",
    "partial",
    "set",
    "answers",
    "bytes",
    "value",
    "success",
    "ack",
    "data",
    "rows",
    "field_of_page",
    "documented",
    "outcomes",
];

impl Mock<'_> {
    /// Makes the replies.
    pub fn then(&self) -> Result<TokenStream> {
        let ident = self.ident();
        let success = self.success();
        let failures = self.failures()?.into_iter().map(|(name, summary, status, body)| {
            let method = naming::field_ident(name);
            let doc = format!("Responds with a failure: {}.\n\n`HTTP {status}` `{body}`", lower_first(summary));
            quote! {
                #[doc = #doc]
                pub fn #method(self) -> Self {
                    self.documented(#status, #body)
                }
            }
        });
        Ok(quote! {
            impl Then<calls::#ident> {
                #success
                #(#failures)*
            }
        })
    }

    /// Returns the failures that the document shows: name, summary, status and body.
    pub fn failures(&self) -> Result<Vec<(&str, &str, u16, String)>> {
        let Face { operation, call, .. } = self.face;
        // The outcomes of a batch are in a success.
        if matches!(call.answer, Answer::Batch(_)) && operation.calls.len() > 1 {
            return Ok(Vec::new());
        }
        let maybe = matches!(call.answer, Answer::OneObject(_) | Answer::OneRow(_));
        operation
            .failures
            .iter()
            .map(|failure| {
                let name = failure.name.as_str();
                if METHODS.contains(&name) || (maybe && name == "not_found") {
                    bail!("`{}`: the example `{name}` must have another name, which a mock can have", operation.id);
                }
                Ok((name, failure.summary.as_str(), failure.status, failure.body.to_string()))
            })
            .collect()
    }

    fn success(&self) -> TokenStream {
        let item = |name: &str| {
            let root = root(self.face.api);
            self.types().of_schema(name, &root)
        };
        let described = |name: &str| {
            let name = naming::type_name(name);
            format!("{} `{name}`", article(&name))
        };
        match &self.face.call.answer {
            Answer::Ack => quote! {
                /// Responds with a success.
                pub fn ok(self) -> Self {
                    self.ack()
                }
            },
            Answer::Page(row) => {
                let (row, position) = (item(row), self.face.operation.paging.as_ref().map(position));
                quote! {
                    /// Responds with the last page of a list, which has these rows.
                    pub fn page(self, rows: impl IntoIterator<Item = #row>) -> Self {
                        self.rows(rows)
                    }

                    #position
                }
            }
            Answer::List(row) => {
                let row = item(row);
                quote! {
                    /// Responds with a list of these rows.
                    pub fn list(self, rows: impl IntoIterator<Item = #row>) -> Self {
                        self.rows(rows)
                    }
                }
            }
            Answer::Object(object) => {
                let (doc, object) = (format!("Responds with {}.", described(object)), item(object));
                quote! {
                    #[doc = #doc]
                    pub fn ok(self, object: #object) -> Self {
                        self.data(&object)
                    }
                }
            }
            Answer::Outcome(_) => quote! {
                /// Responds with a success, which repeats what was sent.
                pub fn ok(self) -> Self {
                    self.outcomes(Outcomes::One)
                }
            },
            Answer::OptionalObject(object) => {
                let (doc, object) = (format!("Responds with a success with {}.", described(object)), item(object));
                quote! {
                    /// Responds with a success without data.
                    pub fn ok(self) -> Self {
                        self.ack()
                    }

                    #[doc = #doc]
                    pub fn ok_with(self, object: #object) -> Self {
                        self.data(&object)
                    }
                }
            }
            Answer::OneObject(object) => {
                let (doc, object) = (format!("Responds with {}.", described(object)), item(object));
                quote! {
                    #[doc = #doc]
                    pub fn ok(self, object: #object) -> Self {
                        self.data(&object)
                    }

                    /// Responds that there is no such object: with a success that has an empty object.
                    pub fn not_found(self) -> Self {
                        self.data(&std::collections::BTreeMap::<String, String>::new())
                    }
                }
            }
            Answer::OneRow(row) => {
                let (doc, row) = (format!("Responds with {}.", described(row)), item(row));
                quote! {
                    #[doc = #doc]
                    pub fn ok(self, row: #row) -> Self {
                        self.rows([row])
                    }

                    /// Responds that there is no such object: with a success that has an empty list.
                    pub fn not_found(self) -> Self {
                        self.rows([(); 0])
                    }
                }
            }
            Answer::Batch(_) => quote! {
                /// Responds with a success for every item.
                pub fn ok(self) -> Self {
                    self.outcomes(Outcomes::Ok)
                }

                /// Responds with these outcomes of the items, in the order of the request. An item for which there is none is
                /// missing in the response, so that its outcome is unknown.
                pub fn partial(self, items: impl IntoIterator<Item = ItemReply>) -> Self {
                    self.outcomes(Outcomes::Listed(items.into_iter().collect()))
                }
            },
        }
    }
}

/// Makes the methods that set where a page is in its list.
fn position(paging: &Paging) -> TokenStream {
    let more = paging.more.as_ref().map(|field| {
        let doc = format!("Says that the page is not the last one: `{field}` is true.");
        quote! {
            #[doc = #doc]
            pub fn has_next(self) -> Self {
                self.field_of_page(#field, true)
            }
        }
    });
    let next = match &paging.position {
        Position::Number(_) => None,
        Position::Cursor(_, field) => {
            let doc = format!("Says that the page is not the last one: `{field}` is the cursor of the next one.");
            Some(quote! {
                #[doc = #doc]
                pub fn next(self, cursor: &str) -> Self {
                    self.field_of_page(#field, cursor)
                }
            })
        }
    };
    let total = paging.total.as_ref().map(|field| {
        let doc = format!("Sets `{field}`, which is the number of rows on this page by default.");
        quote! {
            #[doc = #doc]
            pub fn total(self, rows: i64) -> Self {
                self.field_of_page(#field, rows)
            }
        }
    });
    quote!(#more #next #total)
}
