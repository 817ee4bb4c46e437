//! Accepts connections and serves them.

use std::net::{Ipv4Addr, SocketAddr};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;
use std::{io, thread};

use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::runtime::Handle;
use tokio::sync::{oneshot, watch};
use tokio::task::JoinSet;

use super::fault::Fault;
use super::script::{Door, Reply, Script, Step};
use super::wire::{Request, Wire};
use super::{Answer, lock};

/// The backend of a server: it controls the server and observes the requests.
pub trait Deployment: Send + Sync + 'static {
    /// The fault that a new connection meets before anything arrives on it.
    fn greeting(&self) -> Option<Arc<Fault>> {
        None
    }

    /// The fault that a request meets when its first byte has arrived. If `None`, it is read and gets its
    /// [reply](Self::reply).
    ///
    /// `reused`: whether the connection was used before.
    fn fault(&self, _reused: bool) -> Option<Arc<Fault>> {
        None
    }

    /// The reply to a request that meets no fault.
    fn reply(&self, _request: &Request) -> Reply {
        Answer::success().into()
    }

    /// The success of this request.
    fn success(&self, _request: &Request) -> Vec<u8> {
        br#"{"code":0}"#.to_vec()
    }

    /// Called when the head of a request was read.
    fn begun(&self, _request: &Request, _fault: Option<&Fault>) {}

    /// Called when a request was received completely.
    fn received(&self, _request: &Request, _fault: Option<&Fault>) {}

    /// Called when a client starts to wait for something that never comes.
    fn stalled(&self) {}
}

/// How a server ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Finished {
    /// The number of connections that ended in a panic of the server.
    pub panics: u32,
    /// The number of bytes sent.
    pub sent: u64,
}

/// A port and the thread that serves it.
pub(super) struct Host {
    pub address: SocketAddr,
    door: Mutex<Option<Closed>>,
    handle: Handle,
    /// If set, no more connections are accepted; if dropped, open ones are abandoned, too.
    finish: Option<watch::Sender<bool>>,
    finished: Option<oneshot::Receiver<Finished>>,
    thread: Option<JoinHandle<()>>,
}

/// Keeps clients out until it is removed.
enum Closed {
    /// Holds the port, but does not listen.
    Refusing(TcpSocket, oneshot::Sender<TcpListener>),
    /// Listens, but this connection takes the only place.
    Full(std::net::TcpStream, TcpListener, oneshot::Sender<TcpListener>),
}

impl Host {
    pub fn start(deployment: Arc<impl Deployment>, door: Door) -> io::Result<Self> {
        // Before the runtime, which must not be dropped in async code, as an error would do.
        let socket = TcpSocket::new_v4()?;
        socket.set_reuseaddr(true)?;
        socket.bind((Ipv4Addr::LOCALHOST, 0).into())?;
        let address = socket.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let inside = handle.enter();
        let (open, opened) = oneshot::channel();
        let mut closed = None;
        match door {
            // The task with the receiver is started below.
            Door::Open | Door::Greeting => drop(open.send(socket.listen(1024)?)),
            Door::Refusing => closed = Some(Closed::Refusing(socket, open)),
            Door::Full => {
                // The queue has a single place, which this connection takes.
                let listener = socket.listen(0)?;
                closed = Some(Closed::Full(std::net::TcpStream::connect(address)?, listener, open));
            }
        }
        drop(inside);
        let (finish, told) = watch::channel(false);
        let (done, finished) = oneshot::channel();
        let thread = thread::Builder::new().name("server".to_owned()).spawn(move || {
            // The receiver may be gone.
            let _ = done.send(runtime.block_on(accept(opened, deployment, told)));
        })?;
        let (finish, finished, thread) = (Some(finish), Some(finished), Some(thread));
        Ok(Self { address, door: Mutex::new(closed), handle, finish, finished, thread })
    }

    pub fn open(&self) -> io::Result<()> {
        let (listener, open) = match lock(&self.door).take() {
            None => return Ok(()),
            Some(Closed::Refusing(socket, open)) => {
                let _inside = self.handle.enter();
                (socket.listen(1024)?, open)
            }
            Some(Closed::Full(filler, listener, open)) => {
                drop(filler);
                (listener, open)
            }
        };
        // Without a receiver the server has stopped.
        drop(open.send(listener));
        Ok(())
    }

    pub async fn finish(mut self) -> Finished {
        if let Some(finish) = &self.finish {
            // An error means that the server has already stopped.
            let _ = finish.send(true);
        }
        match self.finished.take() {
            Some(finished) => finished.await.unwrap_or(Finished { panics: 1, sent: 0 }),
            None => Finished::default(),
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        drop(self.finish.take());
        drop(lock(&self.door).take());
        if let Some(thread) = self.thread.take() {
            // `finish` reports a panic of the thread.
            let _ = thread.join();
        }
    }
}

/// Accepts connections until told to finish, then waits for them to end. If the host is dropped, it abandons them.
async fn accept<D: Deployment>(
    mut opened: oneshot::Receiver<TcpListener>,
    deployment: Arc<D>,
    mut finish: watch::Receiver<bool>,
) -> Finished {
    let mut connections = JoinSet::new();
    let (mut number, mut panics, sent) = (0, 0, Arc::new(AtomicU64::new(0)));
    let (mut closed, mut listener) = (true, None);
    loop {
        tokio::select! {
            changed = finish.changed() => {
                if changed.is_err() {
                    break;
                }
                (closed, listener) = (false, None);
            }
            door = &mut opened, if closed => (closed, listener) = (false, door.ok()),
            Some(ended) = connections.join_next() => panics += u32::from(ended.is_err()),
            accepted = next(listener.as_ref()) => match accepted {
                Ok((stream, _)) => {
                    let (deployment, sent) = (deployment.clone(), sent.clone());
                    // The side that closed a connection handles errors.
                    connections.spawn(async move { serve(stream, number, &*deployment, &sent).await.unwrap_or_default() });
                    number += 1;
                }
                // A connection that was lost before it was accepted is no reason to stop, but other tasks must get
                // their turn.
                Err(_) => tokio::task::yield_now().await,
            }
        }
        if *finish.borrow() && connections.is_empty() {
            break;
        }
    }
    Finished { panics, sent: sent.load(Ordering::Relaxed) }
}

/// The next connection; pending while nothing listens.
async fn next(listener: Option<&TcpListener>) -> io::Result<(TcpStream, SocketAddr)> {
    match listener {
        Some(listener) => listener.accept().await,
        None => std::future::pending().await,
    }
}

async fn serve<D: Deployment>(stream: TcpStream, number: usize, deployment: &D, sent: &AtomicU64) -> io::Result<()> {
    let mut wire = Wire::new(stream, number, sent)?;
    let mut reused = false;
    if let Some(fault) = deployment.greeting() {
        match act(wire, Some(&fault), deployment).await? {
            ControlFlow::Continue(open) => wire = open,
            ControlFlow::Break(()) => return Ok(()),
        }
        reused = true;
    }
    // A client may open a connection without using it, so the fault is chosen only when something arrives.
    while wire.has_more().await? {
        match act(wire, deployment.fault(reused).as_deref(), deployment).await? {
            ControlFlow::Continue(open) => wire = open,
            ControlFlow::Break(()) => return Ok(()),
        }
        reused = true;
    }
    Ok(())
}

/// Performs the steps of a fault or reply, and returns the connection if it stays open.
async fn act<'s, D: Deployment>(
    mut wire: Wire<'s>,
    fault: Option<&Fault>,
    deployment: &D,
) -> io::Result<ControlFlow<(), Wire<'s>>> {
    let mut turn = Turn { deployment, fault, request: None, whole: false };
    let script: Script = match fault {
        Some(fault) => fault.steps.clone(),
        None => deployment.reply(turn.rest(&mut wire).await?).into(),
    };
    for step in &*script {
        match step {
            Step::ReadHead => turn.head(&mut wire).await?,
            Step::ReadRequest => drop(turn.rest(&mut wire).await?),
            Step::Send(answer, part) => {
                let success = turn.request.as_ref().map(|request| deployment.success(request)).unwrap_or_default();
                wire.send(&answer.render(&success, *part)).await?;
            }
            Step::Raw(bytes) => wire.send(bytes).await?,
            Step::Drip(bytes) => {
                for byte in bytes {
                    wire.send(&[*byte]).await?;
                    // Lets the other side read the bytes one by one.
                    tokio::task::yield_now().await;
                }
            }
            Step::Endless(bytes) => loop {
                wire.send(bytes).await?;
            },
            Step::EndlessStall(bytes) => {
                for _ in 0..100 {
                    wire.send(bytes).await?;
                }
                deployment.stalled();
                loop {
                    wire.send(bytes).await?;
                    // The client always has something to read, but must also get its turn.
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            }
            Step::Hold => {
                deployment.stalled();
                wire.drain().await?;
                return Ok(ControlFlow::Break(()));
            }
            Step::HoldNext => {
                turn.skip(&mut wire).await?;
                if wire.has_more().await? {
                    deployment.stalled();
                    wire.drain().await?;
                }
                return Ok(ControlFlow::Break(()));
            }
            Step::Gate(gate) => gate.acquire().await.map_err(io::Error::other)?.forget(),
            Step::Close => return Ok(ControlFlow::Break(())),
            Step::Reset => {
                wire.reset()?;
                return Ok(ControlFlow::Break(()));
            }
        }
    }
    turn.skip(&mut wire).await?;
    Ok(match turn.request {
        Some(request) if request.is_last() => ControlFlow::Break(()),
        _ => ControlFlow::Continue(wire),
    })
}

/// A request, as far as it was read.
struct Turn<'d, D> {
    deployment: &'d D,
    fault: Option<&'d Fault>,
    request: Option<Request>,
    whole: bool,
}

impl<D: Deployment> Turn<'_, D> {
    async fn head(&mut self, wire: &mut Wire<'_>) -> io::Result<()> {
        let request = wire.head().await?;
        self.deployment.begun(&request, self.fault);
        self.whole = request.length == 0;
        if self.whole {
            self.deployment.received(&request, self.fault);
        }
        self.request = Some(request);
        Ok(())
    }

    async fn rest(&mut self, wire: &mut Wire<'_>) -> io::Result<&Request> {
        if self.request.is_none() {
            self.head(wire).await?;
        }
        let request = self.request.get_or_insert_default();
        if !self.whole {
            wire.body(request).await?;
            self.whole = true;
            self.deployment.received(request, self.fault);
        }
        Ok(request)
    }

    /// Skips what was not read, like a server that responded without it.
    async fn skip(&mut self, wire: &mut Wire<'_>) -> io::Result<()> {
        match (self.whole, self.request.clone()) {
            (false, Some(mut request)) => wire.body(&mut request).await,
            _ => Ok(()),
        }
    }
}
