//! An API as data: what its document says, for code that is the same for every API.

use crate::{KnownCode, KnownReason, Reason, ResultCode};

/// Everything about an API that is not a type.
#[derive(Debug)]
pub struct Api {
    /// The name of its module: `v4`.
    pub name: &'static str,
    /// The version of the API that the document describes.
    pub version: &'static str,
    /// Every operation, in the order of the document.
    pub operations: &'static [Operation],
    /// How a response tells success from failure.
    pub answers: Answers,
    /// The documented result codes.
    pub codes: &'static [KnownCode],
    /// The words in which a server is known to give a reason. Empty: it gives none in words.
    pub reasons: &'static [KnownReason],
    /// The names of the fields that hold a secret, in what is sent and in what is received.
    pub secret_fields: &'static [&'static str],
    /// The credentials that every request carries.
    pub credentials: Credentials,
    /// The environment variable with the address.
    pub address_variable: &'static str,
    /// The most bytes of a request body that a server reads. `None`: there is no known limit.
    pub max_body_bytes: Option<usize>,
    /// The statuses after which a connection must not be used again if the request had a body: the server has not read
    /// it.
    pub body_unread_after: &'static [u16],
    /// Result codes that only another kind of server sends.
    pub foreign_codes: &'static [ForeignCodes],
}

impl Api {
    /// Returns what is known of a result code.
    pub fn known_code(&self, code: &ResultCode) -> Option<&'static KnownCode> {
        self.codes.iter().find(|known| known.code == *code)
    }

    /// Returns what is known of a reason.
    pub fn known_reason(&self, reason: &Reason) -> Option<&'static KnownReason> {
        self.reasons.iter().find(|known| known.reason == *reason)
    }

    /// Returns what it means that the server sent this word as a result code, if only another kind of server does.
    pub fn foreign_code(&self, word: &str) -> Option<&'static ForeignCodes> {
        self.foreign_codes.iter().find(|foreign| foreign.words.contains(&word))
    }

    /// Returns the operation with that `operationId`.
    pub fn operation(&self, id: &str) -> Option<&'static Operation> {
        self.operations.iter().find(|operation| operation.id == id)
    }
}

/// How a response tells success from failure, and where it has its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    /// What makes a response a success.
    pub success: Success,
    /// The member of a success that has the data. `None`: the data is the whole body.
    pub data: Option<&'static str>,
    /// The member with the result code.
    pub code: &'static str,
    /// The member with the server's message.
    pub message: &'static str,
}

/// What makes a response a success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Success {
    /// HTTP 200 with JSON in which the result code is this number.
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
    /// Its name as an argument: `app_id`.
    pub argument: &'static str,
    /// The environment variable that has it: `EMQX_CLOUD_APP_ID`.
    pub variable: &'static str,
}

/// Result codes that show that the server is not one of this API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForeignCodes {
    /// The codes.
    pub words: &'static [&'static str],
    /// What they mean, and what to do.
    pub advice: &'static str,
}

/// One operation of an API: what it is called, where it is, and how it behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation {
    /// Its `operationId`, which is also the name of its method.
    pub id: &'static str,
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// The path template, under the base address.
    pub path: &'static str,
    /// The group that it belongs to.
    pub tag: &'static str,
    /// One line on what it does.
    pub summary: &'static str,
    /// Whether sending it twice has the effect of once. If not, it must not be sent again unless the first request
    /// certainly did not reach the server.
    pub idempotent: bool,
    /// The documented HTTP status of a success.
    pub success_status: u16,
    /// How it pages, if it does.
    pub paging: Option<Paging>,
    /// Its parameters, in the order of the document.
    pub parameters: &'static [Parameter],
    /// The names of the typed calls that it can be made with.
    pub calls: &'static [&'static str],
}

/// How the pages of a list follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// The parameter that says which page, and how.
    pub position: Position,
    /// The parameter with the size of a page.
    pub limit: &'static str,
    /// The member with the rows, if it is not that with the data.
    pub rows: Option<&'static str>,
    /// The member in which the next fields are. `None`: they are members of the response themselves.
    pub meta: Option<&'static str>,
    /// The field that says whether there is another page. `None`: the server does not say.
    pub more: Option<&'static str>,
    /// The field with the number of rows on all pages.
    pub total: Option<&'static str>,
}

/// Which parameter says where a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// The number of the page, from 1.
    Number {
        /// The parameter.
        parameter: &'static str,
    },
    /// An opaque cursor, which the page before has.
    Cursor {
        /// The parameter.
        parameter: &'static str,
        /// The field of the page before that has the cursor; absent or `null` on the last page.
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
    /// Whether it must be given.
    pub required: bool,
}

impl Parameter {
    /// Whether it is sent as a segment of the path.
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
