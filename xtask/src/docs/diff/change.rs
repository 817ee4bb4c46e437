//! One thing that changed, and how a person would say it.

use pages::{Operation, Place, Row};

/// Whether something came, went or became another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    Added,
    Removed,
    Changed,
    /// It is not understood, and was not there before.
    Unreadable,
}

impl Sign {
    /// The sign of what was there, or is there.
    pub fn of(before: bool, after: bool) -> Self {
        match (before, after) {
            (true, true) => Self::Changed,
            (true, false) => Self::Removed,
            (false, _) => Self::Added,
        }
    }

    /// The mark in front of a line, and the word for machines.
    pub fn shown(self) -> (char, &'static str) {
        match self {
            Self::Added => ('+', "added"),
            Self::Removed => ('-', "removed"),
            Self::Changed => ('~', "changed"),
            Self::Unreadable => ('!', "unreadable"),
        }
    }
}

/// What a change is about; [`Change::name`] says which. Words are those in the ids of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Page,
    /// A section or its heading.
    Section,
    /// A section that is on another page.
    Move,
    Operation,
    /// The address of the API.
    Address,
    /// A link of a table of contents, to the page of this name.
    Link,
    /// What the table of contents says of a page.
    LinkText,
    /// A parameter or field.
    Row(Place),
    /// What is said of a parameter or field: `at`, `type`, `required`, `default`, `value`, `range`, `text`.
    Detail(Place, &'static str),
    /// A `status`, or a result `code`.
    Code(&'static str),
    /// What a status or result code means.
    Meaning(&'static str),
    /// The command of an example.
    Call,
    /// An example, by its number.
    Example(Place, usize),
    Member(Place, usize),
    ExampleStatus(Place, usize),
    Prose,
    /// Something that is not understood.
    Problem,
}

/// Something that changed on one page.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The operations that the section documents; none for what belongs to a page.
    pub operations: Vec<Operation>,
    pub sign: Sign,
    pub about: About,
    /// The name of the parameter, field, member, page or code; empty if it has none.
    pub name: String,
    /// What it was, if it was there; empty if being there is all.
    pub before: Option<String>,
    /// What it is, if it is there; empty if being there is all.
    pub after: Option<String>,
    /// Where it is now; where it was if it is gone.
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
    pub page: String,
    /// The line, or 0 if only the lock knows the place.
    pub line: usize,
    /// The heading of the section; empty for a page as a whole.
    pub section: String,
}

impl Change {
    /// Whether it is a row with another name.
    pub fn is_rename(&self) -> bool {
        matches!(self.about, About::Row(_)) && self.sign == Sign::Changed
    }

    /// What changed, in one line.
    pub fn text(&self) -> String {
        let name = &self.name;
        let subject = match self.about {
            About::Page => "page".into(),
            About::Section => "section".into(),
            About::Move => "section moved:".into(),
            About::Operation => match self.sign {
                Sign::Added => return "new operation".into(),
                Sign::Removed => return "operation is on no page any more".into(),
                _ => "operation".into(),
            },
            About::Address => "address".into(),
            About::Link => format!("table of contents: link to {name}"),
            About::LinkText => format!("table of contents: text of {name}"),
            About::Row(place) if self.is_rename() => noun(place).into(),
            About::Row(place) => format!("{} `{name}`:", noun(place)),
            About::Detail(place, detail) => {
                let word = match detail {
                    // The words that it can be say it.
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
            About::Problem if self.sign == Sign::Unreadable => "cannot be understood:".into(),
            About::Problem => "understood now:".into(),
        };
        let quote = |text: &String| match self.about {
            About::Section => format!("“{text}”"),
            About::Row(_) if self.is_rename() => format!("`{text}`"),
            _ => text.clone(),
        };
        let said = [&self.before, &self.after].into_iter().flatten().filter(|text| !text.is_empty()).map(quote);
        let said: Vec<_> = said.collect();
        let mut text = match (said.as_slice(), self.sign) {
            // Whatever has no words of its own for it.
            ([], Sign::Changed) => format!("{subject} changed"),
            ([], _) => subject.trim_end_matches(':').to_owned(),
            (said, _) => format!("{subject} {}", said.join(" → ")),
        };
        if !self.items.is_empty() {
            let items: Vec<_> = self.items.iter().map(|item| format!("[{item}]")).collect();
            text += &format!(" (only item {})", items.join(", "));
        }
        text
    }

    /// A stable word for what it is about, for machines.
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
            // The word for the others is their name.
            other => format!("{other:?}").to_lowercase(),
        }
    }

    /// The id that the fact has in its section, with what it says before or after; see [`pages::Fact`].
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

/// The word for a parameter or field that is required.
const REQUIRED: &str = "required";

/// The word for what a page says of being required; empty if it says nothing.
pub fn required(row: &Row) -> String {
    row.required.map(|required| if required { REQUIRED } else { "optional" }).unwrap_or_default().to_owned()
}

/// What is said of a parameter or field, in one line.
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

/// What a parameter or field is called, by where it is.
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

/// What an example is called in the id of a fact.
pub fn example(place: Place) -> &'static str {
    if place == Place::Body { "request example" } else { "response example" }
}
