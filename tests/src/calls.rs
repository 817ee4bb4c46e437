//! Every typed call of the document, made by name with the values of its examples. Nothing here is specific to an
//! operation.

use std::future::Future;
use std::pin::Pin;

use emqx_cloud::{Answer, Client, NamedCall, Operation, Result, operations};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};

use crate::specification::Specification;

/// The encoding of a path segment: everything but the unreserved characters.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A call in flight. Its result is JSON in the server's form: `data`, `meta`, and any further members.
pub type Sending<'c> = Pin<Box<dyn Future<Output = Result<Value>> + Send + 'c>>;

/// Makes a call.
pub type Sender = Box<dyn Fn(&Client) -> Sending<'_> + Send + Sync>;

/// The form of `data` in a successful response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Nothing.
    Ack,
    /// An object, or nothing.
    MaybeObject,
    /// An object.
    Object,
    /// An object whose `result` is the outcome.
    Outcome,
    /// An object, which is empty if the resource does not exist.
    Lookup,
    /// An array with one row, or empty if the resource does not exist.
    LookupRow,
    /// A page of a list.
    Page,
    /// An array.
    List,
    /// An array with a row per item; the outcome is its `code`.
    Codes,
    /// An array with a row per item, in reverse order; the outcome is its `result`.
    Results,
    /// An object that maps names to outcomes.
    Names,
}

impl Form {
    /// Whether this is the response to a batch.
    pub fn is_batch(self) -> bool {
        matches!(self, Self::Codes | Self::Results | Self::Names)
    }

    /// Whether `data` is an array.
    pub fn is_array(self) -> bool {
        matches!(self, Self::LookupRow | Self::Page | Self::List | Self::Codes | Self::Results)
    }

    /// Whether `data` can belong to a success.
    pub fn takes(self, data: Option<&Value>) -> bool {
        match data {
            None => matches!(self, Self::Ack | Self::MaybeObject),
            Some(Value::Array(_)) => self.is_array(),
            Some(Value::Object(_)) => !self.is_array() && self != Self::Ack,
            Some(_) => false,
        }
    }

    /// Reads the form from the document; `place` has the extensions of the operation, or of one of its calls.
    fn of(specification: &Specification, place: &Value, answer: &Value, batch: &Value) -> Self {
        let (outcome, order) = (batch["outcome"].as_str(), batch["order"].as_str());
        match (outcome, order) {
            (None, _) => {}
            (Some("code"), None | Some("request")) => return Self::Codes,
            (Some("result"), Some("reversed")) => return Self::Results,
            (Some("name"), _) => return Self::Names,
            other => panic!("unknown kind of batch {other:?}: add it to `Form`"),
        }
        let data = specification.resolve(&answer["properties"]["data"]);
        let absent = place["x-not-found"].as_str();
        let is_required = answer["required"].as_array().is_some_and(|names| names.contains(&json!("data")));
        match data["type"].as_str() {
            None if data.is_null() => Self::Ack,
            Some("array") if place.get("x-paging").is_some() => Self::Page,
            Some("array") if absent == Some("empty-array") => Self::LookupRow,
            Some("array") => Self::List,
            _ if absent == Some("empty-object") => Self::Lookup,
            _ if place["outcome"] == "result" => Self::Outcome,
            _ if is_required => Self::Object,
            _ => Self::MaybeObject,
        }
    }
}

/// What a response means to a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// The call succeeded.
    Success,
    /// The resource does not exist.
    Absent,
    /// Code 0, but an item failed.
    Partial,
    /// The call failed.
    Refusal,
}

/// An argument of a call.
#[derive(Debug, Clone)]
pub struct Argument {
    /// Its name.
    pub name: &'static str,
    /// Its value.
    pub value: Value,
    /// The schema of its parameter.
    pub schema: Value,
}

/// A typed call, ready to be made.
pub struct TypedCall {
    /// Its name.
    pub name: &'static str,
    /// Its operation.
    pub operation: &'static Operation,
    /// The form of its `data`.
    pub form: Form,
    /// The field of an item that names its outcome, for [`Form::Names`].
    pub key: Option<String>,
    /// The schema of `data`.
    pub data: Value,
    /// The arguments that it is made with.
    pub arguments: Vec<Argument>,
    /// The path, as sent on the wire, below the base path.
    pub path: String,
    /// The query, decoded.
    pub query: Vec<(String, String)>,
    /// The body.
    pub body: Option<Value>,
    /// The schema of the body.
    pub schema: Value,
    /// Sends the call.
    pub send: Sender,
}

impl TypedCall {
    fn new(name: &'static str, operation: &'static Operation) -> Self {
        let specification = Specification::read();
        let place = specification.operation(operation);
        let mut calls = place["x-calls"].as_array().into_iter().flatten();
        let listed = calls.find(|call| call["name"] == name);
        let (answer, batch) = match listed {
            Some(call) => {
                (specification.schema(call["answer"].as_str().expect("a call has an answer")), &call["batch"])
            }
            None => {
                let schema = &place["responses"]["200"]["content"]["application/json"]["schema"]["anyOf"][0];
                (specification.resolve(schema), &place["x-batch"])
            }
        };
        let form = Form::of(specification, listed.unwrap_or(place), answer, batch);
        let (mut arguments, mut query) = (Vec::new(), Vec::new());
        for documented in specification.parameters(operation) {
            let Some(value) = documented.example else { continue };
            let parameter = operation.parameters.iter().find(|parameter| parameter.name == documented.name);
            let parameter = parameter.expect("the operation has the parameter");
            if documented.place == "query" {
                query.push((documented.name, text(&value)));
            }
            arguments.push(Argument { name: parameter.argument, value, schema: documented.schema });
        }
        let mut bodies = specification.bodies().into_iter().filter(|body| body.operation == operation.id);
        let is_alone = listed.is_none();
        let body = bodies.find(|body| is_alone || body.value.is_array() == form.is_batch()).map(|body| body.value);
        let call = Self {
            name,
            operation,
            form,
            key: batch["key"].as_str().map(str::to_owned),
            data: specification.resolve(&answer["properties"]["data"]).clone(),
            path: path(operation, &arguments),
            query,
            send: sender(name, form, arguments.clone(), body.clone()),
            arguments,
            schema: match listed {
                Some(call) => specification.schema(call["body"].as_str().unwrap_or_default()).clone(),
                None => place["requestBody"]["content"]["application/json"]["schema"].clone(),
            },
            body,
        };
        let success = call.success();
        call.repeated_by(&success)
    }

    /// The same call, asking for what a response is about.
    pub fn about(self, answer: &Value) -> Self {
        self.unfiltered().repeated_by(answer)
    }

    /// The same call without filters, which only some rows fit.
    pub fn unfiltered(mut self) -> Self {
        let filters: Vec<_> = self.operation.parameters.iter().filter(|parameter| parameter.filter.is_some()).collect();
        self.arguments.retain(|argument| !filters.iter().any(|filter| filter.argument == argument.name));
        self.query.retain(|(name, _)| !filters.iter().any(|filter| filter.name == name));
        Self { send: sender(self.name, self.form, self.arguments.clone(), self.body.clone()), ..self }
    }

    /// The same call, with the values that a response repeats.
    fn repeated_by(mut self, answer: &Value) -> Self {
        for parameter in self.operation.parameters {
            let row = answer["data"].get(0).unwrap_or(&answer["data"]);
            let found = parameter.repeated_in.and_then(|field| row.get(field));
            let mut arguments = self.arguments.iter_mut();
            if let (Some(found), Some(argument)) = (found, arguments.find(|given| given.name == parameter.argument)) {
                argument.value = found.clone();
            }
        }
        if let (Form::Outcome, Some(row)) = (self.form, answer["data"].as_object()) {
            self.body = self.body.take().map(|body| self.repeated_body(&body, row));
        }
        let path = path(self.operation, &self.arguments);
        Self { send: sender(self.name, self.form, self.arguments.clone(), self.body.clone()), path, ..self }
    }

    /// The same call with another body.
    pub fn with(self, body: impl Into<Value>) -> Self {
        let body = Some(body.into());
        Self { send: sender(self.name, self.form, self.arguments.clone(), body.clone()), body, ..self }
    }

    /// A body whose fields are those that the row of its outcome repeats.
    fn repeated_body(&self, body: &Value, row: &Map<String, Value>) -> Value {
        let bodies = Specification::read().bodies().into_iter().filter(|other| other.operation == self.operation.id);
        let bodies: Vec<_> = bodies.filter_map(|other| other.value.as_object().cloned()).collect();
        // Fields that only some kinds of bodies have.
        let is_own = |name: &str| bodies.iter().any(|other| !other.contains_key(name));
        let known = |name: &str| bodies.iter().any(|other| other.contains_key(name));
        let kept = body.as_object().cloned().unwrap_or_default().into_iter();
        let kept = kept.filter(|(name, _)| !is_own(name) || row.contains_key(name));
        let repeated = row.iter().filter(|(name, _)| known(name)).map(|(name, value)| (name.clone(), value.clone()));
        kept.chain(repeated).collect()
    }

    /// The same response, about what this call asks for.
    pub fn asked(&self, answer: &Value) -> Value {
        let mut answer = answer.clone();
        for parameter in self.operation.parameters {
            let given = self.arguments.iter().find(|given| given.name == parameter.argument);
            let (Some(field), Some(given)) = (parameter.repeated_in, given) else { continue };
            let rows = match answer.get_mut("data") {
                Some(Value::Array(rows)) => rows.as_mut_slice(),
                Some(row) => std::slice::from_mut(row),
                None => &mut [],
            };
            for found in rows.iter_mut().filter_map(|row| row.get_mut(field)) {
                *found = given.value.clone();
            }
        }
        answer
    }

    /// The call by name; `name` is its own or that of its operation.
    pub fn named(&self, client: &Client, name: &str) -> NamedCall {
        named(client, name, &self.arguments, self.body.as_ref())
    }

    /// Whether the call only reads.
    pub fn reads(&self) -> bool {
        self.operation.method == "GET"
    }

    /// Whether a field of the body can be any string, that is, no form of the body lists its values.
    pub fn is_free(&self, field: &str) -> bool {
        !Specification::read().lists_values(&self.schema, field)
    }

    /// The items that a batch sends.
    pub fn items(&self) -> &[Value] {
        self.body.as_ref().and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// A successful response: the first of the document's examples, or for a batch, one in which every item succeeded.
    pub fn success(&self) -> Value {
        if self.form.is_batch() {
            return json!({"data": self.outcomes(), "code": 0});
        }
        let answers = Specification::read().answers().into_iter();
        let mut own = answers.filter(|example| example.operation == self.operation.id).map(|example| example.value);
        let found = own.find(|answer| self.belongs(answer) && self.meaning(answer) == Meaning::Success);
        found.unwrap_or_else(|| panic!("{} has no example of a success: add one to the document", self.name))
    }

    /// The `data` of a batch response in which every item succeeded.
    pub fn outcomes(&self) -> Value {
        let row = |item: &Value| {
            let mut row = item.clone();
            match self.form {
                Form::Results => row["result"] = "ok".into(),
                _ => row["code"] = 0.into(),
            }
            row
        };
        match self.form {
            Form::Names => {
                self.items().iter().map(|item| (self.name_of(item), "ok".into())).collect::<Map<_, _>>().into()
            }
            Form::Results => self.items().iter().rev().map(row).collect(),
            _ => self.items().iter().map(row).collect(),
        }
    }

    /// The name of an item, for [`Form::Names`].
    pub fn name_of(&self, item: &Value) -> String {
        let name = self.key.as_deref().and_then(|key| item[key].as_str());
        name.unwrap_or_else(|| panic!("{}: {item} has no name", self.name)).to_owned()
    }

    /// Whether an example of a response belongs to this call, if its operation has two calls.
    pub fn belongs(&self, answer: &Value) -> bool {
        self.operation.calls.len() == 1 || answer.get("code").is_none() || self.form.takes(answer.get("data"))
    }

    /// What a response means.
    pub fn meaning(&self, answer: &Value) -> Meaning {
        let data = answer.get("data");
        let absent = match self.form {
            Form::Lookup => data.and_then(Value::as_object).is_some_and(Map::is_empty),
            Form::LookupRow => data.and_then(Value::as_array).is_some_and(Vec::is_empty),
            _ => false,
        };
        let failed = |row: &Value| match self.form {
            Form::Codes => row["code"] != 0,
            Form::Results => row["result"] != "ok",
            _ => row != "ok",
        };
        let rows: Vec<&Value> = match data {
            Some(Value::Array(rows)) => rows.iter().collect(),
            Some(Value::Object(rows)) => rows.values().collect(),
            _ => Vec::new(),
        };
        match answer.get("code") {
            Some(code) if code == 0 && absent => Meaning::Absent,
            Some(code) if code == 0 && self.form.is_batch() && rows.into_iter().any(failed) => Meaning::Partial,
            Some(code) if code == 0 => Meaning::Success,
            _ => Meaning::Refusal,
        }
    }
}

fn named(client: &Client, name: &str, arguments: &[Argument], body: Option<&Value>) -> NamedCall {
    let call = client.call(name);
    let call = arguments.iter().fold(call, |call, argument| call.arg(argument.name, argument.value.clone()));
    body.into_iter().fold(call, |call, body| call.body(body.clone()))
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The path of an operation with these arguments.
fn path(operation: &Operation, arguments: &[Argument]) -> String {
    let in_path = operation.parameters.iter().filter(|parameter| parameter.is_in_path());
    in_path.fold(operation.path.to_owned(), |path, parameter| {
        let given = arguments.iter().find(|given| given.name == parameter.argument);
        let given = given.map(|given| text(&given.value)).unwrap_or_default();
        path.replace(&format!("{{{}}}", parameter.name), &utf8_percent_encode(&given, SEGMENT).to_string())
    })
}

fn sender(name: &'static str, form: Form, arguments: Vec<Argument>, body: Option<Value>) -> Sender {
    Box::new(move |client| {
        let call = named(client, name, &arguments, body.as_ref());
        Box::pin(async move { call.send().await.map(|answer| received(form, answer)) })
    })
}

/// The result in the server's form.
fn received(form: Form, answer: Answer) -> Value {
    let data = match (form, answer.data()) {
        (Form::Names, Some(Value::Array(rows))) => {
            let text = |value: &Value| value.as_str().expect("a name is a string").to_owned();
            Some(rows.iter().map(|row| (text(&row["name"]), row["outcome"].clone())).collect::<Map<_, _>>().into())
        }
        (_, data) => data,
    };
    let mut received = answer.extra.to_map();
    received.extend(data.map(|data| ("data".to_owned(), data)));
    received.extend(answer.meta.map(|meta| ("meta".to_owned(), meta.to_map().into())));
    received.into()
}

/// Returns every typed call.
pub fn calls() -> Vec<TypedCall> {
    let all = operations::ALL.iter().flat_map(|operation| operation.calls.iter().map(move |name| (name, operation)));
    all.map(|(name, operation)| TypedCall::new(name, operation)).collect()
}

/// Returns the typed call with a name.
pub fn call(name: &str) -> TypedCall {
    let mut all =
        operations::ALL.iter().flat_map(|operation| operation.calls.iter().map(move |name| (name, operation)));
    let (name, operation) = all.find(|(found, _)| **found == name).unwrap_or_else(|| panic!("no call is named {name}"));
    TypedCall::new(name, operation)
}
