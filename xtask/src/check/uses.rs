//! The uses and the position of every schema.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::keywords::{Kind, Position, Role};
use crate::read::Cursor;

/// A schema of the document.
pub struct Site<'a> {
    /// Its place.
    pub place: Cursor<'a>,
    /// Its uses. Empty if it is unused.
    pub roles: Vec<Role>,
    /// Its position.
    pub position: Position,
    /// The property names of the object that it is a property of.
    pub siblings: Vec<&'a str>,
    /// Whether it is a required property, or the schema of a required parameter.
    pub required: bool,
}

impl Site<'_> {
    /// Returns whether it is part of a request.
    pub fn is_sent(&self) -> bool {
        self.roles.iter().any(|role| matches!(role, Role::Sent | Role::Parameter))
    }

    /// Returns whether it is part of a response.
    pub fn is_received(&self) -> bool {
        self.roles.contains(&Role::Received)
    }
}

/// Returns the kind of a schema that is not a `$ref`, or the problem with its `type`.
pub fn kind(schema: &Value) -> Result<Kind, String> {
    let has = |key: &str| schema.get(key).is_some();
    if has("x-type") {
        return Ok(Kind::Vocabulary);
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("string") if has("enum") => Ok(Kind::Enum),
        Some("string") => Ok(Kind::String),
        Some("integer") => Ok(Kind::Integer),
        Some("number") => Ok(Kind::Number),
        Some("boolean") => Ok(Kind::Boolean),
        Some("array") => Ok(Kind::Array),
        Some("object") if has("properties") => Ok(Kind::Object),
        Some("object") => Ok(Kind::Map),
        Some(other) => {
            let known = ["string", "integer", "number", "boolean", "array", "object"];
            let near =
                known.iter().find(|known| known.starts_with(other) || strsim::damerau_levenshtein(known, other) <= 2);
            let hint = near.map_or_else(|| format!("one of {}", known.join(", ")), |near| format!("`{near}`"));
            Err(format!("there is no `type: {other}`: write {hint}"))
        }
        None if has("oneOf") => Ok(Kind::OneOf),
        None if has("anyOf") => Ok(Kind::AnyOf),
        None if has("allOf") => Ok(Kind::AllOf),
        None if has("properties") || has("required") => Err("`type: object` is missing".to_owned()),
        None if has("items") => Err("`type: array` is missing".to_owned()),
        None => Ok(Kind::Untyped),
    }
}

/// Returns the kind of the target of a `$ref`, or of the schema itself.
pub fn resolved<'a>(place: &Cursor<'a>) -> Option<(Cursor<'a>, Kind)> {
    let name = place.ref_name();
    let place = match name {
        Some(name) => place.named_schema(name)?,
        None => place.clone(),
    };
    let kind = kind(place.value).ok()?;
    Some((place, kind))
}

/// Returns the names of the schemas that a node refers to.
fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(entries) => {
            if let Some(name) =
                entries.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix(SCHEMAS))
            {
                found.push(name);
            }
            for (_, child) in entries.iter().filter(|(key, _)| !DATA.contains(&key.as_str())) {
                references(child, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

const SCHEMAS: &str = "#/components/schemas/";

/// Keys with data instead of schemas.
const DATA: &[&str] = &["default", "enum", "example", "examples"];

/// Returns the uses of every named schema, and every schema of the document.
pub fn sites<'a>(root: &Cursor<'a>) -> Vec<Site<'a>> {
    let mut uses = Uses { root: root.clone(), roles: BTreeMap::new(), sites: Vec::new() };
    for (_, _, operation) in super::operations::all(root) {
        uses.operation(&operation);
    }
    let mut named = Vec::new();
    for (name, place) in entries(root, &["components", "schemas"]) {
        let roles = uses.roles.get(name).cloned().unwrap_or_default();
        named.push((place, roles));
    }
    for (place, roles) in named {
        uses.site(place, &roles, Position::Named, Vec::new(), false);
    }
    uses.sites
}

/// Returns the entries of the mapping below these keys; none if there is none.
pub fn entries<'a>(root: &Cursor<'a>, keys: &[&str]) -> Vec<(&'a str, Cursor<'a>)> {
    let mut place = root.clone();
    for key in keys {
        match place.get(key) {
            Some(found) => place = found,
            None => return Vec::new(),
        }
    }
    if place.value.is_object() { place.entries() } else { Vec::new() }
}

/// Returns the circular references: groups of schemas in which each refers to the next, and the last to the first.
pub fn circles(root: &Cursor<'_>) -> BTreeSet<String> {
    let mut edges: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, place) in entries(root, &["components", "schemas"]) {
        references(place.value, edges.entry(name).or_default());
    }
    let reaches = |start: &str| {
        let mut seen = BTreeSet::new();
        let mut next: Vec<&str> = edges.get(start).cloned().unwrap_or_default();
        while let Some(name) = next.pop() {
            if seen.insert(name) {
                next.extend(edges.get(name).into_iter().flatten());
            }
        }
        seen.contains(start)
    };
    edges.keys().filter(|name| reaches(name)).map(|name| (*name).to_owned()).collect()
}

struct Uses<'a> {
    root: Cursor<'a>,
    roles: BTreeMap<&'a str, Vec<Role>>,
    sites: Vec<Site<'a>>,
}

impl<'a> Uses<'a> {
    fn operation(&mut self, operation: &Cursor<'a>) {
        for parameter in operation.list("parameters").iter().filter_map(Cursor::resolve) {
            let required = parameter.value["required"] == true;
            self.schema(&parameter, Role::Parameter, required);
        }
        if let Some(content) = operation.get("requestBody").and_then(|body| body.get("content")) {
            self.content(&content, Role::Sent);
        }
        for (_, response) in entries(operation, &["responses"]) {
            let Some(response) = response.resolve() else { continue };
            if let Some(content) = response.get("content") {
                self.content(&content, Role::Received);
            }
            for (_, header) in entries(&response, &["headers"]) {
                self.schema(&header, Role::Header, false);
            }
        }
        for call in operation.list("x-calls") {
            for (key, role) in [("body", Role::Sent), ("answer", Role::Received)] {
                if let Some(name) = call.value[key].as_str()
                    && let Some((name, _)) = self.root.value["components"]["schemas"]
                        .as_object()
                        .and_then(|schemas| schemas.get_key_value(name))
                {
                    self.reach(name, role);
                }
            }
        }
    }

    fn content(&mut self, content: &Cursor<'a>, role: Role) {
        for (_, media) in content.entries() {
            self.schema(&media, role, false);
        }
    }

    fn schema(&mut self, place: &Cursor<'a>, role: Role, required: bool) {
        let Some(schema) = place.get("schema") else { return };
        let mut names = Vec::new();
        references(schema.value, &mut names);
        names.into_iter().for_each(|name| self.reach(name, role));
        // Shared parameters and responses are visited once per operation.
        if !self.sites.iter().any(|site| site.place.pointer == schema.pointer) {
            self.site(schema, &[role], Position::Whole, Vec::new(), required);
        }
    }

    fn reach(&mut self, name: &'a str, role: Role) {
        let roles = self.roles.entry(name).or_default();
        if roles.contains(&role) {
            return;
        }
        roles.push(role);
        let mut names = Vec::new();
        references(&self.root.value["components"]["schemas"][name], &mut names);
        names.into_iter().for_each(|name| self.reach(name, role));
    }

    fn site(&mut self, place: Cursor<'a>, roles: &[Role], position: Position, siblings: Vec<&'a str>, required: bool) {
        let properties: Vec<_> = entries(&place, &["properties"]);
        let names: Vec<_> = properties.iter().map(|(name, _)| *name).collect();
        let needed = place.list("required");
        for (name, property) in properties {
            let required = needed.iter().any(|needed| needed.value == name);
            self.site(property, roles, Position::Property, names.clone(), required);
        }
        if let Some(items) = place.get("items") {
            self.site(items, roles, Position::Items, Vec::new(), false);
        }
        if let Some(values) = place.get("additionalProperties").filter(|values| values.value.is_object()) {
            self.site(values, roles, Position::Values, Vec::new(), false);
        }
        for key in ["oneOf", "anyOf", "allOf"] {
            // In an object, `anyOf` lists required properties.
            if place.value["type"] != "object" {
                place.list(key).into_iter().for_each(|part| self.site(part, roles, Position::Part, Vec::new(), false));
            }
        }
        self.sites.push(Site { place, roles: roles.to_vec(), position, siblings, required });
    }
}
