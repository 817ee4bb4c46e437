//! Connections that fail, end early, or are reused.

use super::{ends, error_text};
use crate::server::{Answer, Body, Door, Fault, Framing, Meaning, Part, Step};

/// Faults before a request.
pub(super) fn doors() -> Vec<Fault> {
    use Meaning::{Race, Unknown, Unreachable};
    let mut faults = vec![Fault::new("nothing listens", Unreachable, Vec::new()).door(Door::Refusing)];
    if cfg!(target_os = "linux") {
        faults.push(Fault::new("no connection in time", Unreachable, Vec::new()).door(Door::Full));
    }
    for (how, end) in ends() {
        // A reset can arrive before the client knows that it is connected.
        let meaning = if matches!(end, Step::Reset) { Race } else { Unknown };
        faults.push(Fault::new(format!("accept, {how}"), meaning, vec![end.clone()]).door(Door::Greeting));
        // The client has already sent something.
        faults.push(Fault::new(format!("first byte, {how}"), Unknown, vec![end]));
    }
    let impatient = Step::Send(Answer::status(408).header("connection", "close"), Part::All);
    // If it arrives before the client has sent its request, it is not a response to it.
    faults.push(Fault::new("accept, 408, close", Race, vec![impatient, Step::Close]).door(Door::Greeting));
    faults
}

/// Connections that end or hang in the middle of something.
pub(super) fn breaks() -> Vec<Fault> {
    use Step::{Raw, ReadHead, ReadRequest, Send};
    let json = Answer::success;
    let chunked = || Answer::success().framing(Framing::Chunked);
    let points = [
        ("head", vec![ReadHead]),
        ("request", vec![ReadRequest]),
        ("first byte of the response", vec![ReadRequest, Raw(b"H".to_vec())]),
        ("status line", vec![ReadRequest, Raw(b"HTTP/1.1 200 OK\r\n".to_vec())]),
        ("half of the response head", vec![ReadRequest, Send(json(), Part::HalfHead)]),
        ("response head", vec![ReadRequest, Send(json(), Part::Head)]),
        ("response head, request unread", vec![ReadHead, Send(json(), Part::Head)]),
        ("half of the body", vec![ReadRequest, Send(json(), Part::HalfBody)]),
        ("all but a byte of the body", vec![ReadRequest, Send(json(), Part::AllButOne)]),
        ("head of a chunked response", vec![ReadRequest, Send(chunked(), Part::Head)]),
        ("half of a chunked body", vec![ReadRequest, Send(chunked(), Part::HalfBody)]),
        ("all chunks but the last", vec![ReadRequest, Send(json().framing(Framing::ChunkedUnfinished), Part::All)]),
        ("half of a 500", vec![ReadRequest, Send(Answer::new(500, "text/plain", error_text()), Part::HalfBody)]),
        ("chunked body dripping", vec![ReadRequest, Send(chunked(), Part::Head), Step::Drip(b"1\r\n{\r\n".repeat(8))]),
        (
            "body dripping",
            vec![
                ReadRequest,
                Send(json().framing(Framing::Lines(vec!["content-length: 9999"])), Part::Head),
                Step::Drip(vec![b' '; 30]),
            ],
        ),
        ("head dripping", vec![ReadRequest, Step::Drip(b"HTTP/1.1 200 OK\r\nx-filler: aaaaaaaaaaaaaaaa".to_vec())]),
    ];
    let mut faults = Vec::new();
    for (point, steps) in points {
        for (how, end) in ends() {
            let steps = steps.iter().cloned().chain([end]).collect();
            faults.push(Fault::new(format!("{point}, {how}"), Meaning::Unknown, steps));
        }
    }
    faults
}

/// Reused connections.
pub(super) fn reuse() -> Vec<Fault> {
    use Meaning::{Race, Refusal, Success, Unknown};
    use Step::{Close, Hold, HoldNext, Raw, ReadHead, ReadRequest, Reset, Send};
    let well = || Send(Answer::success(), Part::All);
    let alive = || vec![ReadRequest, well()];
    let refuse = |status, text: &str| Send(Answer::new(status, "text/plain", Body::Bytes(text.into())), Part::All);
    let mut faults = Vec::new();
    for (how, end) in ends() {
        for (point, before) in [
            ("first byte", vec![]),
            ("head", vec![ReadHead]),
            ("request", vec![ReadRequest]),
            ("half of the response head", vec![ReadRequest, Send(Answer::success(), Part::HalfHead)]),
        ] {
            let steps = before.into_iter().chain([end.clone()]).collect();
            faults.push(Fault::new(format!("second request: {point}, {how}"), Unknown, steps).after(Success, alive()));
        }
    }
    // Closed while idle. A reset can overtake the response.
    for (how, end, meaning) in [("closed", Close, Success), ("reset", Reset, Race)] {
        let gone = vec![ReadRequest, well(), end];
        faults.push(Fault::new(format!("{how} between two requests"), Race, alive()).after(meaning, gone));
    }
    let chatty =
        vec![ReadRequest, well(), Raw(b"HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\n\r\n".to_vec()), Close];
    faults.push(Fault::new("408 between two requests", Race, alive()).after(Success, chatty));
    // After a response without reading the body, the connection stays silent.
    for (status, text) in [(401, "UNAUTHORIZED"), (404, "Not found.")] {
        let mute = vec![ReadHead, refuse(status, text), HoldNext];
        faults.push(Fault::new(format!("mute after {status}"), Success, alive()).after(Refusal, mute));
        let deaf = vec![ReadHead, refuse(status, text), Close];
        faults.push(Fault::new(format!("closed after {status}"), Success, alive()).after(Refusal, deaf));
    }
    // Like the thousandth response of a connection.
    let last = || Send(Answer::success().header("connection", "close"), Part::All);
    for (how, end) in [("closed", Close), ("held", HoldNext)] {
        let fault = Fault::new(format!("connection: close, then {how}"), Success, alive());
        faults.push(fault.after(Success, vec![ReadRequest, last(), end]));
    }
    let well = Fault::new("first request stalls", Success, alive());
    faults.push(well.after(Unknown, vec![ReadRequest, Hold]));
    faults
}
