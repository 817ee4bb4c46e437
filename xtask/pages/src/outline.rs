//! Decides which headings start a section and which a part of one, and finds operations.

use crate::facts::Operation;
use crate::markdown::{Block, Kind};
use crate::words::{self, Part};

/// The role of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It starts a section.
    Title,
    /// It starts a known part of the section above it.
    Part(Part),
    /// It is inside the section of an operation, and unknown.
    Unknown,
}

/// Returns the role of every heading, with the index of the heading that starts its section.
///
/// Levels of headings vary, so a known word is a part at any level, and whatever has a method and path below it is a
/// section at any level.
pub fn roles(blocks: &[Block]) -> Vec<Option<(Role, usize)>> {
    // The headings that started a section: index, level, and whether it contains an operation.
    let mut titles: Vec<(usize, u8, bool)> = Vec::new();
    let mut current = 0;
    let mut role = |(index, block): (usize, &Block)| {
        let Kind::Heading { level, text } = &block.kind else {
            let title = titles.iter_mut().find(|title| title.0 == current);
            title.into_iter().for_each(|title| title.2 |= names_operation(block));
            return None;
        };
        let above = titles.iter().rev().find(|title| title.1 < *level);
        let is_end = |next: &&Block| matches!(&next.kind, Kind::Heading { level: next, .. } if next <= level);
        let own = || blocks[index + 1..].iter().take_while(|next| !is_end(next)).any(names_operation);
        let role = match (words::part(text), titles.last(), above) {
            (Some(part), Some(last), _) => (Role::Part(part), last.0),
            (_, _, Some(above)) if above.2 && !own() => (Role::Unknown, above.0),
            _ => (Role::Title, index),
        };
        if role.0 == Role::Title {
            titles.push((index, *level, false));
        }
        current = role.1;
        Some(role)
    };
    blocks.iter().enumerate().map(&mut role).collect()
}

fn names_operation(block: &Block) -> bool {
    match &block.kind {
        Kind::Text { text, .. } | Kind::Item(text) | Kind::Code { text, .. } => !operations(text).is_empty(),
        _ => false,
    }
}

/// A query: names and values.
pub type Query = Vec<(String, String)>;

/// Returns the operations in a text: a method at the start of a line, followed by a path. The number is the line, from
/// 0.
pub fn operations(text: &str) -> Vec<(usize, Operation, Query)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.replace(['`', '*'], " ");
        let mut words = line.split_whitespace();
        let (Some(method), Some(address)) = (words.next(), words.next()) else { continue };
        if let Some((path, query)) = address_of(address).filter(|_| words::METHODS.contains(&method)) {
            found.push((number, Operation { method: method.to_owned(), path, line: 0 }, query));
        }
    }
    found
}

/// Returns the path and query of an address, without the base address of the API and with `{name}` for every parameter.
///
/// The base may be written in any way: `https://host/api/v4/x`, `{api}/x`, `/api/v4/x`, `api/v4/x` and `/x` are the
/// same path.
pub fn address_of(written: &str) -> Option<(String, Query)> {
    let written = written.trim_end_matches([',', '.', ';', ')', '，', '。']);
    let (path, query) = written.split_once('?').unwrap_or((written, ""));
    let path = match path.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
        None => path,
    };
    let mut segments: Vec<_> = path.split('/').collect();
    let base = segments[0].trim_matches(['{', '}', '$']).to_lowercase();
    match base.as_str() {
        "" => _ = segments.remove(0),
        "api" => {}
        _ => return None,
    }
    let is_version = |segment: &&str| segment.strip_prefix('v').is_some_and(|rest| rest.parse::<u8>().is_ok());
    if segments.first().is_some_and(|first| first.trim_matches(['{', '}', '$']).eq_ignore_ascii_case("api")) {
        segments.remove(0);
        if segments.first().is_some_and(is_version) {
            segments.remove(0);
        }
    }
    if segments.is_empty() || segments.iter().rev().skip(1).any(|segment| segment.is_empty()) {
        return None;
    }
    let segments = segments.into_iter().map(|segment| {
        let name = segment.strip_prefix(':').or_else(|| {
            segment.trim_start_matches('$').strip_prefix(['{', '<']).and_then(|rest| rest.strip_suffix(['}', '>']))
        });
        name.map_or_else(|| segment.to_owned(), |name| format!("{{{}}}", name.trim()))
    });
    let query = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (name.to_owned(), value.to_owned())
    });
    Some((format!("/{}", segments.collect::<Vec<_>>().join("/")), query.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::blocks;

    #[test]
    fn operations_are_found_in_every_notation() {
        for (text, expected) in [
            ("GET /acl/$all", "GET /acl/$all"),
            ("`DELETE` `/clients/{clientid}`\nends it", "DELETE /clients/{clientid}"),
            ("PUT /shadows/${shadow_id}/json", "PUT /shadows/{shadow_id}/json"),
            ("GET /rules/:id", "GET /rules/{id}"),
            ("GET {api}/rules/<id>", "GET /rules/{id}"),
            ("**GET** https://host:8443/api/v4/nodes", "GET /nodes"),
            ("GET https://host:8443/nodes", "GET /nodes"),
            ("GET /api/v4/nodes", "GET /nodes"),
            ("GET api/v4/nodes", "GET /nodes"),
            ("GET {api}/v4/nodes", "GET /nodes"),
            ("GET /nodes/", "GET /nodes/"),
        ] {
            let found: Vec<_> = operations(text).into_iter().map(|(_, operation, _)| operation.to_string()).collect();
            assert_eq!(found, [expected], "{text}");
        }
        for text in ["see GET /clients", "GET all the clients", "GET https://host", "GET /a//b", "GET api/v4"] {
            assert!(operations(text).is_empty(), "{text}");
        }
        let (path, query) = address_of("https://host/api/v4/clients?_page=1&a").unwrap_or_default();
        assert_eq!((path.as_str(), query), ("/clients", vec![("_page".into(), "1".into()), ("a".into(), "".into())]));
    }

    #[test]
    fn sections_and_parts_at_odd_levels() {
        let outline = |text: &str| {
            let blocks = blocks(text);
            let letter = |(role, _)| match role {
                Role::Title => 'T',
                Role::Part(_) => 'p',
                Role::Unknown => '?',
            };
            roles(&blocks).into_iter().flatten().map(letter).collect::<String>()
        };
        assert_eq!(
            outline("# P\n## A\n### URI\nGET /a\n#### Parameter\n### Response Message\n## B\n### URI\nGET /b\n"),
            "TTpppTp"
        );
        assert_eq!(outline("## A\n## URI\nGET /a\n## Response Message\n## B\n## URI\nGET /b\n"), "TppTp");
        assert_eq!(outline("# P\n## A\n### URI\nGET /a\n### Odd\n"), "TTp?");
        assert_eq!(outline("# P\n## G\n### A\n### URI\nGET /a\n### B\n### URI\nGET /b\n"), "TTTpTp");
        assert_eq!(outline("## G\n#### A\n> GET /a\n\n### Response Message\n#### B\n> GET /b\n"), "TTpT");
        assert_eq!(outline("# P\n## How\n### Address\n{API}/x\n### Codes\n"), "TTTT");
        assert_eq!(outline("# P\n## Group\n### A\n> GET /a\n### B\n> GET /b\n"), "TTTT");
    }
}
