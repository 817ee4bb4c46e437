//! Keeps secrets out of what is shown.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use emqx_cloud_api::SECRET_FIELDS;
use serde_json::Value;

/// The longest part of a body that an error quotes, in characters.
const QUOTED: usize = 200;

/// What stands where a secret was.
const MASK: &str = "***";

/// What is shorter is a part of ordinary words, and would only garble them.
const SHORTEST: usize = 4;

/// A part of a secret that is shorter says little, and is a part of many a word: `user`, `client`.
const SHORTEST_PART: usize = 8;

/// The secrets that an exchange knows: they are taken out of every text that an error carries.
#[derive(Clone, Default)]
pub(crate) struct Redactor {
    secrets: Texts,
    /// The parts of secrets that look the same in JSON, HTML, URLs and Erlang terms, whatever happens to the rest.
    parts: Texts,
}

impl Redactor {
    /// One that knows these secrets.
    pub fn new(secrets: impl IntoIterator<Item = String>) -> Self {
        let mut redactor = Self::default();
        secrets.into_iter().for_each(|secret| redactor.learn(&secret));
        redactor
    }

    /// Learns the secrets in a body that is sent.
    pub fn learn_body(&mut self, body: &[u8]) {
        if let Ok(body) = serde_json::from_slice(body) {
            self.learn_fields(&body);
        }
    }

    fn learn_fields(&mut self, value: &Value) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value {
                        Value::String(secret) if SECRET_FIELDS.contains(&name.as_str()) => self.learn(secret),
                        _ => self.learn_fields(value),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.learn_fields(item)),
            _ => {}
        }
    }

    fn learn(&mut self, secret: &str) {
        if secret.chars().count() < SHORTEST {
            return;
        }
        forms(secret).into_iter().for_each(|form| self.secrets.add(form));
        let changed = |sign: char| !(sign.is_ascii_alphanumeric() || matches!(sign, '-' | '.' | '_' | '~'));
        let parts = secret.split(changed).filter(|part| part.len() >= SHORTEST_PART && *part != secret);
        parts.for_each(|part| self.parts.add(part.to_owned()));
    }

    /// The text without the secrets. One that may hold a secret in another form is not shown at all.
    pub fn text(&self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(sign) = rest.chars().next() {
            let (seen, length) = match self.secrets.beginning(rest) {
                Some(secret) => (MASK, secret.len()),
                None => (&rest[..sign.len_utf8()], sign.len_utf8()),
            };
            shown.push_str(seen);
            rest = &rest[length..];
        }
        let hidden = shown.char_indices().any(|(at, _)| self.parts.beginning(&shown[at..]).is_some());
        if hidden { MASK.to_owned() } else { shown }
    }

    /// A JSON value without the secrets, and without the values of fields that hold one.
    pub fn json(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => self.text(text).into(),
            Value::Array(items) => items.iter().map(|item| self.json(item)).collect(),
            Value::Object(fields) => fields
                .iter()
                .map(|(name, value)| {
                    let secret = SECRET_FIELDS.contains(&name.as_str());
                    (self.text(name), if secret { MASK.into() } else { self.json(value) })
                })
                .collect(),
            other => other.clone(),
        }
    }

    /// The beginning of a body, for a person to read.
    pub fn quote(&self, body: &[u8]) -> String {
        if body.is_empty() {
            return "an empty body".to_owned();
        }
        // A field with a secret is found only in JSON that is whole, so that is redacted before it is cut.
        let text = match serde_json::from_slice::<Value>(body) {
            Ok(value) => self.json(&value).to_string(),
            Err(_) => {
                let text = String::from_utf8_lossy(body);
                match SECRET_FIELDS.iter().find(|name| text.contains(**name)) {
                    Some(name) => return format!("{} bytes that name `{name}`, so they are not shown", body.len()),
                    None => self.text(&text),
                }
            }
        };
        match text.char_indices().nth(QUOTED) {
            Some((end, _)) => format!("{} bytes that begin with `{}`", body.len(), text[..end].escape_debug()),
            None => format!("`{}`", text.escape_debug()),
        }
    }
}

/// Texts by their length, the longest first, so that one inside another leaves nothing of it. A batch can have
/// thousands.
#[derive(Clone, Default)]
struct Texts(BTreeMap<Reverse<usize>, HashSet<String>>);

impl Texts {
    fn add(&mut self, text: String) {
        self.0.entry(Reverse(text.len())).or_default().insert(text);
    }

    /// The longest of them that a text begins with.
    fn beginning<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.0.iter().find_map(|(Reverse(length), known)| text.get(..*length).filter(|start| known.contains(*start)))
    }
}

/// How a secret can look: as it is, in JSON, in JSON in JSON, and each of them in a page.
fn forms(secret: &str) -> Vec<String> {
    let json = |text: &str| {
        let quoted = Value::from(text).to_string();
        quoted[1..quoted.len() - 1].to_owned()
    };
    let once = json(secret);
    let mut forms = vec![secret.to_owned(), json(&once), once];
    for plain in forms.clone() {
        let page = plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        forms.extend(["'", "&#39;", "&#x27;", "&apos;"].map(|apostrophe| page.replace('\'', apostrophe)));
    }
    forms
}
