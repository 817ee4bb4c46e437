//! The server.

use std::net::{Ipv4Addr, SocketAddr};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};
use std::{fmt, io};

use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};

use super::answer::Answer;
use super::fault::{Door, Fault, Part, Script, Step};
use super::wire::{Request, Wire};
use crate::server::{BASE_PATH, lock};

/// What there is behind a server: it says what the server does, and is told what comes.
pub trait Deployment: Send + Sync + 'static {
    /// What a new connection meets before anything comes on it. `None`: nothing.
    fn greeting(&self) -> Option<Arc<Fault>> {
        None
    }

    /// What a request meets, of which the first byte has come. `None`: it is answered well.
    ///
    /// `reused`: something has happened on the connection before.
    fn fault(&self, reused: bool) -> Option<Arc<Fault>>;

    /// What the caller of this request wants to hear.
    fn success(&self, request: &Request) -> Vec<u8>;

    /// The head of this request was read, which meets this fault.
    fn begun(&self, _request: &Request, _fault: Option<&Fault>) {}

    /// This request was received whole.
    fn received(&self, _request: &Request, _fault: Option<&Fault>) {}

    /// A client now waits for what never comes.
    fn stalled(&self) {}
}

/// An HTTP/1.1 server on 127.0.0.1 that does what its deployment says. It stops when it is dropped.
pub struct FaultServer {
    address: SocketAddr,
    door: Mutex<Option<Closed>>,
    tasks: Option<JoinHandle<u32>>,
    stop: Option<oneshot::Sender<()>>,
}

/// What keeps clients out, until it is taken away.
enum Closed {
    /// It has the port, and does not listen.
    Refusing(TcpSocket, oneshot::Sender<TcpListener>),
    /// It listens, and these connections take all the places.
    Full(Vec<TcpStream>, TcpListener, oneshot::Sender<TcpListener>),
}

impl FaultServer {
    /// Starts a server, in the runtime of the caller.
    ///
    /// # Errors
    ///
    /// No port is free, or nobody can be kept out of it.
    pub fn start(deployment: Arc<impl Deployment>, door: Door) -> io::Result<Self> {
        let socket = TcpSocket::new_v4()?;
        socket.set_reuseaddr(true)?;
        socket.bind((Ipv4Addr::LOCALHOST, 0).into())?;
        let address = socket.local_addr()?;
        let (open, opened) = oneshot::channel();
        let mut closed = None;
        match door {
            // Who has the receiver is started below.
            Door::Open | Door::Greeting => drop(open.send(socket.listen(1024)?)),
            Door::Refusing => closed = Some(Closed::Refusing(socket, open)),
            Door::Full => {
                // There is a place for one connection in the queue, and this one takes it.
                let listener = socket.listen(0)?;
                let fill = || -> io::Result<_> {
                    let stream = std::net::TcpStream::connect(address)?;
                    stream.set_nonblocking(true)?;
                    TcpStream::from_std(stream)
                };
                closed = Some(Closed::Full(vec![fill()?], listener, open));
            }
        }
        let (stop, stopped) = oneshot::channel();
        let tasks = tokio::spawn(accept(opened, deployment, stopped));
        Ok(Self { address, door: Mutex::new(closed), tasks: Some(tasks), stop: Some(stop) })
    }

    /// Where the API is: `http://127.0.0.1:PORT/api/v4`.
    pub fn address(&self) -> String {
        format!("http://{}{BASE_PATH}", self.address)
    }

    /// Lets clients in, if the server kept them out until now.
    ///
    /// # Errors
    ///
    /// The port cannot be listened on.
    pub fn open(&self) -> io::Result<()> {
        let (listener, open) = match lock(&self.door).take() {
            None => return Ok(()),
            Some(Closed::Refusing(socket, open)) => (socket.listen(1024)?, open),
            Some(Closed::Full(fillers, listener, open)) => {
                drop(fillers);
                (listener, open)
            }
        };
        // Without a receiver the server has stopped.
        drop(open.send(listener));
        Ok(())
    }

    /// Takes no more connections, waits until the clients have closed those that there are, and says how many of them
    /// ended in a panic of this side.
    pub async fn finish(mut self) -> u32 {
        drop(self.stop.take());
        match self.tasks.take() {
            Some(tasks) => tasks.await.unwrap_or(1),
            None => 0,
        }
    }
}

impl Drop for FaultServer {
    fn drop(&mut self) {
        if let Some(tasks) = &self.tasks {
            tasks.abort();
        }
    }
}

impl fmt::Debug for FaultServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FaultServer").field("address", &self.address()).finish_non_exhaustive()
    }
}

/// Takes connections until it is stopped, and gives back how many of them panicked.
async fn accept<D: Deployment>(
    opened: oneshot::Receiver<TcpListener>,
    deployment: Arc<D>,
    mut stopped: oneshot::Receiver<()>,
) -> u32 {
    let mut connections = JoinSet::new();
    let mut panics = 0;
    let listener = tokio::select! {
        listener = opened => listener.ok(),
        _ = &mut stopped => None,
    };
    if let Some(listener) = listener {
        loop {
            tokio::select! {
                _ = &mut stopped => break,
                Some(ended) = connections.join_next() => panics += u32::from(ended.is_err()),
                accepted = listener.accept() => match accepted {
                    Ok((stream, _)) => {
                        let deployment = deployment.clone();
                        // The side that broke a connection knows.
                        connections.spawn(async move { serve(stream, &*deployment).await.unwrap_or_default() });
                    }
                    // A connection that broke before it was taken is no reason to stop, but others have to have their turn.
                    Err(_) => tokio::task::yield_now().await,
                }
            }
        }
    }
    while let Some(ended) = connections.join_next().await {
        panics += u32::from(ended.is_err());
    }
    panics
}

async fn serve<D: Deployment>(stream: TcpStream, deployment: &D) -> io::Result<()> {
    let mut wire = Wire::new(stream)?;
    let mut reused = false;
    if let Some(fault) = deployment.greeting() {
        match act(wire, Some(&fault), deployment).await? {
            ControlFlow::Continue(open) => wire = open,
            ControlFlow::Break(()) => return Ok(()),
        }
        reused = true;
    }
    // Only now, and not before: a client may open a connection that it then has no use for.
    while wire.has_more().await? {
        match act(wire, deployment.fault(reused).as_deref(), deployment).await? {
            ControlFlow::Continue(open) => wire = open,
            ControlFlow::Break(()) => return Ok(()),
        }
        reused = true;
    }
    Ok(())
}

/// Goes through what a fault is, and gives back the connection if it can go on.
async fn act<D: Deployment>(
    mut wire: Wire,
    fault: Option<&Fault>,
    deployment: &D,
) -> io::Result<ControlFlow<(), Wire>> {
    let mut turn = Turn { deployment, fault, request: None, whole: false };
    let well = || [Step::ReadRequest, Step::Send(Answer::success(), Part::All)].into();
    let script: Script = fault.map_or_else(well, |fault| fault.steps.clone());
    for step in &*script {
        match step {
            Step::ReadHead => turn.head(&mut wire).await?,
            Step::ReadRequest => turn.rest(&mut wire).await?,
            Step::Send(answer, part) => {
                let success = turn.request.as_ref().map(|request| deployment.success(request)).unwrap_or_default();
                wire.send(&answer.render(&success, *part)).await?;
            }
            Step::Raw(bytes) => wire.send(bytes).await?,
            Step::Drip(bytes) => {
                for byte in bytes {
                    wire.send(&[*byte]).await?;
                    // So that the other side has its turn, and sees them one by one.
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
                    tokio::task::yield_now().await;
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
            Step::Close => return Ok(ControlFlow::Break(())),
            Step::Reset => {
                wire.reset()?;
                return Ok(ControlFlow::Break(()));
            }
        }
    }
    turn.skip(&mut wire).await?;
    Ok(ControlFlow::Continue(wire))
}

/// One request, as far as it was read.
struct Turn<'d, D> {
    deployment: &'d D,
    fault: Option<&'d Fault>,
    request: Option<Request>,
    whole: bool,
}

impl<D: Deployment> Turn<'_, D> {
    async fn head(&mut self, wire: &mut Wire) -> io::Result<()> {
        let request = wire.head().await?;
        self.deployment.begun(&request, self.fault);
        self.whole = request.length == 0;
        if self.whole {
            self.deployment.received(&request, self.fault);
        }
        self.request = Some(request);
        Ok(())
    }

    async fn rest(&mut self, wire: &mut Wire) -> io::Result<()> {
        if self.request.is_none() {
            self.head(wire).await?;
        }
        if let (false, Some(request)) = (self.whole, &mut self.request) {
            wire.body(request).await?;
            self.whole = true;
            self.deployment.received(request, self.fault);
        }
        Ok(())
    }

    /// Passes over what was not read, as a server does that has answered without it.
    async fn skip(&mut self, wire: &mut Wire) -> io::Result<()> {
        match (self.whole, self.request.clone()) {
            (false, Some(mut request)) => wire.body(&mut request).await,
            _ => Ok(()),
        }
    }
}
