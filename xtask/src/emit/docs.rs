//! Sentences of the document, as documentation in Rust has them.

/// A summary that starts with a verb, in the third person: "List the clients" is "Lists the clients".
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

/// A summary as the rest of a sentence.
pub fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    let is_word = text.chars().nth(1).is_none_or(char::is_lowercase);
    match characters.next() {
        Some(first) if is_word => first.to_lowercase().chain(characters).collect(),
        _ => text.to_owned(),
    }
}
