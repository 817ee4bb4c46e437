//! A change, and its description.

use pages::{Operation, Place, Row};

/// The kind of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Added,
    Removed,
    Changed,
    /// A new part that is not understood.
    Unreadable,
}

impl Kind {
    /// Returns the kind for what existed before and exists now.
    pub fn of(before: bool, after: bool) -> Self {
        match (before, after) {
            (true, true) => Self::Changed,
            (true, false) => Self::Removed,
            (false, _) => Self::Added,
        }
    }

    /// Returns the mark at the start of a line, and the word in JSON.
    pub fn shown(self) -> (char, &'static str) {
        match self {
            Self::Added => ('+', "added"),
            Self::Removed => ('-', "removed"),
            Self::Changed => ('~', "changed"),
            Self::Unreadable => ('!', "unreadable"),
        }
    }
}

/// The subject of a change; [`Change::name`] has its name. Words are those in the ids of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Page,
    /// A section or its heading.
    Section,
    /// A section that has moved to another page.
    Move,
    Operation,
    /// The address of the API.
    Address,
    /// A link of a table of contents, to the page of this name.
    Link,
    /// The text of a link in a table of contents.
    LinkText,
    /// A parameter or field.
    Row(Place),
    /// A detail of a parameter or field: `at`, `type`, `required`, `default`, `value`, `range`, `text`.
    Detail(Place, &'static str),
    /// A `status`, or a result `code`.
    Code(&'static str),
    /// The meaning of a status or result code.
    Meaning(&'static str),
    /// The command of an example.
    Call,
    /// An example, by its number.
    Example(Place, usize),
    Member(Place, usize),
    ExampleStatus(Place, usize),
    Prose,
    /// A part that is not understood.
    Problem,
}

/// A change on one page.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The operations that the section documents; none for changes of a page as a whole.
    pub operations: Vec<Operation>,
    pub kind: Kind,
    pub about: About,
    /// The name of the parameter, field, member, page or code; empty if it has none.
    pub name: String,
    /// The old value, if it existed; empty if it has no value.
    pub before: Option<String>,
    /// The new value, if it exists; empty if it has no value.
    pub after: Option<String>,
    /// Its place now, or before if it was removed.
    pub at: At,
    /// The old page and heading, if the section existed.
    pub from: Option<(String, String)>,
    /// Whether it is part of a section that is new as a whole.
    pub in_new: bool,
    /// The items of a list that it applies to, if it does not apply to all of the row's.
    pub items: Vec<usize>,
}

/// A place on a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct At {
    pub page: String,
    /// The line, or 0 if only the lock knows the place.
    pub line: usize,
    /// The heading of the section; empty for a page as a whole.
    pub section: String,
}

impl Change {
    /// Returns whether it is a renamed row.
    pub fn is_rename(&self) -> bool {
        matches!(self.about, About::Row(_)) && self.kind == Kind::Changed
    }

    /// Returns a description in one line.
    pub fn text(&self) -> String {
        let name = &self.name;
        let subject = match self.about {
            About::Page => "page".into(),
            About::Section => "section".into(),
            About::Move => "section moved:".into(),
            About::Operation => match self.kind {
                Kind::Added => return "new operation".into(),
                Kind::Removed => return "operation is no longer on any page".into(),
                _ => "operation".into(),
            },
            About::Address => "address".into(),
            About::Link => format!("table of contents: link to {name}"),
            About::LinkText => format!("table of contents: text of {name}"),
            About::Row(place) if self.is_rename() => noun(place).into(),
            About::Row(place) => format!("{} `{name}`:", noun(place)),
            About::Detail(place, detail) => {
                let word = match detail {
                    // The values are self-explanatory.
                    "required" => "",
                    "at" => "items",
                    "text" => "description",
                    other => other,
                };
                format!("{} `{name}`: {word}", noun(place)).trim_end().to_owned()
            }
            About::Code(codes) => format!("{} {name}", code_noun(codes)),
            About::Meaning(codes) => format!("{} {name}: meaning", code_noun(codes)),
            About::Call => "example call".into(),
            About::Example(place, number) => format!("{} {number}:", example(place)),
            About::Member(place, number) => format!("{} {number}: `{name}`:", example(place)),
            About::ExampleStatus(place, number) => format!("{} {number}: status", example(place)),
            About::Prose => "prose".into(),
            About::Problem if self.kind == Kind::Unreadable => "cannot be understood:".into(),
            About::Problem => "understood now:".into(),
        };
        let quote = |text: &String| match self.about {
            About::Section => format!("“{text}”"),
            About::Row(_) if self.is_rename() => format!("`{text}`"),
            _ => text.clone(),
        };
        let said = [&self.before, &self.after].into_iter().flatten().filter(|text| !text.is_empty()).map(quote);
        let said: Vec<_> = said.collect();
        let mut text = match (said.as_slice(), self.kind) {
            // The default wording.
            ([], Kind::Changed) => format!("{subject} changed"),
            ([], _) => subject.trim_end_matches(':').to_owned(),
            (said, _) => format!("{subject} {}", said.join(" → ")),
        };
        if !self.items.is_empty() {
            let items: Vec<_> = self.items.iter().map(|item| format!("[{item}]")).collect();
            text += &format!(" (only item {})", items.join(", "));
        }
        text
    }

    /// Returns a stable word for the subject, for JSON.
    pub fn kind(&self) -> String {
        match self.about {
            About::LinkText => "link text".into(),
            About::Row(place) => place.name().into(),
            About::Detail(place, detail) => format!("{} {detail}", place.name()),
            About::Code(codes) => codes.into(),
            About::Meaning(codes) => format!("{codes} text"),
            About::Example(place, _) | About::Member(place, _) | About::ExampleStatus(place, _) => {
                example(place).into()
            }
            // The others use their name.
            other => format!("{other:?}").to_lowercase(),
        }
    }

    /// The id of the fact in its section, with the old or new value; see [`pages::Fact`].
    pub fn fact(&self, says: Option<&str>) -> Option<String> {
        let says = says.unwrap_or_default();
        match self.about {
            About::Row(place) if self.is_rename() => Some(format!("{} {says}", place.name())),
            About::Row(place) => Some(format!("{} {}", place.name(), self.name)),
            About::Detail(place, "required") => {
                Some(format!("{} {} required {}", place.name(), self.name, says == REQUIRED))
            }
            About::Detail(place, detail) => Some(format!("{} {} {detail} {says}", place.name(), self.name)),
            About::Code(codes) => Some(format!("{codes} {}", self.name)),
            _ => None,
        }
    }
}

/// The word for a required parameter or field.
const REQUIRED: &str = "required";

/// Returns the word for whether it is required; empty if the page does not say.
pub fn required(row: &Row) -> String {
    row.required.map(|required| if required { REQUIRED } else { "optional" }).unwrap_or_default().to_owned()
}

/// Returns the details of a parameter or field in one line.
pub fn summary(row: &Row) -> String {
    let values = match row.values.as_slice() {
        [] => String::new(),
        [one] => format!("always {one}"),
        several => format!("one of {}", several.join(", ")),
    };
    let parts = [
        row.kind.as_ref().map_or(row.written.clone(), ToString::to_string),
        required(row),
        values,
        row.range.map(|range| range.to_string()).unwrap_or_default(),
        row.default.as_ref().map(|value| format!("default {value}")).unwrap_or_default(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Returns the noun for a parameter or field, by its place.
fn noun(place: Place) -> &'static str {
    match place {
        Place::Path => "path parameter",
        Place::Query => "query parameter",
        Place::Body => "body field",
        Place::Response => "response field",
    }
}

fn code_noun(codes: &str) -> &'static str {
    if codes == "status" { "status" } else { "result code" }
}

/// Returns the name of an example in the id of a fact.
pub fn example(place: Place) -> &'static str {
    if place == Place::Body { "request example" } else { "response example" }
}
