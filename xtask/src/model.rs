//! The API as data: what the emitters need, taken from a document once.

mod answers;
mod collect;

use std::collections::BTreeSet;

use heck::{ToPascalCase, ToShoutySnakeCase};
use serde_json::Value;

pub use answers::{Answer, Batch, Outcome, success};
pub use collect::operations;

use crate::read::{Cursor, Document, Problem, Problems};

/// The kinds of outcome that a result code or a reason can stand for: `Category` of `emqx-cloud-core`.
pub const CATEGORIES: &[&str] =
    &["success", "server", "invalid_argument", "not_found", "already_exists", "client_offline", "other"];

/// Everything that a document describes.
#[derive(Debug)]
pub struct Api {
    /// What the API is called, and what it becomes.
    pub info: Info,
    /// How a response tells success from failure.
    pub answers: Answers,
    /// The groups of operations, in order.
    pub tags: Vec<Tag>,
    /// The operations, in order.
    pub operations: Vec<Operation>,
    /// The result codes.
    pub codes: Vec<Named>,
    /// The words in which a server gives a reason.
    pub reasons: Vec<Named>,
    /// The most bytes of a request body that a server reads.
    pub max_body_bytes: Option<u64>,
    /// Characters that no string may have that is sent.
    pub excluded: Vec<char>,
    /// The names of the fields that hold a secret.
    pub secret_fields: BTreeSet<String>,
}

/// What an API is called, and what it becomes.
#[derive(Debug)]
pub struct Info {
    /// The title of the document.
    pub title: String,
    /// The version of the API.
    pub version: String,
    /// The name of the crate with the typed client.
    pub package: String,
    /// The name of the module with its face.
    pub module: String,
    /// Whether the SDK has this API at its root too.
    pub default: bool,
    /// The environment variable with the address.
    pub address: String,
    /// How requests are authorized.
    pub credentials: Credentials,
}

/// How requests are authorized.
#[derive(Debug)]
pub enum Credentials {
    /// HTTP Basic: user name and password.
    Basic(Credential, Credential),
    /// A bearer token.
    Bearer(Credential),
}

impl Credentials {
    /// The parts, in order.
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

/// How a response tells success from failure.
#[derive(Debug)]
pub struct Answers {
    /// The result code of a success. `None`: the HTTP status tells.
    pub success_code: Option<i64>,
    /// The member with the data. `None`: the whole body.
    pub data: Option<String>,
    /// The member with the result code.
    pub code: String,
    /// The member with the message.
    pub message: String,
    /// The schema of a failure, if it comes beside a success under one status.
    pub failure: Option<String>,
    /// The statuses that every operation documents.
    pub statuses: Vec<u16>,
    /// The statuses after which a connection with a request body must not be used again.
    pub body_unread_after: Vec<u16>,
    /// Codes of another kind of server, and what they mean.
    pub foreign: Vec<(Vec<String>, String)>,
}

/// A group of operations.
#[derive(Debug)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub description: String,
}

/// A value of an enumeration, with its name and meaning.
#[derive(Debug)]
pub struct Named {
    /// The value on the wire: an integer or a string.
    pub value: Value,
    /// Its name, in upper snake case.
    pub name: String,
    /// What it means.
    pub description: String,
    /// What kind of outcome it is; see [`CATEGORIES`].
    pub category: String,
}

/// One method on one path.
#[derive(Debug)]
pub struct Operation {
    /// `operationId`.
    pub id: String,
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path template, under the base address.
    pub path: String,
    /// Its group.
    pub tag: String,
    /// One line.
    pub summary: String,
    /// Everything else to know.
    pub description: String,
    /// Whether sending it twice has the effect of once.
    pub idempotent: bool,
    /// Whether callers should use something else.
    pub deprecated: bool,
    /// The HTTP status of a success.
    pub status: u16,
    /// The schema of the body of a success, if it has one.
    pub success: Option<String>,
    /// How it pages, if it does.
    pub paging: Option<Paging>,
    /// Its parameters, in order.
    pub parameters: Vec<Parameter>,
    /// The schema of its body.
    pub body: Option<String>,
    /// The typed calls: usually one, with the name of the operation.
    pub calls: Vec<Call>,
}

impl Operation {
    /// The name of the type of its request.
    pub fn type_name(&self) -> String {
        self.id.to_pascal_case()
    }

    /// The name of its constant.
    pub fn constant(&self) -> String {
        self.id.to_shouty_snake_case()
    }

    /// The parameters that must be given.
    pub fn required(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(|parameter| parameter.required)
    }

    /// The parameters that can be left out.
    pub fn optional(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(|parameter| !parameter.required)
    }
}

/// How the pages of a list follow each other.
#[derive(Debug)]
pub struct Paging {
    /// The parameter that says which page.
    pub position: Position,
    /// The parameter with the size of a page.
    pub limit: String,
    /// The member with the rows, if it is not that with the data.
    pub rows: Option<String>,
    /// The member that has the next fields.
    pub meta: Option<String>,
    /// The field that says whether there is another page.
    pub more: Option<String>,
    /// The field with the number of rows on all pages.
    pub total: Option<String>,
}

/// The parameter that says which page.
#[derive(Debug)]
pub enum Position {
    /// With the number of the page.
    Number(String),
    /// With a cursor, and the field of the page before that has it.
    Cursor(String, String),
}

impl Position {
    /// The name of the parameter.
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
    /// Whether it must be given.
    pub required: bool,
    /// What it means.
    pub description: String,
    /// Its schema, references followed.
    pub schema: Value,
    /// The name of its schema, if it has one.
    pub schema_name: Option<String>,
    /// A value that fits.
    pub example: Option<Value>,
    /// Whether the server decodes its percent-encoding twice.
    pub decoded_twice: bool,
}

impl Parameter {
    /// Whether it is an enumeration with a type of its own; one without a name is a string that is checked.
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

/// One typed way to call an operation.
#[derive(Debug)]
pub struct Call {
    /// The name of the method.
    pub name: String,
    /// One line.
    pub summary: String,
    /// Everything else to know.
    pub description: String,
    /// What is sent.
    pub body: Option<Body>,
    /// What comes back.
    pub answer: Answer,
}

impl Call {
    /// The name of the type that builds it.
    pub fn type_name(&self) -> String {
        self.name.to_pascal_case()
    }
}

/// What a call sends.
#[derive(Debug)]
pub struct Body {
    /// The schema of the operation's body, which can be wider than the call's.
    pub operation_schema: String,
    /// The schema of the call's body.
    pub schema: String,
    /// What that schema is.
    pub shape: Shape,
}

/// The forms that a request body has.
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
    /// Takes the operations from a document, or says everything that is in the way.
    pub fn read(document: &Document) -> Result<Self, Vec<Problem>> {
        let problems = Problems::default();
        let api = collect::api(&Cursor::root(document, &problems));
        let problems = problems.into_vec();
        if problems.is_empty() { Ok(api) } else { Err(problems) }
    }

    /// Every typed call, with its operation.
    pub fn calls(&self) -> impl Iterator<Item = (&Operation, &Call)> {
        self.operations.iter().flat_map(|operation| operation.calls.iter().map(move |call| (operation, call)))
    }

    /// Whether a schema is a row of a list or batch, or the one thing that a call asks for.
    pub fn is_row(&self, schema: &str) -> bool {
        self.calls().any(|(_, call)| call.answer.row() == Some(schema))
    }
}
