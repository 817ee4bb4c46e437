//! The supported keywords of every place. Everything that is not in these tables is rejected.
//!
//! [`PLACES`] has the keys of every kind of mapping, and the form of their values. [`SCHEMA`] has those of schemas,
//! with the kinds of schema, uses and positions in which a keyword has an effect.

/// The form of a value.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// A non-empty string.
    Text,
    /// A string, which may be empty.
    AnyText,
    /// `true` or `false`.
    Flag,
    /// A non-negative integer.
    Count,
    /// A number.
    Number,
    /// Any value, except null.
    Value,
    /// A list of different strings.
    Texts,
    /// A list of strings.
    Strings,
    /// A list of different values.
    Values,
    /// A list of HTTP statuses.
    Statuses,
    /// A mapping with the keys of a place.
    One(Place),
    /// A list of such mappings.
    Many(Place),
    /// A mapping from any name to such mappings.
    Named(Place),
    /// A mapping from any name to lists of strings.
    NamedTexts,
    /// A mapping from any name to non-empty strings.
    NamedText,
    /// A mapping from any name to non-negative integers.
    NamedCounts,
    /// One of two forms: the second one if the value is a mapping.
    Either(&'static Form, Place),
}

/// A kind of mapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Root,
    Info,
    Contact,
    License,
    Api,
    Credential,
    Answers,
    SuccessRule,
    ForeignCodes,
    Reading,
    Server,
    ServerVariable,
    Tag,
    PathItem,
    Operation,
    Docs,
    Paging,
    Filter,
    Batch,
    /// `x-bulk` of an operation, or `bulk` of a call.
    Bulk,
    Call,
    Parameter,
    RequestBody,
    RequestContent,
    ResponseContent,
    Media,
    Response,
    Header,
    Example,
    Components,
    SecurityScheme,
    Schema,
    SchemaReference,
}

/// A key of a place.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// The form of its value.
    pub form: Form,
    /// Whether it is required.
    pub required: bool,
}

const fn must(name: &'static str, form: Form) -> Key {
    Key { name, form, required: true }
}

const fn may(name: &'static str, form: Form) -> Key {
    Key { name, form, required: false }
}

use Form::{
    AnyText, Count, Either, Flag, Many, Named, NamedCounts, NamedText, NamedTexts, Number, One, Statuses, Strings,
    Text, Texts, Value, Values,
};

/// The keys of every place except schemas.
pub const PLACES: &[(Place, &[Key])] = &[
    (
        Place::Root,
        &[
            must("openapi", Text),
            must("info", One(Place::Info)),
            must("servers", Many(Place::Server)),
            must("security", Value),
            must("tags", Many(Place::Tag)),
            must("paths", Named(Place::PathItem)),
            must("components", One(Place::Components)),
        ],
    ),
    (
        Place::Info,
        &[
            must("title", Text),
            must("version", Text),
            may("description", Text),
            may("contact", One(Place::Contact)),
            may("license", One(Place::License)),
            must("x-api", One(Place::Api)),
            must("x-answers", One(Place::Answers)),
            may("x-command-groups", NamedText),
            may("x-excluded-characters", Text),
            may("x-max-body-bytes", Count),
            may("x-max-request-line-bytes", Count),
        ],
    ),
    (Place::Contact, &[may("name", Text), may("url", Text), may("email", Text)]),
    (Place::License, &[must("name", Text), may("url", Text)]),
    (
        Place::Api,
        &[
            must("version", Text),
            must("crate", Text),
            must("module", Text),
            may("default", Flag),
            must("address", Text),
            must("credentials", Many(Place::Credential)),
        ],
    ),
    (Place::Credential, &[must("argument", Text), must("variable", Text)]),
    (
        Place::Answers,
        &[
            must("success", Either(&Text, Place::SuccessRule)),
            must("code", Text),
            must("message", Text),
            may("data", Text),
            may("failure", Text),
            must("statuses", Statuses),
            may("body-unread-after", Statuses),
            may("foreign-codes", Many(Place::ForeignCodes)),
        ],
    ),
    (Place::SuccessRule, &[must("code", Count)]),
    (Place::ForeignCodes, &[must("words", Texts), must("advice", Text)]),
    (Place::Reading, &[must("source", Text), must("values", Text)]),
    (Place::Server, &[must("url", Text), may("description", Text), may("variables", Named(Place::ServerVariable))]),
    (Place::ServerVariable, &[must("default", Text), may("description", Text), may("enum", Texts)]),
    (Place::Tag, &[must("name", Text), must("description", Text), may("x-displayName", Text)]),
    (
        Place::PathItem,
        &[
            may("get", One(Place::Operation)),
            may("put", One(Place::Operation)),
            may("post", One(Place::Operation)),
            may("delete", One(Place::Operation)),
            may("patch", One(Place::Operation)),
        ],
    ),
    (
        Place::Operation,
        &[
            must("operationId", Text),
            must("summary", Text),
            must("description", Text),
            must("tags", Texts),
            may("deprecated", Flag),
            may("parameters", Many(Place::Parameter)),
            may("requestBody", One(Place::RequestBody)),
            must("responses", Named(Place::Response)),
            must("x-idempotent", Flag),
            must("x-docs", Many(Place::Docs)),
            may("x-paging", One(Place::Paging)),
            may("x-not-found", Text),
            may("x-batch", Either(&Flag, Place::Batch)),
            may("x-bulk", One(Place::Bulk)),
            may("x-calls", Many(Place::Call)),
            may("x-command", Text),
        ],
    ),
    (Place::Docs, &[may("page", Text), may("section", Text), may("server", Text), may("says", Text)]),
    (
        Place::Paging,
        &[
            may("page", Text),
            may("cursor", Text),
            must("limit", Text),
            may("meta", Text),
            may("more", Text),
            may("total", Text),
            may("rows", Text),
            may("next", Text),
        ],
    ),
    (
        Place::Filter,
        &[
            may("equals", Text),
            may("contains", Text),
            may("at-least", Text),
            may("at-most", Text),
            may("topic", Text),
            may("share-group", Text),
            may("values", Value),
        ],
    ),
    (Place::Batch, &[must("outcome", Text), may("key", Text), may("order", Text)]),
    (Place::Bulk, &[must("name", Text), must("summary", Text), may("unique", Texts), may("ordered-by", Texts)]),
    (
        Place::Call,
        &[
            must("name", Text),
            must("summary", Text),
            must("description", Text),
            must("body", Text),
            must("answer", Text),
            may("outcome", Text),
            may("batch", Either(&Flag, Place::Batch)),
            may("bulk", One(Place::Bulk)),
        ],
    ),
    (
        Place::Parameter,
        &[
            must("name", Text),
            must("in", Text),
            must("description", Text),
            may("required", Flag),
            must("schema", One(Place::Schema)),
            may("example", Value),
            may("examples", Named(Place::Example)),
            may("x-decoded-twice", Flag),
            may("x-filter", One(Place::Filter)),
            may("x-repeated-in", Text),
            may("x-rust-name", Text),
            may("x-secret", Flag),
        ],
    ),
    (
        Place::RequestBody,
        &[must("description", Text), must("required", Flag), must("content", One(Place::RequestContent))],
    ),
    (Place::RequestContent, &[must("application/json", One(Place::Media))]),
    (Place::ResponseContent, &[may("application/json", One(Place::Media)), may("text/plain", One(Place::Media))]),
    (
        Place::Media,
        &[must("schema", One(Place::Schema)), may("example", Value), may("examples", Named(Place::Example))],
    ),
    (
        Place::Response,
        &[must("description", Text), may("headers", Named(Place::Header)), may("content", One(Place::ResponseContent))],
    ),
    (Place::Header, &[must("description", Text), must("schema", One(Place::Schema)), may("example", Value)]),
    (Place::Example, &[may("summary", Text), must("value", Value)]),
    (
        Place::Components,
        &[
            must("securitySchemes", Named(Place::SecurityScheme)),
            may("parameters", Named(Place::Parameter)),
            may("examples", Named(Place::Example)),
            may("responses", Named(Place::Response)),
            must("schemas", Named(Place::Schema)),
        ],
    ),
    (Place::SecurityScheme, &[must("type", Text), must("scheme", Text), may("description", Text)]),
    (Place::SchemaReference, &[]),
];

/// The places where a `$ref` may replace a mapping, and the folder of its target.
pub const REFERENCES: &[(Place, &str)] = &[
    (Place::Parameter, "#/components/parameters/"),
    (Place::Response, "#/components/responses/"),
    (Place::Example, "#/components/examples/"),
    (Place::Schema, "#/components/schemas/"),
    (Place::SchemaReference, "#/components/schemas/"),
];

/// The kind of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Kind {
    /// A string of any content.
    String = 1,
    /// An enumeration of strings.
    Enum = 1 << 1,
    /// An integer.
    Integer = 1 << 2,
    /// A number.
    Number = 1 << 3,
    /// A boolean.
    Boolean = 1 << 4,
    /// A list.
    Array = 1 << 5,
    /// An object with properties.
    Object = 1 << 6,
    /// A map: an object with any names.
    Map = 1 << 7,
    /// A choice between schemas.
    OneOf = 1 << 8,
    /// A union of schemas.
    AnyOf = 1 << 9,
    /// A reference with its own description.
    AllOf = 1 << 10,
    /// Any JSON.
    Untyped = 1 << 11,
    /// A result code or a reason, which have their own types.
    Vocabulary = 1 << 12,
}

impl Kind {
    /// Returns its name for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::String => "a string",
            Self::Enum => "an enumeration",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::Boolean => "a boolean",
            Self::Array => "an array",
            Self::Object => "an object with properties",
            Self::Map => "a map",
            Self::OneOf => "`oneOf`",
            Self::AnyOf => "`anyOf`",
            Self::AllOf => "`allOf`",
            Self::Untyped => "a schema without `type`",
            Self::Vocabulary => "a set of codes or reasons",
        }
    }
}

/// The use of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Role {
    /// The value of a parameter.
    Parameter = 1,
    /// Part of a request body.
    Sent = 1 << 1,
    /// Part of a response.
    Received = 1 << 2,
    /// The value of a response header, which is documentation only.
    Header = 1 << 3,
}

/// The position of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Position {
    /// In `components`, under a name.
    Named = 1,
    /// Under `properties`.
    Property = 1 << 1,
    /// Under `items`.
    Items = 1 << 2,
    /// Under `additionalProperties`.
    Values = 1 << 3,
    /// In `oneOf`, `anyOf` or `allOf`.
    Part = 1 << 4,
    /// Under `schema`.
    Whole = 1 << 5,
}

impl Position {
    /// Returns its name for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Named => "in `components`",
            Self::Property => "as a property",
            Self::Items => "under `items`",
            Self::Values => "under `additionalProperties`",
            Self::Part => "as a part of a combination",
            Self::Whole => "under `schema`",
        }
    }
}

/// A keyword of schemas, and where it has an effect.
#[derive(Debug)]
pub struct Keyword {
    /// The keyword.
    pub name: &'static str,
    /// The form of its value.
    pub form: Form,
    kinds: u16,
    roles: u16,
    positions: u16,
}

impl Keyword {
    /// Returns whether it has an effect on a schema of this kind, in one of these uses, at this position.
    pub fn has_effect(&self, kind: Kind, roles: &[Role], position: Position) -> bool {
        self.kinds & kind as u16 != 0
            && roles.iter().any(|role| self.roles & *role as u16 != 0)
            && self.positions & position as u16 != 0
    }
}

const fn word(name: &'static str, form: Form, kinds: u16, roles: u16, positions: u16) -> Keyword {
    Keyword { name, form, kinds, roles, positions }
}

const STRING: u16 = Kind::String as u16;
const ENUM: u16 = Kind::Enum as u16;
const INTEGER: u16 = Kind::Integer as u16;
const NUMBER: u16 = Kind::Number as u16;
const BOOLEAN: u16 = Kind::Boolean as u16;
const ARRAY: u16 = Kind::Array as u16;
const OBJECT: u16 = Kind::Object as u16;
const MAP: u16 = Kind::Map as u16;
const ONE_OF: u16 = Kind::OneOf as u16;
const ALL_OF: u16 = Kind::AllOf as u16;
const UNTYPED: u16 = Kind::Untyped as u16;
const ANY_OF: u16 = Kind::AnyOf as u16;
const VOCABULARY: u16 = Kind::Vocabulary as u16;
const TYPED: u16 = STRING | ENUM | INTEGER | NUMBER | BOOLEAN | ARRAY | OBJECT | MAP | VOCABULARY;
const EVERY: u16 = TYPED | ONE_OF | ANY_OF | ALL_OF | UNTYPED;

const PARAMETER: u16 = Role::Parameter as u16;
const SENT: u16 = Role::Sent as u16;
const RECEIVED: u16 = Role::Received as u16;
const BODIES: u16 = SENT | RECEIVED;
const ALWAYS: u16 = BODIES | PARAMETER | Role::Header as u16;

const NAMED: u16 = Position::Named as u16;
const PROPERTY: u16 = Position::Property as u16;
const WHOLE: u16 = Position::Whole as u16;
const VALUES: u16 = Position::Values as u16;
const ITEMS: u16 = Position::Items as u16;
const PART: u16 = Position::Part as u16;
const ANYWHERE: u16 = NAMED | PROPERTY | WHOLE | VALUES | ITEMS | PART;
/// The positions where a value has a name, which a message about an invalid argument needs.
const OWN: u16 = NAMED | PROPERTY | WHOLE;

/// The keywords of schemas.
#[rustfmt::skip]
pub const SCHEMA: &[Keyword] = &[
    // keyword, form of its value, kinds of schema, uses, positions
    word("type", Text, TYPED, ALWAYS, ANYWHERE),
    word("description", Text, EVERY, ALWAYS, ANYWHERE),
    word("format", Text, STRING | INTEGER | NUMBER | VOCABULARY, ALWAYS, ANYWHERE),
    word("nullable", Flag, STRING | INTEGER | NUMBER | BOOLEAN | ARRAY | ALL_OF, BODIES, PROPERTY),
    word("enum", Values, ENUM | VOCABULARY, ALWAYS, NAMED | WHOLE),
    word("minLength", Count, STRING, PARAMETER | SENT, OWN),
    word("maxLength", Count, STRING, PARAMETER | SENT, OWN),
    word("pattern", Text, STRING, PARAMETER | SENT, OWN),
    word("minimum", Number, INTEGER, PARAMETER | SENT, OWN),
    word("maximum", Number, INTEGER, PARAMETER | SENT, OWN),
    word("exclusiveMinimum", Flag, INTEGER, PARAMETER | SENT, OWN),
    word("exclusiveMaximum", Flag, INTEGER, PARAMETER | SENT, OWN),
    word("default", Value, STRING | ENUM | INTEGER | NUMBER | BOOLEAN | ALL_OF, PARAMETER | SENT, PROPERTY | WHOLE),
    word("example", Value, EVERY, BODIES | PARAMETER, NAMED | PROPERTY | ITEMS | VALUES),
    word("items", One(Place::Schema), ARRAY, BODIES, NAMED | PROPERTY | WHOLE),
    word("minItems", Count, ARRAY, SENT, NAMED | PROPERTY),
    word("maxItems", Count, ARRAY, SENT, NAMED | PROPERTY),
    word("properties", Named(Place::Schema), OBJECT, BODIES, NAMED),
    word("required", Texts, OBJECT, BODIES, NAMED),
    word("additionalProperties", Either(&Flag, Place::Schema), OBJECT | MAP, BODIES, NAMED),
    word("minProperties", Count, OBJECT | MAP, SENT, NAMED),
    word("oneOf", Many(Place::Schema), ONE_OF, BODIES, NAMED),
    word("anyOf", Many(Place::Schema), ANY_OF | OBJECT | VOCABULARY, BODIES, NAMED | WHOLE),
    word("allOf", Many(Place::Schema), ALL_OF, BODIES, PROPERTY),
    word("x-absent", Text, STRING | INTEGER, RECEIVED, PROPERTY),
    word("x-constructors", NamedTexts, OBJECT, BODIES, NAMED),
    word("x-encoded-by", Text, STRING, SENT, PROPERTY),
    word("x-excluded-characters", AnyText, STRING, PARAMETER | SENT, OWN),
    word("x-enum-categories", Strings, VOCABULARY, ALWAYS, NAMED),
    word("x-enum-descriptions", Strings, ENUM | VOCABULARY, ALWAYS, NAMED),
    word("x-enum-varnames", Texts, ENUM | VOCABULARY, ALWAYS, NAMED),
    word("x-key", Texts, OBJECT, RECEIVED, NAMED),
    word("x-max-bytes-with", NamedCounts, STRING, SENT, PROPERTY),
    word("x-reason", One(Place::SchemaReference), STRING, RECEIVED, PROPERTY | VALUES),
    word("x-reading", One(Place::Reading), OBJECT, RECEIVED, NAMED),
    word("x-repeated-in", Text, STRING, SENT, PROPERTY),
    word("x-rust-name", Text, EVERY, BODIES, PROPERTY),
    word("x-secret", Flag, STRING | ARRAY | ALL_OF, BODIES, PROPERTY),
    word("x-time", Text, STRING | INTEGER, RECEIVED, PROPERTY),
    word("x-type", Text, VOCABULARY, ALWAYS, NAMED),
];

/// Common keywords that are not supported, and what to write instead.
#[rustfmt::skip]
pub const REFUSED: &[(&str, &str)] = &[
    ("additionalItems", "remove it"),
    ("allowEmptyValue", "remove it: an empty value is `minLength: 0`"),
    ("allowReserved", "remove it: every value is percent-encoded"),
    ("callbacks", "remove it: the client receives no calls"),
    ("const", "write an `enum` of one value"),
    ("content", "give the parameter a `schema`"),
    ("contentEncoding", "describe it in `description`"),
    ("dependencies", "describe it in `description`"),
    ("discriminator", "remove it: write the object with the fields of all alternatives, or leave the schema without `type`"),
    ("encoding", "remove it: bodies are JSON"),
    ("explode", "remove it: lists and objects are not supported in parameters"),
    ("externalDocs", "name the page in `x-docs`"),
    ("head", "remove it: only calls with a body in the response are supported"),
    ("links", "remove it"),
    ("multipart/form-data", "only `application/json` is supported"),
    ("application/x-www-form-urlencoded", "only `application/json` is supported"),
    ("multipleOf", "describe it in `description`"),
    ("not", "describe it in `description`"),
    ("options", "remove it"),
    ("patternProperties", "use `additionalProperties`"),
    ("readOnly", "write one object for requests and one for responses"),
    ("requestBodies", "write the body in its operation"),
    ("style", "remove it: parameters are sent as `style: simple` or `form`"),
    ("swagger", "convert the document to OpenAPI 3.0"),
    ("title", "the name of the schema is its title"),
    ("trace", "remove it"),
    ("uniqueItems", "describe it in `description`"),
    ("webhooks", "remove it: the client receives no calls"),
    ("writeOnly", "write one object for requests and one for responses"),
    ("xml", "remove it: bodies are JSON"),
];

/// Returns the keys of a place.
pub fn keys(place: Place) -> Vec<(&'static str, Form, bool)> {
    if place == Place::Schema {
        return SCHEMA.iter().map(|keyword| (keyword.name, keyword.form, false)).collect();
    }
    let keys = PLACES.iter().find(|(known, _)| *known == place).map_or(&[][..], |(_, keys)| *keys);
    keys.iter().map(|key| (key.name, key.form, key.required)).collect()
}
