//! Turns sentences of the document into rustdoc.

/// Puts a summary that starts with a verb into the third person: "List the clients" becomes "Lists the clients".
pub fn third_person(summary: &str) -> String {
    let (verb, rest) = summary.split_once(' ').unwrap_or((summary, ""));
    let lower = verb.to_lowercase();
    let mut letters = lower.chars().rev();
    let consonant_y = letters.next() == Some('y') && letters.next().is_some_and(|letter| !"aeiou".contains(letter));
    let verb = if consonant_y {
        format!("{}ies", &verb[..verb.len() - 1])
    } else if ["s", "sh", "ch", "x", "z", "o"].iter().any(|end| lower.ends_with(end)) {
        format!("{verb}es")
    } else {
        format!("{verb}s")
    };
    if rest.is_empty() { verb } else { format!("{verb} {rest}") }
}

/// Documents a setter: its name, and the description as the rest of the sentence.
pub fn setter(name: &str, description: &str) -> String {
    format!("Sets `{name}`: {}", lower_first(description))
}

/// Starts a sentence with a lower-case letter, unless it starts with an acronym or with code.
pub fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    let is_word = text.chars().nth(1).is_none_or(|second| second.is_lowercase() || second == ' ');
    match characters.next() {
        Some(first) if is_word => first.to_lowercase().chain(characters).collect(),
        _ => text.to_owned(),
    }
}

/// Returns the indefinite article for a name.
pub fn article(name: &str) -> &'static str {
    if name.starts_with(['A', 'E', 'I', 'O', 'a', 'e', 'i', 'o']) { "an" } else { "a" }
}
