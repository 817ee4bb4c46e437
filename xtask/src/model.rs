//! The API as data, for the modules that emit code.

mod answers;
mod collect;

use std::collections::BTreeSet;

use heck::{ToPascalCase, ToShoutySnakeCase};
use serde_json::Value;

pub use answers::{Answer, Batch, Outcome, is_success, success};
pub use collect::{body_fields, item_fields, operations};

use crate::read::{Cursor, Document, Problem, Problems};

/// The kinds of outcome of result codes and reasons: `Category` of `emqx-cloud-core`.
pub const CATEGORIES: &[&str] =
    &["success", "server", "invalid_argument", "not_found", "already_exists", "client_offline", "other"];

/// An API, as its document describes it.
#[derive(Debug)]
pub struct Api {
    /// The names of the API and of its crate and module.
    pub info: Info,
    /// How successes and failures are distinguished.
    pub answers: Answers,
    /// The groups of operations, in order.
    pub tags: Vec<Tag>,
    /// The operations, in order.
    pub operations: Vec<Operation>,
    /// The result codes.
    pub codes: Vec<Named>,
    /// The words that servers send as a reason.
    pub reasons: Vec<Named>,
    /// The maximum number of bytes in a request body.
    pub max_body_bytes: Option<u64>,
    /// The maximum number of bytes in the first line of a request.
    pub max_request_line_bytes: Option<u64>,
    /// Characters that no string in a request may contain.
    pub excluded: Vec<char>,
    /// The names of the fields that contain a secret.
    pub secret_fields: BTreeSet<String>,
    /// The rows with named integers.
    pub readings: Vec<Reading>,
    /// The bodies of error statuses, from the first example of each.
    pub statuses: Vec<Shown>,
}

/// A row with named integers.
#[derive(Debug)]
pub struct Reading {
    /// The schema of the row.
    pub row: String,
    /// The property with the name of the source.
    pub source: String,
    /// The property with the integers.
    pub values: String,
    /// The schema of the integers.
    pub schema: String,
}

/// The body that an example shows for a status.
#[derive(Debug, PartialEq)]
pub struct Shown {
    /// The HTTP status.
    pub status: u16,
    /// The content type; empty if there is none.
    pub content_type: String,
    /// The body.
    pub body: String,
}

/// A failure of an operation, from an example.
#[derive(Debug)]
pub struct Failure {
    /// The name of the example.
    pub name: String,
    /// Its summary.
    pub summary: String,
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Value,
}

/// The names of an API and of its crate and module.
#[derive(Debug)]
pub struct Info {
    /// The title of the document.
    pub title: String,
    /// The version of the API.
    pub version: String,
    /// The name of the crate with the typed client.
    pub package: String,
    /// The name of its module in the SDK.
    pub module: String,
    /// Whether the SDK also exports this API at its root, and the command line is for it.
    pub default: bool,
    /// The groups of commands that are not tags, with a one-line summary.
    pub command_groups: Vec<(String, String)>,
    /// The environment variable with the address.
    pub address: String,
    /// How requests are authenticated.
    pub credentials: Credentials,
}

/// How requests are authenticated.
#[derive(Debug)]
pub enum Credentials {
    /// HTTP Basic: user name and password.
    Basic(Credential, Credential),
    /// A bearer token.
    Bearer(Credential),
}

impl Credentials {
    /// Returns the parts, in order.
    pub fn parts(&self) -> Vec<&Credential> {
        match self {
            Self::Basic(name, secret) => vec![name, secret],
            Self::Bearer(token) => vec![token],
        }
    }
}

/// One part of the credentials.
#[derive(Debug)]
pub struct Credential {
    /// Its name as an argument.
    pub argument: String,
    /// The environment variable that has it.
    pub variable: String,
}

/// How successes and failures are distinguished.
#[derive(Debug)]
pub struct Answers {
    /// The result code of a success. `None` if the HTTP status decides.
    pub success_code: Option<i64>,
    /// The member with the data. `None` if it is the whole body.
    pub data: Option<String>,
    /// The member with the result code.
    pub code: String,
    /// The member with the message.
    pub message: String,
    /// The schema of a failure, if failures have the same status as a success.
    pub failure: Option<String>,
    /// The statuses that every operation documents.
    pub statuses: Vec<u16>,
    /// The statuses after which a connection must not be reused if the request had a body.
    pub body_unread_after: Vec<u16>,
    /// Result codes of servers with another API, and their meaning.
    pub foreign: Vec<(Vec<String>, String)>,
}

impl Answers {
    /// Returns whether a documented status is that of a success.
    pub fn is_success(&self, status: u16) -> bool {
        is_success(status, self.success_code.is_some(), &self.statuses)
    }
}

/// A group of operations.
#[derive(Debug)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// Its description.
    pub description: String,
}

/// A value of an enumeration, with its name and meaning.
#[derive(Debug)]
pub struct Named {
    /// The value on the wire: an integer or a string.
    pub value: Value,
    /// Its name, in upper snake case.
    pub name: String,
    /// Its meaning.
    pub description: String,
    /// The kind of outcome; see [`CATEGORIES`].
    pub category: String,
}

/// One method on one path.
#[derive(Debug)]
pub struct Operation {
    /// `operationId`.
    pub id: String,
    /// The HTTP method, in upper case.
    pub method: String,
    /// The path template, relative to the base address.
    pub path: String,
    /// Its group.
    pub tag: String,
    /// The group of its command on the command line.
    pub group: String,
    /// The name of its command in the group.
    pub command: String,
    /// A one-line summary.
    pub summary: String,
    /// The description.
    pub description: String,
    /// Whether it is idempotent.
    pub idempotent: bool,
    /// Whether callers should use something else.
    pub deprecated: bool,
    /// The HTTP status of a success.
    pub status: u16,
    /// The schema of the body of a success, if it has one.
    pub success: Option<String>,
    /// How its pages follow each other, if it is a list with pages.
    pub paging: Option<Paging>,
    /// Its parameters, in order.
    pub parameters: Vec<Parameter>,
    /// The schema of its body.
    pub body: Option<String>,
    /// The examples of its body, in order.
    pub body_examples: Vec<Value>,
    /// The typed calls: usually one, with the name of the operation.
    pub calls: Vec<Call>,
    /// Its failures with a body of JSON.
    pub failures: Vec<Failure>,
}

impl Operation {
    /// Returns the name of the type of its request.
    pub fn type_name(&self) -> String {
        self.id.to_pascal_case()
    }

    /// Returns the name of its constant.
    pub fn constant(&self) -> String {
        self.id.to_shouty_snake_case()
    }

    /// Returns the required parameters.
    pub fn required(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(|parameter| parameter.required)
    }

    /// Returns the optional parameters.
    pub fn optional(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(|parameter| !parameter.required)
    }
}

/// How the pages of a list follow each other.
#[derive(Debug)]
pub struct Paging {
    /// The parameter that selects the page.
    pub position: Position,
    /// The parameter with the size of a page.
    pub limit: String,
    /// The member with the rows, if it is not the member with the data.
    pub rows: Option<String>,
    /// The member that contains the following fields.
    pub meta: Option<String>,
    /// The field with whether there is another page.
    pub more: Option<String>,
    /// The field with the number of rows on all pages.
    pub total: Option<String>,
    /// The fields that identify a row.
    pub key: Vec<String>,
}

/// The parameter that selects the page.
#[derive(Debug)]
pub enum Position {
    /// By the number of the page.
    Number(String),
    /// By a cursor, with the field of the previous page that has it.
    Cursor(String, String),
}

impl Position {
    /// Returns the name of the parameter.
    pub fn parameter(&self) -> &str {
        match self {
            Self::Number(parameter) | Self::Cursor(parameter, _) => parameter,
        }
    }
}

/// A parameter of an operation.
#[derive(Debug)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// Its name in Rust.
    pub rust: String,
    /// Where it is sent.
    pub place: Place,
    /// Whether it is required.
    pub required: bool,
    /// Its meaning.
    pub description: String,
    /// Its schema, with references resolved.
    pub schema: Value,
    /// The name of its schema, if it has one.
    pub schema_name: Option<String>,
    /// An example.
    pub example: Option<Value>,
    /// Whether the server decodes its percent-encoding twice.
    pub decoded_twice: bool,
    /// The field of the response that repeats its value.
    pub repeated_in: Option<String>,
    /// What it requires of the rows of a list.
    pub filter: Option<Filter>,
}

/// What a parameter requires of the rows of a list.
#[derive(Debug)]
pub struct Filter {
    /// The relation: one of [`RELATIONS`].
    pub relation: &'static str,
    /// The field of a row.
    pub field: String,
    /// The values of the parameter with the corresponding values of the field, if they differ.
    pub values: Vec<(String, String)>,
}

/// The relations of `x-filter`, and their names in `Relation` of `emqx-cloud-core`.
pub const RELATIONS: &[(&str, &str)] = &[
    ("equals", "Equals"),
    ("contains", "Contains"),
    ("at-least", "AtLeast"),
    ("at-most", "AtMost"),
    ("topic", "Topic"),
    ("share-group", "ShareGroup"),
];

impl Parameter {
    /// Returns whether it is an enumeration with its own type. One without a name is a string that is checked.
    pub fn is_enum(&self) -> bool {
        self.schema["enum"].is_array() && self.schema_name.is_some()
    }
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// As a segment of the path.
    Path,
    /// In the query.
    Query,
    /// As a header.
    Header,
}

/// A typed call of an operation.
#[derive(Debug)]
pub struct Call {
    /// The name of the method.
    pub name: String,
    /// A one-line summary.
    pub summary: String,
    /// The description.
    pub description: String,
    /// The request.
    pub body: Option<Body>,
    /// The result.
    pub answer: Answer,
    /// The bulk method of the call.
    pub bulk: Option<Bulk>,
}

/// The bulk method of a call, which sends any number of items, in batches or one by one.
#[derive(Debug)]
pub struct Bulk {
    /// Its name.
    pub name: String,
    /// A one-line summary.
    pub summary: String,
    /// The fields that identify an item.
    pub unique: Vec<String>,
    /// The fields by whose values items keep their order, and whether they are comma-separated lists.
    pub ordered: Vec<(String, bool)>,
}

impl Call {
    /// Returns the name of its type.
    pub fn type_name(&self) -> String {
        self.name.to_pascal_case()
    }
}

/// The body of a call.
#[derive(Debug)]
pub struct Body {
    /// The schema of the operation's body, which can have more alternatives than the call's.
    pub operation_schema: String,
    /// The schema of the call's body.
    pub schema: String,
    /// The form of that schema.
    pub shape: Shape,
}

/// The form of a request body.
#[derive(Debug)]
pub enum Shape {
    /// An object whose fields are all required: its fields are the arguments of the call.
    Fields(Vec<String>),
    /// Any other object, or a choice between objects.
    Object,
    /// A list of a named schema.
    List(String),
}

impl Api {
    /// Reads an API from a document, or returns all problems.
    pub fn read(document: &Document) -> Result<Self, Vec<Problem>> {
        let problems = Problems::default();
        let api = collect::api(&Cursor::root(document, &problems));
        let problems = problems.into_vec();
        if problems.is_empty() { Ok(api) } else { Err(problems) }
    }

    /// Returns every typed call with its operation.
    pub fn calls(&self) -> impl Iterator<Item = (&Operation, &Call)> {
        self.operations.iter().flat_map(|operation| operation.calls.iter().map(move |call| (operation, call)))
    }

    /// Returns whether a schema is a row of a list, the outcome of a batch item, or the result of a look-up.
    pub fn is_row(&self, schema: &str) -> bool {
        self.calls().any(|(_, call)| call.answer.row() == Some(schema))
    }
}
