use crate::contenders::{CONTENDERS, Job, Start};
use crate::server;
use crate::work::{AT_ONCE, Work};

/// Every contender in Rust does every work right, so that the table compares equal things.
#[test]
fn contenders_agree() -> anyhow::Result<()> {
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || -> anyhow::Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let (listener, address) = server::bind().await?;
            sender.send(address)?;
            server::accept(listener).await
        })
    });
    let address = receiver.recv()?;
    let works = [&Work::CALLS[..], &Work::JOBS].concat();
    for contender in &CONTENDERS {
        let Start::Rust(run) = contender.start else { continue };
        for &work in works.iter().filter(|work| contender.does(**work)) {
            let calls = if work == Work::Small64 { AT_ONCE } else { 1 };
            let url = format!("http://{address}{}", work.base_path());
            let (seen, _) = run(&Job { work, calls, warm_ups: 0, url })?;
            assert_eq!(seen, work.expected(calls), "{} by {}", work.name(), contender.name);
        }
    }
    Ok(())
}

#[test]
fn limits_name_contenders_in_rust() -> anyhow::Result<()> {
    let limits = crate::guard::limits()?;
    assert!(limits.iter().all(|(contender, ..)| contender.is_rust()) && !limits.is_empty());
    Ok(())
}
