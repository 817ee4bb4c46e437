//! The name that somebody may have meant.

/// Returns the names that are most like `name`, if any is like it: at most three, all as near.
pub(crate) fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let wanted = name.to_ascii_lowercase().replace(['-', ' '], "_");
    let limit = wanted.chars().count() / 3;
    // A name that has all of it is farther than one that is misspelt.
    let rank = |name: &str| match distance(&wanted, name) {
        far if far <= limit => Some(far),
        _ => (limit > 0 && name.contains(&wanted)).then_some(usize::MAX),
    };
    let mut near: Vec<_> = names.filter_map(|name| Some((rank(name)?, name))).collect();
    near.sort_by_key(|(far, _)| *far);
    let least = near.first().map(|(far, _)| *far);
    near.into_iter().take_while(|(far, _)| Some(*far) == least).map(|(_, name)| name).take(3).collect()
}

/// How many characters must be inserted, deleted or replaced to make one string of another.
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
