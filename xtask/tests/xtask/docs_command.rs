//! The output and exit codes of `cargo xtask docs`.

use std::path::Path;
use std::process::{Command, Output};

fn docs(arguments: &[&str]) -> (Option<i32>, String, String) {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/docs");
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_xtask")).arg("docs").args(arguments).current_dir(pages).output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn extract_prints_json_and_reports_unknown_parts() {
    let (code, out, err) = docs(&["extract", "pages"]);
    assert_eq!(code, Some(1), "{err}");
    let facts: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(facts["pages"]["en_US/api/lamp.md"]["sections"][0]["line"] == 1);
    assert!(err.contains("en_US/api/broken.md:13: Unknown words: `a` has `Strnig` as its type"), "{err}");
}

#[test]
fn unreadable_input_exits_with_2() {
    for arguments in [["extract", "golden"], ["lock", "nowhere"]] {
        let (code, out, err) = docs(&arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}: {err}");
        assert!(err.contains("has no pages in zh_CN/api or en_US/api"), "{err}");
    }
}

/// A checkout with one language must not remove the other from the lock.
#[test]
fn a_lock_needs_both_languages() {
    let checkout = Path::new(env!("CARGO_TARGET_TMPDIR")).join("one-language");
    std::fs::create_dir_all(checkout.join("zh_CN/api")).unwrap();
    std::fs::write(checkout.join("zh_CN/api/a.md"), "# A\n").unwrap();
    let (code, _, err) = docs(&["lock", checkout.to_str().unwrap()]);
    assert_eq!(code, Some(2));
    assert!(err.contains("has no en_US/api, and the lock holds both languages"), "{err}");
}

#[test]
fn check_reports_no_problems_if_there_are_none() {
    let (code, out, err) = docs(&["check"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains("facts of the pages") && out.ends_with("0 problem(s)\n"), "{out}");
}

#[test]
fn an_api_is_selected_by_its_folder() {
    let (code, out, err) = docs(&["check", "--api", "v4"]);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    let (code, _, err) = docs(&["--api", "v9", "check"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("there is no folder spec/v9: give one of v4 to --api"), "{err}");
}
