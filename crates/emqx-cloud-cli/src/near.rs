//! Suggestions for misspelt names.

/// Returns "; did you mean …?" with the names that are similar to `name`, or an empty string.
pub fn did_you_mean<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    let similar = |other: &&str| strsim::jaro(name, other) > 0.7;
    let near: Vec<_> = names.into_iter().filter(similar).map(|other| format!("`{other}`")).collect();
    if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(" or ")) }
}
