//! The conditions of a rule.

use std::cell::RefCell;
use std::fmt;
use std::fmt::Display;
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use emqx_cloud_core::{Api, Operation, Parameter};
use serde::Serialize;
use serde_json::Value;

use super::request::masked;
use super::{Mocked, Request};

/// The conditions under which a mock responds to calls of type `C`: all of them must be fulfilled.
///
/// Each parameter of a call is a method. A parameter that is not named can have any value. Its methods take `self` and
/// return it, but a condition counts even if what is returned is dropped.
pub struct When<C> {
    conditions: Rc<RefCell<Vec<Condition>>>,
    call: PhantomData<fn() -> C>,
}

/// A condition on a request.
pub(super) enum Condition {
    /// The parameter has this value.
    Parameter(&'static Parameter, String),
    /// The member of the body has this value.
    Member(&'static str, Value),
    /// The body is this value.
    Body(Value),
    /// The body contains this value.
    BodyWith(Value),
    /// The body is an array, or not.
    IsArray(bool),
    Custom(Box<dyn Fn(&Request) -> bool + Send + Sync>),
}

impl<C: Mocked> When<C> {
    /// Calls `rule` with conditions to fill in, and returns them.
    pub(super) fn collect<R>(rule: impl FnOnce(Self) -> R) -> (R, Vec<Condition>) {
        let first = C::IS_ARRAY.map(Condition::IsArray);
        let conditions = Rc::new(RefCell::new(first.into_iter().collect()));
        let result = rule(Self { conditions: conditions.clone(), call: PhantomData });
        (result, conditions.take())
    }

    fn require(self, condition: Condition) -> Self {
        self.conditions.borrow_mut().push(condition);
        self
    }

    /// Requires that the body has these members with these values: an object has at least the members of `part`, and an
    /// array as many items, each of which has at least the members of that of `part`.
    pub fn body_with(self, part: Value) -> Self {
        self.require(Condition::BodyWith(part))
    }

    /// Requires that `condition` returns true. It is called at most once for each request.
    pub fn matches(self, condition: impl Fn(&Request) -> bool + Send + Sync + 'static) -> Self {
        self.require(Condition::Custom(Box::new(condition)))
    }

    /// Requires that a parameter has this value.
    pub(crate) fn require_parameter(self, argument: &str, value: impl Display) -> Self {
        let found = C::OPERATION.parameters.iter().find(|parameter| parameter.argument == argument);
        match found {
            Some(parameter) => self.require(Condition::Parameter(parameter, value.to_string())),
            // The generator names only parameters of the operation.
            None => unreachable!("`{argument}` is not a parameter of `{}`", C::OPERATION.id),
        }
    }

    /// Requires that a member of the body has this value.
    pub(crate) fn require_member(self, name: &'static str, value: impl Serialize) -> Self {
        self.require(Condition::Member(name, json(value)))
    }

    /// Requires that the body is this value.
    pub(crate) fn require_body(self, value: impl Serialize) -> Self {
        self.require(Condition::Body(json(value)))
    }
}

fn json(value: impl Serialize) -> Value {
    // Types of requests have no keys but strings.
    serde_json::to_value(value).unwrap_or_default()
}

impl Condition {
    /// Returns why a request does not fulfil it.
    pub fn problem(&self, operation: &'static Operation, request: &Request, api: &Api) -> Option<String> {
        let shown = |value: &Value| masked(value, api.secret_fields);
        let differs = |name: &str, wanted: &str, got: Option<String>| match got {
            Some(got) if got == wanted => None,
            Some(got) => Some(format!("`{name}` must be {wanted:?}, got {got:?}")),
            None => Some(format!("`{name}` must be {wanted:?}, and is missing")),
        };
        match self {
            Self::Parameter(parameter, wanted) => {
                differs(parameter.argument, wanted, request.parameter(operation, parameter))
            }
            Self::Member(name, wanted) => {
                let body = request.json();
                let got = body.get(name);
                (got != Some(wanted)).then(|| match got {
                    Some(_) if api.secret_fields.contains(name) => format!("`{name}` has another value"),
                    Some(got) => format!("`{name}` must be {wanted}, got {got}"),
                    None => format!("`{name}` is missing"),
                })
            }
            Self::Body(wanted) => {
                let got = request.json();
                (got != *wanted).then(|| format!("the body must be {}, got {}", shown(wanted), shown(&got)))
            }
            Self::BodyWith(part) => {
                let got = request.json();
                (!contains(&got, part)).then(|| format!("the body must contain {}, got {}", shown(part), shown(&got)))
            }
            Self::IsArray(wanted) => (request.json().is_array() != *wanted)
                .then(|| format!("the body must {}be an array", if *wanted { "" } else { "not " })),
            Self::Custom(condition) => match catch_unwind(AssertUnwindSafe(|| condition(request))) {
                Ok(true) => None,
                Ok(false) => Some("the condition of `matches` is false".to_owned()),
                Err(_) => Some("the condition of `matches` panicked".to_owned()),
            },
        }
    }
}

fn contains(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().all(|(name, value)| whole.get(name).is_some_and(|found| contains(found, value)))
        }
        (Value::Array(whole), Value::Array(part)) => {
            whole.len() == part.len() && whole.iter().zip(part).all(|(whole, part)| contains(whole, part))
        }
        _ => whole == part,
    }
}

impl<C> fmt::Debug for When<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("When").field("conditions", &self.conditions.borrow().len()).finish()
    }
}
