//! Topic names and filters.

/// The maximum length of a topic in bytes.
const MAX: usize = 65_535;

/// Whether this is a valid topic to publish to.
pub fn is_name(topic: &[u8]) -> bool {
    is_filter(topic) && !has_wildcard(topic)
}

/// Whether this is a valid filter to subscribe to.
pub fn is_filter(filter: &[u8]) -> bool {
    let levels = filter.split(|byte| *byte == b'/');
    let last = levels.clone().count() - 1;
    let valid = |(index, level): (usize, &[u8])| match level {
        b"#" => index == last,
        b"+" => true,
        level => !level.iter().any(|byte| matches!(byte, b'#' | b'+' | 0)),
    };
    !filter.is_empty() && filter.len() <= MAX && levels.enumerate().all(valid)
}

/// Whether a filter has a level that is a wildcard.
pub fn has_wildcard(filter: &[u8]) -> bool {
    filter.split(|byte| *byte == b'/').any(|level| matches!(level, b"#" | b"+"))
}

/// Whether a topic, which can be a filter itself, matches a filter.
pub fn matches(topic: &[u8], filter: &[u8]) -> bool {
    // Wildcards at the start do not match the server's own topics.
    if topic.starts_with(b"$") && (filter.starts_with(b"+") || filter.starts_with(b"#")) {
        return false;
    }
    let mut topic = topic.split(|byte| *byte == b'/');
    let mut filter = filter.split(|byte| *byte == b'/');
    loop {
        match (topic.next(), filter.next()) {
            (_, Some(b"#")) | (None, None) => return true,
            (Some(_), Some(b"+")) => {}
            (Some(level), Some(wanted)) if level == wanted => {}
            _ => return false,
        }
    }
}

/// A filter without its share prefix, and its group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    pub group: Option<Vec<u8>>,
    pub topic: Vec<u8>,
}

/// Takes a filter apart: `$share/group/topic`, `$queue/topic`, or `topic`. `None` if the server crashes.
pub fn parse(filter: &[u8]) -> Option<Parsed> {
    let is_shared = |topic: &[u8]| topic.starts_with(b"$share/") || topic.starts_with(b"$queue/");
    if let Some(topic) = filter.strip_prefix(b"$queue/") {
        return (!is_shared(topic)).then(|| Parsed { group: Some(b"$queue".to_vec()), topic: topic.to_vec() });
    }
    let Some(rest) = filter.strip_prefix(b"$share/") else {
        return Some(Parsed { group: None, topic: filter.to_vec() });
    };
    let end = rest.iter().position(|byte| *byte == b'/')?;
    let (group, topic) = (&rest[..end], &rest[end + 1..]);
    let valid = !group.iter().any(|byte| matches!(byte, b'+' | b'#')) && !is_shared(topic);
    valid.then(|| Parsed { group: Some(group.to_vec()), topic: topic.to_vec() })
}

/// A filter as lists show it: a shared one is joined like a file name, so that empty levels are lost, and a topic
/// that starts with a slash replaces everything before it.
pub fn shown(group: Option<&[u8]>, topic: &[u8]) -> Vec<u8> {
    let Some(group) = group else { return topic.to_vec() };
    let absolute = topic.starts_with(b"/");
    let parts = topic.split(|byte| *byte == b'/').filter(|level| !level.is_empty());
    let mut shown = if absolute { Vec::new() } else { [b"$share/", group].concat() };
    for level in parts {
        shown.push(b'/');
        shown.extend_from_slice(level);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters() {
        for (filter, valid) in
            [("a/b", true), ("", false), ("a/#", true), ("a/#/b", false), ("a+/b", false), ("+/+", true)]
        {
            assert_eq!(is_filter(filter.as_bytes()), valid, "{filter}");
        }
        for (topic, filter, expected) in [
            ("a/b", "a/#", true),
            ("a", "a/#", true),
            ("a/b/c", "a/+", false),
            ("a/+/c", "a/#", true),
            ("$SYS/x", "#", false),
            ("$SYS/x", "$SYS/#", true),
        ] {
            assert_eq!(matches(topic.as_bytes(), filter.as_bytes()), expected, "{topic} {filter}");
        }
    }

    #[test]
    fn shared_filters_are_shown_joined() {
        for (filter, expected) in [
            ("$share/g//abs", "/abs"),
            ("$share/g/a//b", "$share/g/a/b"),
            ("$share/g/tr/", "$share/g/tr"),
            ("$queue/q/1", "$share/$queue/q/1"),
            ("a//b", "a//b"),
        ] {
            let Parsed { group, topic } = parse(filter.as_bytes()).unwrap();
            assert_eq!(shown(group.as_deref(), &topic), expected.as_bytes(), "{filter}");
        }
        assert_eq!(parse(b"$share/onlygroup"), None);
        assert_eq!(parse(b"$share/g+/x"), None);
    }
}
