//! Removes secrets from strings that are shown.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::error::Error as StdError;
use std::fmt;
use std::ops::{Bound, Deref};

use emqx_cloud_core::{InvalidArgument, InvalidArguments};
use serde_json::Value;

/// The maximum number of characters of a body that an error quotes.
const QUOTED: usize = 200;

/// The maximum number of bytes of a string that are searched and shown. Searching a longer one would block other tasks,
/// and nobody reads it.
const SEARCHED: usize = 16 * 1024;

/// The maximum size of a body that is parsed as JSON before it is quoted, in bytes.
const PARSED: usize = 64 * 1024;

/// The replacement of a secret.
const MASK: &str = "***";

/// Shorter secrets are not replaced: they are parts of ordinary words.
const SHORTEST: usize = 4;

/// Shorter parts of a secret are not hidden: they reveal little, and are ordinary words such as `user` or `client`.
const SHORTEST_PART: usize = 8;

/// A string that may be shown: a literal, or the output of a [`Redactor`]. Nothing else creates one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown(Cow<'static, str>);

impl Shown {
    /// Creates one from a literal, which contains no secret.
    pub const fn known(words: &'static str) -> Self {
        Self(Cow::Borrowed(words))
    }

    /// Concatenates several strings.
    pub fn joined(parts: impl IntoIterator<Item = Self>) -> Self {
        Self(parts.into_iter().map(|part| part.0).collect::<String>().into())
    }

    pub fn into_inner(self) -> Cow<'static, str> {
        self.0
    }
}

impl Deref for Shown {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A JSON value that may be shown.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ShownJson(Value);

impl Deref for ShownJson {
    type Target = Value;

    fn deref(&self) -> &Value {
        &self.0
    }
}

/// The source of an error, with its own sources, all of which may be shown.
pub(crate) struct ShownCause(Box<dyn StdError + Send + Sync>);

impl ShownCause {
    pub fn as_error(&self) -> &(dyn StdError + 'static) {
        &*self.0
    }
}

impl fmt::Debug for ShownCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The remains of an error whose message contained a secret.
#[derive(Debug)]
struct Masked {
    text: Shown,
    source: Option<Box<Self>>,
}

impl fmt::Display for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

impl StdError for Masked {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// Returns an error and its sources.
fn chain<'e>(error: &'e (dyn StdError + 'static)) -> impl Iterator<Item = &'e (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |error| (**error).source())
}

/// The secrets of an exchange. A string from outside may only be shown after it has passed through here.
#[derive(Clone, Default)]
pub(crate) struct Redactor {
    /// The names of the fields that contain a secret.
    fields: &'static [&'static str],
    secrets: Texts,
    /// The parts of secrets that are the same in every encoding: JSON, HTML, URLs and Erlang terms.
    parts: Texts,
}

impl Redactor {
    /// Creates a redactor with these secrets, and with the names of the fields that contain others.
    pub fn new(fields: &'static [&'static str], secrets: impl IntoIterator<Item = String>) -> Self {
        let mut redactor = Self { fields, ..Self::default() };
        secrets.into_iter().for_each(|secret| redactor.learn(&secret));
        redactor
    }

    fn is_secret(&self, field: &str) -> bool {
        self.fields.contains(&field)
    }

    /// Adds the secrets in a request body.
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
                        Value::String(secret) if self.is_secret(name) => self.learn(secret),
                        Value::Array(secrets) if self.is_secret(name) => {
                            secrets.iter().filter_map(Value::as_str).for_each(|secret| self.learn(secret));
                        }
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
        let changed =
            |character: char| !(character.is_ascii_alphanumeric() || matches!(character, '-' | '.' | '_' | '~'));
        let parts = secret.split(changed).filter(|part| part.len() >= SHORTEST_PART && *part != secret);
        parts.for_each(|part| self.parts.add(part.to_owned()));
    }

    /// Returns a string without the secrets, truncated to a readable length. If it may contain a secret in another
    /// encoding, all of it is hidden.
    pub fn text(&self, text: &str) -> Shown {
        Shown(self.masked(text).into())
    }

    fn masked(&self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len().min(SEARCHED));
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            // A secret that starts before this point has been matched as a whole, so none is cut in two.
            if text.len() - rest.len() >= SEARCHED {
                shown.push('…');
                break;
            }
            let (seen, length) = match self.secrets.beginning(rest) {
                Some(secret) => (MASK, secret.len()),
                None => (&rest[..character.len_utf8()], character.len_utf8()),
            };
            shown.push_str(seen);
            rest = &rest[length..];
        }
        let hidden = shown.char_indices().any(|(at, _)| self.parts.beginning(&shown[at..]).is_some());
        if hidden { MASK.to_owned() } else { shown }
    }

    /// Returns a JSON value without the secrets, and without the values of secret fields.
    pub fn json(&self, value: &Value) -> ShownJson {
        ShownJson(self.masked_json(value))
    }

    fn masked_json(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => self.masked(text).into(),
            Value::Array(items) => items.iter().map(|item| self.masked_json(item)).collect(),
            Value::Object(fields) => fields
                .iter()
                .map(|(name, value)| {
                    let value = if self.is_secret(name) { MASK.into() } else { self.masked_json(value) };
                    (self.masked(name), value)
                })
                .collect(),
            other => other.clone(),
        }
    }

    /// Returns the source of an error, unchanged if neither it nor its own sources contain a secret.
    pub fn cause(&self, error: Box<dyn StdError + Send + Sync>) -> ShownCause {
        let is_clean = |text: String| self.masked(&text) == text;
        if chain(&*error).all(|error| is_clean(error.to_string()) && is_clean(format!("{error:?}"))) {
            return ShownCause(error);
        }
        let texts: Vec<_> = chain(&*error).map(|error| self.text(&error.to_string())).collect();
        let masked = texts.into_iter().rev().fold(None, |source, text| Some(Box::new(Masked { text, source })));
        ShownCause(masked.unwrap_or_else(|| Box::new(Masked { text: Shown::known(MASK), source: None })))
    }

    /// Returns invalid arguments without secrets. Rules do not quote values, but the names of a call by name can be
    /// anything.
    pub fn arguments(&self, invalid: &InvalidArguments) -> InvalidArguments {
        let masked =
            |found: &InvalidArgument| InvalidArgument::new(self.masked(found.argument()), self.masked(found.problem()));
        invalid.as_slice().iter().map(masked).collect()
    }

    /// Returns the beginning of a body, for a message.
    pub fn quote(&self, body: &[u8]) -> Shown {
        Shown(self.quoted(body).into())
    }

    fn quoted(&self, body: &[u8]) -> String {
        if body.is_empty() {
            return "an empty body".to_owned();
        }
        // Secret fields are found only in complete JSON, so it is redacted before it is truncated.
        let value = if body.len() <= PARSED { serde_json::from_slice::<Value>(body).ok() } else { None };
        let text = match value {
            Some(value) => self.masked_json(&value).to_string(),
            None => {
                let text = String::from_utf8_lossy(body);
                // In JSON that was not parsed, a name can be written with escapes.
                let named = self.fields.iter().find(|name| text.contains(**name));
                match named.or_else(|| text.contains("\\u").then_some(&"\\u")) {
                    Some(name) => return format!("{} bytes, not shown because they contain `{name}`", body.len()),
                    None => self.masked(&text),
                }
            }
        };
        match text.char_indices().nth(QUOTED) {
            Some((end, _)) => format!("{} bytes that start with `{}`", body.len(), text[..end].escape_debug()),
            None => format!("`{}`", text.escape_debug()),
        }
    }
}

/// A sorted set of strings. A batch can have thousands of secrets.
#[derive(Clone, Default)]
struct Texts(BTreeSet<String>);

impl Texts {
    fn add(&mut self, text: String) {
        self.0.insert(text);
    }

    /// Returns the longest of them that is a prefix of `text`, so that a secret that contains another is replaced
    /// whole.
    fn beginning<'t>(&self, text: &'t str) -> Option<&'t str> {
        let mut start = text;
        loop {
            // The greatest string that is not greater than `start` is its longest prefix, or shares that prefix with
            // it.
            let last = self.0.range::<str, _>((Bound::Unbounded, Bound::Included(start))).next_back()?;
            let mut common = start.bytes().zip(last.bytes()).take_while(|(one, other)| one == other).count();
            if common == last.len() {
                return Some(&text[..common]);
            }
            while !start.is_char_boundary(common) {
                common -= 1;
            }
            start = &start[..common];
        }
    }
}

/// Returns the encodings of a secret: as is, in JSON, in JSON inside JSON, and each of them in HTML.
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
