//! Undocumented query parameters.

use std::fmt;

use emqx_cloud_core::{Api, InvalidArgument, InvalidArguments, Operation, check};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::Url;

/// The characters to encode: all but the unreserved ones.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Names and values.
#[derive(Clone, Default)]
pub struct Query {
    /// In the order in which they are sent.
    pairs: Vec<(String, String)>,
    /// Whether they can include documented parameters.
    has_any_names: bool,
}

// A value can be a secret.
impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.pairs.iter().map(|(name, _)| name)).finish()
    }
}

impl Query {
    /// Returns an empty query for a request to any path, which can have documented parameters.
    pub(crate) fn of_any_names() -> Self {
        Self { has_any_names: true, ..Self::default() }
    }

    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.pairs.push((name.into(), value.into()));
    }

    /// Adds a problem for every parameter that cannot be sent, or that has an argument or a setter.
    pub(crate) fn check(&self, api: &Api, operation: &Operation, invalid: &mut InvalidArguments) {
        for (name, value) in &self.pairs {
            if name.is_empty() {
                invalid.add(Err(InvalidArgument::new("query", "must have a name for every value")));
                continue;
            }
            // The name in Rust is most likely a mistake for the name on the wire.
            let documented = operation.parameters.iter().find(|known| [known.name, known.argument].contains(&&**name));
            if let Some(known) = documented.filter(|_| !self.has_any_names) {
                let what = if known.required { "argument" } else { "setter" };
                let problem = format!("is a parameter of this call: use its {what} `{}`", known.argument);
                invalid.add(Err(InvalidArgument::new(name, problem)));
            }
            invalid.add(check::without(name, name, api.excluded_characters));
            invalid.add(check::without(name, value, api.excluded_characters));
        }
    }

    /// Adds the parameters to the query of a URL.
    pub(crate) fn append_to(&self, url: &mut Url) {
        if self.pairs.is_empty() {
            return;
        }
        let mut query = url.query().unwrap_or_default().to_owned();
        for (name, value) in &self.pairs {
            if !query.is_empty() {
                query.push('&');
            }
            query.extend(utf8_percent_encode(name, ENCODED));
            query.push('=');
            query.extend(utf8_percent_encode(value, ENCODED));
        }
        url.set_query(Some(&query));
    }

    /// Returns the values of parameters that have the name of a field with a secret.
    pub(crate) fn secrets<'q>(&'q self, fields: &'static [&'static str]) -> impl Iterator<Item = &'q str> {
        self.pairs.iter().filter(|(name, _)| fields.contains(&&**name)).map(|(_, value)| &**value)
    }
}
