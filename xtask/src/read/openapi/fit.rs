//! Checks whether a value fits a schema.
//!
//! This is not validation, for which there are libraries: a member that an open schema does not name is valid, and does
//! not fit, because the question is whether the specification has it. And of alternatives the one that is meant has to
//! be found, to say where to look.

use pages::FieldPath;
use serde_json::Value;

use super::Node;

/// A part of a value that is not in its schema.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Misfit {
    /// Its path, in which the items of a list count as one.
    pub path: FieldPath,
    pub what: String,
    /// Where to look in the specification.
    pub pointer: String,
}

/// The message for a member that is not in any schema.
const UNKNOWN: &str = "is not in the specification";

impl<'a> Node<'a> {
    /// Returns everything in a value that does not fit.
    pub fn misfits(&self, value: &Value) -> Vec<Misfit> {
        let mut misfits = self.judge(value, &FieldPath::default(), 0);
        misfits.sort();
        misfits.dedup();
        misfits
    }

    fn judge(&self, value: &Value, path: &FieldPath, depth: usize) -> Vec<Misfit> {
        if depth > 32 {
            return Vec::new();
        }
        let node = self.resolved();
        for word in ["anyOf", "oneOf"] {
            let judged = node.combined(word).into_iter().map(|part| {
                let misfits = part.judge(value, path, depth + 1);
                (part.distance(value), misfits.len(), misfits)
            });
            if let Some((.., misfits)) = judged.min_by_key(|(distance, count, _)| (*distance, *count)) {
                return misfits;
            }
        }
        let parts = node.parts("allOf");
        if parts.is_empty() {
            return node.judge_plain(value, path, depth);
        }
        let mut judged: Vec<_> = parts.iter().map(|part| part.judge(value, path, depth + 1)).collect();
        if node.schema.get("properties").is_some() {
            judged.push(node.judge_plain(value, path, depth));
        }
        // A member that is not in one part can be in another.
        let unknown_to_all = |misfit: &Misfit| {
            let same = |other: &Misfit| other.path == misfit.path && other.what == UNKNOWN;
            judged.iter().all(|misfits| misfits.iter().any(same))
        };
        let is_misfit = |misfit: &&Misfit| misfit.what != UNKNOWN || unknown_to_all(misfit);
        judged.iter().flatten().filter(is_misfit).cloned().collect()
    }

    /// Returns how far a value is from this schema: a wrong type, or members that it does not have.
    fn distance(&self, value: &Value) -> usize {
        let one = |node: &Self| {
            let properties = node.schema["properties"].as_object();
            let unknown = |name: &&String| properties.is_some_and(|properties| !properties.contains_key(*name));
            let members = value.as_object().map_or(0, |members| members.keys().filter(unknown).count());
            if node.takes_kind(value) { members } else { 1000 }
        };
        self.alternatives().iter().map(one).min().unwrap_or_default()
    }

    /// Returns whether the type is right, without looking at items of a list.
    fn takes_kind(&self, value: &Value) -> bool {
        let ones = self.ones();
        let admits = |one: &pages::One| if one.lists > 0 { value.is_array() } else { one.scalar.admits(value) };
        ones.is_empty() || ones.iter().any(admits)
    }

    fn judge_plain(&self, value: &Value, path: &FieldPath, depth: usize) -> Vec<Misfit> {
        let misfit = |path: FieldPath, what: String| Misfit { path, what, pointer: self.pointer.clone() };
        if let Some(what) = self.plain_misfit(value) {
            return vec![misfit(path.clone(), what)];
        }
        let mut found = Vec::new();
        if let (Some(items), Some(schema)) = (value.as_array(), self.below("items")) {
            found.extend(items.iter().flat_map(|item| schema.judge(item, &path.items(), depth + 1)));
        }
        let Some(members) = value.as_object() else { return found };
        let required = self.schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let missing = required.filter(|name| !members.contains_key(*name));
        found.extend(missing.map(|name| misfit(path.key(name), "is required, and not there".to_owned())));
        for (name, member) in members {
            let own = self.below("properties").and_then(|properties| properties.below(name));
            let other = self.below("additionalProperties").filter(|schema| schema.schema.is_object());
            match own.or(other) {
                Some(schema) => found.extend(schema.judge(member, &path.key(name), depth + 1)),
                None => found.push(misfit(path.key(name), UNKNOWN.to_owned())),
            }
        }
        found
    }

    /// Returns the problem with a value as a whole.
    fn plain_misfit(&self, value: &Value) -> Option<String> {
        if !self.takes_kind(value) {
            let wanted = self.schema["type"].as_str().unwrap_or("an object");
            return Some(format!("is {}, and should be {wanted}", kind_of(value)));
        }
        if self.schema["enum"].as_array().is_some_and(|values| !values.contains(value)) {
            return Some(format!("is {value}, none of the values"));
        }
        let bound = |key: &str| self.schema[key].as_f64();
        let beyond = value.as_f64().and_then(|number| {
            let below = bound("minimum").filter(|bound| number < *bound).map(|bound| ("minimum", bound));
            below.or(bound("maximum").filter(|bound| number > *bound).map(|bound| ("maximum", bound)))
        });
        if let Some((key, bound)) = beyond {
            return Some(format!("is {value}, beyond the {key} {bound}"));
        }
        let (key, length) = match value {
            Value::String(text) => ("minLength", text.chars().count()),
            Value::Array(items) => ("minItems", items.len()),
            _ => return None,
        };
        let bound = self.schema[key].as_u64().filter(|bound| (length as u64) < *bound)?;
        Some(format!("is shorter than the {key} {bound}"))
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
