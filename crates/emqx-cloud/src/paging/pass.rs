//! One pass through a list, in windows that overlap.
//!
//! Servers read pages by offset. When rows come and go, the offsets of all later rows change, but their order does not. So
//! if a window begins with rows of the window before, in the same order, no row between the two was skipped. A page number and a limit can only select offsets that are multiples of the limit, so the limit of each window
//! is a little smaller than that of the one before.

use std::collections::HashMap;
use std::iter::successors;

use super::keys::Key;

/// How often a window that does not overlap is requested again, further back.
const STEPS_BACK: u32 = 4;

/// How many windows a pass may have, in addition to four times as many as the known rows need.
const WINDOWS: u64 = 20;

/// A part of a list: a page number and a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    /// The number of the page, from 1.
    pub page: u32,
    /// The number of rows on it.
    pub rows: u32,
}

/// A response to the request for a window.
pub(super) struct Received<'a> {
    /// The keys of all rows, in order.
    pub keys: &'a [Key],
    /// Whether there are rows after them; `None` if the server does not say.
    pub more: Option<bool>,
    /// The number of rows of the list, if the server says it.
    pub total: Option<u64>,
    /// The number of different rows that were received, in all passes.
    pub known: u64,
}

/// The state of a pass.
#[derive(Debug)]
pub(super) struct Pass {
    /// The number of rows in a window. It grows if the list is too long for it.
    rows: u32,
    most_rows: u32,
    overlap: u32,
    /// The offset up to which the list was read.
    end: u64,
    window: Window,
    /// The keys of the window before, with their indices.
    before: HashMap<Key, usize>,
    steps_back: u32,
    windows: u64,
    is_unbroken: bool,
}

/// What follows a window.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Another window.
    Next(Window),
    /// The end of the list.
    End {
        /// Whether all windows overlapped.
        is_unbroken: bool,
    },
    /// The list does not end within the allowed number of windows or rows.
    Stuck,
}

impl Pass {
    /// Starts a pass with windows of this number of rows, and at most `most_rows`.
    pub fn new(rows: u32, most_rows: u32) -> Self {
        Self {
            rows,
            most_rows,
            overlap: (rows / 10).max(1),
            end: 0,
            window: Window { page: 1, rows },
            before: HashMap::new(),
            steps_back: 0,
            windows: 0,
            is_unbroken: true,
        }
    }

    /// Returns the number of rows in a window.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// Returns the window to request.
    pub fn window(&self) -> Window {
        self.window
    }

    /// Returns the next window after a response.
    pub fn step(&mut self, received: &Received<'_>) -> Step {
        let is_first = self.end == 0;
        // More rows than requested are not that window.
        let is_window = received.keys.len() <= self.window.rows as usize;
        let overlaps = is_window && (is_first || self.overlaps(received.keys));
        if !overlaps && self.is_unbroken && self.steps_back < STEPS_BACK {
            // Rows have disappeared before this window, or the list has another order.
            self.steps_back += 1;
            self.overlap = self.overlap.saturating_mul(2).min(self.rows / 2).max(1);
            return self.advance();
        }
        self.is_unbroken &= overlaps;
        self.steps_back = 0;
        self.windows += 1;
        let has_new = received.keys.iter().any(|key| !self.before.contains_key(key));
        self.before = places(received.keys);
        let offset = u64::from(self.window.page - 1) * u64::from(self.window.rows);
        self.end = offset + received.keys.len() as u64;
        match received.more {
            Some(false) => Step::End { is_unbroken: self.is_unbroken },
            None if !has_new && received.keys.len() < self.window.rows as usize => {
                // Only the number of rows can show that a server sends fewer than requested.
                let is_all = received.total.is_none_or(|total| total <= self.end);
                Step::End { is_unbroken: self.is_unbroken && is_all }
            }
            _ if self.windows > WINDOWS + 4 * received.known / u64::from(self.rows) => Step::Stuck,
            _ => self.advance(),
        }
    }

    /// Returns whether a window begins with rows of the one before, in the same order.
    ///
    /// Rows can have appeared between them. But if they are the majority there, they can also have been there before, in
    /// another place: when a node leaves a cluster, its clients connect to the other nodes, and come between theirs.
    fn overlaps(&self, keys: &[Key]) -> bool {
        let known = |(place, key): (usize, &Key)| Some((place, *self.before.get(key)?));
        let common: Vec<_> = keys.iter().enumerate().filter_map(known).collect();
        let is_majority = common.last().is_some_and(|(last, _)| common.len() * 2 > last + 1);
        is_majority && common.is_sorted_by_key(|(_, before)| *before)
    }

    /// Selects the next window: it begins somewhat before the end of what was read, and ends after it.
    fn advance(&mut self) -> Step {
        loop {
            let overlaps = successors(Some(self.overlap), |overlap| (*overlap > 1).then_some(overlap / 2));
            // After one or two rows, the only window that overlaps can be all of them and more.
            let mut overlaps = overlaps.map(u64::from).chain([self.end]);
            if let Some(window) = overlaps.find_map(|overlap| self.overlapping(overlap)) {
                self.window = window;
                return Step::Next(window);
            }
            // The limit of the n-th window is smaller than that of the first by at least n.
            if self.rows >= self.most_rows {
                return Step::Stuck;
            }
            self.rows = self.rows.saturating_mul(2).min(self.most_rows);
        }
    }

    /// Returns the window that overlaps what was read by this number of rows or somewhat more, if it also has rows after it.
    fn overlapping(&self, overlap: u64) -> Option<Window> {
        let start = self.end.saturating_sub(overlap);
        let rows = u64::from(self.rows);
        let pages = start.div_ceil(rows);
        // The largest limit with which so many pages end at the start, or before it.
        let limit = start.checked_div(pages).unwrap_or(rows);
        let reaches = (pages + 1).saturating_mul(limit) > self.end;
        let window = Window { page: u32::try_from(pages + 1).ok()?, rows: u32::try_from(limit).ok()? };
        (limit > 0 && reaches).then_some(window)
    }
}

/// Returns the indices of the keys that occur once. The others say nothing about the order.
fn places(keys: &[Key]) -> HashMap<Key, usize> {
    let mut places = HashMap::with_capacity(keys.len());
    let mut twice = Vec::new();
    for (place, key) in keys.iter().enumerate() {
        if places.insert(*key, place).is_some() {
            twice.push(*key);
        }
    }
    for key in twice {
        places.remove(&key);
    }
    places
}
