//! The parameters of a request: query and body in one list, the query first.

use super::Crash;
use super::answer::Failure;
use super::erlang;
use super::json::Json;
use crate::percent::form_decoded;

/// Joins the members of query and body.
///
/// `None` if one of them cannot be parsed.
pub fn join(query: &str, body: &[u8]) -> Option<Json> {
    let mut members = parse_query(query)?;
    let body = if body.is_empty() { Json::Array(Vec::new()) } else { serde_json::from_slice(body).ok()? };
    Some(match body {
        Json::Object(more) => {
            members.extend(more);
            Json::Object(members)
        }
        Json::Array(items) if members.is_empty() => Json::Array(items),
        Json::Array(_) => Json::Object(members),
        scalar => scalar,
    })
}

fn parse_query(query: &str) -> Option<Vec<(Vec<u8>, Json)>> {
    let parts = query.split('&').filter(|part| !part.is_empty());
    let parts = parts.map(|part| match part.split_once('=') {
        Some((name, value)) => Some((form_decoded(name.as_bytes())?, Json::Bytes(form_decoded(value.as_bytes())?))),
        None => Some((form_decoded(part.as_bytes())?, Json::Bool(true))),
    });
    parts.collect()
}

/// Decodes a name in a body, as old servers do: a `%` near the end stays, and elsewhere, it must begin an escape.
pub fn decoded_in_body(text: &[u8]) -> Option<Vec<u8>> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match after.split_at_checked(2) {
            Some((digits, after)) if *first == b'%' => {
                let digits = str::from_utf8(digits).ok().filter(|_| digits.iter().all(u8::is_ascii_hexdigit))?;
                decoded.push(u8::from_str_radix(digits, 16).ok()?);
                rest = after;
            }
            _ => decoded.push(*first),
        }
    }
    Some(decoded)
}

/// Where a page begins and ends.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    pub number: i64,
    pub limit: i64,
}

impl Page {
    /// Reads `_page` and `_limit`.
    ///
    /// # Errors
    ///
    /// One of them is not an integer, or the limit is negative.
    pub fn of(params: &Json, limit: i64) -> Result<Self, Crash> {
        let integer = |name, default| match params.get(name)? {
            None => Ok(default),
            Some(Json::Bytes(digits)) => to_integer(digits).ok_or(Crash),
            Some(_) => Err(Crash),
        };
        let page = Self { number: integer("_page", 1)?, limit: integer("_limit", limit)? };
        if page.limit < 0 { Err(Crash) } else { Ok(page) }
    }

    /// The number of rows before it.
    pub fn offset(self) -> usize {
        let before = (self.number.max(1) - 1).saturating_mul(self.limit);
        usize::try_from(before).unwrap_or(usize::MAX)
    }

    /// The number of rows on it.
    pub fn size(self) -> usize {
        usize::try_from(self.limit).unwrap_or(usize::MAX)
    }

    /// Takes its rows, and whether there are more.
    pub fn take<T>(self, rows: impl Iterator<Item = T>) -> (Vec<T>, bool) {
        let mut rows = rows.skip(self.offset());
        let page = rows.by_ref().take(self.size()).collect();
        (page, rows.next().is_some())
    }
}

/// An integer as the server reads it: digits with an optional sign.
pub fn to_integer(digits: &[u8]) -> Option<i64> {
    str::from_utf8(digits).ok()?.parse().ok()
}

/// The failure of a filter that has the wrong type.
pub fn cannot_convert(value: &[u8], to: &str) -> Failure {
    let mut message = b"Can't convert ".to_vec();
    erlang::binary(value, &mut message);
    message.extend_from_slice(format!(" to {to} type").as_bytes());
    Failure::new(108, message)
}

/// Whether a value contains a part.
///
/// # Errors
///
/// The part is empty.
pub fn contains(value: &[u8], part: &[u8]) -> Result<bool, Crash> {
    if part.is_empty() {
        return Err(Crash);
    }
    Ok(value.windows(part.len()).any(|window| window == part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn query_and_body() {
        assert_eq!(join("", b""), Some(Json::Array(Vec::new())));
        assert_eq!(join("a=%zz", b""), None);
        assert_eq!(join("", b"{} x"), None);
        let joined = join("a=1+2", br#"{"a":"b"}"#).unwrap();
        assert_eq!(joined.get("a"), Ok(Some(&Json::Bytes(b"1 2".to_vec()))));
    }

    #[test]
    fn names_in_bodies() {
        assert_eq!(decoded_in_body(b"a%2fb+%"), Some(b"a/b+%".to_vec()));
        assert_eq!(decoded_in_body(b"%/+"), None);
    }
}
