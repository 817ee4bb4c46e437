//! What a server says when it refuses.

use std::borrow::Cow;

use emqx_cloud_core::{Api, Category, KnownCode, KnownReason, Reason, ResultCode};
use serde_json::Value;

use crate::redact::{Redactor, Shown};

/// What a server says when it refuses, as it was received: any of a code and a message. There may be secrets in it.
#[derive(Default)]
pub(crate) struct Said {
    pub code: Option<ResultCode>,
    /// Usually a string; never `null`.
    pub message: Option<Value>,
}

impl Said {
    /// Reads a code and a message.
    pub fn new(code: Option<&Value>, message: Option<&Value>) -> Self {
        Self { code: code.and_then(result_code), message: message.filter(|message| !message.is_null()).cloned() }
    }

    pub fn is_nothing(&self) -> bool {
        self.code.is_none() && self.message.is_none()
    }

    /// What of it may be shown, and what the API's document says about it.
    pub fn finish(self, api: &Api, redactor: &Redactor) -> Refusal {
        let known_code = self.code.as_ref().and_then(|code| api.known_code(code));
        // A word that is known is no secret, even if a password is spelt like it.
        let code = self.code.map(|code| match code {
            ResultCode::Word(word) if known_code.is_none() => ResultCode::Word(redactor.text(&word).into_inner()),
            known => known,
        });
        let text = self.message.map(|message| match message {
            Value::String(text) => text,
            other => redactor.json(&other).to_string(),
        });
        let reason = text.as_deref().and_then(|text| Reason::from_text(text, api.reasons));
        let known_reason = reason.as_ref().and_then(|reason| api.known_reason(reason));
        let message = text.map(|text| match known_reason {
            Some(known) if known.reason.word() == text => Shown::known(known_word(known)),
            _ => redactor.text(&text),
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

/// A result code from JSON: an integer or a word. Anything else is none: nobody knows what a number as a string means.
fn result_code(value: &Value) -> Option<ResultCode> {
    match value {
        Value::Number(number) => number.as_i64().map(ResultCode::from),
        Value::String(text) if !text.trim().is_empty() && text.trim().parse::<f64>().is_err() => {
            Some(ResultCode::Word(Cow::Owned(text.clone())))
        }
        _ => None,
    }
}

/// What a server says when it refuses, and what is known about it. Only [`Said::finish`] makes one.
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

    /// What the code means, or else the reason. The code of a success means nothing here.
    pub fn meaning(&self) -> Option<&'static str> {
        let code = self.known_code.filter(|known| known.category != Category::Success).map(|known| known.meaning);
        code.or_else(|| self.known_reason.map(|known| known.meaning))
    }

    pub fn has_category(&self, category: Category) -> bool {
        self.known_code.is_some_and(|known| known.category == category)
            || self.known_reason.is_some_and(|known| known.category == category)
    }

    /// The code with its name: `112 CLIENT_OFFLINE`. A word is its own name.
    pub fn named_code(&self) -> Option<String> {
        let code = self.code.as_ref()?;
        Some(match self.code_name() {
            Some(name) if code.word() != Some(name) => format!("{code} {name}"),
            _ => code.to_string(),
        })
    }
}
