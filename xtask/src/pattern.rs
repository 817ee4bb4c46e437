//! The only form of regular expression that the generator supports.

/// Returns the characters that a pattern of the form `^[^…]+$` excludes, or `None` for any other pattern.
pub fn excluded(pattern: &str) -> Option<Vec<char>> {
    let characters = pattern.strip_prefix("^[^")?.strip_suffix("]+$")?;
    // In some dialects `&&`, `--` and `~~` combine classes.
    let plain = !characters.is_empty() && !characters.contains(['\\', '[', ']', '-', '^', '&', '~']);
    plain.then(|| characters.chars().collect())
}
