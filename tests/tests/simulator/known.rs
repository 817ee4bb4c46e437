//! The differences that remain, and why.

/// Differences of documented operations.
pub const DOCUMENTED: &[(&str, &str)] = &[];

/// Differences outside of the document.
pub const OTHERS: &[(&str, &str)] = &[];
