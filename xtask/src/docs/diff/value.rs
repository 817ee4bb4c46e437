//! The differences of two example values, member by member.

use pages::is_key;
use serde_json::Value;

/// A member that differs: its path with indices (`data[0].is_online`; empty for the value as a whole), its old and its
/// new value.
pub type Member = (String, Option<Value>, Option<Value>);

/// Returns the differences of two values.
pub fn members(old: &Value, new: &Value) -> Vec<Member> {
    let mut found = Vec::new();
    compare(Some(old), Some(new), String::new(), &mut found);
    found
}

/// Returns the number of scalars that differ.
pub fn distance(old: &Value, new: &Value) -> usize {
    members(old, new).iter().map(|(_, old, new)| weight(old.as_ref()).max(weight(new.as_ref()))).sum()
}

/// Returns a value on one line, truncated if it is long.
pub fn shown(value: &Value) -> String {
    let text = pages::one_line(value);
    match text.char_indices().nth(100) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// Returns its number of scalars.
fn weight(value: Option<&Value>) -> usize {
    match value {
        None => 0,
        Some(Value::Object(members)) => members.values().map(|value| weight(Some(value))).sum::<usize>().max(1),
        Some(Value::Array(items)) => items.iter().map(|value| weight(Some(value))).sum::<usize>().max(1),
        Some(_) => 1,
    }
}

fn compare(old: Option<&Value>, new: Option<&Value>, path: String, found: &mut Vec<Member>) {
    match (old, new) {
        (Some(Value::Object(before)), Some(Value::Object(after))) => {
            for key in before.keys().chain(after.keys().filter(|key| !before.contains_key(*key))) {
                compare(before.get(key), after.get(key), member(&path, key), found);
            }
        }
        (Some(Value::Array(before)), Some(Value::Array(after))) => {
            // An inserted or removed item does not make the others differ.
            let shorter = before.len().min(after.len());
            let start = before.iter().zip(after).take_while(|(left, right)| left == right).count();
            let ends = before.iter().rev().zip(after.iter().rev());
            let end = ends.take(shorter - start).take_while(|(left, right)| left == right).count();
            let (left, right) = (&before[start..before.len() - end], &after[start..after.len() - end]);
            for index in 0..left.len().max(right.len()) {
                compare(left.get(index), right.get(index), format!("{path}[{}]", start + index), found);
            }
        }
        _ if old != new => found.push((path, old.cloned(), new.cloned())),
        _ => {}
    }
}

fn member(path: &str, key: &str) -> String {
    let dot = if path.is_empty() { "" } else { "." };
    if is_key(key) { format!("{path}{dot}{key}") } else { format!("{path}{dot}\"{key}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_differences_are_listed() {
        let old = json!({"data": [{"a": 1, "b": true}, {"a": 2}], "code": 0, "x.y": 1});
        let new = json!({"data": [{"a": 1, "b": 1}, {"a": 2}, {"a": 3}], "code": 0, "z": 1});
        let shown: Vec<_> = members(&old, &new)
            .into_iter()
            .map(|(path, before, after)| {
                let show = |value: Option<Value>| value.map_or("-".to_owned(), |value| value.to_string());
                format!("{path} {} {}", show(before), show(after))
            })
            .collect();
        assert_eq!(shown, ["data[0].b true 1", "data[2] - {\"a\":3}", "\"x.y\" 1 -", "z - 1"]);
        assert_eq!(members(&old, &old), []);
        assert_eq!(distance(&old, &new), 4);
    }

    #[test]
    fn an_inserted_item_does_not_change_the_others() {
        let paths = |old, new| members(&old, &new).into_iter().map(|(path, ..)| path).collect::<Vec<_>>();
        assert_eq!(paths(json!([1, 2, 3]), json!([0, 1, 2, 3])), ["[0]"]);
        assert_eq!(paths(json!([1, 1]), json!([1])), ["[1]"]);
        assert_eq!(paths(json!({"a": 1}), json!([1])), [""]);
    }
}
