//! What must hold for every response.

use arbitrary::Unstructured;
use emqx_cloud::{Error, ErrorKind};

use super::case::{Case, Meant};
use super::{ATTEMPTS, BODY_LIMIT, Bench, Outcome, find, oracle};
use crate::calls::TypedCall;

impl Bench {
    pub(super) fn answer_case(&self, bytes: &[u8]) -> Outcome {
        let case = Case::new(&mut Unstructured::new(bytes), &self.calls, &self.seeds);
        let case = case.expect("a case can be made of any bytes");
        let call = &self.calls[case.call];
        self.set(case.wire.clone(), case.keep);
        let client = if case.keep { &self.kept } else { &self.fresh };
        let before = self.clock.passed();
        let result = self.run(&case, (call.send)(client));
        let waited = self.clock.passed() - before;
        let asked = self.asked().len();
        assert!(asked >= 1 && asked <= ATTEMPTS as usize, "{asked} requests: {case:?}");
        let lines =
            ["1.0", "1.1"].iter().flat_map(|version| [421, 425, 429].map(|status| format!("HTTP/{version} {status} ")));
        let executes_nothing = lines.into_iter().any(|line| find(&case.wire, line.as_bytes()).is_some());
        let harmless = call.operation.idempotent || executes_nothing;
        assert!(asked == 1 || harmless, "{} was sent twice: {case:?}", call.name);
        if case.keep {
            self.set(case.wire.clone(), true);
            let thorough = self.run(&case, (call.send)(&self.thorough));
            assert_eq!(format!("{result:?}"), format!("{thorough:?}"), "{}: {case:?}", call.name);
        }
        match result {
            Ok(value) => {
                match said(&case) {
                    Some(meant) => {
                        match oracle::success(call, meant.status, &meant.body) {
                            Ok(expected) => {
                                let lost = oracle::lost(call, &expected, &value);
                                assert_eq!(lost, None, "{}: {case:?}: {value}", call.name);
                            }
                            // The SDK keeps it unread.
                            Err(oracle::UNREADABLE) => {}
                            Err(why) => panic!("{}: succeeded although {why}: {case:?}: {value}", call.name),
                        }
                        assert!(meant.body.len() <= BODY_LIMIT, "{}: too long: {case:?}", call.name);
                    }
                    None => assert!(find(&case.wire, b" 200").is_some(), "{}: no 200: {case:?}", call.name),
                }
                Outcome::Success
            }
            Err(error) => {
                assert_eq!((error.attempts() as usize, error.elapsed()), (asked, waited), "{case:?}: {error:?}");
                check_error(call, &error, &case);
                Outcome::Failure(error.kind())
            }
        }
    }
}

fn check_error(call: &TypedCall, error: &Error, case: &Case) {
    // These must end and not panic.
    let shown = [error.to_string(), format!("{error:?}"), format!("{error:#?}")];
    assert!(shown.iter().all(|shown| !shown.is_empty()));
    let unknown = matches!(error.kind(), ErrorKind::UnexpectedResponse | ErrorKind::Transport | ErrorKind::Timeout);
    if unknown && !call.reads() {
        assert!(error.may_have_been_applied(), "{}: {case:?}: {error:?}", call.name);
    }
    if error.kind() == ErrorKind::InvalidArgument || error.is_connect() {
        panic!("{}: reported as not sent: {case:?}: {error:?}", call.name);
    }
    // On a connection that stays open the response is complete, so it was understood.
    let Some(meant) = case.meant.as_ref().filter(|_| case.keep) else { return };
    if meant.body.len() > BODY_LIMIT {
        assert_eq!(error.kind(), ErrorKind::UnexpectedResponse, "{case:?}: {error:?}");
        assert!(error.to_string().contains("longer than"), "{case:?}: {error:?}");
        return;
    }
    assert_eq!(error.status(), Some(meant.status), "{case:?}: {error:?}");
    assert_eq!(error.kind() == ErrorKind::Status, meant.status != 200, "{case:?}: {error:?}");
}

/// The response that was sent; of mutated bytes, what a simple parser reads with certainty.
fn said(case: &Case) -> Option<Meant> {
    match &case.meant {
        Some(meant) if meant.has_body() => Some(meant.clone()),
        Some(_) => None,
        None => read(&case.wire),
    }
}

fn read(wire: &[u8]) -> Option<Meant> {
    let end = find(wire, b"\r\n\r\n")?;
    let head = std::str::from_utf8(&wire[..end]).ok().filter(|head| head.is_ascii())?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.strip_prefix("HTTP/1.1 ")?.strip_suffix(" X")?.parse().ok()?;
    let mut lengths = lines.filter_map(|line| {
        let (name, value) = line.split_once(": ")?;
        ["content-length", "transfer-encoding"].contains(&name).then(|| value.parse::<usize>().ok())
    });
    let (Some(length), None) = (lengths.next()?, lengths.next()) else { return None };
    let body = wire.get(end + 4..end + 4 + length)?.to_vec();
    Some(Meant { status, body })
}
