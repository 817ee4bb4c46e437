//! One thing that changed, and how a person would say it.

use super::super::facts::{Operation, Place, Row};
use super::super::hints::Range;

/// Whether something came, went or became another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is another.
    Changed,
    /// It is not understood, and was not there before.
    Unreadable,
}

impl Sign {
    /// The sign in front of a line.
    pub fn mark(self) -> char {
        match self {
            Self::Added => '+',
            Self::Removed => '-',
            Self::Changed => '~',
            Self::Unreadable => '!',
        }
    }

    /// The word for machines.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Unreadable => "unreadable",
        }
    }
}

/// What a change is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A page.
    Page,
    /// A section or its heading.
    Section,
    /// A section that stands on another page.
    Move,
    /// The method and path of an operation.
    Operation,
    /// The address of the API.
    Address,
    /// An operation in a table of operations.
    Listed,
    /// A link of a table of contents, to this page.
    Link(String),
    /// What the table of contents says of a page.
    LinkText(String),
    /// A parameter or field.
    Row(Place, String),
    /// Something that is said of a parameter or field.
    Detail(Place, String, Detail),
    /// A status.
    Status(i64),
    /// What a status means.
    StatusText(i64),
    /// A result code.
    Code(i64),
    /// What a result code means.
    CodeText(i64),
    /// The command of an example.
    Call,
    /// An example.
    Example(Place, usize),
    /// A member of an example.
    Member(Place, usize, String),
    /// The HTTP status that an example comes with.
    ExampleStatus(Place, usize),
    /// The text.
    Prose,
    /// Something that is not understood.
    Problem,
}

/// What is said of a parameter or field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// In which items of a list it stands.
    At,
    /// Its type.
    Type,
    /// Whether it is required.
    Required,
    /// Its default.
    Default,
    /// One of its values.
    Value,
    /// Its range.
    Range,
    /// Its example.
    Example,
    /// Its description.
    Text,
}

impl Detail {
    /// The word in the id of a fact.
    pub fn name(self) -> &'static str {
        match self {
            Self::At => "at",
            Self::Type => "type",
            Self::Required => "required",
            Self::Default => "default",
            Self::Value => "value",
            Self::Range => "range",
            Self::Example => "example",
            Self::Text => "text",
        }
    }

    /// The word for a reader.
    fn said(self) -> &'static str {
        match self {
            Self::At => "items",
            Self::Text => "description",
            // The words that it can be say it.
            Self::Required => "",
            other => other.name(),
        }
    }
}

/// Something that changed on one page.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The operations that the section documents; none for what belongs to a page.
    pub operations: Vec<Operation>,
    /// Whether it came, went or became another.
    pub sign: Sign,
    /// What it is about.
    pub about: About,
    /// What it was, if it was there and is more than being there.
    pub before: Option<String>,
    /// What it is, if it is there and is more than being there.
    pub after: Option<String>,
    /// Where it stands now; where it stood if it is gone.
    pub at: At,
    /// The page and heading of before, if the section was there.
    pub from: Option<(String, String)>,
    /// Whether it is part of a section that is new as a whole.
    pub in_new: bool,
    /// The items of a list that it is for, if it is not for all that the row is for.
    pub items: Vec<usize>,
}

/// A place on a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct At {
    /// The page.
    pub page: String,
    /// The line, or 0 if only the lock knows the place.
    pub line: usize,
    /// The heading of the section; empty for a page as a whole.
    pub section: String,
}

impl Change {
    /// What changed, in one line.
    pub fn text(&self) -> String {
        let items: Vec<_> = self.items.iter().map(|item| format!("[{item}]")).collect();
        if items.is_empty() {
            self.plain_text()
        } else {
            format!("{} (only item {})", self.plain_text(), items.join(", "))
        }
    }

    fn plain_text(&self) -> String {
        let both = |what: &str| match (&self.before, &self.after) {
            (Some(before), Some(after)) => format!("{what} {before} → {after}"),
            (Some(one), None) | (None, Some(one)) => format!("{what} {one}"),
            (None, None) => what.to_owned(),
        };
        let quoted = |what: &str| {
            let quote = |text: &String| format!("“{text}”");
            match (&self.before, &self.after) {
                (Some(before), Some(after)) => format!("{what} {} → {}", quote(before), quote(after)),
                (Some(one), None) | (None, Some(one)) => format!("{what} {}", quote(one)),
                (None, None) => what.to_owned(),
            }
        };
        match &self.about {
            About::Page => both("page"),
            About::Section => quoted("section"),
            About::Move => both("section moved:"),
            About::Operation => match self.sign {
                Sign::Added => "new operation".to_owned(),
                Sign::Removed => "operation is on no page any more".to_owned(),
                _ => both("operation"),
            },
            About::Address => both("address"),
            About::Listed => both("in the table of operations:"),
            About::Link(to) => format!("table of contents: link to {to}"),
            About::LinkText(to) => format!("table of contents: text of {to}"),
            About::Row(place, name) => match (&self.before, &self.after) {
                (Some(before), Some(after)) => format!("{} `{before}` → `{after}`", noun(*place)),
                (Some(one), None) | (None, Some(one)) if !one.is_empty() => {
                    format!("{} `{name}`: {one}", noun(*place))
                }
                _ => format!("{} `{name}`", noun(*place)),
            },
            About::Detail(place, name, Detail::Text) => format!("{} `{name}`: description", noun(*place)),
            About::Detail(place, name, detail) => {
                format!("{} `{name}`: {}", noun(*place), both(detail.said()).trim_start())
            }
            About::Status(code) => format!("status {code}"),
            About::StatusText(code) => format!("status {code}: meaning"),
            About::Code(code) => format!("result code {code}"),
            About::CodeText(code) => format!("result code {code}: meaning"),
            About::Call => both("example call"),
            About::Example(place, number) => both(&format!("{} example {number}:", example(*place))),
            About::Member(place, number, path) => both(&format!("{} example {number}: `{path}`:", example(*place))),
            About::ExampleStatus(place, number) => both(&format!("{} example {number}: status", example(*place))),
            About::Prose => "prose".to_owned(),
            About::Problem => match self.sign {
                Sign::Unreadable => both("cannot be understood:"),
                _ => both("understood now:"),
            },
        }
    }

    /// A stable word for what it is about, for machines.
    pub fn kind(&self) -> String {
        match &self.about {
            About::Page => "page".into(),
            About::Section => "section".into(),
            About::Move => "move".into(),
            About::Operation => "operation".into(),
            About::Address => "address".into(),
            About::Listed => "listed".into(),
            About::Link(_) => "link".into(),
            About::LinkText(_) => "link text".into(),
            About::Row(place, _) => place.name().into(),
            About::Detail(place, _, detail) => format!("{} {}", place.name(), detail.name()),
            About::Status(_) => "status".into(),
            About::StatusText(_) => "status text".into(),
            About::Code(_) => "code".into(),
            About::CodeText(_) => "code text".into(),
            About::Call => "call".into(),
            About::Example(place, _) | About::Member(place, ..) | About::ExampleStatus(place, _) => {
                format!("{} example", example(*place))
            }
            About::Prose => "prose".into(),
            About::Problem => "problem".into(),
        }
    }

    /// The name of what it is about, for machines: of a parameter, a field, a member, a page or a code.
    pub fn name(&self) -> Option<String> {
        Some(match &self.about {
            About::Row(_, name) | About::Detail(_, name, _) | About::Link(name) | About::LinkText(name) => name.clone(),
            About::Member(_, _, path) => path.clone(),
            About::Status(code) | About::StatusText(code) | About::Code(code) | About::CodeText(code) => {
                code.to_string()
            }
            _ => return None,
        })
    }

    /// The id that the fact has in its section, with what it says before or after; see `facts::Fact`.
    pub fn fact(&self, says: Option<&str>) -> Option<String> {
        let says = says.unwrap_or_default();
        Some(match &self.about {
            About::Row(place, _) if self.before.is_some() && self.after.is_some() => {
                format!("{} {says}", place.name())
            }
            About::Row(place, name) => format!("{} {name}", place.name()),
            About::Detail(place, name, Detail::Required) => {
                format!("{} {name} required {}", place.name(), says == REQUIRED)
            }
            About::Detail(place, name, detail) => format!("{} {name} {} {says}", place.name(), detail.name()),
            About::Status(code) => format!("status {code}"),
            About::Code(code) => format!("code {code}"),
            _ => return None,
        })
    }
}

/// The word for a parameter or field that is required.
pub const REQUIRED: &str = "required";

/// The word for a parameter or field that is not required.
pub const OPTIONAL: &str = "optional";

/// What is said of a parameter or field, in one line.
pub fn summary(row: &Row) -> String {
    let mut parts = Vec::new();
    let kind = row.kind.as_ref().map(ToString::to_string).unwrap_or_else(|| row.written.clone());
    parts.push(kind);
    parts.push(match row.required {
        Some(true) => REQUIRED.to_owned(),
        Some(false) => OPTIONAL.to_owned(),
        None => String::new(),
    });
    parts.push(match row.values.as_slice() {
        [] => String::new(),
        [one] => format!("always {one}"),
        several => format!("one of {}", several.join(", ")),
    });
    parts.push(row.range.as_ref().map(Range::to_string).unwrap_or_default());
    parts.push(row.default.as_ref().map(|value| format!("default {value}")).unwrap_or_default());
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// What a parameter or field is called, by where it stands.
pub fn noun(place: Place) -> &'static str {
    match place {
        Place::Path => "path parameter",
        Place::Query => "query parameter",
        Place::Body => "body field",
        Place::Response => "response field",
    }
}

fn example(place: Place) -> &'static str {
    if place == Place::Body { "request" } else { "response" }
}
