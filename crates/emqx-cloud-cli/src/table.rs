//! The commands as data, as `cargo xtask generate` makes them from the document.

/// A command that makes one call.
#[derive(Debug)]
pub struct Command {
    /// The group of commands that it belongs to, such as `users`.
    pub group: &'static str,
    /// Its name in the group, such as `create`.
    pub name: &'static str,
    /// The `operationId`, which is also the name of the call.
    pub operation: &'static str,
    /// A one-line summary.
    pub summary: &'static str,
    /// The description of the operation in the document. It can be empty.
    pub description: &'static str,
    /// The parameters, in the order of the document. Parameters with the page of a list are not among them.
    pub parameters: &'static [Argument],
    /// The body, if the operation has one.
    pub body: Option<Body>,
    /// The documented fields of the result, or of each of its rows. Empty if it has none.
    pub columns: &'static [&'static str],
    /// The form of the command that takes any number of items, if there is one.
    pub bulk: Option<Bulk>,
}

/// A group of commands.
#[derive(Debug)]
pub struct Group {
    /// Its name, such as `users`.
    pub name: &'static str,
    /// A one-line summary.
    pub summary: &'static str,
}

/// The body of a request, which is an object.
#[derive(Debug)]
pub struct Body {
    /// The fields. If there are several forms of the body, the fields of all of them. There are none if the body is not an object,
    /// but an array or a map: it has to be given as JSON.
    pub fields: &'static [Argument],
    /// Whether an array of such objects is a body, too, or is the only one.
    pub takes_many: bool,
    /// Fields of which only one makes sense, because the server ignores the others. Empty if there are none.
    pub alternatives: &'static [&'static str],
    /// An example in JSON, or empty.
    pub example: &'static str,
}

/// The bulk job of an operation.
#[derive(Debug)]
pub struct Bulk {
    /// The name of the method, such as `create_usernames`.
    pub method: &'static str,
    /// A one-line summary.
    pub summary: &'static str,
    /// The fields of an item, in the order of the document: those of the body for a batch, or otherwise the parameters in the path
    /// and the fields of the body.
    pub fields: &'static [Argument],
}

/// A parameter, or a field of a body.
#[derive(Debug, Clone, Copy)]
pub struct Argument {
    /// Its name as an argument of the call, such as `like_clientid`, or as a field of the body.
    pub name: &'static str,
    /// The description in the document.
    pub description: &'static str,
    /// What values it takes.
    pub kind: Kind,
    /// Whether it is required. A field is required if every form of the body needs it.
    pub required: bool,
    /// Whether it is typed without its name, in the order of the table: parameters in the path, required fields, and the fields of
    /// the constructor `new`, unless they are secret.
    pub positional: bool,
    /// Whether its value is a secret.
    pub secret: bool,
    /// An example value as it is typed, or empty.
    pub example: &'static str,
}

/// What values an argument takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    String,
    /// An integer in a range.
    Integer {
        /// The least value.
        least: i64,
        /// The greatest value.
        most: i64,
    },
    /// A number.
    #[allow(dead_code, reason = "not every document has numbers")]
    Number,
    /// `true` or `false`.
    Boolean,
    /// One of the documented values. A newer server could take others, which `call` and `api` send.
    OneOf(&'static [&'static str]),
    /// JSON, such as an object or an array.
    Json,
}
