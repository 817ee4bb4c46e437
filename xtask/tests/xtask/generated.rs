//! The generator as a whole: committed files are up to date, and stale files are reported.

use std::fs;
use std::path::{Path, PathBuf};

use crate::SPEC;
use xtask::emit::{COMMAND, FACES};
use xtask::page::file::FILE as PAGE;
use xtask::read::Document;
use xtask::{Workspace, generate};

/// The folder of the generated crate.
const CRATE: &str = "generated/emqx-cloud-api";

/// The manifest of the SDK.
const SDK: &str = "crates/emqx-cloud/Cargo.toml";

#[test]
fn committed_files_are_up_to_date() {
    let report = generate::check(&Workspace::here().unwrap()).unwrap();
    assert!(report.is_fresh(), "{report}");
}

/// A separate workspace, removed at the end.
struct Scratch {
    root: PathBuf,
}

impl Scratch {
    /// Creates a workspace with this document and its generated files.
    fn new(name: &str) -> (Self, Workspace) {
        let root = std::env::temp_dir().join(format!("emqx-cloud-xtask-{}-{name}", std::process::id()));
        let scratch = Self { root };
        let here = Workspace::here().unwrap();
        for path in [SPEC, "spec/v4/deviations.yaml", SDK, PAGE] {
            scratch.write(path, &fs::read_to_string(here.path(path)).unwrap());
        }
        for entry in fs::read_dir(here.path("tests/data/exchanges")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            scratch.write(&format!("tests/data/exchanges/{name}"), &fs::read_to_string(path).unwrap());
        }
        let workspace = Workspace::at(&scratch.root);
        generate::write(&workspace).unwrap();
        (scratch, workspace)
    }

    fn write(&self, path: &str, content: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn edit(&self, path: &str, edit: impl Fn(String) -> String) {
        let text = fs::read_to_string(self.root.join(path)).unwrap();
        let edited = edit(text.clone());
        assert_ne!(text, edited, "the edit of {path} changes nothing");
        self.write(path, &edited);
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push((path.clone(), fs::read(path).unwrap())),
        }
    }
    found.sort();
    found
}

#[test]
fn a_check_lists_every_stale_file_with_a_diff_and_the_command_and_writes_nothing() {
    let (scratch, workspace) = Scratch::new("stale");
    scratch.edit(&format!("{FACES}/v4/types.rs"), |text| text.replace("Message,", "Letter,"));
    scratch.edit(&format!("{CRATE}/src/codes.rs"), |text| text.replace("BAD_TOPIC", "WRONG_TOPIC"));
    scratch.write(&format!("{CRATE}/src/extra.rs"), "// by hand\n");
    fs::remove_file(workspace.path(&format!("{CRATE}/README.md"))).unwrap();
    let before = files(&scratch.root);

    let report = generate::check(&workspace).unwrap();

    let stale: Vec<_> = report.stale().map(|path| path.trim_start_matches(CRATE)).collect();
    let face = format!("{FACES}/v4/types.rs");
    assert_eq!(stale, [face.as_str(), "/README.md", "/src/codes.rs", "/src/extra.rs"]);
    let said = report.to_string();
    for part in ["-pub const WRONG_TOPIC", "+pub const BAD_TOPIC", "-// by hand", COMMAND] {
        assert!(said.contains(part), "{part:?} is not in:\n{said}");
    }
    assert_eq!(files(&scratch.root), before);

    assert!(!generate::write(&workspace).unwrap().is_fresh());
    assert!(generate::check(&workspace).unwrap().is_fresh());
    assert!(!workspace.path(&format!("{CRATE}/src/extra.rs")).exists());
}

/// The bundle comes from the page: without it everything else is generated, and the command that installs it is named.
#[test]
fn a_page_without_its_bundle_is_reported_and_left_alone() {
    let (scratch, workspace) = Scratch::new("page");
    let page = fs::read_to_string(workspace.path(PAGE)).unwrap();
    // The document changes, and the page with it.
    scratch.edit(SPEC, |text| text.replace("Kick out a client", "Disconnect a client"));
    let stale = generate::check(&workspace).unwrap();
    assert!(stale.stale().any(|path| path == PAGE), "{stale}");
    let said = stale.to_string();
    assert!(said.contains("Disconnect a client") && said.len() < 100_000, "{} characters", said.len());
    generate::write(&workspace).unwrap();
    let written = fs::read_to_string(workspace.path(PAGE)).unwrap();
    assert!(written.contains("Disconnect a client") && !written.contains("Kick out a client"));

    for (name, broken) in [
        ("another bundle", Some(page.replace("/* The bundle begins. */\n", "/* The bundle begins. */\n;"))),
        ("no bundle", Some("<!doctype html>".to_owned())),
        ("no page", None),
    ] {
        match &broken {
            Some(text) => scratch.write(PAGE, text),
            None => fs::remove_file(workspace.path(PAGE)).unwrap(),
        }
        fs::remove_file(workspace.path(&format!("{CRATE}/README.md"))).unwrap();
        let checked = generate::check(&workspace).unwrap();
        let written = generate::write(&workspace).unwrap();
        for report in [&checked, &written] {
            assert!(!report.is_fresh() && report.stale().eq([format!("{CRATE}/README.md")]), "{name}: {report}");
            assert!(report.to_string().ends_with("To install it: cargo xtask page"), "{name}: {report}");
        }
        assert_eq!(fs::read_to_string(workspace.path(PAGE)).ok(), broken, "{name}");
    }
}

#[test]
fn every_generated_file_is_marked_and_names_the_command() {
    let document = Document::read(&Workspace::here().unwrap().path(SPEC), SPEC).unwrap();
    let documents = [document];
    let files = generate::files(&documents).unwrap();
    // Licences are copied verbatim.
    let (licences, own): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| path.contains("/LICENSE-"));
    assert_eq!(licences.len(), 2);
    for (path, content) in licences {
        let (_, name) = path.rsplit_once('/').unwrap();
        assert_eq!(*content, fs::read_to_string(Workspace::here().unwrap().path(name)).unwrap(), "{path}");
    }
    for (path, content) in own {
        let head: String = content.lines().take(2).collect();
        assert!(head.contains("Generated from spec/") && head.contains(COMMAND), "{path}: {head}");
    }
    assert_eq!(files, generate::files(&documents).unwrap(), "generation is deterministic");
}

/// The document with operations added, as by a maintainer. Their names differ from those of `.ci/experiment`, which
/// runs this test in a copy with its own operations.
fn with_more(text: &str) -> String {
    let renamed = |text: &str| text.replace("experiment", "trial").replace("Experiment", "Trial");
    let paths = renamed(include_str!("../experiment/paths.yaml"));
    let schemas = renamed(include_str!("../experiment/schemas.yaml"));
    text.replacen("\npaths:\n", &format!("\npaths:\n{paths}"), 1).replacen(
        "\n  schemas:\n",
        &format!("\n  schemas:\n{schemas}"),
        1,
    )
}

#[test]
fn an_added_operation_has_a_call_with_pages_and_filters() {
    let (scratch, workspace) = Scratch::new("added");
    scratch.edit(SPEC, |text| with_more(&text));
    generate::write(&workspace).unwrap();
    let face = fs::read_to_string(workspace.path(&format!("{FACES}/v4/calls/clients.rs"))).unwrap();
    for part in ["pub fn list_trials(&self) -> ListTrials", "pub fn items(self) -> Items<types::Trial>"] {
        assert!(face.contains(part), "{part}");
    }
}

#[test]
fn the_manifest_lines_of_an_api_are_requested_until_they_exist() {
    let (scratch, workspace) = Scratch::new("second");
    let document = fs::read_to_string(Workspace::here().unwrap().path("tests/second-api/openapi.yaml")).unwrap();
    scratch.write("spec/registry/openapi.yaml", &document);
    let line = r#"registry-api = { path = "../../generated/registry-api", version = "=0.1.0" }"#;
    let feature = r#""registry-api/test-util""#;
    let dependencies = format!("add this line to `[dependencies]` of {SDK}:\n{line}\n");
    let features = format!("add this to the feature `test-util` of {SDK}:\n{feature}");
    let asks = |said: String| (said.contains(&dependencies), said.contains(&features));
    let written = generate::write(&workspace).unwrap();
    assert_eq!(asks(written.to_string()), (true, true), "{written}");
    let checked = generate::check(&workspace).unwrap();
    assert!(asks(checked.to_string()) == (true, true) && !checked.is_fresh(), "{checked}");

    scratch.edit(SDK, |text| text.replacen("[dependencies]\n", &format!("[dependencies]\n{line}\n"), 1));
    let checked = generate::check(&workspace).unwrap();
    assert!(asks(checked.to_string()) == (false, true) && !checked.is_fresh(), "{checked}");
    scratch.edit(SDK, |text| text.replacen("test-util = [", &format!("test-util = [{feature}, "), 1));
    let checked = generate::check(&workspace).unwrap();
    assert!(checked.is_fresh(), "{checked}");
}

/// Checkouts can share a target folder, so the compile-time path would be wrong.
#[test]
fn a_command_uses_the_workspace_of_the_current_folder() {
    let (scratch, _) = Scratch::new("elsewhere");
    fs::create_dir_all(scratch.root.join("xtask/src")).unwrap();
    scratch.edit(SPEC, |text| with_more(&text));
    for folder in ["", "xtask/src", "spec/v4"] {
        let found = Workspace::above(&scratch.root.join(folder)).unwrap();
        assert_eq!(found.path("spec"), scratch.root.join("spec"), "{folder}");
    }
    let output = xtask(&scratch.root.join("xtask/src"), &["generate", "--check"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!output.status.success() && said.contains("list_trials"), "{said}");

    let outside = xtask(&std::env::temp_dir(), &["generate", "--check"]);
    let said = String::from_utf8_lossy(&outside.stderr).into_owned();
    assert!(!outside.status.success() && said.contains("change to a folder of the repository"), "{said}");
}

fn xtask(folder: &Path, arguments: &[&str]) -> std::process::Output {
    std::process::Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).current_dir(folder).output().unwrap()
}
