//! Compares the result of a call with the meaning of the recorded response.

use std::collections::BTreeSet;

use emqx_cloud::{Error, ItemOutcome, ResultCode};
use serde_json::{Map, Value};

use super::difference::{Secrets, difference, differences};
use super::truth::{Failure, Item, Reason, Success, Truth};

/// The differences of a result.
pub(super) fn compare(truth: &Truth, result: &Result<Value, Error>, secrets: &Secrets) -> Vec<String> {
    match (truth, result) {
        (Truth::Success(success), Ok(answer)) => compare_answers(success, answer),
        (Truth::Failure(failure), Err(error)) => compare_errors(failure, error, secrets),
        (Truth::Success(_), Err(error)) => vec![format!("outcome: recorded a success, the call failed: {error}")],
        (Truth::Failure(_), Ok(_)) => {
            vec![format!("outcome: recorded a failure ({}), the call succeeded", truth.summary())]
        }
    }
}

fn compare_answers(success: &Success, answer: &Value) -> Vec<String> {
    let Some(answer) = answer.as_object() else { return vec!["the result cannot be serialized".to_owned()] };
    let names: BTreeSet<_> = success.members.keys().chain(answer.keys()).collect();
    let all = names.into_iter().flat_map(|name| {
        let found = match (answer.get(name), success.named && name == "data") {
            (Some(rows), true) => Some(by_name(rows)),
            (found, _) => found.cloned(),
        };
        match (success.members.get(name), found) {
            (Some(recorded), Some(found)) => differences(name, recorded, &found, "the response has"),
            // What the server left out can be written as empty.
            (None, Some(found)) if is_empty(&found) => Vec::new(),
            (recorded, found) => vec![difference(name, recorded, found.as_ref(), "the response has")],
        }
    });
    all.collect()
}

/// Converts rows with a name and an outcome back to an object.
fn by_name(rows: &Value) -> Value {
    let rows = rows.as_array().into_iter().flatten();
    let member = |row: &Value| Some((row["name"].as_str()?.to_owned(), row["outcome"].clone()));
    Value::Object(rows.filter_map(member).collect::<Map<_, _>>())
}

fn is_empty(value: &Value) -> bool {
    value.as_object().is_some_and(Map::is_empty) || value.as_array().is_some_and(Vec::is_empty)
}

fn compare_errors(failure: &Failure, error: &Error, secrets: &Secrets) -> Vec<String> {
    let mut all = Vec::new();
    let mut expect = |what: &str, recorded: String, found: String| {
        if recorded != found {
            all.push(format!("{what}: recorded {recorded}, the error says {found}"));
        }
    };
    expect("outcome", format!("{:?}", failure.kind), format!("{:?}", error.kind()));
    expect("status", failure.status.to_string(), error.status().map_or("nothing".to_owned(), |it| it.to_string()));
    expect("unauthorized", (failure.status == 401).to_string(), error.is_unauthorized().to_string());
    let said = Said {
        code: error.code().map(code),
        message: error.message(),
        word: error.reason().map(emqx_cloud::Reason::word),
    };
    all.extend(compare_reasons("", &failure.reason, &said, secrets));
    all.extend(compare_items(&failure.items, error.items(), secrets));
    // The error names the first in order, and counts the others.
    let first = failure.strangers.iter().min_by_key(|(name, _)| name);
    let missing = first.filter(|(name, _)| !error.to_string().contains(&format!("`{name}`")));
    all.extend(
        missing.map(|(name, outcome)| difference(&format!("data[{name:?}]"), Some(outcome), None, "the error has")),
    );
    all
}

/// What an error or a failed item reports.
struct Said<'e> {
    code: Option<String>,
    message: Option<&'e str>,
    word: Option<&'e str>,
}

/// A code as recorded: an integer or a string.
fn code(code: &ResultCode) -> String {
    code.number().map_or_else(|| code.to_string(), |number| number.to_string())
}

fn compare_reasons(place: &str, recorded: &Reason, said: &Said<'_>, secrets: &Secrets) -> Vec<String> {
    let mut all = Vec::new();
    let mut differ = |what: &str, recorded: Option<&str>, found: Option<&str>| {
        let (recorded, found) = (recorded.map(Value::from), found.map(Value::from));
        all.push(difference(&format!("{place}{what}"), recorded.as_ref(), found.as_ref(), "the error says"));
    };
    if recorded.code != said.code {
        differ("code", recorded.code.as_deref(), said.code.as_deref());
    }
    let is_same = match (&recorded.message, said.message) {
        (Some(recorded), Some(message)) => secrets.is_shown(recorded, message),
        (None, None) => true,
        _ => false,
    };
    if !is_same {
        differ("message", recorded.message.as_deref(), said.message);
    }
    if let Some(word) = &recorded.word
        && !said.word.is_some_and(|said| secrets.is_shown(word, said))
    {
        differ("reason", Some(word), said.word);
    }
    all
}

fn compare_items(recorded: &[Item], found: &[ItemOutcome], secrets: &Secrets) -> Vec<String> {
    if recorded.len() != found.len() {
        return vec![format!("items: recorded {}, the error has {}", recorded.len(), found.len())];
    }
    let pairs = recorded.iter().zip(found).enumerate();
    let one = |(index, (recorded, found))| compare_item(&format!("items[{index}]"), recorded, found, secrets);
    pairs.flat_map(one).collect()
}

fn compare_item(place: &str, recorded: &Item, found: &ItemOutcome, secrets: &Secrets) -> Vec<String> {
    let mut all = Vec::new();
    match (&recorded.failed, found.is_ok()) {
        (None, true) => {}
        (Some(reason), false) => {
            let said = Said {
                code: found.code().map(code),
                message: found.message(),
                word: found.reason().map(emqx_cloud::Reason::word),
            };
            all.extend(compare_reasons(&format!("{place}."), reason, &said, secrets));
        }
        (failed, _) => {
            let word = |failed| if failed { "a failure" } else { "a success" };
            let (recorded, found) = (word(failed.is_some()), word(!found.is_ok()));
            all.push(format!("{place}: recorded {recorded}, the error has {found}"));
        }
    }
    match (&recorded.row, found.row()) {
        (Some(recorded), Some(row)) => {
            all.extend(differences(place, &secrets.hidden(recorded, row), row, "the error has"));
        }
        (recorded, row) if recorded.as_ref() != row => {
            all.push(difference(place, recorded.as_ref(), row, "the error has"));
        }
        _ => {}
    }
    all
}
