//! The API document, as far as tests need it.

use std::sync::OnceLock;

use emqx_cloud::Operation;
use serde_json::{Map, Value};

/// The document at compile time.
const TEXT: &str = include_str!("../../spec/v4/openapi.yaml");

/// An example of an operation.
#[derive(Debug, Clone)]
pub struct Example {
    /// The operation.
    pub operation: String,
    /// The example's name.
    pub name: String,
    /// The example itself.
    pub value: Value,
}

/// A parameter of an operation.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// Where it is sent: `path`, `query` or `header`.
    pub place: String,
    /// Its schema.
    pub schema: Value,
    /// Its first example.
    pub example: Option<Value>,
}

/// The document.
pub struct Specification(Value);

impl Specification {
    /// Returns the document of the repository.
    pub fn read() -> &'static Self {
        static READ: OnceLock<Specification> = OnceLock::new();
        READ.get_or_init(|| Self(serde_yaml::from_str(TEXT).expect("the generator has read it before")))
    }

    /// Returns every example of a response with HTTP 200.
    pub fn answers(&self) -> Vec<Example> {
        self.examples("/responses/200/content/application~1json/examples")
    }

    /// Returns every example of a request body.
    pub fn bodies(&self) -> Vec<Example> {
        self.examples("/requestBody/content/application~1json/examples")
    }

    /// Returns the parameters of an operation.
    pub fn parameters(&self, operation: &Operation) -> Vec<Parameter> {
        let parameters = self.operation(operation)["parameters"].as_array().into_iter().flatten();
        let read = |parameter: &Value| {
            let parameter = self.resolve(parameter);
            let listed = first(&parameter["examples"]).map(|(_, example)| &self.resolve(example)["value"]);
            Parameter {
                name: text(&parameter["name"]),
                place: text(&parameter["in"]),
                schema: self.resolve(&parameter["schema"]).clone(),
                example: parameter.get("example").or(listed).cloned(),
            }
        };
        parameters.map(read).collect()
    }

    /// Returns the id of every operation with the names of its calls.
    pub fn calls(&self) -> Vec<(String, Vec<String>)> {
        let named = |(id, operation): (String, &Value)| match operation["x-calls"].as_array() {
            Some(calls) => (id, calls.iter().map(|call| text(&call["name"])).collect()),
            None => (id.clone(), vec![id]),
        };
        self.operations().into_iter().map(named).collect()
    }

    /// Returns an operation as in the document, or null if it does not exist.
    pub fn operation(&self, operation: &Operation) -> &Value {
        &self.0["paths"][operation.path][operation.method.to_ascii_lowercase()]
    }

    /// Whether an operation has a request body.
    pub fn takes_body(&self, operation: &Operation) -> bool {
        self.operation(operation).get("requestBody").is_some()
    }

    /// Whether the server decodes this query parameter twice.
    pub fn is_decoded_twice(&self, operation: &Operation, name: &str) -> bool {
        let parameters = self.operation(operation)["parameters"].as_array().into_iter().flatten();
        let mut parameters = parameters.map(|parameter| self.resolve(parameter));
        parameters.any(|parameter| parameter["name"] == name && parameter["x-decoded-twice"] == true)
    }

    /// Whether a field of a schema, or of any form or item of it, lists its values.
    pub fn lists_values(&self, schema: &Value, field: &str) -> bool {
        let schema = self.resolve(schema);
        let found = self.resolve(&schema["properties"][field]).get("enum").is_some();
        let forms = ["oneOf", "anyOf", "allOf"].into_iter().filter_map(|key| schema[key].as_array()).flatten();
        found || forms.chain(schema.get("items")).any(|below| self.lists_values(below, field))
    }

    /// Returns the name of a known result code or reason, in snake case; `kind` is its `x-type`.
    pub fn name(&self, kind: &str, value: &Value) -> Option<String> {
        let mut schemas = self.0["components"]["schemas"].as_object()?.values();
        let known = schemas.find(|schema| schema["x-type"] == kind && schema.get("x-enum-categories").is_some())?;
        let place = known["enum"].as_array()?.iter().position(|known| known == value)?;
        known["x-enum-varnames"][place].as_str().map(str::to_ascii_lowercase)
    }

    /// Returns the schema with a name.
    pub fn schema(&self, name: &str) -> &Value {
        self.resolve(&self.0["components"]["schemas"][name])
    }

    /// Follows a reference; returns any other value itself.
    pub fn resolve<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value["$ref"].as_str() {
            Some(reference) => self.resolve(self.0.pointer(&reference[1..]).expect("a reference has a target")),
            None => value,
        }
    }

    fn operations(&self) -> Vec<(String, &Value)> {
        let paths = self.0["paths"].as_object().expect("there are paths");
        let operations = paths.values().flat_map(|path| path.as_object().expect("a path is an object").values());
        operations.map(|operation| (text(&operation["operationId"]), operation)).collect()
    }

    fn examples(&self, place: &str) -> Vec<Example> {
        let of = |(operation, found): (String, &Value)| {
            let examples = found.pointer(place).and_then(Value::as_object).into_iter().flatten();
            let read = |(name, example): (&String, &Value)| Example {
                operation: operation.clone(),
                name: name.clone(),
                value: self.resolve(example)["value"].clone(),
            };
            let mut examples: Vec<_> = examples.map(read).collect();
            examples.sort_by(|one, other| one.name.cmp(&other.name));
            examples
        };
        self.operations().into_iter().flat_map(of).collect()
    }
}

/// The first member by name. Objects keep the document's order only if some crate enables a feature of serde_json, so
/// the order cannot be relied on.
fn first(members: &Value) -> Option<(&String, &Value)> {
    members.as_object().into_iter().flat_map(Map::iter).min_by_key(|(name, _)| *name)
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
