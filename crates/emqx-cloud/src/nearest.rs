//! Suggestions for misspelt names.

/// Returns the names that are most similar to `name`, if any is similar enough: at most three, all equally near.
pub(crate) fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let wanted = name.to_ascii_lowercase().replace(['-', ' '], "_");
    let limit = wanted.chars().count() / 3;
    // A name that contains `name` is a worse match than one with a typo.
    let rank = |name: &str| match distance(&wanted, name) {
        far if far <= limit => Some(far),
        _ => (limit > 0 && name.contains(&wanted)).then_some(usize::MAX),
    };
    let mut near: Vec<_> = names.filter_map(|name| Some((rank(name)?, name))).collect();
    near.sort_by_key(|(far, _)| *far);
    let least = near.first().map(|(far, _)| *far);
    near.into_iter().take_while(|(far, _)| Some(*far) == least).map(|(_, name)| name).take(3).collect()
}

/// Returns the Levenshtein distance of two strings.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<_> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, character) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], line + 1);
        for (column, wanted) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(character != *wanted);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}
