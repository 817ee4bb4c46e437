//! Reports on lists that were read.

/// What a walk through a list has seen: see [`Pages::report`](crate::Pages::report).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct WalkReport {
    /// The number of pages received.
    pub pages: u64,
    /// The number of rows returned.
    pub rows: u64,
    /// The number of rows that were left out because an earlier page had them.
    pub duplicates: u64,
    /// The number of rows that were left out because they do not fit the filters; see
    /// [`Page::left_out`](crate::Page::left_out).
    pub left_out: u64,
    /// The total number of rows in the list according to the first page that has it.
    pub first_total: Option<u64>,
    /// The total number of rows in the list according to the last page that has it.
    pub last_total: Option<u64>,
    /// Whether the list is known to have changed during the walk: a row was received twice, or the total number of rows
    /// changed. Then rows can be missing.
    ///
    /// `false` does not mean that no row is missing: if rows disappear from earlier pages, later rows move up, and those that
    /// move to an earlier page are skipped without a trace. To be certain, use `complete()`.
    pub moved: bool,
}

/// What it took to read a complete list: see [`CompleteRows::report`](crate::CompleteRows::report).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CompleteReport {
    /// The number of pages received.
    pub pages: u64,
    /// The number of passes through the list; 1 if a single response has the whole list.
    pub passes: u32,
    /// The number of rows returned.
    pub rows: u64,
    /// The number of rows received more than once.
    pub duplicates: u64,
    /// The number of rows that were left out because they do not fit the filters; see
    /// [`Page::left_out`](crate::Page::left_out). With several passes, a row counts once in each.
    pub left_out: u64,
}
