//! CPU time of every contender, in rounds: in each round every contender does every work, so that a disturbance of the machine
//! meets all of them.

use std::collections::BTreeMap;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, ensure};
use nix::sys::resource::{UsageWho, getrusage};

use crate::contenders::{CONTENDERS, Contender, FLOOR, Job, Prepared, Start};
use crate::process::{self, Server, Target};
use crate::table::{Cell, Table};
use crate::work::{Seen, Work};

/// What a measurement takes.
pub struct Settings {
    pub rounds: usize,
    pub is_quick: bool,
    pub target: Target,
    pub contenders: Vec<String>,
    pub works: Vec<Work>,
}

/// What a call costs.
#[derive(Debug, Clone, Copy)]
struct Cost {
    cpu: f64,
    wall: f64,
}

/// A contender that can be measured.
struct Ready {
    contender: &'static Contender,
    /// The program, if it is another one.
    program: Option<Command>,
}

/// Prints the table.
pub fn run(settings: &Settings) -> Result<()> {
    let is_bare = settings.target == Target::Bare;
    let works: Vec<_> = match settings.works.as_slice() {
        [] if !is_bare => Work::CALLS.into_iter().filter(|work| *work != Work::Page10000Extra).collect(),
        [] if settings.is_quick => Work::CALLS.to_vec(),
        [] => [&Work::CALLS[..], &Work::JOBS].concat(),
        works => works.to_vec(),
    };
    let wanted = settings.contenders.iter().map(|name| Ok(Contender::find(name)?.name)).collect::<Result<Vec<_>>>()?;
    let mut skipped = Vec::new();
    let mut ready = Vec::new();
    for contender in &CONTENDERS {
        if !wanted.is_empty() && !wanted.contains(&contender.name) && contender.name != FLOOR {
            continue;
        }
        let prepared = match contender.start {
            Start::Rust(_) => Ok(None),
            Start::Program(prepare) => match prepare() {
                Ok(Prepared::Ready(program)) => Ok(Some(program)),
                Ok(Prepared::Skipped(reason)) => Err(reason),
                Err(error) => Err(format!("{error:#}")),
            },
        };
        match prepared {
            Ok(program) => ready.push(Ready { contender, program }),
            Err(reason) => skipped.push((contender, reason)),
        }
    }
    let server = Server::start(&settings.target)?;
    let mut costs: BTreeMap<(Work, &str), Vec<Cost>> = BTreeMap::new();
    for round in 0..settings.rounds {
        for &work in &works {
            let mut others: Option<Seen> = None;
            for Ready { contender, program } in ready.iter().filter(|ready| ready.contender.does(work)) {
                eprint!("\rround {}/{}: {} {}          ", round + 1, settings.rounds, work.name(), contender.name);
                let (cost, seen) = cost(&server, contender, program.as_ref(), work, settings.is_quick)?;
                let calls = contender.calls(work, settings.is_quick);
                let each = if is_bare { work.expected(1) } else { *others.get_or_insert(seen.each(calls)) };
                let expected = each * calls as u64;
                ensure!(seen == expected, "{} decoded {seen:?} by {}, not {expected:?}", contender.name, work.name());
                costs.entry((work, contender.name)).or_default().push(cost);
            }
        }
    }
    eprintln!("\r{:60}\r", "");
    let compared = |measure: fn(&Cost) -> f64, work, contender: &Contender| {
        let values =
            |name| costs.get(&(work, name)).map(|costs: &Vec<Cost>| costs.iter().map(measure).collect::<Vec<_>>());
        Some(Cell::new(&values(contender.name)?, &values(FLOOR)?))
    };
    let contenders: Vec<_> = ready.iter().map(|ready| ready.contender).collect();
    println!(
        "CPU time of a call (user and system), as a ratio to `{FLOOR}`: median of {} rounds (minimum–maximum)\n",
        settings.rounds
    );
    let cpu = |work, contender: &Contender| compared(|cost| cost.cpu, work, contender);
    print!("{}", Table::new(&works, &contenders, cpu, duration));
    let jobs: Vec<_> = works.iter().copied().filter(|work| Work::JOBS.contains(work)).collect();
    if !jobs.is_empty() {
        println!("\nDuration of a job, in the same form\n");
        let contenders: Vec<_> = contenders.into_iter().filter(|contender| contender.has_jobs).collect();
        print!(
            "{}",
            Table::new(&jobs, &contenders, |work, contender| compared(|cost| cost.wall, work, contender), duration)
        );
    }
    for (contender, reason) in skipped {
        println!("\n`{}` was skipped: {reason}", contender.name);
    }
    println!("\n{}", crate::table::machine());
    Ok(())
}

fn duration(seconds: f64) -> String {
    match seconds {
        ..1e-3 => format!("{:.0} µs", seconds * 1e6),
        ..1.0 => format!("{:.1} ms", seconds * 1e3),
        _ => format!("{seconds:.2} s"),
    }
}

/// Returns what a call costs: the difference between a run with all calls and a run with none, divided by their number.
fn cost(
    server: &Server,
    contender: &Contender,
    program: Option<&Command>,
    work: Work,
    is_quick: bool,
) -> Result<(Cost, Seen)> {
    let calls = contender.calls(work, is_quick);
    let run = |calls| {
        let job = Job { work, calls, warm_ups: work.warm_ups(), url: server.url(work) };
        let command = match program {
            None => process::contender(contender.name, &job)?,
            Some(program) => {
                let mut command = Command::new(program.get_program());
                command.args(program.get_args()).args(process::arguments(&job));
                command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
                command
            }
        };
        let before = cpu()?;
        let said = process::run(command)?;
        Ok::<_, anyhow::Error>((said, cpu()?.saturating_sub(before)))
    };
    let (_, none) = run(0)?;
    let (said, some) = run(calls)?;
    let per_call = |time: Duration| time.as_secs_f64() / calls as f64;
    Ok((Cost { cpu: per_call(some.saturating_sub(none)), wall: per_call(said.time) }, said.seen))
}

/// Returns the CPU time of all contenders that have ended. The server has not.
fn cpu() -> Result<Duration> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let micros = |time: nix::sys::time::TimeVal| time.tv_sec() as u64 * 1_000_000 + time.tv_usec() as u64;
    Ok(Duration::from_micros(micros(usage.user_time()) + micros(usage.system_time())))
}
