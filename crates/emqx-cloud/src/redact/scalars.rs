//! The short values in JSON, one after the other, because a list of them can be a secret.

use serde_json::Value;

use super::secrets::SHORTEST;
use super::{AFTER, Redaction, SEARCHED};

/// Longer strings are not part of a list. They are searched on their own.
const LONGEST: usize = 7;

/// Collects the short values of JSON as a text, and searches it.
pub(super) struct Scalars<'r> {
    redaction: &'r Redaction<'r>,
    text: String,
    count: usize,
    /// How many values are still read: as many as can be shown, and the rest of a secret that starts in them.
    left: usize,
    is_found: bool,
}

impl<'r> Scalars<'r> {
    pub fn new(redaction: &'r Redaction<'r>) -> Self {
        let left = redaction.values.get() + AFTER;
        Self { redaction, text: String::new(), count: 0, left, is_found: false }
    }

    /// Adds a value, with those inside of it.
    pub fn add(&mut self, value: &Value) {
        if self.is_found || self.left == 0 {
            return;
        }
        self.left -= 1;
        match self.redaction.decoded.get().checked_sub(1) {
            Some(left) => self.redaction.decoded.set(left),
            None => {
                self.is_found = true;
                return;
            }
        }
        match value {
            Value::Array(_) | Value::Object(_) => each(self.redaction, value, |inner| self.add(inner)),
            Value::String(text) if text.len() > LONGEST => {}
            Value::Null | Value::Bool(_) => {}
            Value::String(_) | Value::Number(_) => {
                self.count += 1;
                self.text.push_str(&value.to_string());
                self.text.push(',');
            }
        }
        if self.text.len() >= SEARCHED {
            self.is_found = self.redaction.hides(&self.text);
            let kept = (self.text.len() - AFTER..).find(|start| self.text.is_char_boundary(*start));
            self.text.drain(..kept.unwrap_or_default());
        }
    }

    /// Returns whether these values are a secret, or whether too much was searched to know.
    pub fn are_secret(&self) -> bool {
        self.is_found || (self.count >= SHORTEST && self.redaction.hides(&self.text))
    }
}

/// Visits the values of an array or an object, except those of secret fields.
pub(super) fn each<'v>(redaction: &Redaction<'_>, value: &'v Value, mut visit: impl FnMut(&'v Value)) {
    match value {
        Value::Array(items) => items.iter().for_each(visit),
        Value::Object(fields) => {
            let public = fields.iter().filter(|(name, _)| !redaction.is_secret(name));
            if fields.len() > AFTER {
                return public.for_each(|(_, value)| visit(value));
            }
            // The fields are in the order of their names, in which 10 comes before 2.
            let mut ordered: Vec<_> = public.collect();
            ordered.sort_by_key(|(name, _)| name.len());
            ordered.into_iter().for_each(|(_, value)| visit(value));
        }
        _ => {}
    }
}
