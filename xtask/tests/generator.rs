//! Every construct is generated right, or refused with file, line, pointer and what to do.

#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeSet;

use xtask::check;
use xtask::emit::SPEC;

#[test]
fn each_construct_is_refused_where_it_is_or_taken() {
    let published = common::published();
    let mut names = BTreeSet::new();
    let mut wrong = Vec::new();
    let (mut refused, mut taken) = (0, 0);
    for case in common::all() {
        assert!(names.insert(case.name.clone()), "two cases are called {}", case.name);
        let mut document = published.clone();
        case.added().into(&mut document.value);
        let problems: Vec<_> = check::rules(&document).iter().map(ToString::to_string).collect();
        match &case.refused {
            None => {
                taken += 1;
                if !problems.is_empty() {
                    wrong.push(format!("{} is refused:\n  {}", case.name, problems.join("\n  ")));
                }
            }
            Some((pointer, message)) => {
                refused += 1;
                let fits = |problem: &String| {
                    let rest = problem.strip_prefix(&format!("{SPEC}:")).unwrap_or_default();
                    let (line, rest) = rest.split_once(": ").unwrap_or_default();
                    let (at, said) = rest.split_once(": ").unwrap_or_default();
                    line.parse::<usize>().is_ok_and(|line| line > 1)
                        && at.starts_with('#')
                        && at.contains(pointer.as_str())
                        && said.contains(message.as_str())
                };
                if !problems.iter().any(fits) {
                    wrong.push(format!(
                        "{} is not refused at {pointer} with {message:?}:\n  {}",
                        case.name,
                        problems.join("\n  ")
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), refused + taken, wrong.join("\n"));
    assert!(refused > 150 && taken > 60, "{refused} are refused and {taken} taken");
}
