//! The facts of tables and examples about a body: a tree of fields.

use pages::{FieldPath, One, Row, Scalar, Step, Type};
use serde_json::Value;

/// A field, with its members or items.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Field {
    /// The row of the table; the first page wins.
    pub row: Option<Row>,
    /// The first value of an example.
    pub example: Option<Value>,
    /// Members, in order.
    pub members: Vec<(String, Field)>,
    /// The items of a list.
    pub items: Option<Box<Field>>,
    /// Whether it is in every object of the examples.
    pub always: bool,
}

impl Field {
    /// Returns the field that the rows and the examples of pages describe.
    pub fn of<'r>(pages: impl Iterator<Item = &'r [Row]>, examples: impl Iterator<Item = &'r Value>) -> Self {
        let examples: Vec<_> = examples.collect();
        let mut root = Self::default();
        for rows in pages {
            let mut own = Self::default();
            for row in rows {
                if let Some(path) = FieldPath::parse(&row.name) {
                    own.put(&path.0, row);
                }
            }
            // Rows `[].x` of a response that is an object mean its `data`.
            if let Some(items) = own.items.take_if(|_| examples.iter().any(|example| example.is_object())) {
                let data = own.step(&Step::Key("data".into()));
                data.items.get_or_insert_default().join(*items);
            }
            root.join(own);
        }
        for example in examples {
            root.show(example);
        }
        root
    }

    /// Returns whether nothing is known about it.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty() && self.items.is_none() && self.example.is_none()
    }

    /// A member.
    pub fn member(&self, name: &str) -> Option<&Self> {
        self.members.iter().find(|(known, _)| known == name).map(|(_, field)| field)
    }

    /// Returns its type, or that of the example if the table has none or several.
    pub fn kind(&self) -> Option<One> {
        let said = self.row.as_ref().and_then(|row| row.kind.as_ref()).map(Type::alternatives).unwrap_or_default();
        let shown = self.example.as_ref().and_then(of_value);
        if self.items.is_some() && !said.iter().any(|one| one.lists > 0) {
            return Some(Scalar::Array.into());
        }
        if !self.members.is_empty() {
            return Some(Scalar::Object.into());
        }
        match said {
            [] => shown,
            [one] => Some(*one),
            [first, ..] => shown.filter(|one| said.contains(one)).or(Some(*first)),
        }
    }

    fn put(&mut self, path: &[Step], row: &Row) {
        match path.split_first() {
            Some((first, rest)) => self.step(first).put(rest, row),
            None if self.row.is_none() => self.row = Some(row.clone()),
            None => {}
        }
    }

    fn step(&mut self, step: &Step) -> &mut Self {
        match step {
            Step::Items => self.items.get_or_insert_default(),
            Step::Key(key) => {
                let at = self.members.iter().position(|(known, _)| known == key).unwrap_or_else(|| {
                    self.members.push((key.clone(), Self::default()));
                    self.members.len() - 1
                });
                &mut self.members[at].1
            }
        }
    }

    /// Adds the facts of another page, without replacing known ones.
    fn join(&mut self, other: Self) {
        self.row = self.row.take().or(other.row);
        for (key, field) in other.members {
            self.step(&Step::Key(key)).join(field);
        }
        if let Some(items) = other.items {
            self.step(&Step::Items).join(*items);
        }
    }

    /// Adds the facts of an example.
    fn show(&mut self, value: &Value) {
        match value {
            Value::Object(members) => {
                let first = self.example.is_none();
                for (key, member) in members {
                    let is_new = self.member(key).is_none_or(|field| field.example.is_none());
                    let field = self.step(&Step::Key(key.clone()));
                    field.show(member);
                    // It is not in every object.
                    field.always = if is_new { first } else { field.always };
                }
                for (_, field) in self.members.iter_mut().filter(|(key, _)| !members.contains_key(key)) {
                    field.always = false;
                }
            }
            Value::Array(items) => {
                let inner = self.step(&Step::Items);
                items.iter().for_each(|item| inner.show(item));
            }
            _ => {}
        }
        self.example.get_or_insert_with(|| value.clone());
    }
}

fn of_value(value: &Value) -> Option<One> {
    use Scalar::{Array, Boolean, Integer, Number, Object, String};
    // A whole number is a number too, and the first counts.
    let all = [String, Integer, Number, Boolean, Object, Array];
    all.into_iter().find(|scalar| scalar.admits(value)).map(One::from)
}
