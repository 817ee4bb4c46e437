//! What a description says that is a fact: permitted values, a default, a range, whether it is required.
//!
//! Only a few forms are read, in which every word is known; anything else stays prose.

use serde::{Deserialize, Serialize};

use super::words;

/// The bounds of a number; both belong to the range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Range {
    /// The smallest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// The largest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
}

impl std::fmt::Display for Range {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let show = |bound: Option<i64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
        write!(f, "{}..{}", show(self.min), show(self.max))
    }
}

/// What a description says besides prose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hints {
    /// The permitted values.
    pub values: Vec<String>,
    /// The default.
    pub default: Option<String>,
    /// The range.
    pub range: Option<Range>,
    /// Whether it is required.
    pub required: Option<bool>,
    /// The description without all of that: one that only gets another value is still the same prose.
    pub prose: String,
}

/// A part of a text, in bytes.
type Span = std::ops::Range<usize>;

/// Reads a description.
pub fn read(text: &str) -> Hints {
    let (values, mut cut) = values(text);
    let default = default(text);
    let (range, bounds) = range(text);
    let required = required(text);
    cut.extend(default.iter().map(|(_, span)| span.clone()));
    cut.extend(bounds);
    cut.extend(required.iter().map(|(_, span)| span.clone()));
    cut.sort_by_key(|span| span.start);
    let (mut prose, mut at) = (String::new(), 0);
    for span in cut {
        if let Some(kept) = text.get(at..span.start) {
            prose.push_str(kept);
            prose.push(' ');
        }
        at = at.max(span.end);
    }
    prose.push_str(text.get(at..).unwrap_or_default());
    Hints { values, default: default.map(|(default, _)| default), range, required: required.map(|(yes, _)| yes), prose }
}

/// The permitted values: a list of code or quoted words after a known phrase, a plain list after a colon, or a description
/// that is nothing but a number or a word with a `$`.
fn values(text: &str) -> (Vec<String>, Vec<Span>) {
    let trimmed = text.trim();
    if is_number(trimmed) || trimmed.starts_with('$') && trimmed.len() > 1 && is_word(&trimmed[1..]) {
        return (vec![trimmed.to_owned()], std::iter::once(0..text.len()).collect());
    }
    for (at, sign) in text.char_indices() {
        if is_quote(sign) && quoted(&text[at..]).is_some() {
            let before = text[..at].trim_end();
            let found = quoted_list(&text[at..]);
            // After a colon or full stop, a list of what each value means says as much as a known phrase.
            let after_colon = before.ends_with([':', '：']);
            let explained = found.iter().all(|item| item.explained) && (after_colon || before.ends_with(['。', '.']));
            let is_plain = found.iter().all(|item| !item.explained);
            let to_the_end = found
                .last()
                .is_some_and(|last| text[at + last.span.end..].trim_matches([' ', '.', '。', ',', ';']).is_empty());
            if found.len() > 1 && (announces(before) || explained || after_colon && is_plain && to_the_end) {
                let place = |span: &Span| at + span.start..at + span.end;
                // What stands between the values belongs to the list, unless it says what they mean.
                let cut = match (is_plain, found.last()) {
                    (true, Some(last)) => std::iter::once(at..at + last.span.end).collect(),
                    _ => found.iter().map(|item| place(&item.span)).collect(),
                };
                return (found.into_iter().map(|item| item.value).collect(), cut);
            }
        }
    }
    plain_list(text)
}

/// The default: what follows a known phrase, as code or as a plain word.
fn default(text: &str) -> Option<(String, Span)> {
    after_any(text, words::DEFAULT_FOLLOWS).find_map(|rest| {
        let before = text[..text.len() - rest.len()].to_lowercase();
        let says = ["is", "to", "为", "是"].iter().any(|word| before.ends_with(word));
        let says = says || rest.trim_start().starts_with([':', '：', '=']);
        let rest = rest.trim_start_matches([':', '：', ' ', '=']);
        let start = text.len() - rest.len();
        if let Some((value, after)) = quoted(rest) {
            return Some((value, start..text.len() - after.len()));
        }
        let word =
            rest.split(|sign: char| !(sign.is_ascii_alphanumeric() || "_-.".contains(sign))).next().unwrap_or("");
        let word = word.trim_end_matches('.');
        // A plain word has to be a value by its looks, or to end the sentence.
        let ends = rest[word.len()..].trim_start().chars().next().is_none_or(|sign| ",.;)，。；）".contains(sign));
        let is_value = is_number(word) || matches!(word, "true" | "false") || says && ends && is_word(word);
        is_value.then(|| (word.to_owned(), start..start + word.len()))
    })
}

/// The range of a number.
fn range(text: &str) -> (Option<Range>, Vec<Span>) {
    let start_of = |rest: &str| text.len() - rest.len();
    let between = after_any(text, words::RANGE_FOLLOWS).find_map(|rest| {
        let first = rest.trim_start_matches([':', '：', ' ', '[', '(', '`']);
        let (min, rest) = number(first)?;
        let rest = rest.trim_start_matches([' ', '`']);
        let rest = words::RANGE_BETWEEN.iter().find_map(|sign| rest.strip_prefix(sign))?;
        let (max, rest) = number(rest.trim_start_matches([' ', '`']))?;
        Some((Range { min: Some(min), max: Some(max) }, start_of(first)..start_of(rest)))
    });
    if let Some((range, span)) = between {
        return (Some(range), vec![span]);
    }
    let bound = |words| {
        after_any(text, words).find_map(|rest| {
            let first = rest.trim_start_matches([':', '：', ' ', '`']);
            number(first).map(|(bound, rest)| (bound, start_of(first)..start_of(rest)))
        })
    };
    let (min, max) = (bound(words::MINIMUM_FOLLOWS), bound(words::MAXIMUM_FOLLOWS));
    let range = Range { min: min.as_ref().map(|(bound, _)| *bound), max: max.as_ref().map(|(bound, _)| *bound) };
    let spans = min.into_iter().chain(max).map(|(_, span)| span).collect();
    ((range != Range::default()).then_some(range), spans)
}

/// A range that is a cell of its own, such as `0-2` or `1 ~ 100`.
pub fn bare_range(text: &str) -> Option<Range> {
    range(&format!("range {text}")).0
}

/// Whether the description starts by saying that it is required, or that it is optional.
fn required(text: &str) -> Option<(bool, Span)> {
    words::REQUIRED_FIRST.iter().find_map(|(word, required)| {
        let start = text.len() - text.trim_start().len();
        let end = start + word.len();
        let found = text.get(start..end).filter(|found| found.eq_ignore_ascii_case(word)).is_some();
        let rest = text.get(end..)?.trim_start();
        let ends = rest.chars().next().is_none_or(|sign| ",.:;，。：；、".contains(sign));
        (found && ends).then_some((*required, start..end))
    })
}

/// The values of a cell that holds nothing else.
pub fn bare_values(text: &str) -> Vec<String> {
    let found = quoted_list(text);
    if found.len() > 1 {
        return found.into_iter().map(|item| item.value).collect();
    }
    let found: Vec<_> = text
        .split([',', '，', '、', '/', '|'])
        .map(|word| word.trim_matches([' ', '`', '"', '\'']).to_owned())
        .collect();
    if found.iter().all(|word| is_word(word)) { found } else { Vec::new() }
}

fn is_quote(sign: char) -> bool {
    matches!(sign, '`' | '\'' | '"' | '“' | '”')
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '-' | '.' | '$'))
}

fn is_number(text: &str) -> bool {
    text.parse::<i64>().is_ok()
}

/// A number at the start of a text, and what follows it.
fn number(text: &str) -> Option<(i64, &str)> {
    let end = text
        .char_indices()
        .find(|(at, sign)| !(sign.is_ascii_digit() || *at == 0 && *sign == '-'))
        .map_or(text.len(), |(at, _)| at);
    Some((text[..end].parse().ok()?, &text[end..]))
}

/// A value in quotes or as code at the start of a text, and what follows it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let first = text.chars().next().filter(|sign| is_quote(*sign))?;
    let inner = &text[first.len_utf8()..];
    let closing: &[char] = if matches!(first, '“' | '”') { &['“', '”'] } else { &[first] };
    let end = inner.find(|sign| closing.contains(&sign))?;
    let value = inner[..end].trim();
    let rest = inner[end..].trim_start_matches(closing);
    (is_word(value)).then(|| (value.to_owned(), rest))
}

/// A value of a list.
struct Item {
    value: String,
    /// Whether what it means stands behind it.
    explained: bool,
    span: Span,
}

/// Values in quotes, one after the other, with known words between them. Each may be followed by what it means, if the next
/// one comes after a comma.
fn quoted_list(text: &str) -> Vec<Item> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((value, after)) = quoted(rest) {
        let span = text.len() - rest.len()..text.len() - after.len();
        let mut next = after;
        loop {
            let trimmed = next.trim_start();
            match words::BETWEEN_VALUES.iter().find_map(|word| trimmed.strip_prefix(word)) {
                Some(shorter) => next = shorter,
                None => break,
            }
        }
        let next = next.trim_start();
        let mut explained = false;
        rest = next;
        if quoted(next).is_none() {
            // 'one-way' one way, 'two-way' both ways
            explained =
                !after.trim_start().is_empty() && after.chars().next().is_some_and(|sign| !",，、.。".contains(sign));
            let comma = after.char_indices().find(|(_, sign)| matches!(sign, ',' | '，' | '、'));
            rest = comma.map_or("", |(at, sign)| after[at + sign.len_utf8()..].trim_start());
            if !explained {
                rest = "";
            }
        }
        found.push(Item { value, explained, span });
    }
    found
}

/// Plain words with commas between them, from the last colon to the end.
fn plain_list(text: &str) -> (Vec<String>, Vec<Span>) {
    let Some((before, list)) = text.rsplit_once([':', '：']) else { return Default::default() };
    let found: Vec<_> =
        list.trim().trim_end_matches(['.', '。']).split([',', '，', '、', '|']).map(str::trim).collect();
    if found.len() > 1 && found.iter().all(|word| is_word(word)) {
        (found.into_iter().map(str::to_owned).collect(), std::iter::once(before.len()..text.len()).collect())
    } else {
        Default::default()
    }
}

/// Whether a text ends with one of the phrases that announce values.
fn announces(text: &str) -> bool {
    let text = text.trim_end_matches([' ', ':', '：', ',', '，']).to_lowercase();
    words::VALUES_FOLLOW.iter().any(|word| text.ends_with(word))
        && !words::NO_VALUES_FOLLOW.iter().any(|word| text.ends_with(word))
}

/// What follows each place where one of the words stands.
fn after_any<'a>(text: &'a str, words: &'static [&'static str]) -> impl Iterator<Item = &'a str> {
    words.iter().flat_map(move |word| {
        text.char_indices().filter_map(move |(at, _)| {
            let found = text.get(at..at + word.len())?;
            let is_start =
                !word.is_ascii() || !text[..at].ends_with(|sign: char| sign.is_ascii_alphanumeric() || sign == '_');
            let rest = &text[at + word.len()..];
            let is_end =
                !word.is_ascii() || !rest.starts_with(|sign: char| sign.is_ascii_alphanumeric() || sign == '_');
            (found.eq_ignore_ascii_case(word) && is_start && is_end).then_some(rest)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_in_known_forms_only() {
        for (text, expected) in [
            ("动作：sub, pub, subpub", &["sub", "pub", "subpub"][..]),
            ("If allowed: allow, deny", &["allow", "deny"]),
            ("当前状态， 可取值有：`on`,`idle`,`off`", &["on", "idle", "off"]),
            ("the possible values are`on`,`idle`", &["on", "idle"]),
            ("Possible values are  `0`,`1`,`2`", &["0", "1", "2"]),
            ("编码，目前仅支持 `plain` 与 `base64` 两种，默认为 `plain`", &["plain", "base64"]),
            ("Currently only `plain` and `base64` are supported. Default is `plain`", &["plain", "base64"]),
            ("can be `clientid`，`username`，`peerhost`", &["clientid", "username", "peerhost"]),
            ("类型：'one-way'单向，'two-way'双向。", &["one-way", "two-way"]),
            ("TLS type：'one-way'，'two-way'。", &["one-way", "two-way"]),
            ("Can take values: `0`, `1`, `2`", &["0", "1", "2"]),
            (
                "状态。\"running\"运行中，“starting” 创建过程中，“stopped” 停止状态。",
                &["running", "starting", "stopped"],
            ),
            ("If `topic` is set, `topics` is ignored", &[]),
            ("The sum of: `a`, `b` and more", &[]),
            ("0", &["0"]),
            ("$all", &["$all"]),
            ("以 `,` 分割的多个主题", &[]),
            ("主题，与 `topics` 至少指定其中之一", &[]),
            ("此字段仅在 `connected` 为 `false` 时有效", &[]),
            ("等于 `a.b`，`a.c` 与 `a.d` 之和", &[]),
            ("由于 `Clean Session` 或 `Clean Start` 为 `true`", &[]),
            ("specify at least one of `topic` and `topics`", &[]),
            ("保持连接时间，单位：秒", &[]),
            ("unit: second, not minute: see there", &[]),
        ] {
            assert_eq!(read(text).values, expected, "{text}");
        }
    }

    #[test]
    fn another_value_is_not_other_prose() {
        for (one, other) in [
            ("动作：sub, pub", "动作：sub, pub, both"),
            ("可取值有：`a`,`b`", "可取值有：`a`, `b`, `c`"),
            ("等级，默认为 0", "等级，默认为 1"),
            ("0", "1"),
            ("条数，最大 1000", "条数，最大 20"),
            ("Optional, the name", "Required, the name"),
            ("between 0 and 2", "between 0 and 3"),
        ] {
            assert_eq!(read(one).prose, read(other).prose);
        }
        assert_ne!(read("动作：sub, pub").prose, read("行为：sub, pub").prose);
        assert_eq!(read("nothing to find").prose, "nothing to find");
    }

    #[test]
    fn defaults_are_values_and_not_sentences() {
        for (text, expected) in [
            ("QoS 等级，默认为 0", Some("0")),
            ("是否保留，默认为 `false`", Some("false")),
            ("QoS level, default is 0", Some("0")),
            ("Default: plain", Some("plain")),
            ("Default is `plain`", Some("plain")),
            ("默认为当前系统时间", None),
            ("the default clientid", None),
            ("by default the time of the server", None),
        ] {
            assert_eq!(read(text).default.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn ranges_have_numbers() {
        let shown = |text| read(text).range.map(|range| range.to_string());
        assert_eq!(shown("取值范围 0 - 2").as_deref(), Some("0..2"));
        assert_eq!(shown("between 1 and 100").as_deref(), Some("1..100"));
        assert_eq!(shown("每页条数，最大 1000").as_deref(), Some("..1000"));
        assert_eq!(shown("at least 1").as_deref(), Some("1.."));
        assert_eq!(shown("at least one of `a` and `b`"), None);
        assert_eq!(shown("最大长度"), None);
        assert_eq!(bare_range("1 ~ 65535").map(|range| range.to_string()).as_deref(), Some("1..65535"));
        assert_eq!(read("可选，资源描述").required, Some(false));
        assert_eq!(read("Optional, the name").required, Some(false));
        assert_eq!(read("Required fields of it").required, None);
    }
}
