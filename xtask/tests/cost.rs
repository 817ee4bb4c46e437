//! What a run of the generator costs. Allocations are counted: unlike time, they are the same on every machine.
//!
//! An executable of its own, because other tests would be counted too.

#![allow(clippy::unwrap_used)]
#![allow(clippy::print_stdout, reason = "it prints the result")]

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use xtask::{Workspace, folder::ApiFolder, generate};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Returns the result of some work, and how often it allocated.
fn counted<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let region = Region::new(ALLOCATOR);
    let made = work();
    let change = region.change();
    (made, change.allocations + change.reallocations)
}

/// The allocations for each line that is generated, with those of the rules for documents.
const PER_LINE: usize = 50;

#[test]
fn a_run_does_everything_once() {
    let workspace = Workspace::here().unwrap();
    let folders = ApiFolder::all(&workspace).unwrap();
    let (documents, read) = counted(|| folders.iter().map(|folder| folder.openapi().unwrap()).collect::<Vec<_>>());
    let (_, deviations) = counted(|| folders.iter().map(|folder| folder.deviations().unwrap()).collect::<Vec<_>>());
    let (files, made) = counted(|| generate::files(&documents).unwrap());
    let (report, run) = counted(|| generate::check(&workspace).unwrap());
    assert!(report.is_fresh(), "{report}");
    // What else it does, such as reading the names of the recorded exchanges, is less than reading a document again.
    let rest = run - (read + deviations + made);
    let lines: usize = files.values().map(|content| content.lines().count()).sum();
    println!(
        "{run} allocations: {read} for the documents, {deviations} for the deviations, {made} for {lines} lines, {rest} others"
    );
    assert!(rest < deviations.min(read), "something is done twice");
    assert!(made < PER_LINE * lines, "{} allocations for each line", made / lines);
}
