//! Times of servers, which have no time zone.

use std::fmt;
use std::time::{Duration, SystemTime};

/// The largest offset from UTC, in seconds.
const MAX_OFFSET: i32 = 18 * 3_600;

/// A local time of a server, without a time zone.
///
/// Servers send some times as `2021-03-18 02:15:57`, in their local time and without a time zone. Times of the same server can
/// be compared with each other, except around a change to or from daylight saving time. To compare one with another clock, or
/// to use it in a filter, pass the server's offset from UTC to [`at_offset`](Self::at_offset) or
/// [`unix_seconds`](Self::unix_seconds).
///
/// The year is between 0 and 9999. There are no leap seconds.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use emqx_cloud_core::LocalTime;
///
/// let time = LocalTime::parse("2021-03-18 02:15:57").ok_or("not a time")?;
/// assert_eq!((time.year(), time.month(), time.day()), (2021, 3, 18));
/// assert!(time < LocalTime::parse("2021-03-18 02:20:57").ok_or("not a time")?);
///
/// // The server's clock is eight hours ahead of UTC:
/// let seconds = time.unix_seconds(8 * 3_600).ok_or("not an offset")?;
/// assert_eq!(time.at_offset(8 * 3_600), Some(SystemTime::UNIX_EPOCH + Duration::from_secs(1_616_004_957)));
/// assert_eq!(seconds, 1_616_004_957);
/// # Ok::<_, &str>(())
/// ```
// The order of the fields is that of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalTime {
    year: u16,
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
    second: u8,
}

impl LocalTime {
    /// Creates a time. `None` if the date or the time of day does not exist.
    ///
    /// ```
    /// use emqx_cloud_core::LocalTime;
    ///
    /// assert!(LocalTime::new(2024, 2, 29, 23, 59, 59).is_some());
    /// assert!(LocalTime::new(2023, 2, 29, 0, 0, 0).is_none());
    /// ```
    pub fn new(year: u16, month: u8, day: u8, hour: u8, minute: u8, second: u8) -> Option<Self> {
        let is_valid = year <= 9_999
            && (1..=days_of_month(year, month)).contains(&day)
            && hour <= 23
            && minute <= 59
            && second <= 59;
        is_valid.then_some(Self { year, month, day, hour, minute, second })
    }

    /// Parses a time of exactly the form `YYYY-MM-DD HH:mm:ss`. `None` if it has another form, or if the date or the time of
    /// day does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: &[u8; 19] = text.as_bytes().try_into().ok()?;
        let separators = [(4, b'-'), (7, b'-'), (10, b' '), (13, b':'), (16, b':')];
        if separators.iter().any(|(place, separator)| bytes[*place] != *separator) {
            return None;
        }
        let number = |from: usize, to: usize| {
            bytes[from..to]
                .iter()
                .try_fold(0_u16, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u16::from(digit - b'0')))
        };
        let two = |from: usize| number(from, from + 2).and_then(|value| u8::try_from(value).ok());
        Self::new(number(0, 4)?, two(5)?, two(8)?, two(11)?, two(14)?, two(17)?)
    }

    /// Returns the local time at `time` of a clock that is `offset` seconds ahead of UTC (negative: behind).
    ///
    /// Rounds down to a whole second. `None` if `offset` is not between -18 and 18 hours, or the year is not between 0 and
    /// 9999.
    ///
    /// ```
    /// use std::time::SystemTime;
    ///
    /// use emqx_cloud_core::LocalTime;
    ///
    /// let time = LocalTime::at(SystemTime::UNIX_EPOCH, -3_600).ok_or("not an offset")?;
    /// assert_eq!(time.to_string(), "1969-12-31 23:00:00");
    /// # Ok::<_, &str>(())
    /// ```
    pub fn at(time: SystemTime, offset: i32) -> Option<Self> {
        let seconds = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_secs()).ok()?,
            Err(before) => {
                let before = before.duration();
                let whole = i64::try_from(before.as_secs()).ok()?;
                whole.checked_neg()?.checked_sub(i64::from(before.subsec_nanos() > 0))?
            }
        };
        let seconds = seconds.checked_add(valid(offset)?)?;
        let (days, seconds) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let (year, month, day) = civil(days)?;
        let part = |value: i64| u8::try_from(value).ok();
        Self::new(year, month, day, part(seconds / 3_600)?, part(seconds / 60 % 60)?, part(seconds % 60)?)
    }

    /// Returns the year, from 0 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Returns the month, from 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Returns the day of the month, from 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Returns the hour, from 0 to 23.
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// Returns the minute, from 0 to 59.
    pub fn minute(self) -> u8 {
        self.minute
    }

    /// Returns the second, from 0 to 59.
    pub fn second(self) -> u8 {
        self.second
    }

    /// Returns the point in time, if the server's clock was `offset` seconds ahead of UTC (negative: behind).
    ///
    /// `None` if `offset` is not between -18 and 18 hours, or if the platform cannot represent the time.
    pub fn at_offset(self, offset: i32) -> Option<SystemTime> {
        system_time(self.unix_seconds(offset)?, Duration::from_secs)
    }

    /// Returns the seconds since 1970 (UTC), for filters such as `gte_connected_at`, if the server's clock was `offset` seconds
    /// ahead of UTC (negative: behind).
    ///
    /// `None` if `offset` is not between -18 and 18 hours.
    pub fn unix_seconds(self, offset: i32) -> Option<i64> {
        let time = i64::from(self.hour) * 3_600 + i64::from(self.minute) * 60 + i64::from(self.second);
        Some(days(self.year, self.month, self.day) * 86_400 + time - valid(offset)?)
    }
}

/// Displays the time as servers write it, such as `2021-03-18 02:15:57`.
impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day, hour, minute, second } = self;
        write!(f, "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}

fn valid(offset: i32) -> Option<i64> {
    (-MAX_OFFSET..=MAX_OFFSET).contains(&offset).then_some(i64::from(offset))
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Returns the number of days of a month; 0 if there is no such month.
fn days_of_month(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u8::from(is_leap(year)),
        _ => 0,
    }
}

/// Returns the days from 1970-01-01 to a date.
fn days(year: u16, month: u8, day: u8) -> i64 {
    // Years begin in March here, so that a leap day is the last one. An era is 400 years.
    let (year, month) = (i64::from(year) - i64::from(month <= 2), i64::from(month));
    let month = if month > 2 { month - 3 } else { month + 9 };
    let era = year.div_euclid(400);
    let year = year.rem_euclid(400);
    let day = (153 * month + 2) / 5 + i64::from(day) - 1 + 365 * year + year / 4 - year / 100;
    era * 146_097 + day - 719_468
}

/// Returns the date that is a number of days after 1970-01-01. `None` if its year is out of range.
fn civil(days: i64) -> Option<(u16, u8, u8)> {
    let days = days.checked_add(719_468)?;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + i64::from(month <= 2);
    Some((u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

/// What generated accessors call.
#[doc(hidden)]
pub mod private {
    use super::*;

    /// Returns a number of seconds since 1970 as a time.
    pub fn unix_s(value: impl Into<i64>) -> Option<SystemTime> {
        system_time(value.into(), Duration::from_secs)
    }

    /// Returns a number of milliseconds since 1970 as a time.
    pub fn unix_ms(value: impl Into<i64>) -> Option<SystemTime> {
        system_time(value.into(), Duration::from_millis)
    }
}

fn system_time(value: i64, unit: fn(u64) -> Duration) -> Option<SystemTime> {
    let distance = unit(value.unsigned_abs());
    match value < 0 {
        true => SystemTime::UNIX_EPOCH.checked_sub(distance),
        false => SystemTime::UNIX_EPOCH.checked_add(distance),
    }
}
