//! Where the rows of a CSV file begin.

use std::collections::VecDeque;

use super::BOM;

/// The number of the line of each row, and whether the last one is complete. The CSV reader does not know the number if lines end
/// in CR and LF, or after blank lines, and takes the end of the input for the end of a quoted cell.
#[derive(Debug, Default)]
pub struct LineStarts {
    /// How many bytes were read.
    bytes: u64,
    /// Where lines begin in them, and where the line before each ends. Those of earlier rows are dropped.
    starts: VecDeque<(u64, u64)>,
    /// How many were dropped.
    dropped: u64,
    /// The last byte.
    last: u8,
    /// How many lines have ended.
    ended: u64,
    /// The place after the last byte.
    place: Place,
    /// Whether there are no more bytes.
    has_ended: bool,
}

/// A place in a row, as the CSV reader sees it.
#[derive(Debug, Clone, Copy, Default)]
enum Place {
    /// Before the first character of a cell.
    #[default]
    Begin,
    /// In a cell without quotes, where a quote is a character.
    Plain,
    /// In quotes, which began in this line.
    Quoted(u64),
    /// After a quote that ends the cell, or that is the first of two.
    Quote(u64),
}

impl LineStarts {
    /// Takes the next bytes; none at the end.
    pub fn note(&mut self, bytes: &[u8]) {
        self.has_ended |= bytes.is_empty();
        for (at, byte) in (self.bytes..).zip(bytes) {
            self.place = match (self.place, byte) {
                (Place::Begin, byte) if usize::try_from(at).is_ok_and(|at| BOM.get(at) == Some(byte)) => Place::Begin,
                (Place::Begin, b'"') => Place::Quoted(self.ended + 1),
                (Place::Quoted(line), b'"') => Place::Quote(line),
                (Place::Quote(line), b'"') | (Place::Quoted(line), _) => Place::Quoted(line),
                (_, b',' | b'\r' | b'\n') => Place::Begin,
                _ => Place::Plain,
            };
            self.ended += u64::from(*byte == b'\n');
        }
        for (place, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
            let at = self.bytes + place as u64;
            let before = if place == 0 { self.last } else { bytes[place - 1] };
            self.starts.push_back((at - u64::from(before == b'\r'), at + 1));
        }
        self.bytes += bytes.len() as u64;
        self.last = bytes.last().copied().unwrap_or(self.last);
    }

    /// Returns what is wrong with a row that the end of the input has ended, if it is in quotes.
    pub fn unclosed(&self) -> Option<String> {
        match self.place {
            Place::Quoted(line) if self.has_ended => Some(format!("a quote in line {line} is not closed")),
            _ => None,
        }
    }

    /// Returns the line of the row that begins here, or after line ends that begin here.
    pub fn line(&mut self, mut byte: u64) -> u64 {
        while let Some((end, start)) = self.starts.front()
            && *end <= byte
        {
            byte = byte.max(*start);
            self.starts.pop_front();
            self.dropped += 1;
        }
        self.dropped + 1
    }
}
