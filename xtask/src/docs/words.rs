//! The words that the pages use, in both languages: headings, labels, table headers, types, yes and no.
//!
//! A word that is not here is reported, never guessed. To teach the reader a new one, add it to its list; lists are
//! lower-case and without colons, brackets and marks (see [`plain`]).

use super::types::Scalar;

/// What the part of a section under a heading or label holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The method and path.
    Uri,
    /// Parameters, in the path if it has them, else in the query.
    Parameters,
    /// Parameters in the path.
    Path,
    /// Parameters in the query.
    Query,
    /// What is sent: a body, or parameters if the method has no body.
    Request,
    /// The body.
    Body,
    /// What comes back.
    Response,
    /// An example of what is sent.
    RequestExample,
    /// An example of what comes back.
    ResponseExample,
    /// Examples of both.
    Examples,
}

/// Headings and labels inside of a section.
const PARTS: &[(Part, &[&str])] = &[
    (
        Part::Uri,
        &[
            "uri",
            "url",
            "path",
            "endpoint",
            "request uri",
            "request url",
            "请求地址",
            "接口地址",
            "请求路径",
            "请求 uri",
            "请求 url",
            "地址",
            "路径",
        ],
    ),
    (
        Part::Parameters,
        &[
            "parameter",
            "parameters",
            "params",
            "request parameter",
            "request parameters",
            "参数",
            "请求参数",
            "参数说明",
        ],
    ),
    (
        Part::Path,
        &[
            "path parameter",
            "path parameters",
            "path params",
            "uri parameters",
            "url parameters",
            "路径参数",
            "uri 参数",
            "url 参数",
        ],
    ),
    (
        Part::Query,
        &[
            "query",
            "query parameter",
            "query parameters",
            "query params",
            "query string",
            "query string parameter",
            "query string parameters",
            "查询参数",
            "查询字符串",
            "查询字符串参数",
            "query 参数",
        ],
    ),
    (
        Part::Request,
        &[
            "request",
            "request message",
            "request messages",
            "request information",
            "request content",
            "请求",
            "请求消息",
            "请求信息",
            "请求内容",
            "request format example",
            "request message format example",
            "请求消息示例格式",
        ],
    ),
    (
        Part::Body,
        &[
            "body",
            "request body",
            "body parameter",
            "body parameters",
            "request body parameters",
            "请求体",
            "请求消息体",
            "请求正文",
            "消息体",
            "body 参数",
            "请求 body",
        ],
    ),
    (
        Part::Response,
        &[
            "response",
            "respond",
            "responses",
            "response message",
            "response messages",
            "respond message",
            "response information",
            "response content",
            "response body",
            "success response body",
            "success response",
            "response parameter",
            "response parameters",
            "response fields",
            "return",
            "returns",
            "return value",
            "return message",
            "响应",
            "响应消息",
            "响应信息",
            "响应内容",
            "响应体",
            "响应消息体",
            "响应参数",
            "相应消息",
            "返回",
            "返回消息",
            "返回信息",
            "返回值",
            "返回参数",
            "返回结果",
            "response format example",
            "response message format example",
            "响应消息示例格式",
        ],
    ),
    (
        Part::RequestExample,
        &[
            "request example",
            "request examples",
            "example request",
            "request sample",
            "sample request",
            "请求示例",
            "请求样例",
            "请求例子",
            "调用示例",
        ],
    ),
    (
        Part::ResponseExample,
        &[
            "response example",
            "response examples",
            "respond example",
            "example response",
            "response sample",
            "sample response",
            "return example",
            "响应示例",
            "响应样例",
            "返回示例",
            "返回样例",
            "返回结果示例",
        ],
    ),
    (Part::Examples, &["example", "examples", "示例", "样例", "例子"]),
];

/// What a column of a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Names of parameters or fields.
    Name,
    /// Types.
    Type,
    /// Whether it is required.
    Required,
    /// Defaults.
    Default,
    /// Permitted values.
    Values,
    /// Ranges of numbers.
    Range,
    /// Where a parameter stands.
    Place,
    /// Example values.
    Example,
    /// Prose.
    Description,
    /// HTTP status codes.
    Status,
    /// Result codes.
    Code,
    /// Paths of operations.
    Path,
    /// Methods of operations.
    Method,
    /// Names of pages.
    Page,
}

/// Headers of columns.
const COLUMNS: &[(Column, &[&str])] = &[
    (
        Column::Name,
        &[
            "name",
            "names",
            "field",
            "fields",
            "field name",
            "key",
            "params",
            "param",
            "parameter",
            "parameters",
            "parameter name",
            "attribute",
            "property",
            "名称",
            "名字",
            "参数",
            "参数名",
            "参数名称",
            "字段",
            "字段名",
            "字段名称",
            "属性",
            "变量",
        ],
    ),
    (Column::Type, &["type", "types", "data type", "类型", "数据类型", "参数类型", "字段类型"]),
    (
        Column::Required,
        &[
            "required",
            "is required",
            "mandatory",
            "optional",
            "必须",
            "是否必须",
            "必填",
            "是否必填",
            "必选",
            "是否必选",
            "是否必需",
            "可选",
        ],
    ),
    (Column::Default, &["default", "default value", "defaults", "默认", "默认值", "缺省值"]),
    (
        Column::Values,
        &[
            "values",
            "value",
            "enum",
            "possible values",
            "allowed values",
            "options",
            "可选值",
            "取值",
            "枚举值",
            "值",
            "可取值",
        ],
    ),
    (Column::Range, &["range", "value range", "范围", "取值范围"]),
    (Column::Place, &["in", "location", "position", "位置", "参数位置"]),
    (Column::Example, &["example", "examples", "sample", "示例", "示例值", "样例", "例子"]),
    (
        Column::Description,
        &[
            "description",
            "descriptions",
            "desc",
            "note",
            "notes",
            "remark",
            "remarks",
            "explanation",
            "meaning",
            "描述",
            "说明",
            "备注",
            "含义",
            "解释",
            "参数说明",
        ],
    ),
    (
        Column::Status,
        &[
            "status code",
            "status codes",
            "http status",
            "http status code",
            "http code",
            "status",
            "状态码",
            "http 状态码",
            "http状态码",
            "响应状态码",
        ],
    ),
    (Column::Code, &["code", "return code", "result code", "error code", "返回码", "错误码", "结果码", "响应码"]),
    (Column::Path, &["url", "uri", "path", "endpoint", "路径", "请求路径", "地址", "接口"]),
    (Column::Method, &["method", "http method", "request method", "方法", "请求方法", "请求方式"]),
    (
        Column::Page,
        &["api", "apis", "page", "link", "module", "deployment type", "文档", "链接", "模块", "部署类型", "适用部署"],
    ),
];

/// Words of types.
const TYPES: &[(Scalar, &[&str])] = &[
    (
        Scalar::String,
        &["string", "strings", "str", "text", "char", "varchar", "binary", "字符串", "字符串型", "字符", "文本"],
    ),
    (
        Scalar::Integer,
        &["integer", "integers", "int", "ints", "int32", "int64", "long", "uint", "整型", "整数", "整形", "长整型"],
    ),
    (
        Scalar::Number,
        &["number", "numbers", "float", "floats", "double", "decimal", "数字", "数值", "浮点", "浮点数", "浮点型"],
    ),
    (Scalar::Boolean, &["boolean", "booleans", "bool", "bools", "布尔", "布尔值", "布尔型", "布尔类型"]),
    (Scalar::Object, &["object", "objects", "map", "json", "json object", "dict", "struct", "对象", "json 对象"]),
    (Scalar::Array, &["array", "arrays", "list", "lists", "数组", "列表", "json array"]),
    (Scalar::Enum, &["enum", "enums", "enumeration", "枚举", "枚举值"]),
    (Scalar::Null, &["null", "空"]),
];

/// Words before the type of the items of an array.
pub const ARRAY_OF: &[&str] =
    &["array of ", "arrays of ", "list of ", "array<", "array[", "array(", "list<", "数组<", "array "];

/// Words after the type of the items of an array.
pub const OF_ARRAY: &[&str] = &["[]", " array", " list", " 数组", "数组", " 列表", "列表"];

/// What stands between the alternatives of a type.
pub const OR: &[&str] = &[" or ", "/", "|", " 或 ", "或", "、"];

/// Words for yes and no, in a column that says what is required.
const YES: &[&str] =
    &["true", "yes", "y", "required", "mandatory", "是", "必须", "必填", "必选", "必需", "√", "✓", "✔"];
const NO: &[&str] = &[
    "false",
    "no",
    "n",
    "optional",
    "not required",
    "否",
    "可选",
    "选填",
    "非必须",
    "非必填",
    "非必选",
    "非必需",
    "不必须",
    "-",
    "×",
];

/// Words at the start of a description, followed by punctuation, that say the same.
pub const REQUIRED_FIRST: &[(&str, bool)] = &[
    ("optional", false),
    ("required", true),
    ("mandatory", true),
    ("可选", false),
    ("选填", false),
    ("非必填", false),
    ("非必须", false),
    ("必填", true),
    ("必选", true),
    ("必须", true),
];

/// Words that say that there is nothing: no parameters, no body.
const NOTHING: &[&str] = &["none", "no", "null", "n/a", "无", "没有", "[none]"];

/// Words after which permitted values follow, each as code or in quotes.
pub const VALUES_FOLLOW: &[&str] = &[
    "可取值有",
    "可取值为",
    "可取值",
    "取值有",
    "取值为",
    "取值包括",
    "取值",
    "可选值有",
    "可选值为",
    "可选值",
    "仅支持",
    "只支持",
    "支持",
    "可以是",
    "可以为",
    "可为",
    "枚举值",
    "possible values are",
    "possible values",
    "possible value",
    "allowed values",
    "valid values",
    "values are",
    "take values",
    "values",
    "value can be",
    "can be",
    "could be",
    "must be",
    "should be",
    "either",
    "one of",
    "only supports",
    "supports",
    "currently only",
    "only",
    "enum",
];

/// Phrases that end as those do, and after which names of fields follow.
pub const NO_VALUES_FOLLOW: &[&str] = &["at least one of", "only one of", "at most one of", "not supports", "不支持"];

/// Words and signs that may stand between two values of a list.
pub const BETWEEN_VALUES: &[&str] = &[",", "，", "、", "/", "|", "和", "与", "或", "及", "and", "or", "either"];

/// Words after which a default follows.
pub const DEFAULT_FOLLOWS: &[&str] = &[
    "默认值为",
    "默认值是",
    "默认值",
    "默认为",
    "默认是",
    "默认",
    "缺省为",
    "缺省值为",
    "default value is",
    "default is",
    "defaults to",
    "default value",
    "default to",
    "default",
];

/// Words after which a range of two numbers follows.
pub const RANGE_FOLLOWS: &[&str] = &[
    "取值范围为",
    "取值范围是",
    "取值范围",
    "范围为",
    "范围是",
    "范围",
    "介于",
    "between",
    "value range is",
    "range is",
    "range of",
    "range",
    "ranges from",
    "from",
];

/// Signs and words between the two numbers of a range.
pub const RANGE_BETWEEN: &[&str] = &["~", "～", "-", "–", "—", "..", "to", "and", "到", "至", "和", "与", ","];

/// Words after which the largest number follows.
pub const MAXIMUM_FOLLOWS: &[&str] = &[
    "最大值为",
    "最大值是",
    "最大值",
    "最大为",
    "最大",
    "最多",
    "最长",
    "不超过",
    "不能超过",
    "不大于",
    "上限为",
    "上限",
    "maximum value is",
    "maximum is",
    "maximum of",
    "maximum",
    "max",
    "at most",
    "up to",
    "no more than",
    "not exceed",
    "cannot exceed",
];

/// Words after which the smallest number follows.
pub const MINIMUM_FOLLOWS: &[&str] = &[
    "最小值为",
    "最小值是",
    "最小值",
    "最小为",
    "最小",
    "最少",
    "至少为",
    "至少",
    "不小于",
    "不少于",
    "下限为",
    "下限",
    "minimum value is",
    "minimum is",
    "minimum of",
    "minimum",
    "min",
    "at least",
    "no less than",
];

/// Words before a method and path that only refer to another place.
pub const SEE: &[&str] = &["see", "refer to", "参见", "参考", "请见", "详见", "见", "same as", "同"];

/// The HTTP methods.
pub const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// A text as the lists have it: lower-case, one space between words, without a colon or full stop at its end, without
/// marks and what stands in brackets at its end, and with the narrow form of full-width signs.
pub fn plain(text: &str) -> String {
    let narrow: String = text.chars().map(narrow).filter(|sign| !matches!(sign, '*' | '`')).collect();
    let mut text = narrow.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
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

/// The narrow form of a full-width sign.
pub fn narrow(sign: char) -> char {
    match sign {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
        _ => sign,
    }
}

/// What a heading or label announces; a number after it does not matter.
pub fn part(text: &str) -> Option<Part> {
    let is_json = text.to_lowercase().contains("json");
    let text = plain(text);
    let text = text.trim_end_matches(|sign: char| sign.is_ascii_digit()).trim_end();
    match lookup(PARTS, text) {
        // Parameters in JSON are a body.
        Some(Part::Parameters) if is_json => Some(Part::Body),
        found => found,
    }
}

/// What a column with this header holds.
pub fn column(text: &str) -> Option<Column> {
    lookup(COLUMNS, &plain(text))
}

/// The type with this name, without arrays and alternatives.
pub fn scalar(text: &str) -> Option<Scalar> {
    lookup(TYPES, text)
}

/// Yes or no.
pub fn yes_or_no(text: &str) -> Option<bool> {
    let text = plain(text);
    match (YES.contains(&text.as_str()), NO.contains(&text.as_str())) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// Whether a text says that there is nothing.
pub fn is_nothing(text: &str) -> bool {
    let text = plain(text);
    text.is_empty() || NOTHING.contains(&text.as_str())
}

fn lookup<T: Copy>(lists: &[(T, &[&str])], text: &str) -> Option<T> {
    lists.iter().find(|(_, words)| words.contains(&text)).map(|(found, _)| *found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_around_a_word_do_not_matter() {
        for text in
            ["查询参数", "查询参数:", "**查询参数：**", " 查询参数 (Query)", "Query  String Parameters:", "`Query`"]
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
        for words in [
            PARTS.iter().flat_map(|(_, words)| words.iter()).collect::<Vec<_>>(),
            COLUMNS.iter().flat_map(|(_, words)| words.iter()).collect(),
            TYPES.iter().flat_map(|(_, words)| words.iter()).collect(),
            YES.iter().chain(NO).collect(),
        ] {
            let mut seen = std::collections::BTreeSet::new();
            for word in words {
                assert!(seen.insert(word), "{word}");
                assert!(plain(word) == **word || word.ends_with('.'), "{word} is not as `plain` leaves it");
            }
        }
    }
}
