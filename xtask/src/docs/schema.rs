//! Finds fields in the schemas of the specification, and says whether a value fits.

use serde_json::Value;

use super::names::{FieldPath, Step};
use super::types::{One, Scalar, Type};
use crate::read::{Document, step};

/// A schema, and where it stands: what a `$ref` leads to is another place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'a> {
    /// The JSON pointer, without `#`.
    pub pointer: String,
    /// The schema as it is written, which can be a `$ref`.
    pub schema: &'a Value,
}

/// Something in a value that a schema does not have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Misfit {
    /// The way to it; items of a list count as one.
    pub path: FieldPath,
    /// What is wrong.
    pub what: String,
    /// Where in the specification to look.
    pub pointer: String,
}

/// What is wrong with a member that no schema names.
const UNKNOWN: &str = "is not in the specification";

impl<'a> Node<'a> {
    /// The place at a pointer.
    pub fn at(document: &'a Document, pointer: &str) -> Option<Self> {
        let pointer = pointer.trim_start_matches('#');
        Some(Self { pointer: pointer.to_owned(), schema: document.at(pointer)? })
    }

    fn below(&self, key: &str) -> Option<Self> {
        Some(Self { pointer: step(&self.pointer, key), schema: self.schema.get(key)? })
    }

    /// The place that a chain of `$ref` leads to.
    pub fn resolved(&self, document: &'a Document) -> Self {
        let mut node = self.clone();
        for _ in 0..16 {
            let target = node.schema.get("$ref").and_then(Value::as_str).and_then(|target| Node::at(document, target));
            match target {
                Some(target) => node = target,
                None => break,
            }
        }
        node
    }

    /// The schemas that it can be, without `$ref`, `anyOf`, `oneOf` and `allOf`.
    pub fn alternatives(&self, document: &'a Document) -> Vec<Self> {
        let mut found = Vec::new();
        self.collect(document, 0, &mut found);
        found
    }

    fn collect(&self, document: &'a Document, depth: usize, found: &mut Vec<Self>) {
        let node = self.resolved(document);
        let mut combined = false;
        for word in ["anyOf", "oneOf", "allOf"] {
            let Some(parts) = node.below(word).filter(|_| depth < 16) else { continue };
            for index in 0..parts.schema.as_array().map_or(0, Vec::len) {
                let pointer = step(&parts.pointer, &index.to_string());
                let part = Self { pointer, schema: &parts.schema[index] };
                // `anyOf: [{required: [a]}, {required: [b]}]` says nothing of its own.
                if part.schema.as_object().is_some_and(|part| part.keys().any(|key| key != "required")) {
                    combined = true;
                    part.collect(document, depth + 1, found);
                }
            }
        }
        if !combined || node.schema.get("properties").is_some() {
            found.push(node);
        }
    }

    /// The places of a field; more than one if there are alternatives.
    pub fn find(&self, document: &'a Document, path: &FieldPath) -> Vec<Self> {
        let mut nodes = vec![self.clone()];
        for part in &path.0 {
            let parents = nodes.iter().flat_map(|node| node.alternatives(document));
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

    /// The types that it can be.
    pub fn types(&self, document: &'a Document) -> Option<Type> {
        let ones: Vec<_> = self.alternatives(document).iter().flat_map(|node| node.ones(document)).collect();
        let shown: Vec<_> =
            ones.iter().map(|one| format!("{}{}", "array of ".repeat(one.lists.into()), one.scalar.name())).collect();
        shown.join(" or ").parse().ok()
    }

    fn ones(&self, document: &'a Document) -> Vec<One> {
        let scalar = match self.schema["type"].as_str() {
            Some("string") => Scalar::String,
            Some("integer") => Scalar::Integer,
            Some("number") => Scalar::Number,
            Some("boolean") => Scalar::Boolean,
            Some("object") => Scalar::Object,
            Some("array") => {
                let items = self.below("items").map(|items| items.alternatives(document)).unwrap_or_default();
                let inner: Vec<_> = items.iter().flat_map(|item| item.ones(document)).collect();
                if inner.is_empty() {
                    return vec![One { lists: 0, scalar: Scalar::Array }];
                }
                return inner.into_iter().map(|one| One { lists: one.lists + 1, ..one }).collect();
            }
            _ if self.schema.get("properties").is_some() => Scalar::Object,
            _ => return Vec::new(),
        };
        vec![One { lists: 0, scalar }]
    }

    /// Whether it lists the values that it takes, or bounds them on both sides.
    pub fn is_closed(&self, document: &'a Document) -> bool {
        let alternatives = self.alternatives(document);
        !alternatives.is_empty()
            && alternatives.iter().any(|node| {
                let has = |key| node.schema.get(key).is_some();
                has("enum") || has("minimum") && has("maximum")
            })
    }

    /// Everything in a value that does not fit.
    ///
    /// A member that the schema does not name does not fit, even if the schema is open: the question is whether the
    /// specification has it.
    pub fn misfits(&self, document: &'a Document, value: &Value) -> Vec<Misfit> {
        let mut misfits = self.judge(document, value, &FieldPath::default(), 0);
        misfits.sort();
        misfits.dedup();
        misfits
    }

    fn judge(&self, document: &'a Document, value: &Value, path: &FieldPath, depth: usize) -> Vec<Misfit> {
        if depth > 32 {
            return Vec::new();
        }
        let node = self.resolved(document);
        for word in ["anyOf", "oneOf"] {
            let Some(parts) = node.below(word) else { continue };
            let parts: Vec<_> = (0..parts.schema.as_array().map_or(0, Vec::len))
                .map(|index| Self { pointer: step(&parts.pointer, &index.to_string()), schema: &parts.schema[index] })
                .filter(|part| part.schema.as_object().is_some_and(|part| part.keys().any(|key| key != "required")))
                .collect();
            if !parts.is_empty() {
                let judged = parts.iter().map(|part| {
                    let misfits = part.judge(document, value, path, depth + 1);
                    (part.distance(document, value, depth + 1), misfits.len(), misfits)
                });
                return judged
                    .min_by_key(|(distance, count, _)| (*distance, *count))
                    .map(|(.., misfits)| misfits)
                    .unwrap_or_default();
            }
        }
        let Some(parts) = node.below("allOf") else { return node.judge_plain(document, value, path, depth) };
        let mut judged: Vec<_> = (0..parts.schema.as_array().map_or(0, Vec::len))
            .map(|index| Self { pointer: step(&parts.pointer, &index.to_string()), schema: &parts.schema[index] })
            .map(|part| part.judge(document, value, path, depth + 1))
            .collect();
        if node.schema.get("properties").is_some() {
            judged.push(node.judge_plain(document, value, path, depth));
        }
        // What one part does not know another may.
        let unknown_to_all = |misfit: &Misfit| {
            judged.iter().all(|misfits| misfits.iter().any(|other| other.path == misfit.path && other.what == UNKNOWN))
        };
        judged.iter().flatten().filter(|misfit| misfit.what != UNKNOWN || unknown_to_all(misfit)).cloned().collect()
    }

    /// How far a value is from what this schema is about: another type, or members that it does not have.
    fn distance(&self, document: &'a Document, value: &Value, depth: usize) -> usize {
        let alternatives = self.alternatives(document);
        let one = |node: &Self| {
            let ones = node.ones(document);
            let kind = match node.schema["type"].as_str() {
                Some("array") => value.is_array(),
                _ => ones.is_empty() || ones.iter().any(|one| admits(*one, value)),
            };
            if !kind || depth > 32 {
                return 1000;
            }
            let properties = node.schema["properties"].as_object();
            let unknown = |name: &&String| properties.is_some_and(|properties| !properties.contains_key(*name));
            value.as_object().map_or(0, |members| members.keys().filter(unknown).count())
        };
        alternatives.iter().map(one).min().unwrap_or_default()
    }

    fn judge_plain(&self, document: &'a Document, value: &Value, path: &FieldPath, depth: usize) -> Vec<Misfit> {
        let misfit = |what: String| Misfit { path: path.clone(), what, pointer: self.pointer.clone() };
        let ones = self.ones(document);
        let kind = match self.schema["type"].as_str() {
            Some("array") => value.is_array(),
            _ => ones.is_empty() || ones.iter().any(|one| admits(*one, value)),
        };
        if !kind {
            let wanted = self.schema["type"].as_str().unwrap_or("an object");
            return vec![misfit(format!("is {}, and should be {wanted}", kind_of(value)))];
        }
        if let Some(values) = self.schema["enum"].as_array()
            && !values.contains(value)
        {
            return vec![misfit(format!("is {value}, none of the values"))];
        }
        let number = value.as_f64();
        for (key, is_out) in [("minimum", f64::lt as fn(&f64, &f64) -> bool), ("maximum", f64::gt)] {
            if let (Some(number), Some(bound)) = (number, self.schema[key].as_f64())
                && is_out(&number, &bound)
            {
                return vec![misfit(format!("is {value}, beyond the {key} {bound}"))];
            }
        }
        let length = value.as_str().map(|text| text.chars().count()).or_else(|| value.as_array().map(Vec::len));
        for key in ["minLength", "minItems"] {
            if let (Some(length), Some(bound)) = (length, self.schema[key].as_u64())
                && (length as u64) < bound
                && value.is_array() == (key == "minItems")
            {
                return vec![misfit(format!("is shorter than the {key} {bound}"))];
            }
        }
        let mut found = Vec::new();
        if let (Some(items), Some(schema)) = (value.as_array(), self.below("items")) {
            found.extend(items.iter().flat_map(|item| schema.judge(document, item, &path.items(), depth + 1)));
        }
        if let Some(members) = value.as_object() {
            for name in self.schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                if !members.contains_key(name) {
                    let what = "is required, and not there".to_owned();
                    found.push(Misfit { path: path.key(name), what, pointer: self.pointer.clone() });
                }
            }
            for (name, member) in members {
                let own = self.below("properties").and_then(|properties| properties.below(name));
                let other = self.below("additionalProperties").filter(|schema| schema.schema.is_object());
                match own.or(other) {
                    Some(schema) => found.extend(schema.judge(document, member, &path.key(name), depth + 1)),
                    None => {
                        let what = UNKNOWN.to_owned();
                        found.push(Misfit { path: path.key(name), what, pointer: self.pointer.clone() });
                    }
                }
            }
        }
        found
    }
}

fn admits(one: One, value: &Value) -> bool {
    match one.scalar {
        _ if one.lists > 0 => value.is_array(),
        Scalar::String => value.is_string(),
        Scalar::Integer => value.is_i64() || value.is_u64(),
        Scalar::Number => value.is_number(),
        Scalar::Boolean => value.is_boolean(),
        Scalar::Object => value.is_object(),
        _ => true,
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// A word of a page as the JSON value that a schema of this type would have.
pub fn as_value(word: &str, types: Option<&Type>) -> Value {
    let wants_text = types.is_some_and(|types| types.alternatives().iter().all(|one| one.scalar == Scalar::String));
    match serde_json::from_str::<Value>(word) {
        Ok(value) if !wants_text && !value.is_string() => value,
        _ => Value::from(word),
    }
}
