//! Times of rows.

use std::time::{Duration, SystemTime};

use emqx_cloud::LocalTime;
use emqx_cloud::types::{ClientInfo, UsernameAuth};
use emqx_cloud_test::{MqttClient, Version};
use proptest::prelude::*;
use serde_json::json;

use crate::common::{self, properties};

const DAY: u64 = 86_400;

fn time(text: &str) -> LocalTime {
    LocalTime::parse(text).unwrap_or_else(|| panic!("{text} is a time"))
}

/// Every day from 1970 to 2200, counted without the functions under test.
#[test]
fn every_day_round_trips() {
    let (mut days, mut leap_days) = (0, 0);
    for year in 1970..=2200_u16 {
        let is_leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
        let february = if is_leap { 29 } else { 28 };
        for (month, length) in (1..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
            for day in 1..=length {
                let text = format!("{year}-{month:02}-{day:02} 13:14:15");
                let local = time(&text);
                let seconds = days * DAY + 13 * 3_600 + 14 * 60 + 15;
                assert_eq!(local.unix_seconds(0), i64::try_from(seconds).ok(), "{text}");
                let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
                assert_eq!(local.at_offset(0), Some(moment), "{text}");
                assert_eq!(LocalTime::at(moment, 0), Some(local), "{text}");
                assert_eq!(local.to_string(), text);
                assert_eq!((local.year(), local.month(), local.day()), (year, month, day));
                assert_eq!((local.hour(), local.minute(), local.second()), (13, 14, 15));
                days += 1;
                leap_days += u64::from(month == 2 && day == 29);
            }
            assert_eq!(LocalTime::new(year, month, length + 1, 0, 0, 0), None, "{year}-{month}");
        }
    }
    // 2200 is no leap year, and neither is 2100.
    assert_eq!((days, leap_days), (231 * 365 + 56, 56));
}

#[test]
fn what_is_not_a_time_is_refused() {
    for text in [
        "",
        "undefined",
        "2021-02-30 00:00:00",
        "2021-02-29 00:00:00",
        "1900-02-29 00:00:00",
        "2100-02-29 00:00:00",
        "2021-04-31 00:00:00",
        "2021-00-01 00:00:00",
        "2021-13-01 00:00:00",
        "2021-01-00 00:00:00",
        "2021-01-01 24:00:00",
        "2021-01-01 23:60:00",
        "2021-01-01 23:59:60",
        "2021/01/01 00:00:00",
        "2021-01-01T00:00:00",
        "2021-01-01 00.00.00",
        "2021-01-01  0:00:00",
        "2021-1-1 00:00:00",
        "2021-01-01 00:00",
        "2021-01-01 00:00:00Z",
        " 2021-01-01 00:00:00",
        "+021-01-01 00:00:00",
        "2021-01-01 -1:00:00",
        "2021-01-0١ 00:00:0",
        "٢٠٢١-01-01 00:00",
    ] {
        assert_eq!(LocalTime::parse(text), None, "{text:?}");
    }
    assert_eq!(LocalTime::new(10_000, 1, 1, 0, 0, 0), None);
    for leap in ["2000-02-29 23:59:59", "2024-02-29 00:00:00", "0000-02-29 00:00:00", "9999-12-31 23:59:59"] {
        assert_eq!(time(leap).to_string(), leap);
    }
}

#[test]
fn offsets_are_ahead_of_utc_and_at_most_18_hours() {
    let hour = 3_600;
    let local = time("2021-03-18 02:15:57");
    for (offset, utc) in [
        (0, Some("2021-03-18 02:15:57")),
        (8 * hour, Some("2021-03-17 18:15:57")),
        (-5 * hour, Some("2021-03-18 07:15:57")),
        (5 * hour + 45 * 60, Some("2021-03-17 20:30:57")),
        (18 * hour, Some("2021-03-17 08:15:57")),
        (-18 * hour, Some("2021-03-18 20:15:57")),
        (18 * hour + 1, None),
        (-18 * hour - 1, None),
        (i32::MAX, None),
        (i32::MIN, None),
    ] {
        let utc = utc.map(time);
        assert_eq!(local.unix_seconds(offset), utc.and_then(|utc| utc.unix_seconds(0)), "{offset}");
        assert_eq!(local.at_offset(offset), utc.and_then(|utc| utc.at_offset(0)), "{offset}");
        let back = local.at_offset(offset).and_then(|moment| LocalTime::at(moment, offset));
        assert_eq!(back, utc.map(|_| local), "{offset}");
        assert_eq!(LocalTime::at(SystemTime::UNIX_EPOCH, offset).is_some(), utc.is_some(), "{offset}");
    }
    // Fractions are cut off on both sides of 1970.
    let half = Duration::from_millis(500);
    assert_eq!(LocalTime::at(SystemTime::UNIX_EPOCH + half, 0), Some(time("1970-01-01 00:00:00")));
    assert_eq!(LocalTime::at(SystemTime::UNIX_EPOCH - half, 0), Some(time("1969-12-31 23:59:59")));
    assert_eq!(LocalTime::at(SystemTime::UNIX_EPOCH + Duration::from_secs(253_402_300_800), 0), None, "year 10000");
}

#[test]
fn the_order_of_times_is_that_of_their_text_and_of_their_seconds() {
    let times = (0..=9_999_u16, 1..=12_u8, 1..=28_u8, 0..24_u8, 0..60_u8, 0..60_u8);
    let times = times.prop_map(|(y, mo, d, h, mi, s)| LocalTime::new(y, mo, d, h, mi, s).unwrap());
    properties::check(20_000, &(times.clone(), times, -64_800..=64_800), |(one, other, offset)| {
        assert_eq!(one.cmp(&other), one.to_string().cmp(&other.to_string()));
        assert_eq!(one.cmp(&other), one.unix_seconds(offset).cmp(&other.unix_seconds(offset)));
        assert_eq!(LocalTime::parse(&one.to_string()), Some(one));
    });
}

/// (the member in JSON, the time)
#[test]
fn rows_have_their_times() {
    #[rustfmt::skip]
    let cases = [
        (json!("2021-03-18 02:15:57"), Some("2021-03-18 02:15:57")),
        (json!("undefined"), None),
        (json!(1_795_376_165), None),
        (json!(null), None),
    ];
    for (value, wanted) in cases {
        let row = json!({"node": "n", "clientid": "c", "connected": true, "connected_at": value, "created_at": value,
                         "disconnected_at": value});
        let row: ClientInfo = serde_json::from_value(row).unwrap();
        for found in [row.connected_at_time(), row.created_at_time(), row.disconnected_at_time()] {
            assert_eq!(found, wanted.map(time), "{value}");
        }
    }
    let ms = |ms| SystemTime::UNIX_EPOCH + Duration::from_millis(ms);
    for (value, wanted) in [
        (json!(1_795_376_165_669_i64), Some(ms(1_795_376_165_669))),
        (json!(0), Some(ms(0))),
        (json!(-1), Some(SystemTime::UNIX_EPOCH - Duration::from_millis(1))),
        (json!("2021-03-18 02:15:57"), None),
        (json!(null), None),
    ] {
        let row: UsernameAuth = serde_json::from_value(json!({"username": "u", "created_at": value})).unwrap();
        assert_eq!(row.created_at_time(), wanted, "{value}");
    }
}

/// A time of a row, put into a filter, finds the row.
#[tokio::test]
async fn a_time_of_a_row_can_be_a_filter() {
    let simulator = common::simulator(Version::V4_4_19).await;
    simulator.add_client(MqttClient::new("c1"));
    let emqx = common::client(simulator.address());
    let row = emqx.get_client("c1").await.unwrap();
    let connected = row.connected_at_time().unwrap().unix_seconds(0).unwrap();
    for (least, found) in [(connected, 1), (connected + 1, 0)] {
        assert_eq!(emqx.list_clients().gte_connected_at(least).await.unwrap().items.len(), found, "{least}");
    }
}
