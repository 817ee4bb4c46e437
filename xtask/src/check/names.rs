//! Rejects names that would collide in Rust, or with hand-written code.
//!
//! Names of operations, calls and schemas are ours, so another one can be chosen. Names of parameters and properties
//! are the server's; `x-rust-name` gives them another one in Rust.

use std::collections::{BTreeMap, BTreeSet};

use heck::{ToPascalCase, ToSnakeCase};
use serde_json::Value;

use super::keywords::Kind;
use super::uses::{Site, entries, kind, resolved};
use crate::naming::field as rust_name;
use crate::read::Cursor;

/// A kind of name in the generated code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    /// A method of the client, and of calls by name.
    Call,
    /// The type of a call, or of a schema.
    Type,
    /// A parameter: the setter of a call, and an argument of the client.
    Parameter,
    /// A property in a request: the setter of a type, and an argument of a call.
    Sent,
    /// A property in a response: a field.
    Received,
    /// A value of an enumeration.
    Variant,
}

/// Names that are taken, by place.
const RESERVED: &[(Spot, &[&str])] = &[
    (
        Spot::Call,
        &[
            // Methods of the client, and of every type.
            "address",
            "borrow",
            "borrow_mut",
            "budget",
            "builder",
            "builder_from_env",
            "bulk",
            "call",
            "clone",
            "clone_from",
            "clone_into",
            "fmt",
            "from",
            "from_env",
            "from_variables",
            "into",
            "new",
            "from_connection",
            "operations",
            "optional",
            "parts",
            "place",
            "raw",
            "reasons",
            "request",
            "requests",
            "retry",
            "rows",
            "secret",
            "send",
            "to_owned",
            "try_from",
            "try_into",
            "type_id",
            // Modules.
            "answer",
            "api",
            "by_name",
            "calls",
            "client",
            "codes",
            "enums",
            "error",
            "future",
            "generated",
            "items",
            "named",
            "one",
            "page",
            "pages",
            "paging",
            "params",
            "result",
            "string",
            "trace",
            "types",
            "values",
            "vec",
            "with_http_client",
        ],
    ),
    (
        Spot::Type,
        &[
            "Answer",
            "Api",
            "Arc",
            "AsRef",
            "Backoff",
            "Body",
            "Box",
            "Budget",
            "ByteStream",
            "Bytes",
            "Call",
            "Category",
            "Client",
            "ClientBuilder",
            "Clone",
            "Clock",
            "Copy",
            "Cow",
            "Debug",
            "Default",
            "Deref",
            "Deserialize",
            "Display",
            "Drop",
            "Duration",
            "Eq",
            "Err",
            "Error",
            "ErrorKind",
            "Extend",
            "Fn",
            "FnMut",
            "FnOnce",
            "From",
            "FromIterator",
            "FromStr",
            "Future",
            "GaveUp",
            "Hash",
            "HashMap",
            "Into",
            "IntoFuture",
            "IntoIterator",
            "InvalidArgument",
            "InvalidArguments",
            "ItemOutcome",
            "Items",
            "Iterator",
            "Map",
            "Method",
            "NamedCall",
            "NamedOutcome",
            "None",
            "Ok",
            "One",
            "Operation",
            "Option",
            "Ord",
            "Outcome",
            "Page",
            "Pages",
            "Paging",
            "Parameter",
            "PartialEq",
            "PartialOrd",
            "PathSegment",
            "Pin",
            "Reason",
            "Request",
            "Response",
            "ResponseValue",
            "Result",
            "Retry",
            "RetryBudget",
            "Secret",
            "Self",
            "Send",
            "Serialize",
            "Sized",
            "Some",
            "Stream",
            "String",
            "Success",
            "Sync",
            "ToOwned",
            "ToString",
            "TryFrom",
            "TryInto",
            "TwiceEncoded",
            "Unpin",
            "Url",
            "Validate",
            "Value",
            "Vec",
        ],
    ),
    (
        Spot::Parameter,
        &[
            // Setters and methods of every call.
            "attempt_timeout",
            "idempotent",
            "into_future",
            "items",
            "pages",
            "query",
            "retry",
            "send",
            "send_optional",
            "send_rows",
            // Methods of every type.
            "borrow",
            "borrow_mut",
            "clone",
            "clone_from",
            "clone_into",
            "fmt",
            "from",
            "into",
            "new",
            "to_owned",
            "try_from",
            "try_into",
            "type_id",
            // Names in the code around an argument.
            "baseurl",
            "body",
            "builder",
            "call",
            "client",
            "gen",
            "header_map",
            "info",
            "params",
            "request",
            "response",
            "result",
            "url",
            "value",
        ],
    ),
    (
        Spot::Sent,
        &[
            "borrow",
            "borrow_mut",
            "builder",
            "check",
            "clone",
            "clone_from",
            "clone_into",
            "extra",
            "fmt",
            "from",
            "gen",
            "into",
            "invalid",
            "new",
            "to_owned",
            "try_from",
            "try_into",
            "type_id",
            "validate",
            "body",
            "call",
            "client",
            "items",
            "params",
            "request",
        ],
    ),
    (Spot::Received, &["builder", "clone", "clone_from", "extra", "fmt", "gen", "new"]),
    (Spot::Variant, &["Other", "Self"]),
];

fn is_reserved(spot: Spot, name: &str) -> bool {
    RESERVED.iter().any(|(known, names)| *known == spot && names.contains(&name))
}

/// The modules that every API has, and those of the SDK.
const MODULES: &[&str] = &[
    "address",
    "answer",
    "api",
    "backoff",
    "batch",
    "budget",
    "by_name",
    "call",
    "calls",
    "client",
    "clock",
    "codes",
    "connection",
    "enums",
    "error",
    "generated",
    "http",
    "item",
    "jobs",
    "json",
    "named",
    "nearest",
    "operations",
    "page",
    "paging",
    "rates",
    "raw",
    "reasons",
    "redact",
    "refusal",
    "requests",
    "retry",
    "retry_after",
    "testing",
    "trace",
    "types",
    "values",
];

/// Returns whether a module of an API can have this name.
pub fn is_module(name: &str) -> bool {
    is_identifier(name) && !MODULES.contains(&name) && !is_reserved(Spot::Call, name)
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && syn::parse_str::<syn::Ident>(name).is_ok()
}

pub fn check(root: &Cursor<'_>, sites: &[Site<'_>]) {
    let operations = super::operations::all(root);
    let ids: BTreeSet<_> =
        operations.iter().filter_map(|(_, _, operation)| operation.value["operationId"].as_str()).collect();
    for (_, _, operation) in &operations {
        calls(operation, &ids);
        parameters(operation);
    }
    modules(root);
    for (name, place) in entries(root, &["components", "schemas"]) {
        schema(name, &place);
    }
    for site in sites {
        properties(site);
        if kind(site.place.value) == Ok(Kind::Enum) {
            variants(&site.place);
        }
    }
}

fn modules(root: &Cursor<'_>) {
    for tag in root.list("tags") {
        if let Some(name) = tag.get("name")
            && (!is_identifier(name.text()) || name.text() != name.text().to_snake_case())
        {
            name.problem(
                "becomes a module, so it must be a snake_case word of letters and digits, and not a Rust keyword",
            );
        }
    }
}

fn calls(operation: &Cursor<'_>, ids: &BTreeSet<&str>) {
    if let Some(id) = operation.get("operationId")
        && let Some(other) = id.text().strip_suffix("_request")
        && ids.contains(other)
    {
        id.problem(format_args!("`{}` is what builds the request of `{other}`: choose another name", id.text()));
    }
    let mut names = vec![operation.get("operationId")];
    names.extend(operation.list("x-calls").iter().map(|call| call.get("name")));
    let calls = operation.list("x-calls");
    let bulk = calls.iter().map(|call| call.get("bulk")).chain([operation.get("x-bulk")]).flatten();
    names.extend(bulk.map(|bulk| bulk.get("name")));
    for place in names.into_iter().flatten() {
        let name = place.text();
        if !is_identifier(name) {
            place.problem(format_args!("`{name}` is not a valid name for a method: write letters, digits and `_`, starting with a letter, and not a Rust keyword"));
        } else if is_reserved(Spot::Call, name) || is_reserved(Spot::Type, &name.to_pascal_case()) {
            place.problem(format_args!(
                "`{name}` is a name of the client itself: choose one that says what is called, as `get_{name}`"
            ));
        }
    }
}

fn schema(name: &str, place: &Cursor<'_>) {
    let wanted = name.to_pascal_case();
    let vocabulary = kind(place.value) == Ok(Kind::Vocabulary);
    if !name.is_ascii() || !is_identifier(&wanted) {
        place.problem(format_args!(
            "`{name}` is not a valid name for a type: write letters and digits, starting with a letter"
        ));
    } else if wanted != name {
        place.problem(format_args!("the name of a schema is the name of a type: call it `{wanted}`"));
    } else if is_reserved(Spot::Type, name) && !vocabulary {
        place.problem(format_args!("`{name}` is taken: choose a name that says what it is, as `{name}Info`"));
    }
}

/// Returns the name in Rust of a parameter or property; it is a problem if it has none.
fn rust<'a>(name: &'a str, place: &Cursor<'a>, spot: Spot) -> Option<String> {
    if let Some(given) = place.get("x-rust-name") {
        let text = given.text();
        if !is_identifier(text) || text != text.to_snake_case() || is_reserved(spot, text) {
            given.problem(format_args!(
                "`{text}` cannot be a name here: write another, of small letters, digits and `_`"
            ));
            return None;
        }
        return Some(text.to_owned());
    }
    let made = rust_name(name);
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    if !plain || !is_identifier(&made) {
        place.problem(format_args!("`{name}` gives no name in Rust: set one with `x-rust-name`{}", beside(place)));
        return None;
    }
    if is_reserved(spot, &made) {
        place.problem(format_args!(
            "`{name}` would be called `{made}` in Rust, which is taken: set another with `x-rust-name`{}",
            beside(place)
        ));
        return None;
    }
    Some(made)
}

fn beside(place: &Cursor<'_>) -> &'static str {
    if place.value.get("$ref").is_some() { ", and put the `$ref` into `allOf`" } else { "" }
}

fn parameters(operation: &Cursor<'_>) {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let listed: Vec<_> = operation.list("parameters").iter().filter_map(Cursor::resolve).collect();
    let paging = operation.get("x-paging");
    for parameter in &listed {
        let name = parameter.value["name"].as_str().unwrap_or_default();
        let Some(rust) = rust(name, parameter, Spot::Parameter) else { continue };
        let pages = paging
            .as_ref()
            .is_some_and(|paging| ["page", "cursor", "limit"].iter().any(|key| paging.value[key] == name));
        if paging.is_some() && !pages && matches!(rust.as_str(), "page" | "limit" | "cursor") {
            parameter.problem(format_args!(
                "`{name}` would be called `{rust}`, which sets the page: set another name with `x-rust-name`"
            ));
        }
        if let Some(other) = names.insert(rust, name.to_owned()) {
            operation.problem(format_args!(
                "the parameters `{other}` and `{name}` would have one name in Rust: set another with `x-rust-name`"
            ));
        }
    }
    let body =
        operation.get("requestBody").and_then(|body| body.get("content")?.get("application/json")?.get("schema"));
    let listed: Vec<_> =
        operation.list("x-calls").iter().filter_map(|call| call.named_schema(call.value["body"].as_str()?)).collect();
    for body in if listed.is_empty() { body.into_iter().collect() } else { listed } {
        arguments(operation, &body, &names);
    }
}

/// Returns the arguments of a call for its body: its fields if all are required, or the body itself.
fn arguments(operation: &Cursor<'_>, body: &Cursor<'_>, names: &BTreeMap<String, String>) {
    let Some((found, kind)) = resolved(body) else { return };
    let properties = entries(&found, &["properties"]);
    let required = found.list("required").len();
    let mut added: Vec<(String, String)> = Vec::new();
    match kind {
        Kind::Array => added.push(("items".to_owned(), "the items of the body".to_owned())),
        Kind::Object if required == properties.len() => {
            added.extend(properties.iter().map(|(name, place)| {
                let given = place.value.get("x-rust-name").and_then(Value::as_str);
                (given.map_or_else(|| rust_name(name), str::to_owned), format!("the property `{name}` of the body"))
            }));
        }
        _ => {
            let name = found.pointer.rsplit('/').next().unwrap_or_default();
            added.push((rust_name(name), format!("the body `{name}`")));
        }
    }
    for (name, what) in added {
        if let Some(parameter) = names.get(&name) {
            operation.problem(format_args!(
                "the parameter `{parameter}` and {what} would have one name in Rust: set another with `x-rust-name`"
            ));
        }
    }
}

fn properties(site: &Site<'_>) {
    let spot = if site.is_sent() { Spot::Sent } else { Spot::Received };
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    let constructors = entries(&site.place, &["x-constructors"]);
    for (constructor, place) in &constructors {
        let own = *constructor != "new" && is_reserved(Spot::Sent, constructor);
        if !is_identifier(constructor) || *constructor != constructor.to_snake_case() || own {
            place.problem(format_args!("`{constructor}` cannot be a constructor: choose another name, in snake_case"));
        }
    }
    for (name, place) in entries(&site.place, &["properties"]) {
        let Some(rust) = rust(name, &place, spot) else { continue };
        if constructors.iter().any(|(constructor, _)| *constructor == rust) {
            place
                .problem(format_args!("`{name}` is also a constructor in `x-constructors`: choose another name there"));
        }
        if let Some(other) = names.insert(rust, name) {
            place.problem(format_args!(
                "`{other}` and `{name}` would have one name in Rust: set another with `x-rust-name`"
            ));
        }
    }
}

fn variants(place: &Cursor<'_>) {
    let named = place.list("x-enum-varnames");
    let mut variants: BTreeMap<String, String> = BTreeMap::new();
    for (index, value) in place.list("enum").iter().enumerate() {
        let Some(text) = value.value.as_str() else { continue };
        let (shown, at) = match named.get(index).and_then(|name| Some((name.value.as_str()?, name))) {
            Some((name, at)) if name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_') => {
                (name, at)
            }
            Some((name, at)) => {
                at.problem(format_args!("`{name}` must be UPPER_SNAKE"));
                continue;
            }
            None => (text, value),
        };
        let variant = shown.to_pascal_case();
        let plain = shown.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-. ".contains(&byte));
        if !plain || !is_identifier(&variant) || is_reserved(Spot::Variant, &variant) {
            at.problem(format_args!("`{shown}` gives no name in Rust: name the values with `x-enum-varnames`"));
        } else if let Some(other) = variants.insert(variant, shown.to_owned()) {
            at.problem(format_args!(
                "`{other}` and `{shown}` would have one name in Rust: name the values with `x-enum-varnames`"
            ));
        }
    }
}
