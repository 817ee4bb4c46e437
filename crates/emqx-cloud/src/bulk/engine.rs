//! Reads items, starts requests, and returns the results in the order of the items.

use std::collections::VecDeque;
use std::mem;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_util::stream::{FuturesUnordered, StreamExt};

use super::Settings;
use super::items::Input;
use super::keys::{Busy, Keys, Seen, Values};
use super::outcome::{BulkResult, NotSent, Outcome};
use super::send::{Ended, Load, Sender};
use super::stop::Stopper;
use crate::call::Call;
use crate::error::Error;
use crate::task::Task;

/// How many items are read before the task yields to others.
const READ_AT_ONCE: usize = 256;

/// Consecutive items: those of a request, and those between them that are not sent.
struct Chunk {
    /// For each item why it is not sent, or `None` if it is.
    places: Vec<Option<NotSent>>,
    loads: Vec<Load>,
    /// The size of the batch in bytes.
    bytes: usize,
    /// The hashes of the values by which items keep their order.
    hashes: Vec<u64>,
}

impl Default for Chunk {
    fn default() -> Self {
        Self { places: Vec::new(), loads: Vec::new(), bytes: "[]".len(), hashes: Vec::new() }
    }
}

impl Chunk {
    fn add(&mut self, load: Load, hashes: Vec<u64>) {
        self.places.push(None);
        self.bytes += load.bytes();
        self.hashes.extend(hashes);
        self.loads.push(load);
    }
}

/// A chunk that was started.
struct Started<T> {
    places: Vec<Option<NotSent>>,
    hashes: Vec<u64>,
    /// The outcomes of the items that were sent, if they are known.
    ended: Option<Vec<Outcome<T>>>,
}

/// A request in flight, with the number of its chunk.
type Flight<T> = Task<(u64, Ended<T>)>;

/// The state of a job.
pub(super) struct Engine<T> {
    pub call: Call,
    pub settings: Settings,
    pub stopper: Stopper,
    /// The index of the next result.
    pub next: usize,
    keys: Keys,
    /// `None` after the last item.
    input: Option<Input<Result<Load, NotSent>>>,
    sender: Sender<T>,
    /// The index of the next item.
    read: usize,
    /// How many items were read since the task last yielded.
    read_at_once: usize,
    seen: Seen,
    busy: Busy,
    /// The chunk that is being filled.
    filling: Chunk,
    /// An item that did not fit in it.
    left_over: Option<(Load, Vec<u64>)>,
    /// Whether the chunk waits until a request with one of its values has ended.
    is_blocked: bool,
    started: VecDeque<Started<T>>,
    /// The number of the first of them.
    first: u64,
    flights: FuturesUnordered<Flight<T>>,
    /// The next results.
    results: VecDeque<Outcome<T>>,
    /// The error after which nothing is sent.
    fatal: Option<Arc<Error>>,
}

impl<T: Send + 'static> Engine<T> {
    pub fn new(
        mut call: Call,
        keys: Keys,
        settings: Settings,
        input: Input<Result<Load, NotSent>>,
        sender: Sender<T>,
    ) -> Self {
        call.options.retry = Some(call.connection().retry().for_jobs());
        Self {
            call,
            settings,
            stopper: Stopper::default(),
            next: settings.start_at,
            keys,
            input: Some(input),
            read: 0,
            read_at_once: 0,
            seen: Seen::default(),
            busy: Busy::default(),
            filling: Chunk::default(),
            left_over: None,
            is_blocked: false,
            started: VecDeque::new(),
            first: 0,
            flights: FuturesUnordered::new(),
            results: VecDeque::new(),
            fatal: sender.problem(),
            sender,
        }
    }

    /// Starts at an item, unless items were read already.
    pub fn start_at(&mut self, index: usize) {
        if self.read == 0 {
            (self.settings.start_at, self.next) = (index, index);
        }
    }

    pub fn sends_batches(&self) -> bool {
        matches!(self.sender, Sender::Batch { .. })
    }

    /// Returns the maximum size of a request body in bytes.
    fn body_bytes(&self) -> usize {
        self.call.connection().api().max_body_bytes.unwrap_or(usize::MAX)
    }

    pub fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<BulkResult<T>>> {
        let is_stopped = self.stopper.poll(context.waker());
        loop {
            while let Poll::Ready(Some((number, ended))) = self.flights.poll_next_unpin(context) {
                self.land(number, ended);
            }
            let started = self.first + self.started.len() as u64;
            if is_stopped {
                (self.input, self.left_over, self.filling) = (None, None, Chunk::default());
            } else {
                self.fill(context);
            }
            if self.read_at_once >= READ_AT_ONCE {
                self.read_at_once = 0;
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            if self.results.is_empty() {
                self.unpack();
            }
            if let Some(outcome) = self.results.pop_front() {
                let index = self.next;
                self.next += 1;
                return Poll::Ready(Some(BulkResult { index, outcome }));
            }
            if self.started.is_empty() && self.input.is_none() && self.filling.places.is_empty() {
                return Poll::Ready(None);
            }
            // A request that was just started has to be polled. Otherwise, a request or the input wakes this task.
            if self.first + self.started.len() as u64 == started {
                return Poll::Pending;
            }
        }
    }

    /// Records the end of a request.
    fn land(&mut self, number: u64, ended: Ended<T>) {
        let index = usize::try_from(number - self.first).unwrap_or(usize::MAX);
        if let Some(started) = self.started.get_mut(index) {
            self.busy.remove(&mem::take(&mut started.hashes));
            started.ended = Some(ended.outcomes);
        }
        self.is_blocked = false;
        self.fatal = self.fatal.take().or(ended.fatal);
    }

    /// Takes the results of the oldest chunk, if it has ended.
    fn unpack(&mut self) {
        if self.started.front().is_none_or(|started| started.ended.is_none()) {
            return;
        }
        let Some(Started { places, ended, .. }) = self.started.pop_front() else { return };
        self.first += 1;
        let mut sent = ended.into_iter().flatten();
        self.results.extend(places.into_iter().filter_map(|place| match place {
            Some(why) => Some(Outcome::NotSent(why)),
            None => sent.next(),
        }));
    }

    /// Reads items and starts requests, as long as there are items and requests are allowed.
    fn fill(&mut self, context: &mut Context<'_>) {
        loop {
            let is_last = self.input.is_none() && !self.filling.places.is_empty();
            if is_last || self.is_full() {
                if !self.start() {
                    return;
                }
                continue;
            }
            let Some(input) = &mut self.input else { return };
            if self.read_at_once >= READ_AT_ONCE {
                return;
            }
            match input.poll(context) {
                Poll::Ready(Some(item)) => self.take(item),
                Poll::Ready(None) => self.input = None,
                Poll::Pending => {
                    // The items so far do not wait for the next one.
                    self.start();
                    return;
                }
            }
        }
    }

    fn is_full(&self) -> bool {
        self.left_over.is_some() || self.filling.places.len() >= self.settings.chunk_items
    }

    /// Takes an item from the input.
    fn take(&mut self, item: Result<Load, NotSent>) {
        let index = self.read;
        self.read += 1;
        self.read_at_once += 1;
        let mut hashes = Vec::new();
        let item = item.and_then(|load| {
            self.examine(index, &load, &mut hashes)?;
            Ok(load)
        });
        if index < self.settings.start_at {
            return;
        }
        let most = self.settings.chunk_bytes.min(self.body_bytes());
        match item {
            Err(why) => self.filling.places.push(Some(why)),
            Ok(load) if !self.filling.loads.is_empty() && self.filling.bytes + load.bytes() > most => {
                self.left_over = Some((load, hashes));
            }
            Ok(load) => self.filling.add(load, hashes),
        }
    }

    /// Checks the size of an item, and whether it is a duplicate, and collects the values by which it keeps its order.
    fn examine(&mut self, index: usize, load: &Load, hashes: &mut Vec<u64>) -> Result<(), NotSent> {
        let (bytes, most) = ("[]".len() + load.json_bytes(), self.body_bytes());
        if bytes > most {
            return Err(NotSent::TooLarge { bytes, most });
        }
        let Keys { unique, ordered } = self.keys;
        if unique.is_empty() && ordered.is_empty() {
            return Ok(());
        }
        let values = Values::of(load, self.call.operation(), self.keys);
        if !unique.is_empty()
            && let Some(of) = self.seen.note(index, &values, unique)
        {
            return Err(NotSent::Duplicate { of });
        }
        self.busy.hashes(&values, ordered, hashes);
        Ok(())
    }

    /// Starts the chunk that is being filled, and returns whether that was possible.
    fn start(&mut self) -> bool {
        let unread = usize::from(!self.results.is_empty());
        let is_allowed = self.started.len() + unread < self.settings.in_flight && !self.is_blocked;
        if self.filling.places.is_empty() || !is_allowed {
            return false;
        }
        if self.fatal.is_none() && self.busy.has_any(&self.filling.hashes) {
            self.is_blocked = true;
            return false;
        }
        let Chunk { mut places, loads, mut hashes, .. } = mem::take(&mut self.filling);
        let number = self.first + self.started.len() as u64;
        let mut ended = None;
        if let Some(error) = &self.fatal {
            for place in &mut places {
                place.get_or_insert_with(|| NotSent::Stopped(error.clone()));
            }
            hashes.clear();
            ended = Some(Vec::new());
        } else if loads.is_empty() {
            ended = Some(Vec::new());
        } else {
            let sending = self.sender.send(&self.call, loads);
            self.flights.push(Task::start(async move { (number, sending.await) }));
        }
        self.busy.add(&hashes);
        self.started.push_back(Started { places, hashes, ended });
        if let Some((load, hashes)) = self.left_over.take() {
            self.filling.add(load, hashes);
        }
        true
    }
}
