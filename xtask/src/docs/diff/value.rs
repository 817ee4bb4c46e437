//! What differs in two values of an example, member by member.

use pages::is_key;
use serde_json::Value;

/// One member that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The way to it, with indices: `data[0].is_online`; empty for the value as a whole.
    pub path: String,
    /// What it was, if it was there.
    pub before: Option<Value>,
    /// What it is, if it is there.
    pub after: Option<Value>,
}

/// Everything in which two values differ.
pub fn members(old: &Value, new: &Value) -> Vec<Member> {
    let mut found = Vec::new();
    compare(old, new, "", &mut found);
    found
}

/// How many plain values differ, which says how far apart two examples are.
pub fn distance(old: &Value, new: &Value) -> usize {
    members(old, new).iter().map(|member| weight(member.before.as_ref()).max(weight(member.after.as_ref()))).sum()
}

/// A value on one line, cut if it is long.
pub fn shown(value: &Value) -> String {
    let text = pages::one_line(value);
    match text.char_indices().nth(100) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// How many plain values it has.
fn weight(value: Option<&Value>) -> usize {
    match value {
        None => 0,
        Some(Value::Object(members)) => members.values().map(|value| weight(Some(value))).sum::<usize>().max(1),
        Some(Value::Array(items)) => items.iter().map(|value| weight(Some(value))).sum::<usize>().max(1),
        Some(_) => 1,
    }
}

fn compare(old: &Value, new: &Value, path: &str, found: &mut Vec<Member>) {
    match (old, new) {
        (Value::Object(before), Value::Object(after)) => {
            for (key, value) in before {
                let path = member(path, key);
                match after.get(key) {
                    Some(other) => compare(value, other, &path, found),
                    None => found.push(Member { path, before: Some(value.clone()), after: None }),
                }
            }
            for (key, value) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
                found.push(Member { path: member(path, key), before: None, after: Some(value.clone()) });
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            // An item that was put in or taken out does not make the others differ.
            let shorter = before.len().min(after.len());
            let start = before.iter().zip(after).take_while(|(left, right)| left == right).count();
            let ends = before.iter().rev().zip(after.iter().rev());
            let end = ends.take(shorter - start).take_while(|(left, right)| left == right).count();
            let (left, right) = (&before[start..before.len() - end], &after[start..after.len() - end]);
            for index in 0..left.len().max(right.len()) {
                let path = format!("{path}[{}]", start + index);
                match (left.get(index), right.get(index)) {
                    (Some(left), Some(right)) => compare(left, right, &path, found),
                    (before, after) => found.push(Member { path, before: before.cloned(), after: after.cloned() }),
                }
            }
        }
        _ if old != new => {
            found.push(Member { path: path.to_owned(), before: Some(old.clone()), after: Some(new.clone()) });
        }
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
    fn only_what_differs_is_named() {
        let old = json!({"data": [{"a": 1, "b": true}, {"a": 2}], "code": 0, "x.y": 1});
        let new = json!({"data": [{"a": 1, "b": 1}, {"a": 2}, {"a": 3}], "code": 0, "z": 1});
        let shown: Vec<_> = members(&old, &new)
            .into_iter()
            .map(|found| {
                let show = |value: Option<Value>| value.map_or("-".to_owned(), |value| value.to_string());
                format!("{} {} {}", found.path, show(found.before), show(found.after))
            })
            .collect();
        assert_eq!(shown, ["data[0].b true 1", "data[2] - {\"a\":3}", "\"x.y\" 1 -", "z - 1"]);
        assert_eq!(members(&old, &old), []);
        assert_eq!(distance(&old, &new), 4);
    }

    #[test]
    fn an_item_in_front_moves_the_others_and_changes_none() {
        let paths = |old, new| members(&old, &new).into_iter().map(|found| found.path).collect::<Vec<_>>();
        assert_eq!(paths(json!([1, 2, 3]), json!([0, 1, 2, 3])), ["[0]"]);
        assert_eq!(paths(json!([1, 1]), json!([1])), ["[1]"]);
        assert_eq!(paths(json!({"a": 1}), json!([1])), [""]);
    }
}
