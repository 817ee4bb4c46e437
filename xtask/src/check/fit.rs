//! Checks whether a value fits a schema that has passed [`grammar`](super::grammar).

use emqx_cloud_core::check;
use serde_json::Value;

use crate::pattern;
use crate::read::Cursor;

/// Returns the first problem of a value: where it is in the value, and what it is.
pub fn misfit(schema: &Cursor<'_>, value: &Value) -> Option<(String, String)> {
    // Another rule rejects recursive schemas.
    judge(schema, value, 0).err()
}

type Judged = Result<(), (String, String)>;

fn judge(schema: &Cursor<'_>, value: &Value, depth: usize) -> Judged {
    let whole = |what: String| Err((String::new(), what));
    let Some(schema) = schema.resolve().filter(|_| depth < 32) else { return Ok(()) };
    let said = |key: &str| schema.value.get(key);
    if value.is_null() && said("nullable") == Some(&Value::Bool(true)) {
        return Ok(());
    }
    let wanted = said("type").and_then(Value::as_str).unwrap_or_default();
    let right = match wanted {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    };
    if !right {
        return whole(format!("it is not of the type {wanted}"));
    }
    if said("enum").and_then(Value::as_array).is_some_and(|values| !values.contains(value)) {
        return whole("it is none of the values in `enum`".to_owned());
    }
    for part in schema.list("allOf") {
        judge(&part, value, depth + 1)?;
    }
    for (key, single) in [("oneOf", true), ("anyOf", false)] {
        let parts = schema.list(key);
        let fits = parts.iter().filter(|part| judge(part, value, depth + 1).is_ok()).count();
        match fits {
            0 if !parts.is_empty() => return whole(format!("it fits no part of `{key}`")),
            2.. if single => return whole(format!("it fits {fits} parts of `{key}`")),
            _ => {}
        }
    }
    match value {
        Value::String(text) => string(&schema, text),
        Value::Number(_) => number(&schema, value),
        Value::Array(items) => {
            length(&schema, items.len(), "minItems", "maxItems")?;
            let Some(schema) = schema.get("items") else { return Ok(()) };
            let mut items = items.iter().enumerate();
            items.try_for_each(|(index, item)| below(&index.to_string(), judge(&schema, item, depth + 1)))
        }
        Value::Object(members) => {
            length(&schema, members.len(), "minProperties", "maxProperties")?;
            for name in schema.list("required").iter().filter_map(|name| name.value.as_str()) {
                if !members.contains_key(name) {
                    return whole(format!("`{name}` is required, and missing"));
                }
            }
            let (properties, others) = (schema.get("properties"), schema.get("additionalProperties"));
            for (name, member) in members {
                let own = properties.as_ref().and_then(|properties| properties.get(name));
                match own.or_else(|| others.clone()) {
                    Some(schema) if schema.value.is_object() => below(name, judge(&schema, member, depth + 1))?,
                    Some(schema) if schema.value == false => return whole(format!("there is no property `{name}`")),
                    _ => {}
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn below(step: &str, judged: Judged) -> Judged {
    judged.map_err(|(at, what)| (format!("/{step}{at}"), what))
}

fn length(schema: &Cursor<'_>, length: usize, least: &str, most: &str) -> Judged {
    let bound = |key: &str| schema.value.get(key).and_then(Value::as_u64);
    match (bound(least), bound(most), length as u64) {
        (Some(min), _, length) if length < min => {
            Err((String::new(), format!("its length is {length}, below `{least}`")))
        }
        (_, Some(max), length) if length > max => {
            Err((String::new(), format!("its length is {length}, above `{most}`")))
        }
        _ => Ok(()),
    }
}

fn string(schema: &Cursor<'_>, text: &str) -> Judged {
    length(schema, text.chars().count(), "minLength", "maxLength")?;
    let word = |key: &str| schema.value.get(key).and_then(Value::as_str).unwrap_or_default();
    let checked = match word("format") {
        "mqtt-topic-name" => check::topic_name("it", text),
        "mqtt-topic-names" => check::each("it", text, check::topic_name),
        "mqtt-string" => check::mqtt_string("it", text),
        "mqtt-unshared-topic-filter" => check::unshared_topic_filter("it", text),
        "mqtt-topic-filter" => check::topic_filter("it", text),
        "mqtt-topic-filters" => check::each("it", text, check::topic_filter),
        _ => Ok(()),
    };
    let excluded = pattern::excluded(word("pattern")).unwrap_or_default();
    checked
        .and_then(|()| check::without("it", text, &excluded))
        .map_err(|error| (String::new(), format!("it {}", error.problem())))
}

fn number(schema: &Cursor<'_>, value: &Value) -> Judged {
    let refuse = |what: &str| Err((String::new(), format!("it is {what}")));
    if schema.value.get("format").is_some_and(|format| format == "int32")
        && value.as_i64().is_none_or(|number| i32::try_from(number).is_err())
    {
        return refuse("outside of 32 bits");
    }
    let flag = |key: &str| schema.value.get(key) == Some(&Value::Bool(true));
    let bound = |key: &str| schema.value.get(key).and_then(Value::as_f64);
    let number = value.as_f64().unwrap_or_default();
    match (bound("minimum"), bound("maximum")) {
        (Some(min), _) if number < min || (number == min && flag("exclusiveMinimum")) => refuse("below `minimum`"),
        (_, Some(max)) if number > max || (number == max && flag("exclusiveMaximum")) => refuse("above `maximum`"),
        _ => Ok(()),
    }
}
