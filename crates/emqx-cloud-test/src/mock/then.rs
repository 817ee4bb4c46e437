//! The reply of a rule.

use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;
use std::time::Duration;

use emqx_cloud::{Reason, ResultCode};
use emqx_cloud_core::{Answers, Api, Success};
use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};
use serde::Serialize;
use serde_json::{Map, Value};

use super::Mocked;
use super::batch::Outcomes;
use super::reply::{Content, Ending, Plan};

/// The reply to calls of type `C`.
///
/// Each call has methods for its success, such as `ok()`, `page(…)` or `partial([…])`, and for each failure that the document
/// shows, such as `already_exists()`. The methods here are those of all calls.
///
/// Of several replies, the last one counts. Its methods take `self` and return it, but a reply counts even if what is returned is
/// dropped.
pub struct Then<C> {
    plan: Rc<RefCell<Plan>>,
    call: PhantomData<fn() -> C>,
}

impl<C: Mocked> Then<C> {
    /// Calls `rule` with a reply to fill in, and returns it.
    pub(crate) fn collect<R>(rule: impl FnOnce(Self) -> R) -> (R, Plan) {
        let plan = Rc::new(RefCell::new(Plan::default()));
        let result = rule(Self { plan: plan.clone(), call: PhantomData });
        (result, plan.take())
    }

    fn set(self, change: impl FnOnce(&mut Plan)) -> Self {
        change(&mut self.plan.borrow_mut());
        self
    }

    fn answers() -> &'static Answers {
        &C::API.api.answers
    }

    /// Responds with an HTTP status, and with the body that the document shows for it, if there is one.
    ///
    /// # Panics
    ///
    /// It is not from 200 to 599.
    #[track_caller]
    pub fn status(self, status: u16) -> Self {
        assert!((200..600).contains(&status), "{status} is not the HTTP status of a response");
        let documented = C::API.statuses.iter().find(|documented| documented.status == status);
        let this = self.bytes(status, Vec::new());
        match documented {
            Some(documented) => this.body(documented.content_type, documented.body),
            None => this,
        }
    }

    /// Rejects the credentials: HTTP 401.
    pub fn unauthorized(self) -> Self {
        self.status(401)
    }

    /// Does not serve the path: HTTP 404, as for a feature that is switched off.
    pub fn not_served(self) -> Self {
        self.status(404)
    }

    /// Responds with a result code, such as 101 or [`codes::RPC_ERROR`](emqx_cloud::codes::RPC_ERROR), or with a reason, such as
    /// [`reasons::ALREADY_EXISTS`](emqx_cloud::reasons::ALREADY_EXISTS), which many failures have in place of a code.
    ///
    /// ```
    /// use emqx_cloud_test::{client, result_of};
    ///
    /// let error = result_of(client().kick_client("meter-7"), |then| then.refused(101)).unwrap_err();
    /// assert!(error.is_server_error());
    /// ```
    pub fn refused(self, code: impl Into<Said>) -> Self {
        let said = code.into();
        let member = if said.is_code(C::API.api) { Self::answers().code } else { Self::answers().message };
        let status = match Self::answers().success {
            Success::Code(_) => 200,
            Success::Status => 400,
        };
        self.value(status, Map::from_iter([(member.to_owned(), json(&said))]).into())
    }

    /// Responds with any JSON; the status is 200, unless [`status`](Self::status) comes before.
    ///
    /// # Panics
    ///
    /// The value cannot be serialized.
    #[track_caller]
    pub fn json(self, value: &impl Serialize) -> Self {
        let body = serde_json::to_vec(value).expect("a value that is JSON");
        self.body("application/json", body)
    }

    /// Responds with any body; the status is 200, unless [`status`](Self::status) comes before. With an empty content type,
    /// none is sent.
    pub fn body(self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let status = self.plan.borrow().status();
        let content_type = HeaderValue::from_str(content_type).ok().filter(|value| !value.is_empty());
        self.bytes(status, body.into()).set(|plan| {
            plan.headers.remove(CONTENT_TYPE);
            if let Some(content_type) = content_type {
                plan.headers.insert(CONTENT_TYPE, content_type);
            }
        })
    }

    /// Adds a header to the response.
    ///
    /// # Panics
    ///
    /// It is not a valid header, or it is the length of the body.
    #[track_caller]
    pub fn header(self, name: &str, value: &str) -> Self {
        let name: HeaderName = name.parse().expect("a valid name of a header");
        let value = HeaderValue::from_str(value).expect("a valid value of a header");
        assert!(name != CONTENT_LENGTH, "the length of the body is not a choice: see `half_a_body`");
        self.set(|plan| {
            plan.headers.append(name, value);
        })
    }

    /// Waits before the reply. In front of a [`Simulator`](crate::Simulator) that can be the only thing to say: then the reply is
    /// that of the simulator.
    pub fn delay(self, delay: Duration) -> Self {
        self.set(|plan| plan.delay = delay)
    }

    /// Replies so often at most. After that, the next rule that fits replies, or the simulator behind the rules.
    ///
    /// ```
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// let server = emqx_cloud_test::MockServer::start().await?;
    /// server.get_client(|_, then| then.status(503).times(2));
    /// server.get_client(|_, then| then.not_found());
    /// // The client retries twice.
    /// assert_eq!(server.client().get_client("meter-7").send_optional().await?, None);
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Runtime::new().unwrap().block_on(example()).unwrap();
    /// ```
    pub fn times(self, times: u64) -> Self {
        self.set(|plan| plan.times = Some(times))
    }

    /// Closes the connection without a response, when the request has been read.
    pub fn cut(self) -> Self {
        self.set(|plan| plan.ending = Some(Ending::Cut))
    }

    /// Never responds, and keeps the connection open.
    pub fn no_answer(self) -> Self {
        self.set(|plan| plan.ending = Some(Ending::Never))
    }

    /// Closes the connection in the middle of the body of the response. Without a response, in front of a
    /// [`Simulator`](crate::Simulator), it is that of the simulator.
    pub fn half_a_body(self) -> Self {
        self.set(|plan| plan.ending = Some(Ending::Half))
    }

    /// Handles the request, and closes the connection without a response: what a caller cannot know is whether the call had its
    /// effect. In front of a [`Simulator`](crate::Simulator) it has; otherwise this is the same as [`cut`](Self::cut).
    pub fn lost(self) -> Self {
        self.set(|plan| plan.ending = Some(Ending::Lost))
    }

    fn bytes(self, status: u16, body: Vec<u8>) -> Self {
        self.set(|plan| plan.content = Some(Content::Bytes { status, body }))
    }

    fn value(self, status: u16, value: Value) -> Self {
        self.set(|plan| {
            plan.content = Some(Content::Json { status, value });
            plan.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        })
    }

    /// Responds with a success, which may have data.
    fn success(self, data: Option<Value>) -> Self {
        let status = C::OPERATION.success_status;
        match (envelope(Self::answers(), data), Self::answers().success) {
            (Value::Null, Success::Status) => self.bytes(status, Vec::new()),
            (value, _) => self.value(status, value),
        }
    }

    /// Responds with a success without data.
    pub(crate) fn ack(self) -> Self {
        self.success(None)
    }

    /// Responds with a success with data.
    pub(crate) fn data(self, data: &impl Serialize) -> Self {
        self.success(Some(json(data)))
    }

    /// Responds with rows; of a list with pages, they are the last one.
    pub(crate) fn rows<T: Serialize>(self, rows: impl IntoIterator<Item = T>) -> Self {
        let rows: Vec<_> = rows.into_iter().map(|row| json(&row)).collect();
        let count = rows.len();
        let Some(paging) = C::OPERATION.paging else { return self.success(Some(rows.into())) };
        let mut this = match paging.rows {
            Some(name) => self.success(Some(Map::from_iter([(name.to_owned(), rows.into())]).into())),
            None => self.success(Some(rows.into())),
        };
        if let Some(more) = paging.more {
            this = this.field_of_page(more, false);
        }
        match paging.total {
            Some(total) => this.field_of_page(total, count),
            None => this,
        }
    }

    /// Sets a field with the position of a page.
    #[track_caller]
    pub(crate) fn field_of_page(self, field: &str, value: impl Into<Value>) -> Self {
        let meta = C::OPERATION.paging.and_then(|paging| paging.meta);
        let is_page = matches!(self.plan.borrow().content, Some(Content::Json { value: Value::Object(_), .. }));
        assert!(is_page, "there is no page yet: call `page` first");
        self.set(|plan| {
            if let Some(Content::Json { value: page, .. }) = &mut plan.content {
                let place = match meta {
                    Some(meta) => &mut page[meta],
                    None => page,
                };
                place[field] = value.into();
            }
        })
    }

    /// Responds with a failure that the document shows.
    pub(crate) fn documented(self, status: u16, body: &str) -> Self {
        self.bytes(status, Vec::new()).body("application/json", body)
    }

    /// Responds with the outcomes of the items of a batch.
    pub(crate) fn outcomes(self, outcomes: Outcomes) -> Self {
        self.set(|plan| {
            plan.content = Some(Content::Items { status: C::OPERATION.success_status, outcomes });
            plan.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        })
    }
}

/// Returns the body of a success; `null` if it has none.
pub(super) fn envelope(answers: &Answers, data: Option<Value>) -> Value {
    let mut members = Map::new();
    match (answers.data, data) {
        (None, Some(data)) => return data,
        (Some(name), Some(data)) => {
            members.insert(name.to_owned(), data);
        }
        (_, None) => {}
    }
    if let Success::Code(code) = answers.success {
        members.insert(answers.code.to_owned(), code.into());
    }
    if members.is_empty() { Value::Null } else { members.into() }
}

fn json(value: &(impl Serialize + ?Sized)) -> Value {
    // The types of an API have no keys but strings.
    serde_json::to_value(value).unwrap_or_default()
}

/// A result code or a reason, as a server says why it refuses something.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Said {
    /// A result code, such as `codes::CLIENT_OFFLINE` or 112.
    Code(ResultCode),
    /// A reason, such as `reasons::ALREADY_EXISTS`.
    Reason(Reason),
    /// A word, such as `"existed"`: a result code, if the API has that code or no reasons, and otherwise a reason.
    Word(String),
}

impl Said {
    /// Returns whether it is a result code.
    pub(super) fn is_code(&self, api: &Api) -> bool {
        match self {
            Self::Code(_) => true,
            Self::Reason(_) => false,
            Self::Word(word) => api.reasons.is_empty() || api.known_code(&word.as_str().into()).is_some(),
        }
    }
}

impl From<ResultCode> for Said {
    fn from(code: ResultCode) -> Self {
        Self::Code(code)
    }
}

impl From<i32> for Said {
    fn from(code: i32) -> Self {
        Self::Code(i64::from(code).into())
    }
}

impl From<i64> for Said {
    fn from(code: i64) -> Self {
        Self::Code(code.into())
    }
}

impl From<&str> for Said {
    fn from(word: &str) -> Self {
        Self::Word(word.to_owned())
    }
}

impl From<Reason> for Said {
    fn from(reason: Reason) -> Self {
        Self::Reason(reason)
    }
}

impl Serialize for Said {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Code(code) => code.serialize(serializer),
            Self::Reason(reason) => serializer.serialize_str(reason.word()),
            Self::Word(word) => serializer.serialize_str(word),
        }
    }
}

impl<C> fmt::Debug for Then<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Then").field("plan", &self.plan.borrow()).finish()
    }
}
