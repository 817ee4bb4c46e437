//! Suggestions for misspelt names.

/// Returns "; did you mean …?" with the names that are most similar to `name`, or an empty string if none is similar.
pub fn did_you_mean<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    let limit = name.chars().count() / 3;
    let distances = names.into_iter().map(|other| (strsim::osa_distance(name, other), other));
    let near: Vec<_> = distances.filter(|(far, _)| *far <= limit).collect();
    let least = near.iter().map(|(far, _)| *far).min();
    let nearest = near.iter().filter(|(far, _)| Some(*far) == least).map(|(_, other)| format!("`{other}`"));
    let nearest: Vec<_> = nearest.take(3).collect();
    if nearest.is_empty() { String::new() } else { format!("; did you mean {}?", nearest.join(" or ")) }
}
