//! What differs in a section: of before and of now, or against none.

use std::collections::{BTreeMap, BTreeSet};

use super::super::facts::{Code, Example, Operation, Place, Row, Section};
use super::change::{About, At, Change, Detail, OPTIONAL, REQUIRED, Sign, summary};
use super::pair::Spot;
use super::value;

/// Collects the changes of a pair of sections.
pub struct Differ<'a> {
    old: Option<Spot<'a>>,
    new: Option<Spot<'a>>,
    changes: Vec<Change>,
}

/// What was on a list and is not, what is and was not, and what is in the place of another.
struct Sorted<T> {
    gone: Vec<T>,
    come: Vec<T>,
}

/// Everything in which the section `new` differs from `old`, apart from heading and operations.
pub fn changes(old: Option<Spot<'_>>, new: Option<Spot<'_>>) -> Vec<Change> {
    let nothing = Section::default();
    let mut differ = Differ { old, new, changes: Vec::new() };
    let left = old.map_or(&nothing, |spot| spot.section);
    let right = new.map_or(&nothing, |spot| spot.section);
    differ.lists(left, right);
    for place in Place::ALL {
        differ.rows(place, left.rows(place), right.rows(place));
    }
    differ.codes(&left.statuses, &right.statuses, About::Status, About::StatusText);
    differ.codes(&left.codes, &right.codes, About::Code, About::CodeText);
    differ.calls(left, right);
    differ.examples(Place::Body, &left.requests, &right.requests);
    differ.examples(Place::Response, &left.responses, &right.responses);
    differ.problems(left, right);
    if left.prose != right.prose {
        let sign = match (left.prose.is_empty(), right.prose.is_empty()) {
            (true, _) => Sign::Added,
            (_, true) => Sign::Removed,
            _ => Sign::Changed,
        };
        differ.add(sign, About::Prose, None, None, right.line);
    }
    differ.changes
}

/// A change in a section; whoever makes it says where exactly.
pub fn change(old: Option<Spot<'_>>, new: Option<Spot<'_>>, sign: Sign, about: About) -> Change {
    let at = new.or(old);
    let operations = [new, old].into_iter().flatten().map(|spot| spot.section.operations.clone());
    Change {
        operations: operations.into_iter().find(|found| !found.is_empty()).unwrap_or_default(),
        sign,
        about,
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

impl Differ<'_> {
    /// Adds a change; what is gone has no line of its own, and stands at its section.
    fn add(&mut self, sign: Sign, about: About, before: Option<String>, after: Option<String>, line: usize) {
        let mut change = change(self.old, self.new, sign, about);
        change.before = before;
        change.after = after;
        if line > 0 && self.new.is_some() {
            change.at.line = line;
        }
        self.changes.push(change);
    }

    fn lists(&mut self, left: &Section, right: &Section) {
        let address = |section: &Section| -> Vec<(String, usize)> {
            section.addresses.iter().map(|address| (address.clone(), section.line)).collect()
        };
        self.replaced(About::Address, address(left), address(right));
        let listed = |section: &Section| -> Vec<(String, usize)> {
            section.index.iter().map(|found| (found.to_string(), found.line)).collect()
        };
        let Sorted { gone, come } = sorted(&listed(left), &listed(right), |left, right| left.0 == right.0);
        for (shown, line) in gone {
            self.add(Sign::Removed, About::Listed, Some(shown), None, line);
        }
        for (shown, line) in come {
            self.add(Sign::Added, About::Listed, None, Some(shown), line);
        }
        let Sorted { gone, come } = sorted(&left.links, &right.links, |left, right| left.to == right.to);
        for link in &gone {
            self.add(Sign::Removed, About::Link(link.to.clone()), None, None, 0);
        }
        for link in &come {
            self.add(Sign::Added, About::Link(link.to.clone()), None, None, link.line);
        }
        for link in &right.links {
            if left.links.iter().any(|other| other.to == link.to)
                && !left.links.iter().any(|other| other.to == link.to && other.text == link.text)
            {
                self.add(Sign::Changed, About::LinkText(link.to.clone()), None, None, link.line);
            }
        }
    }

    /// Plain texts: one in the place of another is a change.
    fn replaced(&mut self, about: About, left: Vec<(String, usize)>, right: Vec<(String, usize)>) {
        let Sorted { gone, come } = sorted(&left, &right, |left, right| left.0 == right.0);
        let longer = gone.len().max(come.len());
        let (mut gone, mut come) = (gone.into_iter(), come.into_iter());
        for _ in 0..longer {
            let (before, after) = (gone.next(), come.next());
            let sign = match (&before, &after) {
                (Some(_), Some(_)) => Sign::Changed,
                (Some(_), None) => Sign::Removed,
                _ => Sign::Added,
            };
            let line = after.as_ref().map_or(0, |after| after.1);
            self.add(sign, about.clone(), before.map(|found| found.0), after.map(|found| found.0), line);
        }
    }

    /// Rows for single items of a list are compared item by item, and what they have in common is said once.
    fn rows(&mut self, place: Place, left: &[Row], right: &[Row]) {
        let start = self.changes.len();
        let (split_left, split_right) = (by_item(left, right), by_item(right, left));
        self.plain_rows(place, &split_left, &split_right);
        let all = |rows: &[Row], name: &str| -> BTreeSet<usize> {
            rows.iter().filter(|row| row.name == name).flat_map(|row| row.at.iter().copied()).collect()
        };
        let mut merged: Vec<Change> = Vec::new();
        for change in self.changes.split_off(start) {
            let same = |other: &&mut Change| {
                let said = |change: &Change| (change.sign, change.before.clone(), change.after.clone());
                other.about == change.about && said(other) == said(&change) && !change.items.is_empty()
            };
            match merged.iter_mut().find(same) {
                Some(other) => other.items.extend(change.items),
                None => merged.push(change),
            }
        }
        for change in &mut merged {
            let (About::Row(_, name) | About::Detail(_, name, _)) = &change.about else { continue };
            let rows = if change.sign == Sign::Removed { left } else { right };
            // Of a row with a new name, other items can keep the old one.
            let old_name = change.before.as_deref().filter(|_| matches!(change.about, About::Row(..)));
            let is_rename = change.sign == Sign::Changed;
            let stays = is_rename && old_name.is_some_and(|old| !all(right, old).is_empty());
            if !stays && all(rows, name).iter().eq(&change.items) {
                change.items.clear();
            }
        }
        // The hash of such a row is that of all its items.
        let named = |change: &Change| match &change.about {
            About::Row(_, name) | About::Detail(_, name, _) => Some(name.clone()),
            _ => None,
        };
        let is_text = |change: &Change| matches!(change.about, About::Detail(_, _, Detail::Text));
        let explained: BTreeSet<_> = merged
            .iter()
            .filter(|change| !is_text(change))
            .filter_map(named)
            .filter(|name| split_right.iter().chain(&split_left).any(|row| row.name == *name && !row.at.is_empty()))
            .collect();
        merged.retain(|change| !is_text(change) || named(change).is_none_or(|name| !explained.contains(&name)));
        self.changes.extend(merged);
    }

    fn plain_rows(&mut self, place: Place, left: &[Row], right: &[Row]) {
        let Sorted { mut gone, mut come } = sorted(left, right, same_row);
        // Rows of one name are one row that says something else.
        for new in std::mem::take(&mut come) {
            match gone
                .iter()
                .position(|old| old.name == new.name && (old.at == new.at || old.at.is_empty() != new.at.is_empty()))
            {
                Some(at) => self.row(place, &gone.remove(at), &new),
                None => come.push(new),
            }
        }
        // A row that says the same under another name has a new name, if only one does.
        let renamed = |old: &Row, new: &Row| {
            !new.text.is_empty() && same_row(&Row { name: new.name.clone(), ..old.clone() }, new)
        };
        for new in std::mem::take(&mut come) {
            let known: Vec<_> =
                gone.iter().enumerate().filter(|(_, old)| renamed(old, &new)).map(|(at, _)| at).collect();
            match known.as_slice() {
                [at] => {
                    let old = gone.remove(*at);
                    let about = About::Row(place, new.name.clone());
                    self.add(Sign::Changed, about, Some(old.name), Some(new.name), new.line);
                    self.of_items(&new.at);
                }
                _ => come.push(new),
            }
        }
        for row in gone {
            self.add(Sign::Removed, About::Row(place, row.name.clone()), Some(summary(&row)), None, 0);
            self.of_items(&row.at);
        }
        for row in come {
            self.add(Sign::Added, About::Row(place, row.name.clone()), None, Some(summary(&row)), row.line);
            self.of_items(&row.at);
        }
    }

    /// Says for which items of a list the last change is.
    fn of_items(&mut self, items: &[usize]) {
        if let Some(change) = self.changes.last_mut() {
            change.items = items.to_vec();
        }
    }

    fn row(&mut self, place: Place, old: &Row, new: &Row) {
        let known = self.changes.len();
        // A word that is no type is a problem, and is reported as one.
        let strange = [old, new].iter().any(|row| row.kind.is_none() && !row.written.is_empty());
        let kind = |row: &Row| row.kind.as_ref().filter(|_| !strange).map(ToString::to_string).unwrap_or_default();
        let at = |row: &Row| row.at.iter().map(|index| format!("[{index}]")).collect::<Vec<_>>().join(", ");
        let required = |row: &Row| match row.required {
            Some(true) => REQUIRED.to_owned(),
            Some(false) => OPTIONAL.to_owned(),
            None => String::new(),
        };
        let range = |row: &Row| row.range.map(|range| range.to_string()).unwrap_or_default();
        let text = |said: &Option<String>| said.clone().unwrap_or_default();
        for (detail, before, after) in [
            (Detail::At, at(old), at(new)),
            (Detail::Type, kind(old), kind(new)),
            (Detail::Required, required(old), required(new)),
            (Detail::Default, text(&old.default), text(&new.default)),
            (Detail::Range, range(old), range(new)),
            (Detail::Example, text(&old.example), text(&new.example)),
        ] {
            if before != after {
                let sign = match (before.is_empty(), after.is_empty()) {
                    (true, _) => Sign::Added,
                    (_, true) => Sign::Removed,
                    _ => Sign::Changed,
                };
                let said = |text: String| Some(text).filter(|text| !text.is_empty());
                self.add(sign, About::Detail(place, new.name.clone(), detail), said(before), said(after), new.line);
            }
        }
        let Sorted { gone, come } = sorted(&old.values, &new.values, |left, right| left == right);
        let about = About::Detail(place, new.name.clone(), Detail::Value);
        for value in gone {
            self.add(Sign::Removed, about.clone(), Some(value), None, new.line);
        }
        for value in come {
            self.add(Sign::Added, about.clone(), None, Some(value), new.line);
        }
        // Values, defaults and ranges stand in the description: if they changed, it is said already that it did.
        let from_text =
            |change: &Change| !matches!(change.about, About::Detail(_, _, Detail::At | Detail::Type | Detail::Example));
        if old.text != new.text && !self.changes[known..].iter().any(from_text) {
            let about = About::Detail(place, new.name.clone(), Detail::Text);
            self.add(Sign::Changed, about, None, None, new.line);
        }
        for change in self.changes.iter_mut().skip(known) {
            change.items.clone_from(&new.at);
        }
    }

    fn codes(&mut self, left: &[Code], right: &[Code], code: fn(i64) -> About, text: fn(i64) -> About) {
        let group = |codes: &[Code]| {
            let mut found: BTreeMap<i64, (BTreeSet<String>, usize)> = BTreeMap::new();
            for code in codes {
                let entry = found.entry(code.code).or_insert_with(|| (BTreeSet::new(), code.line));
                entry.0.extend(Some(code.text.clone()).filter(|text| !text.is_empty()));
            }
            found
        };
        let (left, right) = (group(left), group(right));
        for known in left.keys().filter(|known| !right.contains_key(known)) {
            self.add(Sign::Removed, code(*known), None, None, 0);
        }
        for (known, (texts, line)) in &right {
            match left.get(known) {
                None => self.add(Sign::Added, code(*known), None, None, *line),
                Some((before, _)) if before != texts => self.add(Sign::Changed, text(*known), None, None, *line),
                Some(_) => {}
            }
        }
    }

    fn calls(&mut self, left: &Section, right: &Section) {
        let shown = |section: &Section| -> Vec<(String, usize)> {
            section.calls.iter().map(|call| (call.to_string(), call.line)).collect()
        };
        self.replaced(About::Call, shown(left), shown(right));
    }

    fn examples(&mut self, place: Place, left: &[Example], right: &[Example]) {
        let same = |left: &(usize, &Example), right: &(usize, &Example)| {
            left.1.value == right.1.value && left.1.status == right.1.status
        };
        let number =
            |examples| -> Vec<(usize, &Example)> { Iterator::enumerate(<[Example]>::iter(examples)).collect() };
        let Sorted { mut gone, come } = sorted(&number(left), &number(right), same);
        // Each belongs to the one that it differs least from, and of equals to the first.
        for (index, new) in come {
            let nearest = gone.iter().enumerate().min_by_key(|(_, (_, old))| value::distance(&old.value, &new.value));
            match nearest.map(|(at, _)| at) {
                Some(at) => {
                    let (_, old) = gone.remove(at);
                    self.example(place, index + 1, old, new);
                }
                None => {
                    let shown = value::shown(&new.value);
                    self.add(Sign::Added, About::Example(place, index + 1), None, Some(shown), new.line);
                }
            }
        }
        for (index, old) in gone {
            let shown = value::shown(&old.value);
            self.add(Sign::Removed, About::Example(place, index + 1), Some(shown), None, 0);
        }
    }

    fn example(&mut self, place: Place, number: usize, old: &Example, new: &Example) {
        if old.status != new.status {
            let text = |status: Option<u16>| status.map(|status| status.to_string());
            let about = About::ExampleStatus(place, number);
            self.add(Sign::Changed, about, text(old.status), text(new.status), new.line);
        }
        for member in value::members(&old.value, &new.value) {
            let shown = |value: &Option<serde_json::Value>| value.as_ref().map(value::shown);
            let (before, after) = (shown(&member.before), shown(&member.after));
            let sign = match (&before, &after) {
                (Some(_), Some(_)) => Sign::Changed,
                (Some(_), None) => Sign::Removed,
                _ => Sign::Added,
            };
            let about = if member.path.is_empty() {
                About::Example(place, number)
            } else {
                About::Member(place, number, member.path)
            };
            self.add(sign, about, before, after, new.line);
        }
    }

    fn problems(&mut self, left: &Section, right: &Section) {
        let Sorted { gone, come } =
            sorted(&left.problems, &right.problems, |left, right| left.message == right.message);
        for problem in gone {
            self.add(Sign::Removed, About::Problem, Some(problem.message), None, 0);
        }
        for problem in come {
            self.add(Sign::Unreadable, About::Problem, None, Some(problem.message), problem.line);
        }
    }
}

/// The rows, with one for each item of a list that a row is for; only if the other side has items too.
fn by_item(rows: &[Row], others: &[Row]) -> Vec<Row> {
    let mut found = Vec::new();
    for row in rows {
        let mut same = others.iter().filter(|other| other.name == row.name).peekable();
        if row.at.is_empty() || same.peek().is_some() && same.all(|other| other.at.is_empty()) {
            found.push(row.clone());
        } else {
            found.extend(row.at.iter().map(|item| Row { at: vec![*item], ..row.clone() }));
        }
    }
    found
}

/// Whether two rows say the same; the order of values and the line are no facts.
fn same_row(left: &Row, right: &Row) -> bool {
    let plain = |row: &Row| {
        let mut row = Row { line: 0, ..row.clone() };
        if row.kind.is_some() {
            // The same type in another word.
            row.written.clear();
        }
        row.values.sort();
        row
    };
    plain(left) == plain(right)
}

/// What two lists do not have in common; the order is no fact, but how often something is there is one.
fn sorted<T: Clone>(left: &[T], right: &[T], same: impl Fn(&T, &T) -> bool) -> Sorted<T> {
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
    Sorted { gone, come }
}

/// The operations of a pair of sections: what became what.
pub fn operations<'a>(old: &'a Section, new: &'a Section) -> Vec<(Option<&'a Operation>, Option<&'a Operation>)> {
    let left: Vec<_> = old.operations.iter().collect();
    let right: Vec<_> = new.operations.iter().collect();
    let Sorted { mut gone, come } = sorted(&left, &right, |left, right| left.to_string() == right.to_string());
    let mut found = Vec::new();
    // The same with another name of a parameter, then the same path, then the same method, then what is left.
    let alike: [fn(&Operation, &Operation) -> bool; 4] = [
        |left, right| left.method == right.method && left.shape() == right.shape(),
        |left, right| left.shape() == right.shape(),
        |left, right| left.method == right.method,
        |_, _| true,
    ];
    let mut come: Vec<_> = come.into_iter().map(Some).collect();
    for test in alike {
        for place in &mut come {
            let Some(right) = *place else { continue };
            if let Some(at) = gone.iter().position(|left| test(left, right)) {
                found.push((Some(gone.remove(at)), Some(right)));
                *place = None;
            }
        }
    }
    found.extend(come.into_iter().flatten().map(|right| (None, Some(right))));
    found.extend(gone.into_iter().map(|left| (Some(left), None)));
    found
}
