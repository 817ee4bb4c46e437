//! Named schemas for what is sent and what comes back, as `spec/README.md` wants them.

use std::collections::BTreeSet;

use heck::{ToPascalCase, ToShoutySnakeCase};
use pages::{One, Row, Scalar, Type};
use serde_json::{Map, Value, json};

use super::TODO;
use super::fields::Field;
use crate::read::openapi::Spec;

/// Makes schemas, and gives each a name that is not taken.
pub struct Schemas<'a> {
    spec: &'a Spec<'a>,
    taken: &'a mut BTreeSet<String>,
    /// The schemas, in order.
    pub made: Vec<(String, Value)>,
}

/// A `$ref` to a schema.
pub fn reference(name: &str) -> String {
    format!("#/components/schemas/{name}")
}

impl<'a> Schemas<'a> {
    /// Nothing yet; `taken` are the names that there are.
    pub fn new(spec: &'a Spec<'a>, taken: &'a mut BTreeSet<String>) -> Self {
        Self { spec, taken, made: Vec::new() }
    }

    /// A path or query parameter, by the rows of the pages and the value of an example.
    pub fn parameter(&mut self, id: &str, name: &str, place: &str, rows: &[Row], value: Option<&str>) -> Value {
        let row = rows.first().cloned();
        let is_described = row.is_some();
        let field = Field { row, ..Field::default() };
        let kind = field.kind().map_or(Scalar::String, |one| one.scalar);
        let mut schema = self.property(&format!("{}_{name}", id), &field, true);
        let mut description = format!("{TODO} what it means");
        if let Some(text) = schema.as_object_mut().and_then(|members| members.shift_remove("description"))
            && is_described
        {
            description = text.as_str().unwrap_or_default().to_owned();
        } else if !is_described {
            description.push_str("; no table has it");
        }
        let mut written = Map::new();
        let mut put = |key: &str, value: Value| written.insert(key.to_owned(), value);
        put("name", json!(name));
        put("in", json!(place));
        if place == "path" || field.row.as_ref().and_then(|row| row.required) == Some(true) {
            put("required", json!(true));
        }
        put("description", json!(description));
        put("schema", schema);
        if let Some(example) = value.and_then(|example| as_kind(example, kind)) {
            put("example", example);
        }
        Value::Object(written)
    }

    /// The schema of what is sent; its name.
    pub fn body(&mut self, id: &str, field: &Field) -> Option<String> {
        let list = field.items.is_some() && field.members.is_empty();
        if !list {
            let name = self.name(&format!("{}Body", id.to_pascal_case()));
            return Some(self.object(name, id, field, true));
        }
        let stem = id.to_pascal_case();
        let stem = stem.strip_suffix("Batch").unwrap_or(&stem).to_owned();
        let items = field.items.as_deref().cloned().unwrap_or_default();
        let row = self.name(&format!("{stem}Row"));
        let row = self.object(row, &format!("{id}_row"), &items, true);
        let name = self.name(&format!("{stem}Batch"));
        let schema = json!({
            "description": format!("{TODO} what is sent"),
            "type": "array",
            "minItems": 1,
            "items": {"$ref": reference(&row)},
        });
        self.made.push((name.clone(), schema));
        Some(name)
    }

    /// The schema of a success; its name.
    pub fn answer(&mut self, id: &str, field: &Field) -> String {
        let members: Vec<_> = field.members.iter().filter(|(name, _)| name != "code").collect();
        // A `message` comes with failures only, which are a schema of their own.
        if members.iter().all(|(name, _)| name == "message") {
            return "Ack".into();
        }
        let mut required = vec!["code"];
        let mut properties = Map::new();
        properties.insert("code".into(), json!({"$ref": reference("SuccessCode")}));
        for (name, member) in members {
            let schema = match name.as_str() {
                "meta" if self.is_page_meta(member) => json!({"$ref": reference("PageMeta")}),
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
        let name = self.name(&format!("{}Answer", id.to_pascal_case()));
        self.made.push((name.clone(), schema));
        name
    }

    /// One of several schemas under one name; the only one if there is only one.
    pub fn one_of(&mut self, name: &str, word: &str, mut names: Vec<String>) -> Option<String> {
        names.dedup();
        if names.len() < 2 {
            return names.pop();
        }
        let name = self.name(name);
        let parts: Vec<_> = names.iter().map(|name| json!({"$ref": reference(name)})).collect();
        self.made.push((name.clone(), json!({"description": format!("{TODO} which of them when"), word: parts})));
        Some(name)
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
                json!({"$ref": reference(&self.object(name, &format!("{id}_row"), &items, false))})
            };
            return json!({"type": "array", "description": format!("{TODO} what the rows are"), "items": items});
        }
        self.property(&format!("{id}_data"), field, false)
    }

    /// A schema for a property; `stem` names whatever in it needs a name.
    fn property(&mut self, stem: &str, field: &Field, sent: bool) -> Value {
        match field.kind() {
            Some(One { lists: 0, scalar: Scalar::Object }) => {
                let name = self.name(&stem.to_pascal_case());
                json!({"$ref": reference(&self.object(name, stem, field, sent))})
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
                json!({"type": "array", "description": self.description(field, &[]), "items": items})
            }
            _ => self.scalar(stem, field, sent),
        }
    }

    fn scalar(&mut self, stem: &str, field: &Field, sent: bool) -> Value {
        let row = field.row.clone().unwrap_or_default();
        let said = field.kind();
        let mut notes = Vec::new();
        let mut schema = Map::new();
        let mut kind = said.map_or(Scalar::String, |one| one.scalar);
        if kind == Scalar::Enum {
            let whole = !row.values.is_empty() && row.values.iter().all(|value| value.parse::<i64>().is_ok());
            kind = if whole { Scalar::Integer } else { Scalar::String };
        }
        if said.is_none() {
            notes.push("no page says its type".to_owned());
        }
        if matches!(kind, Scalar::Object | Scalar::Array | Scalar::Enum) {
            kind = Scalar::String;
        }
        if sent && kind == Scalar::String && row.values.len() > 1 {
            return json!({"$ref": reference(&self.enumeration(stem, &row.values))});
        }
        schema.insert("type".into(), json!(kind.name()));
        if kind == Scalar::Integer {
            schema.insert("format".into(), json!("int64"));
        }
        let is_secret = ["password", "secret", "token"].iter().any(|word| stem.to_lowercase().ends_with(word));
        if kind == Scalar::String && is_secret {
            schema.insert("format".into(), json!("password"));
        }
        if sent {
            bounds(&mut schema, kind, &row, &mut notes);
        } else if row.values.len() > 1 {
            notes.push(format!("the page lists {}", row.values.join(", ")));
        }
        schema.insert("description".into(), json!(self.description(field, &notes)));
        match &field.example {
            Some(example) if kind.admits(example) => {
                schema.insert("example".into(), example.clone());
            }
            Some(Value::Null) if !sent => {
                schema.insert("nullable".into(), json!(true));
            }
            _ => {}
        }
        Value::Object(schema)
    }

    fn description(&self, field: &Field, notes: &[String]) -> String {
        let mut notes = notes.to_vec();
        let row = field.row.as_ref();
        if row.is_none() {
            notes.push("only an example has it".to_owned());
        }
        if let Some(kind) = row.and_then(|row| row.kind.as_ref()) {
            if kind.alternatives().len() > 1 {
                notes.push(format!("the page says {kind}"));
            } else if let Some(example) =
                field.example.as_ref().filter(|example| !kind.admits(example) && !example.is_null())
            {
                notes.push(format!("the page says {kind} and shows {}", crate::docs::diff::shown(example)));
            }
        }
        if notes.is_empty() {
            format!("{TODO} what it means")
        } else {
            format!("{TODO} what it means; {}", notes.join("; "))
        }
    }

    /// An object under this name; the name.
    fn object(&mut self, name: String, stem: &str, field: &Field, sent: bool) -> String {
        let mut schema = Map::new();
        schema.insert("description".into(), json!(format!("{TODO} what it is")));
        schema.insert("type".into(), json!("object"));
        if sent {
            schema.insert("additionalProperties".into(), json!(false));
        }
        let mut properties = Map::new();
        let mut required = Vec::new();
        for (key, member) in &field.members {
            let needed = match member.row.as_ref().and_then(|row| row.required) {
                Some(said) if sent => said,
                _ => member.always,
            };
            if needed {
                required.push(key.clone());
            }
            properties.insert(key.clone(), self.property(&format!("{stem}_{key}"), member, sent));
        }
        if !required.is_empty() {
            schema.insert("required".into(), json!(required));
        }
        if !properties.is_empty() {
            schema.insert("properties".into(), Value::Object(properties));
        }
        self.made.push((name.clone(), Value::Object(schema)));
        name
    }

    /// The schema of these values: one that is there, or a new one.
    fn enumeration(&mut self, stem: &str, values: &[String]) -> String {
        let wanted: BTreeSet<_> = values.iter().map(String::as_str).collect();
        let made = self.made.iter().map(|(name, schema)| (name, schema));
        for (name, schema) in self.spec.schemas().chain(made) {
            let found = schema["enum"].as_array().into_iter().flatten().map(|value| value.as_str().unwrap_or_default());
            if schema["type"] == "string" && found.collect::<BTreeSet<_>>() == wanted && !name.starts_with("Known") {
                return name.clone();
            }
        }
        let names: Vec<_> = values.iter().map(|value| value.to_shouty_snake_case()).collect();
        let name = self.name(&stem.to_pascal_case());
        let schema = json!({
            "description": format!("{TODO} what it says"),
            "type": "string",
            "enum": values,
            "x-enum-varnames": names,
            "x-enum-descriptions": values.iter().map(|value| format!("{TODO} {value}")).collect::<Vec<_>>(),
            "example": values.first(),
        });
        self.made.push((name.clone(), schema));
        name
    }

    fn is_page_meta(&self, field: &Field) -> bool {
        let known = self.spec.document.at("/components/schemas/PageMeta/properties").and_then(Value::as_object);
        known.is_some_and(|known| {
            let has = |name: &str| field.member(name).is_some();
            field.members.iter().all(|(name, _)| known.contains_key(name)) && has("page") && has("limit")
        })
    }

    fn name(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        let mut count = 2;
        while !self.taken.insert(name.clone()) {
            name = format!("{wanted}{count}");
            count += 1;
        }
        name
    }
}

/// What the page says that a value has to keep to.
fn bounds(schema: &mut Map<String, Value>, kind: Scalar, row: &Row, notes: &mut Vec<String>) {
    if kind == Scalar::String {
        schema.insert("minLength".into(), json!(1));
    }
    let numbers: Vec<i64> = row.values.iter().filter_map(|value| value.parse().ok()).collect();
    if matches!(kind, Scalar::Integer | Scalar::Number) {
        let (lowest, highest) = (numbers.iter().min().copied(), numbers.iter().max().copied());
        for (key, bound) in [
            ("minimum", row.range.map(|range| range.min).or(lowest)),
            ("maximum", row.range.map(|range| range.max).or(highest)),
        ] {
            if let Some(bound) = bound {
                schema.insert(key.into(), json!(bound));
            }
        }
        if let (Some(lowest), Some(highest)) = (lowest, highest)
            && usize::try_from(highest.abs_diff(lowest)).is_ok_and(|span| span + 1 != numbers.len())
        {
            notes.push(format!("only {}", row.values.join(", ")));
        }
    } else if !row.values.is_empty() {
        notes.push(format!("the page lists {}", row.values.join(", ")));
    }
    if let Some(default) = row.default.as_deref() {
        match as_kind(default, kind) {
            Some(default) => {
                schema.insert("default".into(), default);
            }
            None => notes.push(format!("the page says that the default is {default}")),
        }
    }
}

/// A word of a page as a value of this type.
fn as_kind(text: &str, kind: Scalar) -> Option<Value> {
    match kind {
        Scalar::Integer => text.parse::<i64>().ok().map(Value::from),
        Scalar::Number => text.parse::<f64>().ok().map(Value::from),
        Scalar::Boolean => text.parse::<bool>().ok().map(Value::from),
        _ => Some(Value::from(text)),
    }
}
