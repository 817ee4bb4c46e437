//! Which heading starts a section, which announces a part of one, and where operations are named.

use super::facts::Operation;
use super::markdown::{Block, Kind};
use super::words::{self, Part};

/// What a heading is, and the section that it belongs to: the index of the heading that starts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role {
    /// What the heading is.
    pub kind: RoleKind,
    /// The index of the block that is the heading of the section.
    pub owner: usize,
}

/// What a heading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleKind {
    /// It starts a section.
    Title,
    /// It announces a known part of a section.
    Part(Part),
    /// It stands inside of the section of an operation, and is not known.
    Unknown,
}

/// The role of each block that is a heading.
///
/// Levels of headings vary, so a known word is a part at any level, and whatever has a method and path below it is a
/// section at any level.
pub fn roles(blocks: &[Block]) -> Vec<Option<Role>> {
    let mut roles: Vec<Option<Role>> = Vec::with_capacity(blocks.len());
    // The headings that started a section: index, level, whether an operation was named in it.
    let mut titles: Vec<(usize, u8, bool)> = Vec::new();
    let mut current = None;
    for (index, block) in blocks.iter().enumerate() {
        let Kind::Heading { level, text } = &block.kind else {
            if names_operation(block)
                && let Some(title) = titles.iter_mut().find(|title| Some(title.0) == current)
            {
                title.2 = true;
            }
            roles.push(None);
            continue;
        };
        let above = titles.iter().rev().find(|title| title.1 < *level).copied();
        let role = match (words::part(text), titles.last().copied()) {
            (Some(part), Some(last)) => Role { kind: RoleKind::Part(part), owner: last.0 },
            _ => {
                let own = operation_below(blocks, index, *level, true);
                let near = operation_below(blocks, index, *level, false);
                match above {
                    // Something said before the one operation of a section does not start another section.
                    Some(above) if !own && (above.2 || near && above.1 > 1 && operations_below(blocks, above) == 1) => {
                        Role { kind: RoleKind::Unknown, owner: above.0 }
                    }
                    _ => Role { kind: RoleKind::Title, owner: index },
                }
            }
        };
        if role.kind == RoleKind::Title {
            titles.push((index, *level, !operations(text, Where::Anywhere).is_empty()));
        }
        current = Some(role.owner);
        roles.push(Some(role));
    }
    roles
}

/// How many blocks below a heading name operations: index and level of the heading are given.
fn operations_below(blocks: &[Block], (heading, level, _): (usize, u8, bool)) -> usize {
    let ends = |block: &&Block| matches!(&block.kind, Kind::Heading { level: next, text } if *next <= level && words::part(text).is_none());
    blocks[heading + 1..].iter().take_while(|block| !ends(block)).filter(|block| names_operation(block)).count()
}

/// Whether an operation is named between a heading and the next one of its level or above; `strict` if a heading that
/// announces a part counts as one.
fn operation_below(blocks: &[Block], heading: usize, level: u8, strict: bool) -> bool {
    let Some((first, below)) = blocks[heading..].split_first() else { return false };
    if let Kind::Heading { text, .. } = &first.kind
        && !operations(text, Where::Anywhere).is_empty()
    {
        return true;
    }
    for block in below {
        match &block.kind {
            Kind::Heading { level: next, text } if *next <= level && (strict || words::part(text).is_none()) => {
                return false;
            }
            _ if names_operation(block) => return true,
            _ => {}
        }
    }
    false
}

fn names_operation(block: &Block) -> bool {
    match &block.kind {
        Kind::Text { text, .. } | Kind::Item(text) | Kind::Code { text, .. } => {
            !operations(text, Where::LineStart).is_empty()
        }
        _ => false,
    }
}

/// Where in a text operations are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// At the start of a line only.
    LineStart,
    /// Anywhere, apart from references to other places.
    Anywhere,
}

/// The operations that a text names: a method, and a path after it. The number is the line, from 0.
pub fn operations(text: &str, place: Where) -> Vec<(usize, Operation)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let plain: String =
            line.chars().map(|sign| if matches!(sign, '`' | '*' | '"' | '\u{3000}') { ' ' } else { sign }).collect();
        let words: Vec<_> =
            plain.split([' ', '\t', '，', '：', '（', '）', '。']).filter(|word| !word.is_empty()).collect();
        for (at, pair) in words.windows(2).enumerate() {
            let method = pair[0].trim_matches([':', '(', '[', ',']);
            let method = method.rsplit(|sign: char| !sign.is_ascii()).next().unwrap_or(method);
            if !words::METHODS.contains(&method) || place == Where::LineStart && at > 0 {
                continue;
            }
            let before = words[..at].join(" ").to_lowercase();
            let refers = words::SEE.iter().any(|word| before.ends_with(word));
            if let Some(path) = path(pair[1])
                && !(refers && place == Where::Anywhere)
            {
                found.push((number, Operation { method: method.to_owned(), path, line: 0 }));
            }
        }
    }
    found
}

/// A path as a page writes it, with `{name}` for every parameter and without the address of the API.
pub fn path(written: &str) -> Option<String> {
    let written = written.trim_end_matches([',', '.', ';', ')', ']', '、']);
    let path =
        if written.starts_with('/') { written.to_owned() } else { super::curl::split(written)?.0 + query_of(written) };
    let (path, query) = path.split_once('?').map_or((path.as_str(), ""), |(path, query)| (path, query));
    if !path.starts_with('/') || path.contains("//") {
        return None;
    }
    let segments = path.split('/').map(|segment| {
        let name = segment
            .strip_prefix("${")
            .or_else(|| segment.strip_prefix('{'))
            .and_then(|rest| rest.strip_suffix('}'))
            .or_else(|| segment.strip_prefix(':'))
            .or_else(|| segment.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')));
        name.map_or_else(|| segment.to_owned(), |name| format!("{{{}}}", name.trim()))
    });
    let path = segments.collect::<Vec<_>>().join("/");
    Some(if query.is_empty() { path } else { format!("{path}?{query}") })
}

fn query_of(url: &str) -> &str {
    url.find('?').map_or("", |at| &url[at..])
}

#[cfg(test)]
mod tests {
    use super::super::markdown::blocks;
    use super::*;

    fn found(text: &str, place: Where) -> Vec<String> {
        operations(text, place).into_iter().map(|(line, operation)| format!("{line} {operation}")).collect()
    }

    #[test]
    fn operations_are_found_in_every_notation() {
        for (text, expected) in [
            ("GET /acl/$all", "0 GET /acl/$all"),
            ("`DELETE` `/clients/{clientid}`\nends it", "0 DELETE /clients/{clientid}"),
            ("PUT /shadows/${shadow_id}/json", "0 PUT /shadows/{shadow_id}/json"),
            ("GET /rules/:id", "0 GET /rules/{id}"),
            ("GET {api}/rules/<id>", "0 GET /rules/{id}"),
            ("**GET** https://host:8443/api/v4/nodes", "0 GET /nodes"),
        ] {
            assert_eq!(found(text, Where::LineStart), [expected], "{text}");
        }
        assert!(found("see GET /clients", Where::LineStart).is_empty());
        assert!(found("详细请参见 `GET /clients`", Where::Anywhere).is_empty());
        assert_eq!(found("可以调用 `POST /a` 或 POST /b。", Where::Anywhere), ["0 POST /a", "0 POST /b"]);
        assert!(found("GET all the clients", Where::Anywhere).is_empty());
    }

    #[test]
    fn sections_and_parts_at_odd_levels() {
        let outline = |text: &str| {
            let blocks = blocks(text);
            let roles = roles(&blocks);
            roles
                .iter()
                .flatten()
                .map(|role| match role.kind {
                    RoleKind::Title => 'T',
                    RoleKind::Part(_) => 'p',
                    RoleKind::Unknown => '?',
                })
                .collect::<String>()
        };
        assert_eq!(
            outline("# P\n## A\n### URI\nGET /a\n#### Parameter\n### Response Message\n## B\n### URI\nGET /b\n"),
            "TTpppTp"
        );
        assert_eq!(outline("## A\n## URI\nGET /a\n## Response\n## B\n## URI\nGET /b\n"), "TppTp");
        assert_eq!(outline("# P\n## A\n### About\nx\n### URI\nGET /a\n### Odd\n"), "TT?p?");
        assert_eq!(outline("# P\n## G\n### A\n### URI\nGET /a\n### B\n### URI\nGET /b\n"), "TTTpTp");
        assert_eq!(outline("## G\n#### A\n> GET /a\n\n### Response\n#### B\n> GET /b\n"), "TTpT");
        assert_eq!(outline("# P\n## How\n### Address\n{API}/x\n### Codes\n"), "TTTT");
        assert_eq!(outline("# P\n## Group\n### A\n> GET /a\n### B\n> GET /b\n"), "TTTT");
    }
}
