//! Every construct is generated correctly, or refused with file, line, pointer and advice.

#![allow(clippy::unwrap_used)]
#![allow(clippy::print_stdout, reason = "it prints the result")]

mod common;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use common::SPEC;
use xtask::model::Api;
use xtask::read::Document;
use xtask::{Workspace, check, profile};

#[test]
fn each_construct_is_accepted_or_refused_at_its_place() {
    let published = common::published();
    let mut names = BTreeSet::new();
    let mut wrong = Vec::new();
    let (mut refused, mut taken) = (0, 0);
    for case in common::all() {
        assert!(names.insert(case.name.clone()), "two cases are named {}", case.name);
        let mut document = published.clone();
        case.added().into(&mut document.value);
        let problems: Vec<_> = check::spec(&document).iter().map(ToString::to_string).collect();
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
    // `.ci/generator` combines them all in one document.
    let taken_cases: Vec<_> = common::all().into_iter().filter(|case| case.refused.is_none()).collect();
    let mut document = published.clone();
    common::plan::merged(&mut document.value, &taken_cases);
    let problems: Vec<_> = check::rules(&document).iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(refused > 150 && taken > 60, "{refused} are refused and {taken} accepted");
}

/// The client profile follows its rules, whatever the contract has, and has an operation for every call.
#[test]
fn profiles_of_any_contract_follow_their_rules() {
    let second = Document::parse(include_str!("../../tests/second-api/openapi.yaml"), "openapi.yaml").unwrap();
    let mut everything = common::published();
    let cases: Vec<_> = common::all().into_iter().filter(|case| case.refused.is_none()).collect();
    common::plan::merged(&mut everything.value, &cases);
    for (name, contract) in [("published", common::published()), ("second", second), ("cases", everything)] {
        let api = Api::read(&contract).unwrap();
        let profile = profile::derive(&contract, &api.answers).value;
        let problems = common::profile::problems(&profile);
        assert!(problems.is_empty(), "{name}:\n{}", problems.join("\n"));
        let paths = profile["paths"].as_object().unwrap().values();
        let ids: Vec<_> =
            paths.flat_map(|item| item.as_object().unwrap().values()).map(|it| &it["operationId"]).collect();
        let mut calls: Vec<_> = api.calls().map(|(_, call)| call.name.as_str()).collect();
        calls.sort_unstable();
        let mut ids: Vec<_> = ids.into_iter().map(|id| id.as_str().unwrap()).collect();
        ids.sort_unstable();
        assert_eq!(ids, calls, "{name}");
    }
}

/// All accepted constructs in one document: the generated code compiles, sends what it is given, and decodes.
///
/// `CASES` selects cases whose name contains one of these parts, separated by commas. With `CASES_CHECK`, the code is
/// compiled but not run.
#[test]
#[ignore = "compiles a workspace; .ci/generator runs it"]
fn accepted_constructs_compile_and_work() {
    let here = Workspace::here().unwrap();
    let wanted = std::env::var("CASES").unwrap_or_default();
    let cases: Vec<_> = common::all()
        .into_iter()
        .filter(|case| case.refused.is_none() && wanted.split(',').any(|part| case.name.contains(part)))
        .collect();
    let mut value = common::published().value;
    let plan = common::plan::merged(&mut value, &cases);
    assert!(!plan.is_empty(), "no case is named {wanted}");

    let copy = Copy::of(&here);
    copy.write(SPEC, &serde_json::to_string_pretty(&value).unwrap());
    copy.generate();
    copy.call(&value, &plan);
    // Their mocks have tests, which are generated.
    run(Command::new(env!("CARGO"))
        .args(["test", "--quiet", "--package", "emqx-cloud-test", "--lib", "generated::"])
        .current_dir(&copy.0));
}

/// An API that differs from the first in every possible way is generated, compiles next to it, and every operation
/// works, and can be mocked. It takes two manual steps: put the document into a folder of `spec`, and add to the manifest what
/// `cargo xtask generate` asks for.
#[test]
#[ignore = "compiles a workspace; .ci/second-api runs it"]
fn another_api_needs_a_document_and_no_rust() {
    let copy = Copy::of(&Workspace::here().unwrap());
    let text = include_str!("../../tests/second-api/openapi.yaml");
    copy.write("spec/registry/openapi.yaml", text);
    let said = copy.generate();
    let asked = |start: &str| said.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{said}"));
    let (dependency, feature) = (asked("registry-api = "), asked("\"registry-api/test-util\""));
    let manifest = "crates/emqx-cloud/Cargo.toml";
    assert_eq!(said.matches(manifest).count(), 2, "{said}");
    let before = std::fs::read_to_string(copy.0.join(manifest)).unwrap();
    let after = before.replacen("[dependencies]\n", &format!("[dependencies]\n{dependency}\n"), 1);
    copy.write(manifest, &after.replacen("test-util = [", &format!("test-util = [{feature}, "), 1));
    assert!(copy.generate().contains("are up to date"));
    // Commands for pages still find the API with pages.
    run(Command::new(env!("CARGO_BIN_EXE_xtask")).args(["docs", "check"]).current_dir(&copy.0));

    let document = Document::parse(text, "openapi.yaml").unwrap().value;
    let plan = common::plan::of(&document);
    // The test is only valid if all of these are covered.
    let has = |key: &str, value: &str| {
        plan.iter().any(|step| step["exchanges"][0][key] == value || step["exchanges"][0]["request"][key] == value)
    };
    for (key, value) in [("status", "201"), ("status", "204"), ("status", "404"), ("status", "503"), ("method", "POST")]
    {
        assert!(has(key, value), "no call has the {key} {value}");
    }
    assert!(plan.iter().any(|step| step.get("rows").is_some()), "no list has pages");
    copy.call(&document, &plan);
    copy.write("crates/emqx-cloud-test/tests/registry.rs", include_str!("../../tests/second-api/mock.rs"));
    run(Command::new(env!("CARGO"))
        .args(["test", "--quiet", "--package", "emqx-cloud-test", "--test", "registry"])
        .current_dir(&copy.0));
}

/// Runs a command and returns its output.
fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
    assert!(output.status.success(), "{command:?}:\n{said}");
    said
}

/// A copy of the committed and new files of the workspace, removed at the end.
struct Copy(std::path::PathBuf);

impl Copy {
    fn of(workspace: &Workspace) -> Self {
        static COPIES: AtomicU32 = AtomicU32::new(0);
        let unique = COPIES.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("emqx-cloud-cases-{}-{}", std::process::id(), unique));
        let listed = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(workspace.path(""))
            .output()
            .unwrap();
        for path in String::from_utf8(listed.stdout).unwrap().split('\0').filter(|path| !path.is_empty()) {
            let (from, to) = (workspace.path(path), root.join(path));
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            // A listed file may have been deleted.
            let _ = std::fs::copy(Path::new(&from), to);
        }
        Self(root)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn generate(&self) -> String {
        run(Command::new(env!("CARGO_BIN_EXE_xtask")).arg("generate").current_dir(&self.0))
    }

    /// Makes the calls of a plan for the API of a document, with the same program for all.
    fn call(&self, document: &serde_json::Value, steps: &[serde_json::Value]) {
        let (plan, face) = common::plan::program(document, steps);
        self.write("plan.json", &serde_json::to_string_pretty(&plan).unwrap());
        self.write("crates/cases/Cargo.toml", include_str!("cases/call/Cargo.toml"));
        self.write("crates/cases/src/main.rs", include_str!("cases/call/src/main.rs"));
        self.write("crates/cases/src/face.rs", &face);
        let form = if std::env::var_os("CASES_CHECK").is_some() { "check" } else { "run" };
        let said = run(Command::new(env!("CARGO")).args([form, "--quiet", "--package", "cases"]).current_dir(&self.0));
        print!("{said}");
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
