//! Pages of every existing form, and the facts read from them.
//!
//! The pages are in `tests/docs/pages`, and their facts in `tests/docs/golden`. After an intended change, run
//! `UPDATE_GOLDEN=1 cargo test -p xtask docs_extract` and review the diff.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use pages::Facts;
use pulldown_cmark::{Event, Options, Parser, Tag};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/docs").join(name)
}

fn texts() -> BTreeMap<String, String> {
    pages::texts(&folder("pages")).unwrap()
}

/// Returns the facts of a page, in the format of the golden files.
fn text_of(name: &str, page: &str) -> String {
    let facts = pages::facts_of(&BTreeMap::from([(name.to_owned(), page.to_owned())]));
    facts.to_text().unwrap()
}

fn golden(file: &str, found: &str) {
    let path = folder("golden").join(file);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(folder("golden")).unwrap();
        std::fs::write(&path, found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "{}\n{file} differs. If this is intended: UPDATE_GOLDEN=1 cargo test -p xtask --test docs_extract",
        similar::TextDiff::from_lines(&expected, found).unified_diff().header("golden", "found")
    );
}

#[test]
fn facts_of_each_page_equal_its_golden_file() {
    for (name, text) in texts() {
        golden(&format!("{}.json", name.trim_end_matches(".md").replace('/', "-")), &text_of(&name, &text));
    }
}

#[test]
fn every_problem_has_its_page_and_line() {
    let problems = pages::extract(&folder("pages")).unwrap().problems();
    golden("problems.txt", &(problems.join("\n") + "\n"));
}

/// Every table and code block gives facts or a problem.
#[test]
fn every_table_and_code_block_is_accounted_for() {
    for (name, text) in texts() {
        let reading = pages::read_page(&text);
        for (event, range) in Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter() {
            if matches!(event, Event::Start(Tag::Table(_) | Tag::CodeBlock(_))) {
                let line = text[..range.start].matches('\n').count() + 1;
                let found: Vec<_> = reading.accounted.iter().filter(|block| block.line == line).collect();
                assert_eq!(found.len(), 1, "{name}:{line} is accounted for {} times", found.len());
            }
        }
        for block in &reading.accounted {
            assert!(block.used || block.reported, "{name}:{}: silently dropped", block.line);
        }
    }
}

/// The layout of a page is not a fact.
#[test]
fn a_reformatted_page_has_the_same_facts() {
    let relaid = |text: &str| -> String {
        let mut out = String::from("\u{feff}");
        for line in text.lines() {
            if line.starts_with('|') {
                // Narrower columns, and a longer line of dashes.
                let cells: Vec<_> = line.split('|').map(str::trim).collect();
                let cells: Vec<_> =
                    cells.iter().map(|cell| if cell.starts_with("---") { ":-----------" } else { cell }).collect();
                out.push_str(&cells.join(" | "));
            } else if line.starts_with("### ") && !line.contains("Appendix") {
                out.push_str(&format!("\n\n{line}\n"));
            } else {
                out.push_str(line.trim_end());
            }
            out.push_str("\r\n");
        }
        out
    };
    for (name, text) in texts().into_iter().filter(|(name, _)| !name.contains("broken")) {
        let lines = |text: &str| {
            let facts: Facts = serde_json::from_str(&text_of(&name, text)).unwrap();
            facts.without_lines().to_text().unwrap()
        };
        let (before, after) = (lines(&text), lines(&relaid(&text)));
        assert!(before == after, "{name}\n{}", similar::TextDiff::from_lines(&before, &after).unified_diff());
    }
}

/// The base address is not a fact, however it is written.
#[test]
fn a_page_with_another_base_address_has_the_same_facts() {
    let page = |uri: &str, call: &str| {
        let text =
            format!("## A\n### URI\nGET {uri}lamps\n### Request Example\n```bash\ncurl {call}lamps?_page=1\n```\n");
        text_of("zh_CN/api/a.md", &text)
    };
    let expected = page("/", "{api}/");
    assert!(expected.contains(r#""path": "/lamps", "query": [["_page", "1"]]"#), "{expected}");
    for base in ["/", "{api}/", "/api/v4/", "api/v4/", "https://host:8443/api/v4/", "https://host/"] {
        assert_eq!(page(base, base), expected, "{base}");
    }
}

#[test]
fn a_lock_is_the_facts_without_lines_and_reads_back() {
    let facts = pages::facts_of(&texts()).without_lines();
    let text = facts.to_text().unwrap();
    assert!(!text.contains("\"line\""));
    let back = serde_json::from_str::<Facts>(&text).unwrap();
    assert_eq!(back, facts);
    assert_eq!(back.to_text().unwrap(), text);
    assert_eq!(pages::facts_of(&texts()).without_lines().to_text().unwrap(), text, "reading again gives the same lock");
}

#[test]
fn a_folder_without_pages_cannot_be_read() {
    let error = pages::extract(&folder("golden")).unwrap_err().to_string();
    assert!(error.contains("has no pages in zh_CN/api or en_US/api"), "{error}");
}

/// Truncating a page anywhere causes no panic.
#[test]
fn any_part_of_a_page_can_be_read() {
    for (name, text) in texts() {
        let places: Vec<_> = text.char_indices().map(|(at, _)| at).step_by(41).collect();
        for at in places {
            for part in [&text[..at], &text[at..]] {
                let reading = pages::read_page(part);
                assert!(
                    reading.accounted.iter().all(|block| block.used || block.reported),
                    "{name}, cut at {at}: silently dropped"
                );
            }
        }
    }
}
