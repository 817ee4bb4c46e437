//! Tables in Markdown: a row for each contender, a column for each work.

use std::fmt;
use std::process::Command;

use crate::contenders::{Contender, FLOOR};
use crate::work::Work;

/// A contender's costs of a work in proportion to the floor's.
pub struct Cell {
    absolute: f64,
    /// Median, minimum and maximum.
    ratio: (f64, f64, f64),
}

impl Cell {
    /// Compares costs in several rounds with those of the floor in the same rounds.
    pub fn new(costs: &[f64], floor: &[f64]) -> Self {
        let mut ratios: Vec<_> = costs.iter().zip(floor).map(|(cost, floor)| cost / floor).collect();
        ratios.sort_by(f64::total_cmp);
        let ends = (ratios.first().copied().unwrap_or(f64::NAN), ratios.last().copied().unwrap_or(f64::NAN));
        let mut costs = costs.to_vec();
        Self { absolute: median(&mut costs), ratio: (median(&mut ratios), ends.0, ends.1) }
    }
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        count if count % 2 == 1 => values[count / 2],
        count => f64::midpoint(values[count / 2 - 1], values[count / 2]),
    }
}

pub struct Table(String);

impl Table {
    pub fn new(
        works: &[Work],
        contenders: &[&Contender],
        cell: impl Fn(Work, &Contender) -> Option<Cell>,
        unit: fn(f64) -> String,
    ) -> Self {
        let titles: Vec<_> = works.iter().map(|work| work.title()).collect();
        let mut table = format!("| | {} |\n| --- |{}\n", titles.join(" | "), " ---: |".repeat(works.len()));
        for contender in contenders {
            let cells: Vec<_> = works.iter().map(|&work| cell(work, contender)).collect();
            if cells.iter().all(Option::is_none) {
                continue;
            }
            let cells = cells.into_iter().map(|cell| match cell {
                None => "–".to_owned(),
                Some(cell) if contender.name == FLOOR => format!("1 = {}", unit(cell.absolute)),
                Some(Cell { ratio: (median, least, most), .. }) if (most - least) < 0.005 => format!("{median:.2}"),
                Some(Cell { ratio: (median, least, most), .. }) => format!("{median:.2} ({least:.2}–{most:.2})"),
            });
            let cells: Vec<_> = cells.collect();
            table.push_str(&format!("| `{}` | {} |\n", contender.name, cells.join(" | ")));
        }
        Self(table)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Describes the machine.
pub fn machine() -> String {
    let processor = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processor.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let rustc = Command::new("rustc").arg("--version").output().map(|output| output.stdout).unwrap_or_default();
    let rustc = String::from_utf8_lossy(&rustc);
    let model = model.trim_start_matches(['\t', ' ', ':']);
    format!("Machine: {cores} cores, {model}, Linux {}, {}", kernel.trim(), rustc.trim())
}
