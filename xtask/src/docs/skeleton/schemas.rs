//! Named schemas for requests and responses, by the conventions of `spec/README.md`.

use std::collections::BTreeSet;

use heck::{ToPascalCase, ToShoutySnakeCase};
use pages::{One, Row, Scalar, Type};
use serde_json::{Map, Value, json};

use super::fields::Field;
use super::{TODO, object, reference};
use crate::read::openapi::Spec;

/// Creates schemas, each with a name that is not taken.
pub struct Schemas<'a> {
    spec: &'a Spec<'a>,
    taken: &'a mut BTreeSet<String>,
    /// The schemas, in order.
    pub made: Vec<(String, Value)>,
}

impl<'a> Schemas<'a> {
    /// Creates an empty list; `taken` has the existing names.
    pub fn new(spec: &'a Spec<'a>, taken: &'a mut BTreeSet<String>) -> Self {
        Self { spec, taken, made: Vec::new() }
    }

    /// Creates a path or query parameter from the rows of the pages and the value of an example.
    pub fn parameter(&mut self, id: &str, name: &str, place: &str, rows: &[Row], value: Option<&str>) -> Value {
        let row = rows.first().cloned();
        let field = Field { row, ..Field::default() };
        let kind = field.kind().map_or(Scalar::String, |one| one.scalar);
        let is_required = place == "path" || field.row.as_ref().and_then(|row| row.required) == Some(true);
        let mut schema = self.property(&format!("{id}_{name}"), &field, true);
        let described = schema.as_object_mut().and_then(|members| members.shift_remove("description"));
        let plain = format!("{TODO} what it means");
        let description = match field.row {
            None => json!(plain + "; no table has it"),
            Some(_) => described.unwrap_or_else(|| json!(plain)),
        };
        object(json!({
            "name": name,
            "in": place,
            "required": is_required.then_some(true),
            "description": description,
            "schema": schema,
            "example": value.and_then(|example| as_kind(example, kind)),
        }))
    }

    /// Creates the schema of a request body, and returns its name.
    pub fn body(&mut self, id: &str, field: &Field) -> String {
        let stem = id.to_pascal_case();
        let Some(items) = field.items.as_deref().filter(|_| field.members.is_empty()) else {
            let name = self.name(&format!("{stem}Body"));
            return self.object(name, id, field, true);
        };
        let stem = stem.strip_suffix("Batch").unwrap_or(&stem);
        let row = self.name(&format!("{stem}Row"));
        let row = self.object(row, &format!("{id}_row"), items, true);
        let description = format!("{TODO} what is sent");
        let list = json!({"description": description, "type": "array", "minItems": 1, "items": reference(&row)});
        self.make(&format!("{stem}Batch"), list)
    }

    /// Adds a schema, and returns its name.
    fn make(&mut self, wanted: &str, schema: Value) -> String {
        let name = self.name(wanted);
        self.made.push((name.clone(), schema));
        name
    }

    /// Creates the schema of a success, and returns its name.
    pub fn answer(&mut self, id: &str, field: &Field) -> String {
        let members: Vec<_> = field.members.iter().filter(|(name, _)| name != "code").collect();
        // Only failures have a `message`, and they have their own schema.
        if members.iter().all(|(name, _)| name == "message") {
            return "Ack".into();
        }
        let mut required = vec!["code"];
        let mut properties = Map::new();
        properties.insert("code".into(), reference("SuccessCode"));
        for (name, member) in members {
            let schema = match name.as_str() {
                "meta" if self.is_page_meta(member) => reference("PageMeta"),
                "data" => self.data(id, member),
                _ => self.property(&format!("{id}_{name}"), member, false),
            };
            properties.insert(name.clone(), schema);
            if member.always {
                required.push(name);
            }
        }
        let schema = json!({
            "description": format!("{TODO} what comes back"),
            "type": "object",
            "required": required,
            "properties": properties,
        });
        self.make(&format!("{}Answer", id.to_pascal_case()), schema)
    }

    /// Combines several schemas under one name; a single one is returned as is.
    pub fn one_of(&mut self, name: &str, word: &str, mut names: Vec<String>) -> Option<String> {
        names.dedup();
        if names.len() < 2 {
            return names.pop();
        }
        let parts: Vec<_> = names.iter().map(|name| reference(name)).collect();
        Some(self.make(name, json!({"description": format!("{TODO} which of them when"), word: parts})))
    }

    /// `data`: an object or a list of objects always has a named schema.
    fn data(&mut self, id: &str, field: &Field) -> Value {
        let is_list = field.kind().is_some_and(|one| one.lists > 0 || one.scalar == Scalar::Array);
        if is_list {
            let items = field.items.as_deref().cloned().unwrap_or_default();
            let plain = items.kind().is_some_and(|one| !matches!(one.scalar, Scalar::Object | Scalar::Array));
            let items = if plain {
                self.scalar(&format!("{id}_row"), &items, false)
            } else {
                let name = self.name(&format!("{}Row", id.to_pascal_case()));
                reference(&self.object(name, &format!("{id}_row"), &items, false))
            };
            return json!({"type": "array", "description": format!("{TODO} what the rows are"), "items": items});
        }
        self.property(&format!("{id}_data"), field, false)
    }

    /// Creates a schema for a property; `stem` is the start of names inside it.
    fn property(&mut self, stem: &str, field: &Field, sent: bool) -> Value {
        match field.kind() {
            Some(One { lists: 0, scalar: Scalar::Object }) => {
                let name = self.name(&stem.to_pascal_case());
                reference(&self.object(name, stem, field, sent))
            }
            Some(one) if one.lists > 0 || one.scalar == Scalar::Array => {
                let mut items = field.items.as_deref().cloned().unwrap_or_default();
                if items.is_empty() && one.lists > 0 {
                    let kind = Type::any_of(vec![One { lists: one.lists - 1, ..one }]);
                    items.row = Some(Row { kind, ..Row::default() });
                }
                let mut items = self.property(&format!("{stem}_item"), &items, sent);
                if let Some(members) = items.as_object_mut() {
                    members.shift_remove("description");
                }
                json!({"type": "array", "description": description(field, Vec::new()), "items": items})
            }
            _ => self.scalar(stem, field, sent),
        }
    }

    fn scalar(&mut self, stem: &str, field: &Field, sent: bool) -> Value {
        let row = field.row.clone().unwrap_or_default();
        let said = field.kind().map(|one| one.scalar);
        let is_whole = |values: &[String]| !values.is_empty() && values.iter().all(|word| word.parse::<i64>().is_ok());
        let kind = match said {
            Some(Scalar::Enum) if is_whole(&row.values) => Scalar::Integer,
            Some(kind @ (Scalar::Integer | Scalar::Number | Scalar::Boolean)) => kind,
            _ => Scalar::String,
        };
        if sent && kind == Scalar::String && row.values.len() > 1 {
            return reference(&self.enumeration(stem, &row.values));
        }
        let mut notes: Vec<_> = said.is_none().then(|| "no page says its type".to_owned()).into_iter().collect();
        let is_secret = ["password", "secret", "token"].iter().any(|word| stem.to_lowercase().ends_with(word));
        let format = match kind {
            Scalar::Integer => Some("int64"),
            Scalar::String if is_secret => Some("password"),
            _ => None,
        };
        let mut schema = object(json!({"type": kind.name(), "format": format}));
        if sent {
            bounds(&mut schema, kind, &row, &mut notes);
        } else if row.values.len() > 1 {
            notes.push(format!("the page lists {}", row.values.join(", ")));
        }
        schema["description"] = json!(description(field, notes));
        match &field.example {
            Some(example) if kind.admits(example) => schema["example"] = example.clone(),
            Some(Value::Null) if !sent => schema["nullable"] = json!(true),
            _ => {}
        }
        schema
    }

    /// Creates an object with this name, and returns the name.
    fn object(&mut self, name: String, stem: &str, field: &Field, sent: bool) -> String {
        let is_needed = |member: &Field| match member.row.as_ref().and_then(|row| row.required) {
            Some(said) if sent => said,
            _ => member.always,
        };
        let required = field.members.iter().filter(|(_, member)| is_needed(member)).map(|(key, _)| key);
        let required: Vec<_> = required.collect();
        let mut property =
            |(key, member): &(String, Field)| (key.clone(), self.property(&format!("{stem}_{key}"), member, sent));
        let properties: Map<_, _> = field.members.iter().map(&mut property).collect();
        let schema = object(json!({
            "description": format!("{TODO} what it is"),
            "type": "object",
            "additionalProperties": sent.then_some(false),
            "required": Some(required).filter(|required| !required.is_empty()),
            "properties": Some(properties).filter(|properties| !properties.is_empty()),
        }));
        self.made.push((name.clone(), schema));
        name
    }

    /// Returns the schema with these values: an existing one, or a new one.
    fn enumeration(&mut self, stem: &str, values: &[String]) -> String {
        let wanted: BTreeSet<_> = values.iter().map(String::as_str).collect();
        let made = self.made.iter().map(|(name, schema)| (name, schema));
        for (name, schema) in self.spec.schemas().chain(made) {
            let found = schema["enum"].as_array().into_iter().flatten().map(|value| value.as_str().unwrap_or_default());
            if schema["type"] == "string" && found.collect::<BTreeSet<_>>() == wanted && !name.starts_with("Known") {
                return name.clone();
            }
        }
        let schema = json!({
            "description": format!("{TODO} what it says"),
            "type": "string",
            "enum": values,
            "x-enum-varnames": values.iter().map(|value| value.to_shouty_snake_case()).collect::<Vec<_>>(),
            "x-enum-descriptions": values.iter().map(|value| format!("{TODO} {value}")).collect::<Vec<_>>(),
            "example": values.first(),
        });
        self.make(&stem.to_pascal_case(), schema)
    }

    fn is_page_meta(&self, field: &Field) -> bool {
        let known = self.spec.document.at("/components/schemas/PageMeta/properties").and_then(Value::as_object);
        known.is_some_and(|known| {
            let has = |name: &str| field.member(name).is_some();
            field.members.iter().all(|(name, _)| known.contains_key(name)) && has("page") && has("limit")
        })
    }

    fn name(&mut self, wanted: &str) -> String {
        let mut names = (1..).map(|count| if count == 1 { wanted.to_owned() } else { format!("{wanted}{count}") });
        names.find(|name| self.taken.insert(name.clone())).unwrap_or_default()
    }
}

/// Returns the `TODO` for a field, with notes.
fn description(field: &Field, mut notes: Vec<String>) -> String {
    let kind = field.row.as_ref().and_then(|row| row.kind.as_ref());
    let misfit = field.example.as_ref().filter(|example| !example.is_null());
    match (kind, misfit) {
        (Some(kind), _) if kind.alternatives().len() > 1 => notes.push(format!("the page says {kind}")),
        (Some(kind), Some(example)) if !kind.admits(example) => {
            notes.push(format!("the page says {kind} and shows {}", crate::docs::diff::shown(example)));
        }
        _ if field.row.is_none() => notes.push("only an example has it".to_owned()),
        _ => {}
    }
    std::iter::once(format!("{TODO} what it means")).chain(notes).collect::<Vec<_>>().join("; ")
}

/// Adds the page's rules for a value.
fn bounds(schema: &mut Value, kind: Scalar, row: &Row, notes: &mut Vec<String>) {
    if kind == Scalar::String {
        schema["minLength"] = json!(1);
    }
    if matches!(kind, Scalar::Integer | Scalar::Number) {
        let numbers: Vec<i64> = row.values.iter().filter_map(|value| value.parse().ok()).collect();
        let listed = numbers.iter().min().copied().zip(numbers.iter().max().copied());
        if let Some((min, max)) = row.range.map(|range| (range.min, range.max)).or(listed) {
            (schema["minimum"], schema["maximum"]) = (json!(min), json!(max));
        }
        if listed.is_some_and(|(min, max)| max.abs_diff(min) + 1 != numbers.len() as u64) {
            notes.push(format!("only {}", row.values.join(", ")));
        }
    } else if !row.values.is_empty() {
        notes.push(format!("the page lists {}", row.values.join(", ")));
    }
    match row.default.as_deref().map(|default| (default, as_kind(default, kind))) {
        Some((_, Some(default))) => schema["default"] = default,
        Some((default, None)) => notes.push(format!("the page says that the default is {default}")),
        None => {}
    }
}

/// Converts a word of a page to a value of this type.
fn as_kind(text: &str, kind: Scalar) -> Option<Value> {
    match kind {
        Scalar::Integer => text.parse::<i64>().ok().map(Value::from),
        Scalar::Number => text.parse::<f64>().ok().map(Value::from),
        Scalar::Boolean => text.parse::<bool>().ok().map(Value::from),
        _ => Some(Value::from(text)),
    }
}
