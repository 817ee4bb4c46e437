//! The form of the response to a call.

use crate::read::Cursor;

use super::Answers;

/// The form of the response to a call. Names are those of schemas.
#[derive(Debug)]
pub enum Answer {
    /// A success without data.
    Ack,
    /// A page of rows.
    Page(String),
    /// All rows.
    List(String),
    /// An object.
    Object(String),
    /// An object whose `result` is the outcome.
    Outcome(String),
    /// An object, which the server may leave out.
    OptionalObject(String),
    /// An object; an empty one means that it does not exist.
    OneObject(String),
    /// One row in a list; an empty list means that it does not exist.
    OneRow(String),
    /// One outcome for each item of the request.
    Batch(Batch),
}

impl Answer {
    /// Returns the schema of a row, or of the object.
    pub fn row(&self) -> Option<&str> {
        match self {
            Self::Ack => None,
            Self::Page(row)
            | Self::List(row)
            | Self::Object(row)
            | Self::Outcome(row)
            | Self::OptionalObject(row)
            | Self::OneObject(row)
            | Self::OneRow(row) => Some(row),
            Self::Batch(batch) => batch.row.as_deref(),
        }
    }
}

/// The form of the response to a batch.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The schema of an outcome, if outcomes are objects.
    pub row: Option<String>,
    /// Where an entry has the outcome of an item.
    pub outcome: Outcome,
    /// Whether the entries are in reverse order of the request.
    pub reversed: bool,
}

/// Where an entry of the response to a batch has the outcome of an item.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// Its result code.
    Code,
    /// Its `result`.
    Result,
    /// Under the name of the item, which is the value of this field.
    Name(String),
}

/// Returns whether a documented status is that of a success.
///
/// If the result code decides, the statuses that every operation documents, `shared`, include that of a success, and an operation
/// can document another one that is a failure, such as a 204.
pub fn is_success(status: u16, by_code: bool, shared: &[u16]) -> bool {
    (200..300).contains(&status) && (!by_code || shared.contains(&status))
}

/// Returns the status and the schema of a success, which has no schema if it has no body.
///
/// If the result code decides, the 200 is `anyOf` of two schemas: the success and the failure.
pub fn success<'a>(place: &Cursor<'a>, answers: &Answers) -> Option<(u16, Option<Cursor<'a>>)> {
    let responses = place.require("responses")?;
    let found = responses.entries().into_iter().find_map(|(status, response)| {
        let status: u16 = status.parse().ok()?;
        answers.is_success(status).then_some((status, response))
    });
    let Some((status, response)) = found else {
        responses.problem("there is no response for a success: add a status from 200 to 299");
        return None;
    };
    let response = response.resolve()?;
    if answers.success_code.is_none() && response.get("content").is_none() {
        return Some((status, None));
    }
    let schema = response.require("content")?.require("application/json")?.require("schema")?;
    let (Some(_), Some(failure)) = (answers.success_code, answers.failure.as_deref()) else {
        return Some((status, Some(schema)));
    };
    let alternatives = schema.require("anyOf")?.items();
    match alternatives.as_slice() {
        [success, other] if other.ref_name() == Some(failure) && success.ref_name().is_some() => {
            Some((status, Some(success.clone())))
        }
        _ => {
            schema.problem(format_args!(
                "must be `anyOf` of two: a `$ref` to the schema of the success, and `{failure}`"
            ));
            None
        }
    }
}

/// Returns the form of the response from the schema of a success; `place` has the extensions of the operation or call.
pub fn kind(
    schema: &Cursor<'_>,
    place: &Cursor<'_>,
    answers: &Answers,
    paging: Option<&super::Paging>,
) -> Option<Answer> {
    let whole = schema.resolve()?;
    if let Some(batch) = place.get("x-batch").filter(|batch| !batch.value.is_boolean()) {
        return Some(Answer::Batch(batch_of(&batch, &data(&whole, answers)?)));
    }
    if let Some(paging) = paging {
        let rows = match &paging.rows {
            Some(rows) => whole.require("properties")?.require(rows)?,
            None => data(&whole, answers)?,
        };
        return Some(Answer::Page(named(&rows.resolve()?.require("items")?)?));
    }
    let data = match &answers.data {
        Some(member) => match whole.get("properties").and_then(|properties| properties.get(member)) {
            Some(data) => data,
            None => return Some(Answer::Ack),
        },
        None => schema.clone(),
    };
    let absent = place.get("x-not-found").map(|absent| absent.text().to_owned());
    if data.resolve()?.value["type"] == "array" {
        let item = named(&data.resolve()?.require("items")?)?;
        return match absent.as_deref() {
            Some("empty-array") => Some(Answer::OneRow(item)),
            None => Some(Answer::List(item)),
            Some(_) => {
                place.problem("`x-not-found` must be `empty-array` where the data is an array");
                None
            }
        };
    }
    let item = named(&data)?;
    match absent.as_deref() {
        Some("empty-object") => Some(Answer::OneObject(item)),
        None if place.get("outcome").is_some_and(|outcome| outcome.text() == "result") => Some(Answer::Outcome(item)),
        None => {
            let required = whole.get("required").map(|required| required.texts()).unwrap_or_default();
            let always = answers.data.as_deref().is_none_or(|member| required.contains(&member));
            Some(if always { Answer::Object(item) } else { Answer::OptionalObject(item) })
        }
        Some(_) => {
            place.problem("`x-not-found` must be `empty-object` where the data is an object");
            None
        }
    }
}

/// Returns the part of a success that has the data.
fn data<'a>(whole: &Cursor<'a>, answers: &Answers) -> Option<Cursor<'a>> {
    match &answers.data {
        Some(member) => whole.require("properties")?.require(member)?.resolve(),
        None => Some(whole.clone()),
    }
}

fn named(place: &Cursor<'_>) -> Option<String> {
    let name = place.ref_name().map(str::to_owned);
    if name.is_none() {
        place.problem("must be a `$ref` to a named schema");
    }
    name
}

/// Reads `x-batch`, or `batch` of a call.
pub fn batch_of(batch: &Cursor<'_>, data: &Cursor<'_>) -> Batch {
    let key = batch.get("key").map(|key| key.text().to_owned());
    let outcome = match (batch.require_text("outcome"), key) {
        ("code", None) => Outcome::Code,
        ("result", None) => Outcome::Result,
        ("name", Some(key)) => Outcome::Name(key),
        ("code" | "result" | "name", _) => {
            batch.problem("`key` belongs to `outcome: name`, and only there");
            Outcome::Code
        }
        _ => {
            batch.problem("`outcome` must be `code`, `result` or `name`");
            Outcome::Code
        }
    };
    let reversed = match batch.get("order").map(|order| order.text()) {
        None | Some("request") => false,
        Some("reversed") => true,
        Some(_) => {
            batch.problem("`order` must be `request` or `reversed`");
            false
        }
    };
    let row = match outcome {
        Outcome::Name(_) => None,
        _ => data.require("items").and_then(|items| named(&items)),
    };
    Batch { row, outcome, reversed }
}

/// Returns the batch of a call from `x-calls`.
pub fn listed_batch(batch: &Cursor<'_>, answer: &Cursor<'_>, answers: &Answers) -> Option<Answer> {
    Some(Answer::Batch(batch_of(batch, &data(&answer.resolve()?, answers)?)))
}
