//! Names that are near to a misspelt one.

/// Returns a hint with the nearest of some names, if one is near.
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let (near, similarity) =
        known.into_iter().map(|known| (known, strsim::jaro_winkler(name, known))).max_by(|a, b| a.1.total_cmp(&b.1))?;
    (similarity > 0.75).then(|| format!("`{near}`"))
}
