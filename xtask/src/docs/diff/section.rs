//! The changes of a section.

use std::collections::BTreeSet;

use pages::{Code, Example, Operation, Place, Row, Section};

use super::change::{About, At, Change, Kind, required, summary};
use super::pair::Spot;
use super::value;

/// Returns the differences of two sections, apart from heading and operations.
pub fn changes(old: Option<Spot<'_>>, new: Option<Spot<'_>>) -> Vec<Change> {
    let nothing = Section::default();
    let mut differ = Differ { old, new, changes: Vec::new() };
    let left = old.map_or(&nothing, |spot| spot.section);
    let right = new.map_or(&nothing, |spot| spot.section);
    let addresses =
        |section: &Section| section.addresses.iter().map(|address| (address.clone(), section.line)).collect::<Vec<_>>();
    differ.replaced(About::Address, addresses(left), addresses(right));
    let links = |section: &Section| {
        section.links.iter().map(|link| (link.to.clone(), link.text.clone(), link.line)).collect::<Vec<_>>()
    };
    differ.named((About::Link, About::LinkText), &links(left), &links(right));
    for place in Place::ALL {
        differ.rows(place, left.rows(place), right.rows(place));
    }
    for (codes, left, right) in [("status", &left.statuses, &right.statuses), ("code", &left.codes, &right.codes)] {
        let of = |codes: &[Code]| {
            codes.iter().map(|found| (found.code.to_string(), found.text.clone(), found.line)).collect::<Vec<_>>()
        };
        differ.named((About::Code(codes), About::Meaning(codes)), &of(left), &of(right));
    }
    let calls = |section: &Section| section.calls.iter().map(|call| (call.to_string(), call.line)).collect::<Vec<_>>();
    differ.replaced(About::Call, calls(left), calls(right));
    differ.examples(Place::Body, &left.requests, &right.requests);
    differ.examples(Place::Response, &left.responses, &right.responses);
    differ.problems(left, right);
    if left.prose != right.prose {
        let there = |section: &Section| (!section.prose.is_empty()).then(String::new);
        differ.add(About::Prose, "", there(left), there(right), right.line);
    }
    differ.changes
}

/// Returns a change in a section; the caller sets its exact place.
pub fn change(old: Option<Spot<'_>>, new: Option<Spot<'_>>, kind: Kind, about: About) -> Change {
    let at = new.or(old);
    let operations = [new, old].into_iter().flatten().map(|spot| spot.section.operations.clone());
    Change {
        operations: operations.into_iter().find(|found| !found.is_empty()).unwrap_or_default(),
        kind,
        about,
        name: String::new(),
        before: None,
        after: None,
        at: At {
            page: at.map(|spot| spot.page.to_owned()).unwrap_or_default(),
            line: at.map(|spot| spot.section.line).unwrap_or_default(),
            section: at.map(|spot| spot.section.heading.clone()).unwrap_or_default(),
        },
        from: old.map(|spot| (spot.page.to_owned(), spot.section.heading.clone())),
        in_new: old.is_none(),
        items: Vec::new(),
    }
}

/// Collects the changes of a pair of sections.
struct Differ<'a> {
    old: Option<Spot<'a>>,
    new: Option<Spot<'a>>,
    changes: Vec<Change>,
}

impl Differ<'_> {
    /// Adds a change; removed parts have no line, and are placed at their section.
    fn add(&mut self, about: About, name: &str, before: Option<String>, after: Option<String>, line: usize) {
        let kind = match (Kind::of(before.is_some(), after.is_some()), about) {
            (Kind::Added, About::Problem) => Kind::Unreadable,
            (kind, _) => kind,
        };
        let mut change = Change { name: name.to_owned(), before, after, ..change(self.old, self.new, kind, about) };
        if line > 0 && self.new.is_some() {
            change.at.line = line;
        }
        self.changes.push(change);
    }

    /// Compares named values; `abouts` are the subjects for their existence and their value.
    fn named(&mut self, abouts: (About, About), left: &[(String, String, usize)], right: &[(String, String, usize)]) {
        let there = || Some(String::new());
        for (name, ..) in left.iter().filter(|(name, ..)| !right.iter().any(|other| other.0 == *name)) {
            self.add(abouts.0, name, there(), None, 0);
        }
        for (name, says, line) in right {
            let mut known = left.iter().filter(|other| other.0 == *name).peekable();
            if known.peek().is_none() {
                self.add(abouts.0, name, None, there(), *line);
            } else if !known.any(|other| other.1 == *says) {
                self.add(abouts.1, name, there(), there(), *line);
            }
        }
    }

    /// Compares strings; a replacement is a single change.
    fn replaced(&mut self, about: About, left: Vec<(String, usize)>, right: Vec<(String, usize)>) {
        let (gone, come) = sorted(&left, &right, |left, right| left.0 == right.0);
        for index in 0..gone.len().max(come.len()) {
            let text = |found: Option<&(String, usize)>| found.map(|found| found.0.clone());
            let line = come.get(index).map_or(0, |after| after.1);
            self.add(about, "", text(gone.get(index)), text(come.get(index)), line);
        }
    }

    /// Rows for single items of a list are compared item by item, and common changes are reported once.
    fn rows(&mut self, place: Place, left: &[Row], right: &[Row]) {
        let start = self.changes.len();
        let (split_left, split_right) = (by_item(left, right), by_item(right, left));
        self.plain_rows(place, &split_left, &split_right);
        let all = |rows: &[Row], name: &str| -> BTreeSet<usize> {
            rows.iter().filter(|row| row.name == name).flat_map(|row| row.at.iter().copied()).collect()
        };
        let mut merged: Vec<Change> = Vec::new();
        for change in self.changes.split_off(start) {
            let said =
                |change: &Change| (change.about, change.name.clone(), change.before.clone(), change.after.clone());
            match merged.iter_mut().find(|other| said(other) == said(&change) && !change.items.is_empty()) {
                Some(other) => other.items.extend(change.items),
                None => merged.push(change),
            }
        }
        for change in &mut merged {
            let rows = if change.kind == Kind::Removed { left } else { right };
            // If a row is renamed, other items can keep the old name.
            let old_name = change.before.as_deref().filter(|_| change.is_rename());
            let stays = old_name.is_some_and(|old| !all(right, old).is_empty());
            if !stays && all(rows, &change.name).iter().eq(&change.items) {
                change.items.clear();
            }
        }
        // The hash of such a row is that of all its items.
        let is_text = |change: &Change| matches!(change.about, About::Detail(_, "text"));
        let is_of_items =
            |name: &str| split_right.iter().chain(&split_left).any(|row| row.name == name && !row.at.is_empty());
        let explained: BTreeSet<_> =
            merged.iter().filter(|change| !is_text(change)).map(|change| change.name.clone()).collect();
        merged.retain(|change| !is_text(change) || !explained.contains(&change.name) || !is_of_items(&change.name));
        self.changes.extend(merged);
    }

    fn plain_rows(&mut self, place: Place, left: &[Row], right: &[Row]) {
        let (mut gone, come) = sorted(left, right, same_row);
        // Rows with the same name are the same row.
        let is_same =
            |old: &Row, new: &Row| old.name == new.name && (old.at == new.at || old.at.is_empty() != new.at.is_empty());
        let mut fresh = Vec::new();
        for new in come {
            match gone.iter().position(|old| is_same(old, &new)) {
                Some(at) => self.row(place, &gone.remove(at), &new),
                None => fresh.push(new),
            }
        }
        // A row with the same facts under another name is renamed, if there is only one.
        let is_renamed = |old: &Row, new: &Row| {
            !new.text.is_empty() && same_row(&Row { name: new.name.clone(), ..old.clone() }, new)
        };
        let mut added = Vec::new();
        for new in fresh {
            let known: Vec<_> =
                gone.iter().enumerate().filter(|(_, old)| is_renamed(old, &new)).map(|(at, _)| at).collect();
            if let [at] = known.as_slice() {
                let old = gone.remove(*at);
                self.add(About::Row(place), &new.name, Some(old.name), Some(new.name.clone()), new.line);
                self.of_items(1, &new.at);
            } else {
                added.push(new);
            }
        }
        for row in gone {
            self.add(About::Row(place), &row.name, Some(summary(&row)), None, 0);
            self.of_items(1, &row.at);
        }
        for row in added {
            self.add(About::Row(place), &row.name, None, Some(summary(&row)), row.line);
            self.of_items(1, &row.at);
        }
    }

    /// Sets the items of a list for the last changes.
    fn of_items(&mut self, changes: usize, items: &[usize]) {
        self.changes.iter_mut().rev().take(changes).for_each(|change| change.items = items.to_vec());
    }

    fn row(&mut self, place: Place, old: &Row, new: &Row) {
        let known = self.changes.len();
        // A word that is not a type is reported as a problem.
        let strange = [old, new].iter().any(|row| row.kind.is_none() && !row.written.is_empty());
        let details = |row: &Row| {
            [
                ("at", row.at.iter().map(|index| format!("[{index}]")).collect::<Vec<_>>().join(", ")),
                ("type", row.kind.as_ref().filter(|_| !strange).map(ToString::to_string).unwrap_or_default()),
                ("required", required(row)),
                ("default", row.default.clone().unwrap_or_default()),
                ("range", row.range.map(|range| range.to_string()).unwrap_or_default()),
            ]
        };
        for ((detail, before), (_, after)) in details(old).into_iter().zip(details(new)).filter(|(old, new)| old != new)
        {
            let said = |text: String| Some(text).filter(|text| !text.is_empty());
            self.add(About::Detail(place, detail), &new.name, said(before), said(after), new.line);
        }
        let (gone, come) = sorted(&old.values, &new.values, |left, right| left == right);
        let about = About::Detail(place, "value");
        for value in gone {
            self.add(about, &new.name, Some(value), None, new.line);
        }
        for value in come {
            self.add(about, &new.name, None, Some(value), new.line);
        }
        // Values, defaults and ranges are part of the description, so their changes are already reported.
        let from_text = |change: &Change| !matches!(change.about, About::Detail(_, "at" | "type"));
        if old.text != new.text && !self.changes[known..].iter().any(from_text) {
            let about = About::Detail(place, "text");
            self.add(about, &new.name, Some(String::new()), Some(String::new()), new.line);
        }
        self.of_items(self.changes.len() - known, &new.at);
    }

    fn examples(&mut self, place: Place, left: &[Example], right: &[Example]) {
        let numbered = |examples: &[Example]| examples.iter().cloned().enumerate().collect::<Vec<_>>();
        let same = |left: &(usize, Example), right: &(usize, Example)| {
            left.1.value == right.1.value && left.1.status == right.1.status
        };
        let (mut gone, come) = sorted(&numbered(left), &numbered(right), same);
        // Each is matched with the most similar one, or the first of equal ones.
        for (index, new) in come {
            let nearest = gone.iter().enumerate().min_by_key(|(_, (_, old))| value::distance(&old.value, &new.value));
            match nearest.map(|(at, _)| at) {
                Some(at) => self.example(place, index + 1, &gone.remove(at).1, &new),
                None => self.add(About::Example(place, index + 1), "", None, Some(value::shown(&new.value)), new.line),
            }
        }
        for (index, old) in gone {
            self.add(About::Example(place, index + 1), "", Some(value::shown(&old.value)), None, 0);
        }
    }

    fn example(&mut self, place: Place, number: usize, old: &Example, new: &Example) {
        if old.status != new.status {
            let text = |status: Option<u16>| Some(status.map(|status| status.to_string()).unwrap_or_default());
            self.add(About::ExampleStatus(place, number), "", text(old.status), text(new.status), new.line);
        }
        for (path, before, after) in value::members(&old.value, &new.value) {
            let about = if path.is_empty() { About::Example(place, number) } else { About::Member(place, number) };
            self.add(about, &path, before.as_ref().map(value::shown), after.as_ref().map(value::shown), new.line);
        }
    }

    fn problems(&mut self, left: &Section, right: &Section) {
        let (gone, come) = sorted(&left.problems, &right.problems, |left, right| left.message == right.message);
        for problem in gone {
            self.add(About::Problem, "", Some(problem.message), None, 0);
        }
        for problem in come {
            self.add(About::Problem, "", None, Some(problem.message), problem.line);
        }
    }
}

/// Returns the rows, split by the items of a list if the other side has items too.
fn by_item(rows: &[Row], others: &[Row]) -> Vec<Row> {
    let split = |row: &Row| -> Vec<Row> {
        let mut same = others.iter().filter(|other| other.name == row.name).peekable();
        if row.at.is_empty() || same.peek().is_some() && same.all(|other| other.at.is_empty()) {
            return vec![row.clone()];
        }
        row.at.iter().map(|item| Row { at: vec![*item], ..row.clone() }).collect()
    };
    rows.iter().flat_map(split).collect()
}

/// Returns whether two rows have the same facts: the order of values, the line and the word for a type do not matter.
fn same_row(left: &Row, right: &Row) -> bool {
    let plain = |row: &Row| {
        let mut row = Row { line: 0, ..row.clone() };
        if row.kind.is_some() {
            row.written.clear();
        }
        row.values.sort();
        row
    };
    plain(left) == plain(right)
}

/// Returns what was removed from a list and what was added. The order does not matter, but the number of equal entries
/// does.
fn sorted<T: Clone>(left: &[T], right: &[T], same: impl Fn(&T, &T) -> bool) -> (Vec<T>, Vec<T>) {
    let mut gone: Vec<T> = left.to_vec();
    let mut come = Vec::new();
    for item in right {
        match gone.iter().position(|other| same(other, item)) {
            Some(at) => {
                gone.remove(at);
            }
            None => come.push(item.clone()),
        }
    }
    (gone, come)
}

/// Returns the operations of a pair of sections, matched with each other.
pub fn operations<'a>(old: &'a Section, new: &'a Section) -> Vec<(Option<&'a Operation>, Option<&'a Operation>)> {
    let left: Vec<_> = old.operations.iter().collect();
    let right: Vec<_> = new.operations.iter().collect();
    let (mut gone, mut come) = sorted(&left, &right, |left, right| left.to_string() == right.to_string());
    let mut found = Vec::new();
    // The same except for the name of a parameter, then the same path, then the same method, then the rest.
    let alike: [fn(&Operation, &Operation) -> bool; 4] = [
        |left, right| left.method == right.method && left.shape() == right.shape(),
        |left, right| left.shape() == right.shape(),
        |left, right| left.method == right.method,
        |_, _| true,
    ];
    for test in alike {
        come.retain(|right| match gone.iter().position(|left| test(left, right)) {
            Some(at) => {
                found.push((Some(gone.remove(at)), Some(*right)));
                false
            }
            None => true,
        });
    }
    found.extend(come.into_iter().map(|right| (None, Some(right))));
    found.extend(gone.into_iter().map(|left| (Some(left), None)));
    found
}
