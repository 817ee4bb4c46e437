//! Hands the items of an input to a job of the SDK: a thread reads them, and a stream yields them.
//!
//! The SDK gets every item in its place, so its indices are those of the input: items that are not to be sent are `null`, which is
//! not a valid item of any job. Before the thread hands over a block of items, it sets the mark of the journal.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};

use futures_core::Stream;
use serde_json::Value;

use super::earlier::Known;
use super::hash::Hash;
use super::input::{Input, Record, Sink, Stop};
use super::journal::Journal;
use crate::exit::{Exit, Failure, Result};

/// How many items wait at most until they are compared with those of an earlier run.
const COMPARED: usize = 20_000;

/// An item without a result.
#[derive(Debug)]
pub struct Entry {
    /// Its index, from 0.
    pub item: usize,
    /// The number of its line, from 1.
    pub line: Option<u64>,
    /// What it names.
    pub key: Option<String>,
    /// Its hash, if it can be read and the job has a journal.
    pub hash: Option<Hash>,
    /// What to do with it.
    pub verdict: Verdict,
}

/// What to do with an item.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is sent.
    Send,
    /// It cannot be read.
    Broken(String),
    /// An earlier run was killed before its result was known.
    Interrupted,
    /// It has this result line of an earlier run.
    Copy(String),
}

/// What the thread and the stream have in common with the driver.
#[derive(Debug, Default)]
pub struct Shared {
    /// The items that the SDK has, in their order. There are as many as it reads ahead.
    entries: Mutex<VecDeque<Entry>>,
    failure: Mutex<Option<Failure>>,
    has_ended: AtomicBool,
    /// How many bytes of the input were read.
    pub bytes: Arc<AtomicU64>,
    /// How many items were read.
    pub items: AtomicU64,
}

impl Shared {
    /// Returns the items that the SDK has.
    pub fn entries(&self) -> MutexGuard<'_, VecDeque<Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns why the input ended early.
    pub fn failure(&self) -> Option<Failure> {
        self.failure.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Returns whether the whole input was read.
    pub fn has_ended(&self) -> bool {
        self.has_ended.load(Ordering::Acquire)
    }
}

/// An item with its value for the SDK.
struct Handed {
    /// `None` if it has a result already.
    entry: Option<Entry>,
    value: Value,
}

/// The thread's side.
struct Hand {
    known: Known,
    journal: Option<Arc<Journal>>,
    shared: Arc<Shared>,
    next: usize,
    block: Vec<Handed>,
    size: usize,
    asked: mpsc::Receiver<()>,
    blocks: tokio::sync::mpsc::Sender<Vec<Handed>>,
}

/// Starts to read the input, and returns its items. `size` is the number of items that are handed over together.
pub fn start(
    input: Input,
    known: Known,
    journal: Option<Arc<Journal>>,
    size: usize,
) -> (impl Stream<Item = Value> + Send + 'static, Arc<Shared>) {
    let shared = Arc::new(Shared::default());
    let (ask, asked) = mpsc::channel();
    let (blocks, receiver) = tokio::sync::mpsc::channel(1);
    let (thread, block) = (shared.clone(), Vec::new());
    // A thread of its own, because the end of the program does not wait for it: it can wait for standard input.
    std::thread::spawn(move || {
        let hand = Hand { known, journal, shared: thread.clone(), next: 0, block, size: size.max(1), asked, blocks };
        let hand = Rc::new(RefCell::new(hand));
        let read = input.read(&hand, thread.bytes.clone()).and_then(|()| hand.borrow_mut().end());
        match read {
            Ok(()) => thread.has_ended.store(true, Ordering::Release),
            Err(Stop::Enough) => {}
            Err(Stop::Failed(failure)) => {
                *thread.failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(failure);
            }
        }
        // Now the stream ends.
        drop(hand);
    });
    let state = (Vec::new().into_iter(), ask, receiver, shared.clone());
    let items = futures_util::stream::unfold(state, |(mut block, ask, mut receiver, shared)| async move {
        loop {
            let next: Option<Handed> = block.next();
            if let Some(Handed { entry, value }) = next {
                shared.entries().extend(entry);
                return Some((value, (block, ask, receiver, shared)));
            }
            // If the thread has ended, there can be a last block.
            let _ = ask.send(());
            block = receiver.recv().await?.into_iter();
        }
    });
    (items, shared)
}

impl Sink for Hand {
    fn take(&mut self, Record { line, key, value }: Record) -> Result<(), Stop> {
        let item = self.next;
        self.next += 1;
        self.shared.items.store(self.next as u64, Ordering::Release);
        let broken = value.as_ref().err().cloned();
        let hash = value.as_ref().ok().and_then(|value| self.known.hash(item, value));
        let verdict = self.known.verdict(item, key.as_deref(), hash, broken)?;
        let is_sent = match &verdict {
            // Items before the first that is sent are compared with later ones to find duplicates.
            _ if item < self.known.start() => true,
            verdict => *verdict == Some(Verdict::Send),
        };
        let value = value.ok().filter(|_| is_sent).unwrap_or_default();
        let entry = verdict.map(|verdict| Entry { item, line, key, hash, verdict });
        self.block.push(Handed { entry, value });
        if self.block.len() < self.size { Ok(()) } else { self.idle() }
    }

    fn idle(&mut self) -> Result<(), Stop> {
        // No items get a result before they are compared.
        let is_early = self.next < self.known.compared_at() && self.block.len() < COMPARED;
        if self.block.is_empty() || is_early {
            return Ok(());
        }
        self.asked.recv().map_err(|_| Stop::Enough)?;
        if let Some(journal) = &self.journal
            && self.next > self.known.start()
        {
            journal.mark(self.next, self.known.sum()).map_err(|error| {
                Stop::Failed(Failure::new(Exit::Other, format!("cannot write the file beside the results: {error}")))
            })?;
        }
        let block = std::mem::take(&mut self.block);
        self.blocks.blocking_send(block).map_err(|_| Stop::Enough)
    }
}

impl Hand {
    /// Ends the input.
    fn end(&mut self) -> Result<(), Stop> {
        self.known.end(self.next)?;
        self.idle()
    }
}
