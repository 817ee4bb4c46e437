//! The reader of OpenAPI documents for comparisons: operations, and the schemas of their requests and responses.
//!
//! It ignores what is missing or invalid, which `cargo xtask generate` reports.

mod fit;

use pages::{FieldPath, One, Place, Scalar, Step, Type, path_parameters, shape};
use serde_json::Value;

use super::{Cursor, Document, Problems, step};
use crate::model;

/// A document.
pub struct Spec<'a> {
    pub document: &'a Document,
    pub operations: Vec<Operation<'a>>,
}

/// An operation.
pub struct Operation<'a> {
    pub method: String,
    pub path: String,
    pub pointer: String,
    /// Its `operationId`, and the names of its typed calls.
    pub names: Vec<String>,
    pub tag: String,
    /// The sections that document it.
    pub docs: Vec<Citation>,
    /// Whether a measured server is its only source.
    pub is_measured: bool,
    pub parameters: Vec<Parameter<'a>>,
    pub body: Option<Node<'a>>,
    /// The schema of the 200 response.
    pub answer: Option<Node<'a>>,
    pub statuses: Vec<String>,
    /// Its typed calls, if it lists any: the schemas of the request and the result of each.
    calls: Vec<(Node<'a>, Node<'a>)>,
}

/// A section that an operation cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    pub page: String,
    pub section: String,
    /// The pointer to the citation.
    pub pointer: String,
}

/// A path or query parameter.
pub struct Parameter<'a> {
    pub name: String,
    pub in_path: bool,
    /// Its pointer in the operation.
    pub listed: String,
    pub field: Field<'a>,
}

/// A parameter, or a field of a request or response.
#[derive(Clone)]
pub struct Field<'a> {
    pub pointer: String,
    pub schema: Node<'a>,
    pub required: bool,
}

impl<'a> Spec<'a> {
    /// Reads the operations of a document.
    pub fn read(document: &'a Document) -> Self {
        let ignored = Problems::default();
        let found = model::operations(&Cursor::root(document, &ignored));
        let operations = found.into_iter().map(|(method, path, place)| Operation::read(document, method, path, &place));
        Self { document, operations: operations.collect() }
    }

    /// Returns the operation with this method, and a path of this shape.
    pub fn find(&self, method: &str, path: &str) -> Option<&Operation<'a>> {
        self.operations.iter().find(|found| found.is(method, path))
    }

    /// Returns the known result codes.
    pub fn codes(&self) -> Option<Node<'a>> {
        let mut schemas = self.schemas();
        let known = |schema: &Value| schema["x-type"] == "result-code" && schema.get("x-enum-categories").is_some();
        let (name, _) = schemas.find(|(_, schema)| known(schema))?;
        Node::at(self.document, &step("/components/schemas", name))
    }

    /// Returns the named schemas.
    pub fn schemas(&self) -> impl Iterator<Item = (&'a String, &'a Value)> {
        self.document.at("/components/schemas").and_then(Value::as_object).into_iter().flatten()
    }
}

impl<'a> Operation<'a> {
    fn read(document: &'a Document, method: String, path: String, place: &Cursor<'_>) -> Self {
        let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let list = |key: &str| place.get(key).map(|list| list.items()).unwrap_or_default();
        let content =
            |pointer: &str| Node::at(document, &format!("{}{pointer}/content/application~1json/schema", place.pointer));
        let named = |value: &Value, key: &str| Node::at(document, &step("/components/schemas", value[key].as_str()?));
        let parameter = |listed: &Cursor<'_>| {
            let found = listed.resolve()?;
            Some(Parameter {
                name: text(found.value, "name"),
                in_path: found.value["in"] == "path",
                listed: listed.pointer.clone(),
                field: Field {
                    required: found.value["required"] == true,
                    schema: Node::at(document, &step(&found.pointer, "schema"))?,
                    pointer: found.pointer,
                },
            })
        };
        let (calls, sources) = (list("x-calls"), list("x-docs"));
        let is_section = |source: &&Cursor<'_>| source.value.get("page").is_some();
        let cite = |source: &Cursor<'_>| Citation {
            page: text(source.value, "page"),
            section: text(source.value, "section"),
            pointer: source.pointer.clone(),
        };
        let names = std::iter::once(text(place.value, "operationId"));
        Self {
            names: names.chain(calls.iter().map(|call| text(call.value, "name"))).collect(),
            tag: place.value["tags"][0].as_str().unwrap_or_default().to_owned(),
            docs: sources.iter().filter(is_section).map(cite).collect(),
            is_measured: !sources.is_empty() && !sources.iter().any(|source| is_section(&source)),
            parameters: list("parameters").iter().filter_map(parameter).collect(),
            calls: calls.iter().filter_map(|call| named(call.value, "body").zip(named(call.value, "answer"))).collect(),
            body: content("/requestBody"),
            answer: content("/responses/200"),
            statuses: place.value["responses"]
                .as_object()
                .into_iter()
                .flat_map(|found| found.keys().cloned())
                .collect(),
            pointer: place.pointer.clone(),
            method,
            path,
        }
    }

    /// Returns whether it has this method, and a path of this shape.
    pub fn is(&self, method: &str, path: &str) -> bool {
        self.method == method && shape(&self.path) == shape(path)
    }

    /// Returns whether it cites this section.
    pub fn cites(&self, page: &str, heading: &str) -> bool {
        self.docs.iter().any(|cited| cited.page == page && cited.section == heading)
    }

    /// Returns the schemas of the request or the response, whichever `place` is, in the calls with or without a list.
    fn roots(&self, place: Place, list: bool) -> Vec<Node<'a>> {
        let is_list = |body: &Node<'a>| body.alternatives().iter().any(|node| node.schema["type"] == "array");
        let calls = self.calls.iter().filter(|(body, _)| is_list(body) == list);
        let calls: Vec<_> = calls.map(|(body, answer)| (Some(body), Some(answer))).collect();
        let all = if calls.is_empty() { vec![(self.body.as_ref(), self.answer.as_ref())] } else { calls };
        let side = |(body, answer)| if place == Place::Body { body } else { answer };
        all.into_iter().filter_map(side).cloned().collect()
    }

    /// Returns the fields with this name; `paths` are the paths that a page has for this operation, where parameters
    /// can have other names, and `list` says whether the section is about a call that sends a list.
    pub fn fields(&self, place: Place, name: &str, paths: &[&str], list: bool) -> Vec<Field<'a>> {
        if matches!(place, Place::Path | Place::Query) {
            let in_path = place == Place::Path;
            let position = |path: &&str| path_parameters(path).iter().position(|found| *found == name);
            let at = paths.iter().filter(|path| in_path && shape(path) == shape(&self.path)).find_map(position);
            let own = at.and_then(|at| path_parameters(&self.path).get(at).copied()).unwrap_or(name);
            let found = self.parameters.iter().filter(|found| found.in_path == in_path && found.name == own);
            return found.take(1).map(|found| found.field.clone()).collect();
        }
        let Some(path) = FieldPath::parse(name) else { return Vec::new() };
        self.roots(place, list).iter().flat_map(|root| root.find(&path)).map(Field::from).collect()
    }

    /// Returns the pointer to the parameters or fields of a place.
    pub fn part(&self, place: Place) -> String {
        let part = match place {
            Place::Path | Place::Query => "parameters",
            Place::Body => "requestBody",
            Place::Response => "responses/200",
        };
        format!("{}/{part}", self.pointer)
    }
}

impl<'a> From<Node<'a>> for Field<'a> {
    fn from(schema: Node<'a>) -> Self {
        let required = schema.pointer.rsplit_once("/properties/").is_none_or(|(object, name)| {
            let name = name.replace("~1", "/").replace("~0", "~");
            let object = schema.document.at(object);
            let mut required = object.and_then(|object| object["required"].as_array()).into_iter().flatten();
            required.any(|found| *found == name)
        });
        Self { pointer: schema.pointer.clone(), schema, required }
    }
}

/// A schema, and where it is defined: the target of a `$ref` is another place.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    document: &'a Document,
    /// The JSON pointer, without `#`.
    pub pointer: String,
    /// The schema as written, which can be a `$ref`.
    pub schema: &'a Value,
}

impl<'a> Node<'a> {
    /// Returns the place at a pointer.
    pub fn at(document: &'a Document, pointer: &str) -> Option<Self> {
        let pointer = pointer.trim_start_matches('#');
        Some(Self { document, pointer: pointer.to_owned(), schema: document.at(pointer)? })
    }

    /// Returns the place below a key.
    pub fn below(&self, key: &str) -> Option<Self> {
        let schema = self.schema.get(key)?;
        Some(Self { pointer: step(&self.pointer, key), schema, ..*self })
    }

    /// Returns the places below a key, if it has a list.
    fn parts(&self, key: &str) -> Vec<Self> {
        let Some(list) = self.below(key) else { return Vec::new() };
        let items = list.schema.as_array().into_iter().flatten().enumerate();
        items.map(|(index, schema)| Self { pointer: step(&list.pointer, &index.to_string()), schema, ..list }).collect()
    }

    /// Returns the alternatives of `anyOf`, `oneOf` and `allOf`. `anyOf: [{required: [a]}, {required: [b]}]` has none.
    fn combined(&self, word: &str) -> Vec<Self> {
        let says = |part: &Self| part.schema.as_object().is_some_and(|part| part.keys().any(|key| key != "required"));
        self.parts(word).into_iter().filter(says).collect()
    }

    /// Returns the target of a chain of `$ref`.
    pub fn resolved(&self) -> Self {
        let mut node = self.clone();
        for _ in 0..16 {
            match node.schema.get("$ref").and_then(Value::as_str).and_then(|target| Node::at(self.document, target)) {
                Some(target) => node = target,
                None => break,
            }
        }
        node
    }

    /// Returns the alternatives, with `$ref`, `anyOf`, `oneOf` and `allOf` resolved.
    pub fn alternatives(&self) -> Vec<Self> {
        let mut found = Vec::new();
        self.collect(0, &mut found);
        found
    }

    fn collect(&self, depth: usize, found: &mut Vec<Self>) {
        let node = self.resolved();
        let words = ["anyOf", "oneOf", "allOf"].into_iter().filter(|_| depth < 16);
        let parts: Vec<_> = words.flat_map(|word| node.combined(word)).collect();
        parts.iter().for_each(|part| part.collect(depth + 1, found));
        if parts.is_empty() || node.schema.get("properties").is_some() {
            found.push(node);
        }
    }

    /// Returns the places of a field, of which there are several if there are alternatives.
    pub fn find(&self, path: &FieldPath) -> Vec<Self> {
        let mut nodes = vec![self.clone()];
        for part in &path.0 {
            let parents = nodes.iter().flat_map(Self::alternatives);
            let children = parents.filter_map(|node| match part {
                Step::Items => node.below("items"),
                Step::Key(key) => node.below("properties")?.below(key),
            });
            let mut found: Vec<Self> = Vec::new();
            for child in children {
                if !found.iter().any(|other| other.pointer == child.pointer) {
                    found.push(child);
                }
            }
            nodes = found;
        }
        nodes
    }

    /// Returns the possible types.
    pub fn types(&self) -> Option<Type> {
        Type::any_of(self.alternatives().iter().flat_map(Self::ones).collect())
    }

    fn ones(&self) -> Vec<One> {
        let scalar = match self.schema["type"].as_str() {
            Some("array") => {
                let items = self.below("items").map(|items| items.alternatives()).unwrap_or_default();
                let inner = items.iter().flat_map(Self::ones).map(|one| One { lists: one.lists + 1, ..one });
                let inner: Vec<_> = inner.collect();
                return if inner.is_empty() { vec![Scalar::Array.into()] } else { inner };
            }
            Some(name) => Scalar::named(name),
            None => self.schema.get("properties").map(|_| Scalar::Object),
        };
        scalar.into_iter().map(One::from).collect()
    }

    /// Returns whether it lists its values, or bounds them on both sides.
    pub fn is_closed(&self) -> bool {
        self.alternatives().iter().any(|node| {
            let has = |key| node.schema.get(key).is_some();
            has("enum") || has("minimum") && has("maximum")
        })
    }

    /// Converts a word of a page to a JSON value of this schema.
    pub fn value_of(&self, word: &str) -> Value {
        let types = self.types();
        let is_text = types.is_some_and(|types| types.alternatives().iter().all(|one| one.scalar == Scalar::String));
        match serde_json::from_str::<Value>(word) {
            Ok(value) if !is_text && !value.is_string() => value,
            _ => Value::from(word),
        }
    }
}
