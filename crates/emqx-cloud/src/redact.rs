//! The one place that removes secrets, and characters that do harm, from everything that errors show.

mod escape;
mod scalars;
mod secrets;
mod views;

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::error::Error as StdError;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use emqx_cloud_core::{InvalidArgument, InvalidArguments};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use scalars::Scalars;
use secrets::{SHORTEST, Secrets};

/// The maximum number of characters of a body that an error quotes.
const QUOTED: usize = 200;

/// The maximum number of bytes of a string that are searched and shown. Searching a longer one would block other tasks,
/// and nobody reads it.
const SEARCHED: usize = 16 * 1024;

/// The number of bytes after what is shown that are searched for the rest of an encoded secret.
const AFTER: usize = 4 * 1024;

/// The maximum size of a body that is parsed as JSON before it is quoted, in bytes.
const PARSED: usize = 64 * 1024;

/// The maximum number of bytes of strings that an error shows in all. It is enough for the outcomes of every item of a
/// batch of 8 MB.
const SHOWN: usize = 12 * 1024 * 1024;

/// How many bytes a string counts for at least.
const COUNTED: usize = 8;

/// The maximum number of values in JSON that an error shows in all.
const VALUES: usize = 512 * 1024;

/// How many arrays and objects inside of each other are searched on their own for values that are a secret together. Every
/// level is searched twice at most.
const NESTED: usize = 8;

/// The maximum number of bytes of encodings that are undone for an error in all.
const DECODED: usize = 2 * SHOWN;

/// The maximum number of bytes of encodings that are undone for each byte of a string.
const DECODED_PER_BYTE: usize = 64;

/// How many strings are redacted once if an error has them often, and how long they can be in bytes.
const REPEATED: usize = 64;

/// The replacement of a secret.
const MASK: &str = "***";

/// The replacement of what is left out because it is too long.
const CUT: &str = "…";

/// A string that may be shown: a literal, or the output of a [`Redaction`]. Nothing else creates one. It is one line.
#[derive(Clone, PartialEq, Eq)]
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

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
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

/// The source of an error, with its own sources. It has the messages of a library's errors, but not these errors, which
/// can contain anything that was received.
#[derive(Debug)]
pub(crate) struct Cause {
    message: Shown,
    source: Option<Box<Self>>,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}

impl StdError for Cause {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// What is known about the secrets of an exchange. They are only prepared for searching when an error is
/// [finished](Self::begin).
#[derive(Clone, Default)]
pub(crate) struct Redactor {
    /// The names of the fields that contain a secret.
    fields: &'static [&'static str],
    /// The secrets of every request.
    credentials: Arc<[String]>,
    secrets: OnceLock<Arc<Secrets>>,
}

impl Redactor {
    /// Creates a redactor with these secrets, and with the names of the fields that contain others.
    pub fn new(fields: &'static [&'static str], credentials: impl IntoIterator<Item = String>) -> Self {
        Self { fields, credentials: credentials.into_iter().collect(), ..Self::default() }
    }

    /// Returns a redactor that also knows the secrets of a request: those in its body, and others.
    pub fn with_request(&self, body: &[u8], others: &[String]) -> Self {
        let sent = secrets::of_fields(body, self.fields);
        let all = self.credentials.iter().chain(others).cloned().chain(sent);
        Self { fields: self.fields, credentials: all.collect(), secrets: OnceLock::new() }
    }

    /// Starts to redact everything that one error shows.
    pub fn begin(&self) -> Redaction<'_> {
        let secrets = self.secrets.get_or_init(|| Arc::new(Secrets::new(self.credentials.iter().cloned())));
        Redaction {
            fields: self.fields,
            secrets,
            shown: Cell::new(SHOWN),
            values: Cell::new(VALUES),
            decoded: Cell::new(DECODED),
            repeated: RefCell::default(),
        }
    }
}

/// The redaction of one error. A string from outside may only be shown after it has passed through here.
///
/// An error shows a limited number of bytes; whatever comes after them is replaced by `…`.
pub(crate) struct Redaction<'r> {
    fields: &'static [&'static str],
    secrets: &'r Secrets,
    /// How many bytes of strings may still be shown.
    shown: Cell<usize>,
    /// How many values in JSON may still be shown.
    values: Cell<usize>,
    /// How many bytes of encodings may still be undone.
    decoded: Cell<usize>,
    /// Short strings, with what is shown of them.
    repeated: RefCell<HashMap<String, String>>,
}

impl Redaction<'_> {
    fn is_secret(&self, field: &str) -> bool {
        self.fields.contains(&field)
    }

    /// Counts bytes that are shown, and returns whether that many are left.
    fn takes(&self, bytes: usize) -> bool {
        let left = self.shown.get().checked_sub(bytes);
        self.shown.set(left.unwrap_or_default());
        left.is_some()
    }

    /// Returns a string without the secrets, on one line, truncated to a readable length. If it contains a secret in
    /// another encoding, or a part of one, all of it is hidden.
    pub fn text(&self, text: &str) -> Shown {
        Shown(self.escaped(text).into())
    }

    /// Returns a path without the secrets. A segment that contains one in another encoding is hidden.
    pub fn path(&self, path: &str) -> Shown {
        let mut shown = String::new();
        for (index, segment) in path.split('/').enumerate() {
            let slash = if index == 0 { "" } else { "/" };
            shown.extend([slash, &self.escaped(segment)]);
        }
        Shown(shown.into())
    }

    /// Returns a JSON value without the secrets, and without the values of secret fields.
    pub fn json(&self, value: &Value) -> ShownJson {
        ShownJson(self.masked_json(value, NESTED, &|text| self.escaped(text)))
    }

    /// Returns a query without the secrets, and without the values of parameters that have the name of a secret field.
    pub fn query(&self, query: &str) -> Shown {
        let mut shown = String::new();
        for pair in query.split('&') {
            let and = if shown.is_empty() { "" } else { "&" };
            let (name, _) = pair.split_once('=').unwrap_or((pair, ""));
            let is_secret = percent_decode_str(name).decode_utf8().is_ok_and(|name| self.is_secret(&name));
            let pair = if is_secret { format!("{}={MASK}", self.escaped(name)) } else { self.escaped(pair) };
            shown.extend([and, &pair]);
        }
        Shown(shown.into())
    }

    /// Returns JSON without the secrets, and without the values of secret fields, on one line.
    pub fn json_line(&self, value: &Value) -> Shown {
        Shown(escape::escape_json(&self.json_text(value)).into())
    }

    /// Returns JSON without the secrets, which is not on one line yet.
    pub fn json_text(&self, value: &Value) -> String {
        self.masked_json(value, NESTED, &|text| self.masked(text, SEARCHED)).to_string()
    }

    /// `levels` is how many arrays and objects inside of each other are still searched for one whose values are a secret.
    fn masked_json(&self, value: &Value, levels: usize, mask: &dyn Fn(&str) -> String) -> Value {
        if self.values.get() == 0 {
            return CUT.into();
        }
        self.values.set(self.values.get() - 1);
        let spells = levels > 0 && self.spells(value);
        if spells && (levels == 1 || self.spells_alone(value)) {
            return MASK.into();
        }
        let levels = if spells { levels - 1 } else { 0 };
        match value {
            Value::String(text) => mask(text).into(),
            Value::Number(number) => {
                if self.is_clean(number) {
                    value.clone()
                } else {
                    MASK.into()
                }
            }
            Value::Array(items) => {
                let mut masked = Vec::new();
                for item in items {
                    masked.push(self.masked_json(item, levels, mask));
                    if self.values.get() == 0 {
                        break;
                    }
                }
                masked.into()
            }
            Value::Object(fields) => {
                let mut masked = Map::new();
                for (name, value) in fields {
                    // The name of a secret field is known, even if it is also the value.
                    match self.is_secret(name) {
                        true => masked.insert(name.clone(), MASK.into()),
                        false => masked.insert(mask(name), self.masked_json(value, levels, mask)),
                    };
                    if self.values.get() == 0 {
                        break;
                    }
                }
                masked.into()
            }
            Value::Null | Value::Bool(_) => value.clone(),
        }
    }

    /// Returns whether the digits of a number contain no secret.
    pub fn is_clean(&self, number: impl fmt::Display) -> bool {
        let text = number.to_string();
        text.len() < SHORTEST || self.masked(&text, SEARCHED) == text
    }

    /// Returns whether the values in an array or an object are a secret if they are read one after the other, such as the
    /// numbers of `[104,117]`, `["104","117"]` or `[[104],[117]]`.
    fn spells(&self, value: &Value) -> bool {
        if self.secrets.is_empty() || !(value.is_array() || value.is_object()) {
            return false;
        }
        let mut inner = Scalars::new(self);
        inner.add(value);
        inner.are_secret()
    }

    /// Returns whether the values in an array or an object are a secret without those inside that are one on their own.
    fn spells_alone(&self, value: &Value) -> bool {
        let mut rest = Scalars::new(self);
        scalars::each(self, value, |inner| {
            if !self.spells(inner) {
                rest.add(inner);
            }
        });
        rest.are_secret()
    }

    /// Returns a library's error as messages without the secrets, with its sources.
    pub fn cause(&self, error: &(dyn StdError + 'static)) -> Cause {
        Cause {
            message: self.text(&error.to_string()),
            source: error.source().map(|source| Box::new(self.cause(source))),
        }
    }

    /// Returns invalid arguments without secrets. A problem can quote a value, and the names of a call by name can be
    /// anything.
    pub fn arguments(&self, invalid: &InvalidArguments) -> InvalidArguments {
        let masked = |found: &InvalidArgument| {
            InvalidArgument::new(self.escaped(found.argument()), self.escaped(found.problem()))
        };
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
            Some(value) => self.json_text(&value).into(),
            None => {
                let text = String::from_utf8_lossy(body);
                // In JSON that was not parsed, a name can be written with escapes.
                let named = self.fields.iter().find(|name| text.contains(**name));
                if let Some(name) = named.or_else(|| text.contains("\\u").then_some(&"\\u")) {
                    return format!("{} bytes, not shown because they contain `{name}`", body.len());
                }
                text
            }
        };
        let end = text.char_indices().nth(QUOTED).map_or(text.len(), |(end, _)| end);
        let is_cut = end < text.len();
        let shown = escape::escape(&self.masked(&text, end));
        let shown = shown.trim_end_matches(CUT);
        if is_cut { format!("{} bytes that start with `{shown}`", body.len()) } else { format!("`{shown}`") }
    }

    fn escaped(&self, text: &str) -> String {
        if let Some(known) = self.repeated.borrow().get(text) {
            return if self.takes(known.len().max(COUNTED)) { known.clone() } else { CUT.to_owned() };
        }
        let masked = self.masked(text, SEARCHED);
        let shown = escape::escape(&masked);
        if shown.len() > masked.len() && !self.takes(shown.len() - masked.len()) {
            return CUT.to_owned();
        }
        let mut repeated = self.repeated.borrow_mut();
        if text.len() <= REPEATED && repeated.len() < REPEATED {
            repeated.insert(text.to_owned(), shown.clone());
        }
        shown
    }

    /// Returns the beginning of a text without the secrets.
    fn masked(&self, text: &str, length: usize) -> String {
        if !self.takes(text.len().min(length).max(COUNTED)) {
            return CUT.to_owned();
        }
        let mut shown = String::with_capacity(text.len().min(length) + MASK.len());
        let (mut at, mut end) = (0, None);
        while let Some(character) = text[at..].chars().next() {
            // A secret that starts before this point has been matched as a whole, so none is cut in two.
            if at >= length {
                end.get_or_insert(shown.len());
            }
            if at >= length.saturating_add(AFTER) {
                break;
            }
            match self.secrets.at_start(&text.as_bytes()[at..]) {
                0 => {
                    shown.push(character);
                    at += character.len_utf8();
                }
                secret => {
                    shown.push_str(MASK);
                    at = (at + secret..text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
                }
            }
        }
        if self.hides(&shown) {
            return MASK.to_owned();
        }
        if let Some(end) = end {
            shown.truncate(end);
            shown.push_str(CUT);
        }
        shown
    }

    /// Returns whether a text in which no secret is written plainly contains one in another encoding, or a part of one.
    fn hides(&self, text: &str) -> bool {
        if self.secrets.is_empty() {
            return false;
        }
        if self.secrets.parts_are_in(text.as_bytes()) {
            return true;
        }
        let allowed = self.decoded.get().min(text.len().saturating_mul(DECODED_PER_BYTE));
        let mut left = allowed;
        let found = views::any(text.as_bytes(), self.secrets.shortest(), &mut left, |view| self.secrets.are_in(view));
        self.decoded.set(self.decoded.get() - (allowed - left));
        found
    }
}
