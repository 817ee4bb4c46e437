//! Counts the results of a bulk job.

use std::fmt;

use super::outcome::{BulkResult, Failed, NotSent, Outcome};

/// How many failures a summary keeps.
const FAILURES: usize = 10;

/// The counts of a bulk job's results, and its first failures; see [`Bulk::summary`](super::Bulk::summary).
///
/// `Display` writes a line with the counts, and a line for each of the first failures.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Summary {
    /// How many items succeeded.
    pub done: usize,
    /// How many items the server refused.
    pub refused: usize,
    /// How many items have an unknown outcome: they may have had their effect.
    pub unknown: usize,
    /// How many items were not sent, including duplicates.
    pub not_sent: usize,
    /// How many items were not sent because they are duplicates.
    pub duplicates: usize,
    /// The first 10 failures, with the indices of the items.
    pub failures: Vec<(usize, Failed)>,
    /// The index of the first item without a result. This is the number of items, unless the job was
    /// [stopped](super::Bulk::stop).
    pub next_index: usize,
}

impl Summary {
    pub(crate) fn new(start: usize) -> Self {
        Self { done: 0, refused: 0, unknown: 0, not_sent: 0, duplicates: 0, failures: Vec::new(), next_index: start }
    }

    pub(crate) fn add<T>(&mut self, result: BulkResult<T>) {
        self.next_index = result.index + 1;
        match &result.outcome {
            Outcome::Done(_) => self.done += 1,
            Outcome::Refused(_) => self.refused += 1,
            Outcome::Unknown(_) => self.unknown += 1,
            Outcome::NotSent(why) => {
                self.not_sent += 1;
                self.duplicates += usize::from(matches!(why, NotSent::Duplicate { .. }));
            }
        }
        if let Err(failed) = result.outcome.into_result()
            && self.failures.len() < FAILURES
        {
            self.failures.push((result.index, failed));
        }
    }

    /// Returns whether every item succeeded.
    pub fn is_all_done(&self) -> bool {
        self.refused + self.unknown + self.not_sent == 0
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { done, refused, unknown, not_sent, duplicates, .. } = self;
        write!(f, "{done} done, {refused} refused, {unknown} unknown, {not_sent} not sent")?;
        if *duplicates > 0 {
            write!(f, " ({duplicates} of them duplicates)")?;
        }
        for (index, failed) in &self.failures {
            write!(f, "\n  item {index}: {failed}")?;
        }
        match (refused + unknown + not_sent).saturating_sub(self.failures.len()) {
            0 => Ok(()),
            more => write!(f, "\n  and {more} more"),
        }
    }
}
