//! An API as data, for code that is generic over APIs.

use crate::{KnownCode, KnownReason, Reason, ResultCode};

/// A description of an API, as its document gives it.
#[derive(Debug)]
pub struct Api {
    /// The name of its module, such as `v4`.
    pub name: &'static str,
    /// The version of the API that the document describes.
    pub version: &'static str,
    /// Every operation, in the order of the document.
    pub operations: &'static [Operation],
    /// How a success is told from a failure.
    pub answers: Answers,
    /// The documented result codes.
    pub codes: &'static [KnownCode],
    /// The words that servers are known to send as the reason of a failure. Empty if they send no such words.
    pub reasons: &'static [KnownReason],
    /// The names of the fields that contain a secret, in requests and responses.
    pub secret_fields: &'static [&'static str],
    /// The characters that strings in requests must not contain, unless the document allows them for a string.
    pub excluded_characters: &'static [char],
    /// The credentials that every request carries.
    pub credentials: Credentials,
    /// The environment variable with the address.
    pub address_variable: &'static str,
    /// The maximum number of bytes in a request body. `None` if no limit is known.
    pub max_body_bytes: Option<usize>,
    /// The maximum number of bytes in the first line of a request: method, path with query, and version. `None` if no
    /// limit is known.
    pub max_request_line_bytes: Option<usize>,
    /// The statuses after which a connection must not be reused if the request had a body, because the server has not
    /// read the body.
    pub body_unread_after: &'static [u16],
    /// Result codes that only servers with another API send.
    pub foreign_codes: &'static [ForeignCodes],
}

impl Api {
    /// Returns the documentation of a result code.
    pub fn known_code(&self, code: &ResultCode) -> Option<&'static KnownCode> {
        self.codes.iter().find(|known| known.code == *code)
    }

    /// Returns the documentation of a reason.
    pub fn known_reason(&self, reason: &Reason) -> Option<&'static KnownReason> {
        self.reasons.iter().find(|known| known.reason == *reason)
    }

    /// Returns the entry with this word, if it is a result code that only servers with another API send.
    pub fn foreign_code(&self, word: &str) -> Option<&'static ForeignCodes> {
        self.foreign_codes.iter().find(|foreign| foreign.words.contains(&word))
    }

    /// Returns the operation with this `operationId`.
    pub fn operation(&self, id: &str) -> Option<&'static Operation> {
        self.operations.iter().find(|operation| operation.id == id)
    }
}

/// How a success is told from a failure, and the members of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    /// The condition for a success.
    pub success: Success,
    /// The member of a success that has the data. `None` if the data is the whole body.
    pub data: Option<&'static str>,
    /// The member with the result code.
    pub code: &'static str,
    /// The member with the server's message.
    pub message: &'static str,
}

/// The condition for a success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Success {
    /// HTTP 200 with a JSON body in which the result code is this number.
    Code(i64),
    /// The HTTP status that the operation documents.
    Status,
}

/// The credentials that every request carries, with the names of their parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credentials {
    /// HTTP Basic.
    Basic {
        /// The user name.
        name: Credential,
        /// The password.
        secret: Credential,
    },
    /// A bearer token.
    Bearer {
        /// The token.
        token: Credential,
    },
}

/// One part of the credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credential {
    /// Its name as an argument, such as `app_id`.
    pub argument: &'static str,
    /// The environment variable that has it, such as `EMQX_CLOUD_APP_ID`.
    pub variable: &'static str,
}

/// Result codes that show that the server has another API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForeignCodes {
    /// The codes.
    pub words: &'static [&'static str],
    /// The meaning of the codes, and what to do.
    pub advice: &'static str,
}

/// An operation of an API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation {
    /// Its `operationId`, which is also the name of its method.
    pub id: &'static str,
    /// The HTTP method, in upper case.
    pub method: &'static str,
    /// The path template, relative to the base address.
    pub path: &'static str,
    /// The group of operations that it belongs to.
    pub tag: &'static str,
    /// A one-line summary.
    pub summary: &'static str,
    /// Whether it is idempotent: sending it twice has the same effect as sending it once. If it is not, it must not be
    /// retried unless the first request was certainly not executed.
    pub idempotent: bool,
    /// The documented HTTP status of a success.
    pub success_status: u16,
    /// Whether the data of a successful response can contain a failure: a failed item of a batch, a `result` other than `ok`, or an
    /// empty value for an object that does not exist.
    pub failures_in_data: bool,
    /// How its pages follow each other, if it is a list with pages.
    pub paging: Option<Paging>,
    /// Its parameters, in the order of the document.
    pub parameters: &'static [Parameter],
    /// The names of the typed calls that send it.
    pub calls: &'static [&'static str],
}

impl Operation {
    /// Returns the parameters in the path of a request, with their segments as they were sent.
    pub fn segments<'p>(&'static self, path: &'p str) -> impl Iterator<Item = (&'static Parameter, &'p str)> {
        // From the end, because the base address can have a path.
        // Segments are short, so the search is by character.
        path.rsplit(['/']).zip(self.path.rsplit(['/'])).filter_map(|(segment, template)| {
            let name = template.strip_prefix('{')?.strip_suffix('}')?;
            let is_it = |parameter: &&Parameter| parameter.is_in_path() && parameter.name == name;
            Some((self.parameters.iter().find(is_it)?, segment))
        })
    }
}

/// How the pages of a list follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// The parameter that selects the page.
    pub position: Position,
    /// The parameter with the size of a page.
    pub limit: &'static str,
    /// The fields that identify a row. Empty if only the whole row does.
    pub key: &'static [&'static str],
    /// The member with the rows, if it is not the member with the data.
    pub rows: Option<&'static str>,
    /// The member that contains the following fields. `None` if they are members of the response itself.
    pub meta: Option<&'static str>,
    /// The field with whether there is another page. `None` if the server does not send it.
    pub more: Option<&'static str>,
    /// The field with the number of rows on all pages.
    pub total: Option<&'static str>,
}

/// The parameter that selects a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// The number of the page, from 1.
    Number {
        /// The parameter.
        parameter: &'static str,
    },
    /// An opaque cursor from the previous page.
    Cursor {
        /// The parameter.
        parameter: &'static str,
        /// The field of the previous page that has the cursor; missing or `null` on the last page.
        next: &'static str,
    },
}

impl Position {
    /// Returns the parameter.
    pub fn parameter(&self) -> &'static str {
        match self {
            Self::Number { parameter } | Self::Cursor { parameter, .. } => parameter,
        }
    }
}

/// A parameter of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: &'static str,
    /// Its name as an argument or setter.
    pub argument: &'static str,
    /// Where it is sent.
    pub place: Place,
    /// Whether it is required.
    pub required: bool,
    /// The field of the response that repeats its value, which shows whether the response is about what was asked for.
    pub repeated_in: Option<&'static str>,
    /// Whether the server percent-decodes its value twice, so that it is encoded twice.
    pub decoded_twice: bool,
    /// What it requires of the rows of a list, if that can be compared with a row.
    pub filter: Option<Filter>,
}

/// What a parameter requires of the rows of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filter {
    /// The relation between the field and the value of the parameter.
    pub relation: Relation,
    /// The field of the row.
    pub field: &'static str,
    /// The values of the parameter with the corresponding values of the field, if they differ. Other values are not compared.
    pub values: &'static [(&'static str, &'static str)],
}

/// The relation between a field of a row and the value of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Relation {
    /// They are equal.
    Equals,
    /// The field contains the value.
    Contains,
    /// The field is at least the value.
    AtLeast,
    /// The field is at most the value.
    AtMost,
    /// The field is the MQTT topic filter in the value, with or without the `$share/group/` of a shared subscription.
    Topic,
    /// The field is the topic filter of a subscription that is shared by the group in the value.
    ShareGroup,
}

impl Parameter {
    /// Returns whether it is sent as a segment of the path.
    pub fn is_in_path(&self) -> bool {
        self.place == Place::Path
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
