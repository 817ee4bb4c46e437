//! The document of the API, as far as tests need it.

use serde_json::Value;

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
    /// Whether it stands in the path.
    pub in_path: bool,
    /// Its examples, as they stand in a URL before they are encoded.
    pub examples: Vec<String>,
}

/// The document.
pub struct Specification(Value);

impl Specification {
    /// The document of the repository.
    pub fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../spec/v4/openapi.yaml");
        let text = std::fs::read_to_string(path).expect("the document is there");
        Self(serde_yaml::from_str(&text).expect("the document is YAML"))
    }

    /// Every example of an answer with HTTP 200.
    pub fn answers(&self) -> Vec<Example> {
        self.examples("/responses/200/content/application~1json/examples")
    }

    /// Every example of a body that is sent.
    pub fn bodies(&self) -> Vec<Example> {
        self.examples("/requestBody/content/application~1json/examples")
    }

    /// The parameters of an operation.
    pub fn parameters(&self, operation: &str) -> Vec<Parameter> {
        let found = self.operations().into_iter().find(|(id, _)| id == operation).expect("the operation is documented");
        let parameters = found.1["parameters"].as_array().into_iter().flatten();
        parameters
            .map(|parameter| {
                let parameter = self.resolve(parameter);
                let listed = parameter["examples"].as_object().into_iter().flat_map(|examples| examples.values());
                let examples = listed.map(|example| &self.resolve(example)["value"]);
                Parameter {
                    name: text(&parameter["name"]),
                    in_path: parameter["in"] == "path",
                    examples: examples.chain(parameter.get("example")).map(text).collect(),
                }
            })
            .collect()
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
            examples.map(read).collect::<Vec<_>>()
        };
        self.operations().into_iter().flat_map(of).collect()
    }

    fn resolve<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value["$ref"].as_str() {
            Some(reference) => self.resolve(self.0.pointer(&reference[1..]).expect("a reference leads somewhere")),
            None => value,
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
