//! Facts in descriptions: permitted values, a default, a range, whether it is required.
//!
//! Only a few forms with known words are read; everything else remains prose.

use serde::{Deserialize, Serialize};

use crate::words;

/// The inclusive bounds of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// The smallest.
    pub min: i64,
    /// The largest.
    pub max: i64,
}

impl std::fmt::Display for Range {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.min, self.max)
    }
}

/// The facts in a description.
#[derive(Debug, Default)]
pub struct Hints {
    pub values: Vec<String>,
    pub default: Option<String>,
    pub range: Option<Range>,
    pub required: Option<bool>,
    /// The description without these facts, so that a change of a value is not a change of the prose.
    pub prose: String,
}

/// A byte range of a string.
type Span = std::ops::Range<usize>;

/// Reads a description.
pub fn read(text: &str) -> Hints {
    let mut hints = Hints::default();
    let (values, mut cut) = values(text);
    hints.values = values;
    let mut take = |span: Span| cut.push(span);
    hints.default = default(text).map(|(found, span)| (found, take(span)).0);
    hints.range = range(text).map(|(found, span)| (found, take(span)).0);
    hints.required = required(text).map(|(found, span)| (found, take(span)).0);
    cut.sort_by_key(|span| span.start);
    let mut at = 0;
    for span in cut {
        if let Some(kept) = text.get(at..span.start) {
            hints.prose.push_str(kept);
            hints.prose.push(' ');
        }
        at = at.max(span.end);
    }
    hints.prose.push_str(text.get(at..).unwrap_or_default());
    hints
}

/// The permitted values: a list of code or quoted words after a known phrase, a plain list after a colon, or a
/// description that is only a number or a word with a `$`.
fn values(text: &str) -> (Vec<String>, Vec<Span>) {
    let trimmed = text.trim();
    if is_number(trimmed) || trimmed.strip_prefix('$').is_some_and(is_word) {
        return (vec![trimmed.to_owned()], std::iter::once(0..text.len()).collect());
    }
    for (at, _) in text.char_indices().filter(|(at, _)| quoted(&text[*at..]).is_some()) {
        let before = text[..at].trim_end();
        let found = quoted_list(&text[at..]);
        // After a colon or full stop, a list of values with their meanings is as good as a known phrase.
        let after_colon = before.ends_with([':', '：']);
        let explained = found.iter().all(|item| item.explained) && (after_colon || before.ends_with(['。', '.']));
        let is_plain = found.iter().all(|item| !item.explained);
        let end = found.last().map_or(at, |last| at + last.span.end);
        let to_the_end = text[end..].trim_matches([' ', '.', '。', ',', ';']).is_empty();
        if found.len() > 1 && (announces(before) || explained || after_colon && is_plain && to_the_end) {
            // The text between values belongs to the list, unless it is their meaning.
            let cut = match is_plain {
                true => std::iter::once(at..end).collect(),
                false => found.iter().map(|item| at + item.span.start..at + item.span.end).collect(),
            };
            return (found.into_iter().map(|item| item.value).collect(), cut);
        }
    }
    plain_list(text)
}

/// Returns the default, which follows a known phrase as code or as a plain word.
fn default(text: &str) -> Option<(String, Span)> {
    after_any(text, words::DEFAULT_FOLLOWS).find_map(|rest| {
        let rest = rest.trim_start_matches([':', '：', ' ']);
        let start = text.len() - rest.len();
        if let Some((value, after)) = quoted(rest) {
            return Some((value, start..text.len() - after.len()));
        }
        let end = rest.find(|character: char| !is_word_part(character)).unwrap_or(rest.len());
        let word = rest[..end].trim_end_matches('.');
        // A plain word must look like a value, or end the sentence.
        let ends = rest[word.len()..].trim_start().chars().next().is_none_or(|next| ",.;)，。；）".contains(next));
        let is_value = is_number(word) || ends && is_word(word);
        is_value.then(|| (word.to_owned(), start..start + word.len()))
    })
}

/// Returns the range of a number.
fn range(text: &str) -> Option<(Range, Span)> {
    let start_of = |rest: &str| text.len() - rest.len();
    after_any(text, words::RANGE_FOLLOWS).find_map(|rest| {
        let first = rest.trim_start_matches([':', '：', ' ', '`']);
        let (min, rest) = number(first)?;
        let rest = rest.trim_start_matches([' ', '`']);
        let rest = words::RANGE_BETWEEN.iter().find_map(|between| rest.strip_prefix(between))?;
        let (max, rest) = number(rest.trim_start_matches([' ', '`']))?;
        Some((Range { min, max }, start_of(first)..start_of(rest)))
    })
}

/// Returns whether the description starts with a word for required or optional.
fn required(text: &str) -> Option<(bool, Span)> {
    words::REQUIRED_FIRST.iter().find_map(|(word, required)| {
        let start = text.len() - text.trim_start().len();
        let rest = text[start..].strip_prefix(word)?.trim_start();
        let ends = rest.chars().next().is_none_or(|next| ",.:;，。：；、".contains(next));
        ends.then_some((*required, start..start + word.len()))
    })
}

fn is_word_part(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.')
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|character| is_word_part(character) || character == '$')
}

fn is_number(text: &str) -> bool {
    text.parse::<i64>().is_ok()
}

/// Returns the number at the start of a string, and the rest.
fn number(text: &str) -> Option<(i64, &str)> {
    let end = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}

/// Returns the value in quotes or code at the start of a string, and the rest.
fn quoted(text: &str) -> Option<(String, &str)> {
    let first = text.chars().next().filter(|first| matches!(first, '`' | '\'' | '"' | '“' | '”'))?;
    let inner = &text[first.len_utf8()..];
    let closing: &[char] = if matches!(first, '“' | '”') { &['“', '”'] } else { &[first] };
    let end = inner.find(closing)?;
    let value = inner[..end].trim();
    is_word(value).then(|| (value.to_owned(), inner[end..].trim_start_matches(closing)))
}

/// A value of a list.
struct Item {
    value: String,
    /// Whether its meaning follows.
    explained: bool,
    span: Span,
}

/// Returns quoted values that are separated by known words. Each may be followed by its meaning, if a comma precedes
/// the next one.
fn quoted_list(text: &str) -> Vec<Item> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((value, after)) = quoted(rest) {
        let span = text.len() - rest.len()..text.len() - after.len();
        let mut next = after.trim_start();
        while let Some(shorter) = words::BETWEEN_VALUES.iter().find_map(|word| next.strip_prefix(word)) {
            next = shorter.trim_start();
        }
        rest = next;
        let mut explained = false;
        if quoted(next).is_none() {
            // 'one-way' one way, 'two-way' both ways
            explained = !after.trim_start().is_empty() && !after.starts_with([',', '，', '、', '.', '。']);
            let comma = after.find([',', '，', '、']).filter(|_| explained);
            rest = comma.map_or("", |at| after[at..].trim_start_matches([',', '，', '、']).trim_start());
        }
        found.push(Item { value, explained, span });
    }
    found
}

/// Returns plain words that are separated by commas, from the last colon to the end.
fn plain_list(text: &str) -> (Vec<String>, Vec<Span>) {
    let Some((before, list)) = text.rsplit_once([':', '：']) else { return Default::default() };
    let found: Vec<_> = list.trim().trim_end_matches(['.', '。']).split([',', '，', '、']).map(str::trim).collect();
    if found.len() < 2 || !found.iter().all(|word| is_word(word)) {
        return Default::default();
    }
    (found.into_iter().map(str::to_owned).collect(), std::iter::once(before.len()..text.len()).collect())
}

/// Returns whether a string ends with a phrase that introduces values.
fn announces(text: &str) -> bool {
    let text = text.trim_end_matches([' ', ':', '：', ',', '，']).to_lowercase();
    words::VALUES_FOLLOW.iter().any(|word| text.ends_with(word))
}

/// Returns the text after each occurrence of one of the words.
fn after_any<'a>(text: &'a str, words: &'static [&'static str]) -> impl Iterator<Item = &'a str> {
    let same = |text: &str, word: &str| text.get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word));
    words.iter().flat_map(move |word| {
        let places = text.char_indices().filter(move |(at, _)| same(&text[*at..], word));
        places.map(|(at, _)| &text[at + word.len()..])
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
    fn a_changed_value_does_not_change_the_prose() {
        for (one, other) in [
            ("动作：sub, pub", "动作：sub, pub, both"),
            ("可取值有：`a`,`b`", "可取值有：`a`, `b`, `c`"),
            ("等级，默认为 0", "等级，默认为 1"),
            ("0", "1"),
            ("可选，名字", "必填，名字"),
            ("between 0 and 2", "between 0 and 3"),
        ] {
            assert_eq!(read(one).prose, read(other).prose);
        }
        assert_ne!(read("动作：sub, pub").prose, read("行为：sub, pub").prose);
        assert_eq!(read("nothing to find").prose, "nothing to find");
    }

    #[test]
    fn defaults_are_values_not_sentences() {
        for (text, expected) in [
            ("QoS 等级，默认为 0", Some("0")),
            ("是否保留，默认为 `false`", Some("false")),
            ("QoS level, default is 0", Some("0")),
            ("Default is `plain`", Some("plain")),
            ("Default is plain.", Some("plain")),
            ("默认为当前系统时间", None),
            ("the default clientid", None),
            ("by default the time of the server", None),
        ] {
            assert_eq!(read(text).default.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn ranges_need_numbers() {
        let shown = |text| read(text).range.map(|range| range.to_string());
        assert_eq!(shown("取值范围 0 - 2").as_deref(), Some("0..2"));
        assert_eq!(shown("between 1 and 100").as_deref(), Some("1..100"));
        assert_eq!(shown("at least one of `a` and `b`"), None);
        assert_eq!(shown("最大长度"), None);
        assert_eq!(read("可选，资源描述").required, Some(false));
        assert_eq!(read("必填字段").required, None);
    }
}
