//! The operations of the specification, as the comparison needs them.

use super::super::facts::shape;
use super::super::schema::Node;
use crate::model;
use crate::read::{Cursor, Document, Problems, step};

/// The specification.
pub struct Spec<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its operations, in order.
    pub operations: Vec<Operation<'a>>,
}

/// An operation.
pub struct Operation<'a> {
    /// The method, in capitals.
    pub method: String,
    /// The path.
    pub path: String,
    /// Where it stands.
    pub pointer: String,
    /// The sections that document it: page, heading, and where that is said.
    pub docs: Vec<(String, String, String)>,
    /// Its parameters.
    pub parameters: Vec<Parameter<'a>>,
    /// The schema of what is sent.
    pub body: Option<Node<'a>>,
    /// The schema of the answer 200.
    pub answer: Option<Node<'a>>,
    /// The typed calls that it is, if it lists any: what each sends, and what comes back.
    pub calls: Vec<(Node<'a>, Node<'a>)>,
    /// The statuses of its responses.
    pub statuses: Vec<String>,
}

/// A path or query parameter.
pub struct Parameter<'a> {
    /// Its name.
    pub name: String,
    /// Whether it stands in the path.
    pub in_path: bool,
    /// Whether it is required.
    pub required: bool,
    /// Where it is listed in the operation.
    pub listed: String,
    /// Where it is defined.
    pub pointer: String,
    /// Its schema.
    pub schema: Node<'a>,
}

impl<'a> Spec<'a> {
    /// Reads what there is; what is missing is for `cargo xtask generate` to report.
    pub fn read(document: &'a Document) -> Self {
        let ignored = Problems::default();
        let root = Cursor::root(document, &ignored);
        let operations = model::operations(&root)
            .into_iter()
            .map(|(method, path, place)| {
                let docs = place.get("x-docs").map(|docs| docs.items()).unwrap_or_default();
                let text = |place: &Cursor<'_>, key: &str| place.value[key].as_str().unwrap_or_default().to_owned();
                let parameters = place.get("parameters").map(|parameters| parameters.items()).unwrap_or_default();
                let schema = |pointer: &str| {
                    Node::at(document, &format!("{}{pointer}/content/application~1json/schema", place.pointer))
                };
                let responses = place.get("responses").map(|responses| responses.entries()).unwrap_or_default();
                Operation {
                    docs: docs
                        .iter()
                        .map(|doc| (text(doc, "page"), text(doc, "section"), doc.pointer.clone()))
                        .collect(),
                    parameters: parameters
                        .iter()
                        .filter_map(|listed| {
                            let found = listed.resolve()?;
                            let schema = Node::at(document, &found.get("schema")?.pointer)?;
                            Some(Parameter {
                                name: text(&found, "name"),
                                in_path: found.value["in"] == "path",
                                required: found.value["required"] == true,
                                listed: listed.pointer.clone(),
                                pointer: found.pointer,
                                schema,
                            })
                        })
                        .collect(),
                    calls: place
                        .get("x-calls")
                        .map(|calls| calls.items())
                        .unwrap_or_default()
                        .iter()
                        .filter_map(|call| {
                            let named =
                                |key| Node::at(document, &step("/components/schemas", call.value[key].as_str()?));
                            Some((named("body")?, named("answer")?))
                        })
                        .collect(),
                    body: schema("/requestBody"),
                    answer: schema("/responses/200"),
                    statuses: responses.iter().map(|(status, _)| (*status).to_owned()).collect(),
                    method,
                    path,
                    pointer: place.pointer,
                }
            })
            .collect();
        Self { document, operations }
    }

    /// The result codes that are known.
    pub fn codes(&self) -> Option<Node<'a>> {
        Node::at(self.document, "/components/schemas/KnownResultCode")
    }
}

impl<'a> Operation<'a> {
    /// Whether it has this method, and a path of this shape.
    pub fn is(&self, method: &str, path: &str) -> bool {
        self.method == method && shape(&self.path) == shape(path)
    }

    /// What a section is about that sends a list, or does not: the schemas of what is sent and what comes back.
    pub fn bodies(&self, document: &'a Document, list: bool) -> Vec<(Option<Node<'a>>, Option<Node<'a>>)> {
        let is_list = |body: &Node<'a>| body.alternatives(document).iter().any(|node| node.schema["type"] == "array");
        let calls = self.calls.iter().filter(|(body, _)| is_list(body) == list);
        let found: Vec<_> = calls.map(|(body, answer)| (Some(body.clone()), Some(answer.clone()))).collect();
        if found.is_empty() { vec![(self.body.clone(), self.answer.clone())] } else { found }
    }

    /// Whether its docs name this section.
    pub fn cites(&self, page: &str, heading: &str) -> bool {
        self.docs.iter().any(|(cited, section, _)| cited == page && section == heading)
    }
}
