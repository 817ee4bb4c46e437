//! The code and the message of a failure.

use std::borrow::Cow;

use emqx_cloud_core::{Api, Category, KnownCode, KnownReason, Reason, ResultCode};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::json;
use crate::redact::{Redaction, Shown};

/// The code and the message of a failure as they were received, which may contain secrets. Both may be missing.
#[derive(Default)]
pub(crate) struct Said {
    pub code: Option<ResultCode>,
    /// Usually a string; never `null`.
    pub message: Option<Value>,
}

impl Said {
    /// Reads a code and a message.
    pub fn new(code: Option<&RawValue>, message: Option<&RawValue>) -> Self {
        let message = message.map(|raw| match serde_json::from_str(raw.get()) {
            Ok(text) => Value::String(text),
            Err(_) => json::parsed(raw).unwrap_or_else(|| format!("{} bytes of JSON", raw.get().len()).into()),
        });
        Self { code: code.and_then(result_code), message: message.filter(|message| !message.is_null()) }
    }

    pub fn is_nothing(&self) -> bool {
        self.code.is_none() && self.message.is_none()
    }

    /// Removes the secrets, and adds the documentation of the code and the reason.
    pub fn finish(self, api: &Api, redaction: &Redaction<'_>) -> Refusal {
        let known_code = self.code.as_ref().and_then(|code| api.known_code(code));
        // A documented word is not a secret, even if a password is the same word.
        let code = self.code.map(|code| match code {
            ResultCode::Word(word) if known_code.is_none() => ResultCode::Word(redaction.text(&word).into_inner()),
            ResultCode::Number(number) if known_code.is_none() && !redaction.is_clean(number) => {
                ResultCode::Word(redaction.text(&number.to_string()).into_inner())
            }
            known => known,
        });
        let text = self.message.map(|message| match message {
            Value::String(text) => text,
            other => redaction.json_text(&other),
        });
        let reason = text.as_deref().and_then(|text| Reason::from_text(text, api.reasons));
        let known_reason = reason.as_ref().and_then(|reason| api.known_reason(reason));
        let message = text.map(|text| match known_reason {
            Some(known) if known.reason.word() == text => Shown::known(known_word(known)),
            _ => redaction.text(&text),
        });
        let reason = match (known_reason, &message) {
            (None, Some(message)) => Reason::from_text(message, api.reasons),
            _ => reason,
        };
        Refusal { code, known_code, reason, known_reason, message }
    }
}

fn known_word(known: &'static KnownReason) -> &'static str {
    known.reason.word()
}

/// Reads a result code from JSON: an integer or a word. Anything else, such as a number in a string, is not a result
/// code.
fn result_code(value: &RawValue) -> Option<ResultCode> {
    match json::parsed(value)? {
        Value::Number(number) => number.as_i64().map(ResultCode::from),
        Value::String(text) if !text.trim().is_empty() && text.trim().parse::<f64>().is_err() => {
            Some(ResultCode::Word(Cow::Owned(text)))
        }
        _ => None,
    }
}

/// The code and the message of a failure, with their documentation. Only [`Said::finish`] creates one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Refusal {
    code: Option<ResultCode>,
    known_code: Option<&'static KnownCode>,
    reason: Option<Reason>,
    known_reason: Option<&'static KnownReason>,
    message: Option<Shown>,
}

impl Refusal {
    pub fn code(&self) -> Option<&ResultCode> {
        self.code.as_ref()
    }

    pub fn code_name(&self) -> Option<&'static str> {
        self.known_code.map(|known| known.name)
    }

    pub fn reason(&self) -> Option<&Reason> {
        self.reason.as_ref()
    }

    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    pub fn is_nothing(&self) -> bool {
        self.code.is_none() && self.message.is_none()
    }

    /// Returns the meaning of the code, or else of the reason. The code of a success has no meaning here.
    pub fn meaning(&self) -> Option<&'static str> {
        let code = self.known_code.filter(|known| known.category != Category::Success).map(|known| known.meaning);
        code.or_else(|| self.known_reason.map(|known| known.meaning))
    }

    pub fn has_category(&self, category: Category) -> bool {
        self.known_code.is_some_and(|known| known.category == category)
            || self.known_reason.is_some_and(|known| known.category == category)
    }

    /// Returns the code with its name, such as `112 CLIENT_OFFLINE`. A word is its own name.
    pub fn named_code(&self) -> Option<String> {
        let code = self.code.as_ref()?;
        Some(match self.code_name() {
            Some(name) if code.word() != Some(name) => format!("{code} {name}"),
            _ => code.to_string(),
        })
    }
}
