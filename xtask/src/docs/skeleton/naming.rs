//! Names for new operations and schemas.

use std::collections::BTreeSet;

use heck::ToSnakeCase;
use pages::Operation;

/// Returns the `operationId`: a verb, and the fixed parts of the path. `lists` if the response has several objects.
pub fn operation_id(operation: &Operation, lists: bool, taken: &BTreeSet<String>) -> String {
    let segments: Vec<_> = operation.path.split('/').filter(|segment| !segment.is_empty()).collect();
    let is_parameter = |segment: &str| segment.starts_with('{');
    let last = segments.last().copied().unwrap_or_default();
    let verb = match operation.method.as_str() {
        "GET" if lists && !is_parameter(last) => "list",
        "GET" | "HEAD" | "OPTIONS" => "get",
        "POST" => "create",
        "PUT" | "PATCH" => "update",
        _ => "delete",
    };
    let mut words = vec![verb.to_owned()];
    for (index, segment) in segments.iter().enumerate().filter(|(_, segment)| !is_parameter(segment)) {
        let word = plain(segment);
        // The singular, before a parameter in the path and for a creation.
        let one = segments.get(index + 1).is_some_and(|next| is_parameter(next))
            || verb == "create" && index + 1 == segments.len();
        words.push(if one { singular(&word) } else { word });
    }
    let name = words.join("_").to_snake_case();
    if !taken.contains(&name) {
        return name;
    }
    let by = segments.iter().filter(|segment| is_parameter(segment)).map(|segment| plain(segment));
    let by = by.collect::<Vec<_>>().join("_and_");
    unused(&if by.is_empty() { name } else { format!("{name}_by_{by}") }, |name| taken.contains(name))
}

/// Returns a name that is not taken, with a number if necessary.
pub fn unused(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut names = (1..).map(|count| if count == 1 { name.to_owned() } else { format!("{name}_{count}") });
    names.find(|name| !is_taken(name)).unwrap_or_default()
}

/// Returns the letters and digits of a segment as a word.
pub fn plain(segment: &str) -> String {
    let text: String =
        segment.chars().map(|character| if character.is_ascii_alphanumeric() { character } else { '_' }).collect();
    let text = text.to_snake_case();
    if text.is_empty() { "root".to_owned() } else { text }
}

fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None if word.ends_with("ss") || word.ends_with("us") || word.ends_with("ics") => word.to_owned(),
        None => word.strip_suffix('s').unwrap_or(word).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_describe_the_operation() {
        for (method, path, lists, id) in [
            ("GET", "/banned", true, "list_banned"),
            ("POST", "/banned", false, "create_banned"),
            ("DELETE", "/banned/{as}/{who}", false, "delete_banned"),
            ("GET", "/rules/{id}", true, "get_rule"),
            ("PUT", "/rules/{id}", false, "update_rule"),
            ("GET", "/nodes/{node}/metrics", false, "get_node_metrics"),
            ("GET", "/nodes/{node}/alarms", true, "list_node_alarms"),
            ("POST", "/policies", false, "create_policy"),
            ("GET", "/acl/$all", true, "list_acl_all"),
            ("GET", "/clients/{a}", false, "get_client_by_a"),
        ] {
            let taken = BTreeSet::from(["get_client".to_owned()]);
            let operation = Operation { method: method.into(), path: path.into(), line: 0 };
            assert_eq!(operation_id(&operation, lists, &taken), id, "{method} {path}");
        }
    }
}
