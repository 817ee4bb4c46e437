//! Responses that ask to wait.

use super::meaning_of;
use crate::server::{Answer, Body, Fault, Meaning, RetryAfter};

/// Every form of `Retry-After`, with both statuses that use it.
pub(super) fn retry_after() -> Vec<Fault> {
    use RetryAfter::{In2026, Seconds, Unsaid};
    const NAME: &str = "retry-after";
    const DATE: &str = "date";
    const NOON: &[u8] = b"Wed, 05 Mar 2025 12:00:00 GMT";
    let one = |shape, value: &[u8], asked| (shape, vec![(NAME, value.to_vec())], asked);
    let two = |shape, first: (_, &[u8]), second: &[u8], asked| {
        (shape, vec![(first.0, first.1.to_vec()), (NAME, second.to_vec())], asked)
    };
    let shapes = [
        one("0", b"0", Seconds(0)),
        one("1", b"1", Seconds(1)),
        one("7 with blanks", b"  7 ", Seconds(7)),
        one("007", b"007", Seconds(7)),
        one("an hour", b"3600", Seconds(3600)),
        one("the longest time", b"18446744073709551615", Seconds(u64::MAX)),
        one("an overflow", b"99999999999999999999999999", Seconds(u64::MAX)),
        one("a future date", b"Thu, 01 Jan 2026 00:00:30 GMT", In2026(30)),
        one("a future RFC 850 date", b"Thursday, 01-Jan-26 00:00:30 GMT", In2026(30)),
        one("a future asctime date", b"Thu Jan  1 00:00:30 2026", In2026(30)),
        one("a far date", b"Fri, 31 Dec 9999 23:59:59 GMT", Seconds(u64::MAX)),
        one("a past date", b"Sun, 06 Nov 1994 08:49:37 GMT", Seconds(0)),
        one("a past RFC 850 date", b"Sunday, 06-Nov-94 08:49:37 GMT", Seconds(0)),
        one("a past asctime date", b"Sun Nov  6 08:49:37 1994", Seconds(0)),
        two("a date by the server's clock", (DATE, NOON), b"Wed, 05 Mar 2025 12:00:20 GMT", Seconds(20)),
        two("a date before the server's clock", (DATE, NOON), b"Wed, 05 Mar 2025 11:59:00 GMT", Seconds(0)),
        two("a date and an invalid clock", (DATE, b"noon"), b"Thu, 01 Jan 2026 00:00:30 GMT", In2026(30)),
        one("negative", b"-5", Unsaid),
        one("signed", b"+5", Unsaid),
        one("a fraction", b"1.5", Unsaid),
        one("with an exponent", b"1e3", Unsaid),
        one("with a unit", b"5s", Unsaid),
        one("words", b"in a while", Unsaid),
        one("an invalid date", b"Fri, 99 Foo 2026 00:00:00 GMT", Unsaid),
        one("a date in ISO 8601", b"2026-01-01T00:00:30Z", Unsaid),
        one("empty", b"", Unsaid),
        one("not ASCII", "zwölf".as_bytes(), Unsaid),
        one("not UTF-8", &[0xff, 0xfe], Unsaid),
        one("other digits", "٣".as_bytes(), Unsaid),
        two("two that agree", (NAME, b"3"), b"3", Seconds(3)),
        two("two that differ", (NAME, b"3"), b"9", Seconds(3)),
        one("two in one", b"3, 9", Unsaid),
    ];
    let mut faults = Vec::new();
    for status in [429, 503] {
        for (shape, headers, asked) in &shapes {
            let answer = Answer::new(status, "text/plain", Body::Bytes(b"slow down".to_vec()));
            let answer = headers.iter().fold(answer, |answer, (name, value)| answer.header(name, value.clone()));
            let fault = Fault::answer(format!("{status}, Retry-After: {shape}"), meaning_of(status), answer);
            faults.push(fault.retry_after(*asked));
        }
    }
    // It applies to retryable statuses.
    let answer = Answer::new(400, "text/plain", Body::Bytes(b"Bad Request".to_vec())).header(NAME, "1");
    faults.push(Fault::answer("400, Retry-After: 1", Meaning::Refusal, answer));
    let answer = Answer::success().body(Body::SuccessButCode(Some("101".to_owned()))).header(NAME, "4");
    faults.push(Fault::answer("code 101, Retry-After: 4", Meaning::Unknown, answer).retry_after(Seconds(4)));
    faults
}
