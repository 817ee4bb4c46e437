//! Numbers with more digits than a [`Value`] can hold, which would be equal once they are rounded.

use serde_json::Value;

/// Returns JSON in which every number that a [`Value`] would round is a string, so that no digit is lost in a comparison.
pub(super) fn exact(json: &[u8]) -> Vec<u8> {
    let mut found = Vec::with_capacity(json.len());
    let mut rest = json;
    while let Some(&byte) = rest.first() {
        let length = match byte {
            b'"' => string(rest),
            b'-' | b'0'..=b'9' => number(rest),
            _ => 1,
        };
        let (token, next) = rest.split_at(length);
        match str::from_utf8(token) {
            Ok(text) if byte != b'"' && is_rounded(text) => found.extend(format!("\"the number {text}\"").into_bytes()),
            _ => found.extend(token),
        }
        rest = next;
    }
    found
}

/// The length of the string at the start of JSON.
fn string(json: &[u8]) -> usize {
    let mut escaped = true;
    let end = json.iter().position(|byte| match byte {
        _ if escaped => {
            escaped = false;
            false
        }
        b'\\' => {
            escaped = true;
            false
        }
        byte => *byte == b'"',
    });
    end.map_or(json.len(), |end| end + 1)
}

/// The length of the number at the start of JSON.
fn number(json: &[u8]) -> usize {
    json.iter().position(|byte| !matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')).unwrap_or(json.len())
}

fn is_rounded(text: &str) -> bool {
    let Some(exact) = Decimal::read(text) else { return false };
    // A number that is too large for a float is no `Value` at all.
    let value = serde_json::from_str::<Value>(text).map(|value| value.to_string());
    value.map_or(true, |value| Decimal::read(&value).as_ref() != Some(&exact))
}

/// A number as digits without leading and trailing zeros, and a power of ten.
#[derive(Debug, PartialEq)]
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i128,
}

impl Decimal {
    /// Reads a number; `None` if the text is not one.
    fn read(text: &str) -> Option<Self> {
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |text| (true, text));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}");
        if whole.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let exponent = exponent.parse::<i64>().ok()?;
        let significant = digits.trim_end_matches('0');
        let zeros = digits.len() - significant.len();
        let digits = significant.trim_start_matches('0').to_owned();
        if digits.is_empty() {
            return Some(Self { negative: false, digits, exponent: 0 });
        }
        let exponent = i128::from(exponent) - fraction.len() as i128 + zeros as i128;
        Some(Self { negative, digits, exponent })
    }
}
