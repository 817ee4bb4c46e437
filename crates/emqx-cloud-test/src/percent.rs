//! Percent-encoding.

use percent_encoding::percent_decode;

/// Decodes a part of a query; `None` if an escape is invalid.
pub(crate) fn form_decoded(text: &[u8]) -> Option<Vec<u8>> {
    let text: Vec<u8> = text.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    decoded(&text)
}

/// Decodes percent-encoding; `None` if an escape is invalid.
pub(crate) fn decoded(text: &[u8]) -> Option<Vec<u8>> {
    let valid = text.iter().enumerate().filter(|(_, byte)| **byte == b'%').all(|(index, _)| {
        text.get(index + 1..index + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    });
    valid.then(|| percent_decode(text).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes() {
        assert_eq!(decoded(b"a%2Fb+"), Some(b"a/b+".to_vec()));
        assert_eq!(form_decoded(b"a%2Fb+"), Some(b"a/b ".to_vec()));
        assert_eq!(decoded(b"a%"), None);
        assert_eq!(decoded(b"a%2"), None);
    }
}
