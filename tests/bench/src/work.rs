//! What is measured: the requests of each work, and what a contender must have decoded at the end.

use std::ops::{Add, Mul};

use anyhow::{Result, anyhow};
use clap::ValueEnum;

/// The user that is looked up.
pub const USER: &str = "meter-1";

/// The number of calls that [`Work::Small64`] makes at once.
pub const AT_ONCE: usize = 64;

/// The size of a batch.
pub const BATCH: usize = 1_000;

/// The number of messages of [`Work::Bulk`].
pub const BULK: usize = if IS_FULL { 100_000 } else { 2_500 };

/// The number of batches and of pages in flight, where several are.
pub const IN_FLIGHT: usize = 8;

/// The number of pages of a walk, and of rows on each.
pub const WALK: (u32, u32) = if IS_FULL { (100, 1_000) } else { (3, 20) };

/// How long the server waits before each response to a request of a walk, in milliseconds.
pub const LATENCY: u64 = if IS_FULL { 20 } else { 0 };

/// The number of rows of a large page.
const LARGE: u32 = if IS_FULL { 10_000 } else { 200 };

/// The test makes every call once, without optimizations, so it has smaller sizes.
const IS_FULL: bool = !cfg!(test);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Work {
    /// One object.
    Small,
    /// One object, 64 calls at once.
    #[value(name = "small-64")]
    Small64,
    /// A page of 100 clients.
    #[value(name = "page-100")]
    Page100,
    /// A page of 10,000 clients.
    #[value(name = "page-10000")]
    Page10000,
    /// A page of 10,000 clients, each with a field that is not documented.
    #[value(name = "page-10000-extra")]
    Page10000Extra,
    /// A batch of 1,000 messages.
    Batch,
    /// 100,000 messages in batches of 1,000, 8 in flight.
    Bulk,
    /// 100 pages of 1,000 clients with a latency of 20 ms, one by one.
    Walk,
    /// The same, with 8 pages in flight.
    WalkPrefetch,
}

impl Work {
    /// The works of a single request, which every contender does.
    pub const CALLS: [Self; 6] =
        [Self::Small, Self::Small64, Self::Page100, Self::Page10000, Self::Page10000Extra, Self::Batch];

    /// The works of many requests.
    pub const JOBS: [Self; 3] = [Self::Bulk, Self::Walk, Self::WalkPrefetch];

    pub fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    pub fn find(name: &str) -> Result<Self> {
        Self::from_str(name, false).map_err(|_| anyhow!("no work {name}"))
    }

    /// What a reader of the table sees.
    pub fn title(self) -> &'static str {
        match self {
            Self::Small => "one object",
            Self::Small64 => "one object, 64 at once",
            Self::Page100 => "page of 100",
            Self::Page10000 => "page of 10,000",
            Self::Page10000Extra => "page of 10,000, with an undocumented field",
            Self::Batch => "batch of 1,000",
            Self::Bulk => "100,000 messages",
            Self::Walk => "walk of 100 pages",
            Self::WalkPrefetch => "walk of 100 pages, 8 in flight",
        }
    }

    /// The rows of a page; 0 if the work reads no page.
    pub fn rows(self) -> u32 {
        match self {
            Self::Page100 => 100,
            Self::Page10000 | Self::Page10000Extra => LARGE,
            Self::Walk | Self::WalkPrefetch => WALK.1,
            Self::Small | Self::Small64 | Self::Batch | Self::Bulk => 0,
        }
    }

    /// Returns the path of the bare server's API for this work; see [`crate::server`].
    pub fn base_path(self) -> String {
        match self {
            Self::Walk | Self::WalkPrefetch => format!("/{}/{LATENCY}/plain", WALK.0 * WALK.1),
            Self::Page10000Extra => format!("/{}/0/extra", self.rows()),
            _ => format!("/{}/0/plain", self.rows()),
        }
    }

    /// The calls before the ones that are measured. They open connections and show the SDK that the server reads bodies.
    pub fn warm_ups(self) -> usize {
        match self {
            Self::Small | Self::Small64 => 2 * AT_ONCE,
            Self::Page100 | Self::Batch => 4,
            Self::Page10000 | Self::Page10000Extra => 2,
            Self::Bulk | Self::Walk | Self::WalkPrefetch => 0,
        }
    }

    /// The calls of a measurement of time: those of a contender in Rust take at least a tenth of a second.
    pub fn calls(self, is_quick: bool) -> usize {
        let calls = match self {
            Self::Small | Self::Small64 => 128 * AT_ONCE,
            Self::Page100 => 800,
            Self::Page10000 | Self::Page10000Extra => 12,
            Self::Batch => 480,
            Self::Bulk | Self::Walk | Self::WalkPrefetch => return 1,
        };
        if is_quick { calls / 4 } else { calls }
    }

    /// The calls of a measurement of instructions.
    pub fn counted(self) -> usize {
        match self {
            Self::Small | Self::Small64 => 4 * AT_ONCE,
            Self::Page100 => 32,
            Self::Page10000 | Self::Page10000Extra => 2,
            Self::Batch => 8,
            Self::Bulk | Self::Walk | Self::WalkPrefetch => 1,
        }
    }

    /// What the bare server's answers to a number of calls contain.
    pub fn expected(self, calls: usize) -> Seen {
        let one = match self {
            Self::Small | Self::Small64 => Seen { rows: 1, sum: crate::server::CREATED_AT },
            Self::Page100 | Self::Page10000 | Self::Page10000Extra => ports(self.rows()),
            Self::Walk | Self::WalkPrefetch => ports(WALK.0 * WALK.1),
            Self::Batch => Seen { rows: BATCH as u64, sum: 0 },
            Self::Bulk => Seen { rows: BULK as u64, sum: 0 },
        };
        one * calls as u64
    }
}

fn ports(rows: u32) -> Seen {
    (0..rows).fold(Seen::default(), |seen, row| seen + Seen { rows: 1, sum: u64::from(crate::server::port(row)) })
}

/// What a contender has decoded: the number of rows, and the sum of a field. A contender that skips a part of the work has
/// another result than the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    pub rows: u64,
    pub sum: u64,
}

impl Seen {
    /// What each of several equal calls has decoded.
    pub fn each(self, calls: usize) -> Self {
        Self { rows: self.rows / calls as u64, sum: self.sum / calls as u64 }
    }
}

impl Add for Seen {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { rows: self.rows + other.rows, sum: self.sum.wrapping_add(other.sum) }
    }
}

impl Mul<u64> for Seen {
    type Output = Self;

    fn mul(self, times: u64) -> Self {
        Self { rows: self.rows * times, sum: self.sum.wrapping_mul(times) }
    }
}

/// Topic and payload of a message, of which each contender makes its own type.
pub fn messages(numbers: std::ops::Range<usize>) -> impl Iterator<Item = (String, String)> + Send {
    numbers.map(|n| (format!("meters/meter-{n:06}/price"), format!(r#"{{"price":0.31,"sequence":{n}}}"#)))
}
