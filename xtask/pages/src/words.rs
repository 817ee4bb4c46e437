//! The words of the pages, in both languages: headings, labels, table headers, types, yes and no.
//!
//! A word that is not listed here is reported, never guessed. To support a new word, add it to its list. Lists are
//! lower case, without colons, brackets and markup (see [`plain`]), and with a bar between two words.

use crate::types::Scalar;

/// The content of the part of a section under a heading or label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The method and path.
    Uri,
    /// Parameters, in the path if it has them, else in the query.
    Parameters,
    Path,
    Query,
    /// The request: a body, or parameters if the method has no body.
    Request,
    Body,
    Response,
    RequestExample,
    ResponseExample,
    /// Examples of both.
    Examples,
}

/// Headings and labels inside a section.
const PARTS: &[(Part, &str)] = &[
    (Part::Uri, "uri|url"),
    (Part::Parameters, "parameter|parameters|参数"),
    (Part::Path, "path parameters|路径参数"),
    (Part::Query, "query parameters|query string parameters|查询参数"),
    (Part::Request, "request message|请求消息|请求信息"),
    (Part::Response, "response message|response messages|respond message|success response body"),
    (Part::Response, "响应消息|响应信息|相应消息"),
    (Part::RequestExample, "request example|请求示例"),
    (Part::ResponseExample, "response example|响应示例"),
    (Part::Examples, "examples"),
];

/// The content of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Name,
    Type,
    Required,
    Default,
    Description,
    /// HTTP status codes.
    Status,
    /// Result codes.
    Code,
    /// Names of pages.
    Page,
}

/// Headers of columns.
const COLUMNS: &[(Column, &str)] = &[
    (Column::Name, "name|名称|参数"),
    (Column::Type, "type|类型"),
    (Column::Required, "required|必填"),
    (Column::Default, "default|默认值"),
    (Column::Description, "description|描述"),
    (Column::Status, "status code|状态码"),
    (Column::Code, "return code|返回码"),
    (Column::Page, "api"),
];

const TYPES: &[(Scalar, &str)] = &[
    (Scalar::String, "string|strings|字符串"),
    (Scalar::Integer, "integer|整型"),
    (Scalar::Number, "number"),
    (Scalar::Boolean, "boolean|bool"),
    (Scalar::Object, "object|objects"),
    (Scalar::Array, "array"),
    (Scalar::Enum, "enum"),
];

/// Words for yes and no in a column about what is required.
const YES_OR_NO: &[(bool, &str)] = &[(true, "true|required|是"), (false, "false|optional|否")];

/// Words with the same meaning at the start of a description, followed by punctuation.
pub const REQUIRED_FIRST: &[(&str, bool)] = &[("可选", false), ("必填", true)];

/// Words for nothing: no parameters, no body.
const NOTHING: &[&str] = &["none", "无"];

/// Words after which permitted values follow, each as code or in quotes.
pub const VALUES_FOLLOW: &[&str] =
    &["可取值有", "可取值为", "仅支持", "possible values are", "currently only", "can be"];

/// Words and characters that may separate two values of a list.
pub const BETWEEN_VALUES: &[&str] = &[",", "，", "与", "and"];

/// Words after which a default follows.
pub const DEFAULT_FOLLOWS: &[&str] = &["默认为", "default is"];

/// Words after which a range of two numbers follows.
pub const RANGE_FOLLOWS: &[&str] = &["范围", "between"];

/// Characters and words between the two numbers of a range.
pub const RANGE_BETWEEN: &[&str] = &["-", "~", "and"];

/// The HTTP methods.
pub const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// Normalizes a string for the lists: lower case, single spaces, without a colon or full stop at the end, without markup
/// and brackets at the end, and with full-width characters in their narrow form.
pub fn plain(text: &str) -> String {
    let mut text = narrow(text).to_lowercase();
    loop {
        let shorter = text.trim_end_matches([':', '.', '。', ' ', ';']).to_owned();
        let shorter = match shorter.rfind('(') {
            Some(at) if at > 0 && shorter.ends_with(')') => shorter[..at].trim_end().to_owned(),
            _ => shorter,
        };
        if shorter == text {
            return text;
        }
        text = shorter;
    }
}

/// Returns a string without markup, with single spaces, and with full-width characters in their narrow form.
pub fn narrow(text: &str) -> String {
    let narrow = |character| match character {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        _ => character,
    };
    let text: String = text.chars().filter(|character| !matches!(character, '*' | '`')).map(narrow).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the part that a heading or label starts; a number after it is ignored.
pub fn part(text: &str) -> Option<Part> {
    let is_json = text.to_lowercase().contains("json");
    let text = plain(text);
    match lookup(PARTS, text.trim_end_matches(|character: char| character.is_ascii_digit()).trim_end()) {
        // Parameters in JSON are a body.
        Some(Part::Parameters) if is_json => Some(Part::Body),
        found => found,
    }
}

/// Returns the content of a column with this header.
pub fn column(text: &str) -> Option<Column> {
    lookup(COLUMNS, &plain(text))
}

/// Returns the type with this name, without arrays and alternatives.
pub fn scalar(text: &str) -> Option<Scalar> {
    lookup(TYPES, text)
}

/// Yes or no.
pub fn yes_or_no(text: &str) -> Option<bool> {
    lookup(YES_OR_NO, &plain(text))
}

/// Returns whether a string is a word for nothing.
pub fn is_nothing(text: &str) -> bool {
    let text = plain(text);
    text.is_empty() || NOTHING.contains(&text.as_str())
}

fn lookup<T: Copy>(lists: &[(T, &str)], text: &str) -> Option<T> {
    lists.iter().find(|(_, words)| words.split('|').any(|word| word == text)).map(|(found, _)| *found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_around_a_word_do_not_matter() {
        for text in ["查询参数", "查询参数:", "**查询参数：**", " 查询参数 (Query)", "Query  String Parameters:"]
        {
            assert_eq!(part(text), Some(Part::Query), "{text}");
        }
        assert_eq!(part("Success Response Body (JSON):"), Some(Part::Response));
        assert_eq!(part("Parameters (json):"), Some(Part::Body));
        assert_eq!(part("Request Example 2"), Some(Part::RequestExample));
        assert_eq!(part("How to subscribe"), None);
    }

    #[test]
    fn no_word_is_in_two_lists() {
        fn all<T>(lists: &[(T, &'static str)]) -> Vec<&'static str> {
            lists.iter().flat_map(|(_, words)| words.split('|')).collect()
        }
        for words in [all(PARTS), all(COLUMNS), all(TYPES), all(YES_OR_NO)] {
            let mut seen = std::collections::BTreeSet::new();
            for word in words {
                assert!(seen.insert(word), "{word}");
                assert_eq!(plain(word), word, "{word} is not in the form of `plain`");
            }
        }
    }
}
