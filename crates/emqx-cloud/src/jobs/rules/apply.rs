//! Applies a plan, and reads again what there is.

use std::error::Error as StdError;
use std::fmt;

use super::{AclChange, AclPlan, AclStep, Rule};
use crate::error::{Error, Result};
use crate::generated::v4::types::{AclAccess, AclRule};
use crate::jobs::is_decoded_by_some;

/// How many rules are created with one request at most, and how many bytes their topics have.
const BATCH: (usize, usize) = (500, 1 << 20);

/// The result of a job: the rules are the wanted ones, as the server says after all changes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Applied {
    /// The rules that there are now, without an order. A rule for `pubsub` is two rules.
    pub rules: Vec<Rule>,
    /// The number of rules that were created, changed or removed.
    pub changes: usize,
}

/// Why a plan was not applied, or not in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ApplyErrorKind {
    /// A call failed: see [`ApplyError::error`].
    Call,
    /// The plan [interrupts](AclPlan::interrupts) rules, which was not allowed. Nothing was sent.
    Interrupts,
    /// The server percent-decodes names and topics in requests, as EMQX up to 4.3.8 does, so it would store rules for
    /// another client, user or topic. Nothing was changed.
    DecodesNames,
    /// All steps were done, but the server has other rules now: see [`ApplyError::difference`]. Something else changed
    /// them at the same time, or the server did not do what it said.
    Different,
}

/// The error of a job for access rules: what was done, and what was not.
///
/// Running the job again continues. `Display` is one line, without secrets.
pub struct ApplyError(Box<Inner>);

struct Inner {
    kind: ApplyErrorKind,
    error: Option<Error>,
    done: Vec<AclStep>,
    left: Vec<AclStep>,
    difference: Option<AclChange>,
}

impl ApplyError {
    fn new(kind: ApplyErrorKind, steps: &[AclStep]) -> Self {
        Self(Box::new(Inner { kind, error: None, done: Vec::new(), left: steps.to_vec(), difference: None }))
    }

    fn call(error: Error, done: Vec<AclStep>, left: Vec<AclStep>) -> Self {
        Self(Box::new(Inner { kind: ApplyErrorKind::Call, error: Some(error), done, left, difference: None }))
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> ApplyErrorKind {
        self.0.kind
    }

    /// Returns the error of the call that failed.
    pub fn error(&self) -> Option<&Error> {
        self.0.error.as_ref()
    }

    /// Returns the steps that were certainly done.
    pub fn done(&self) -> &[AclStep] {
        &self.0.done
    }

    /// Returns the steps that were not done, or of which that is unknown: if the call that failed
    /// [may have been applied](Error::may_have_been_applied), the first ones can have been done.
    pub fn left(&self) -> &[AclStep] {
        &self.0.left
    }

    /// Returns how the rules that there are differ from the wanted ones, for [`ApplyErrorKind::Different`].
    pub fn difference(&self) -> Option<&AclChange> {
        self.0.difference.as_ref()
    }
}

/// An error before any step.
impl From<Error> for ApplyError {
    fn from(error: Error) -> Self {
        Self::call(error, Vec::new(), Vec::new())
    }
}

impl fmt::Display for ApplyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { kind, error, done, left, difference } = &*self.0;
        match kind {
            ApplyErrorKind::Call => {
                if let Some(error) = error {
                    write!(f, "{error}")?;
                }
                if let Some(next) = left.first() {
                    let (before, all) = (done.len(), done.len() + left.len());
                    write!(
                        f,
                        "; {before} of {all} steps were done, the next is to {next}: run the job again to continue"
                    )?;
                }
                Ok(())
            }
            ApplyErrorKind::Interrupts => f.write_str(
                "rules that stay would be missing for a moment: allow it with `allow_interruptions`; nothing was sent",
            ),
            ApplyErrorKind::DecodesNames => f.write_str(
                "the server percent-decodes names and topics in requests, as EMQX up to 4.3.8 does: use some without \
                 `%`; nothing was changed",
            ),
            ApplyErrorKind::Different => {
                f.write_str("the server has other rules than the wanted ones after all steps: run the job again")?;
                let change = difference.as_ref().map(ToString::to_string).unwrap_or_default();
                let lines = change.lines().filter(|line| !line.is_empty()).enumerate();
                lines
                    .map(|(place, line)| (if place == 0 { "; it takes" } else { "," }, line))
                    .try_for_each(|(before, line)| write!(f, "{before} `{line}`"))
            }
        }
    }
}

impl fmt::Debug for ApplyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl StdError for ApplyError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.error.as_ref()?.source()
    }
}

impl AclPlan {
    /// Executes exactly this plan, and reads again what there is.
    ///
    /// The plan is about the rules when it was made: if they have changed since, the result is an error with the
    /// difference, unless the wanted rules are there nonetheless. A plan without steps only reads.
    ///
    /// Calls are retried even if an attempt may have been applied, because a rule that is created again replaces
    /// itself. The job can be run again at any time.
    ///
    /// `Ok` is not durable: a server that is killed a moment later can lose rules that it has accepted and listed.
    ///
    /// # Errors
    ///
    /// Returns an error that says which steps were done, if the plan [interrupts](Self::interrupts) rules and that was
    /// not allowed, if a call fails, or if the server has other rules afterwards.
    ///
    /// ```no_run
    /// # async fn example(plan: emqx_cloud::jobs::AclPlan) {
    /// match plan.apply().await {
    ///     Ok(applied) => println!("{} rules, {} changes", applied.rules.len(), applied.changes),
    ///     Err(error) => eprintln!("{error}; done: {:?}", error.done()),
    /// }
    /// # }
    /// ```
    pub async fn apply(&self) -> std::result::Result<Applied, ApplyError> {
        let steps = self.steps();
        if !self.interrupts().is_empty() && !self.interruptions {
            return Err(ApplyError::new(ApplyErrorKind::Interrupts, steps));
        }
        if self.decodes().await? {
            return Err(ApplyError::new(ApplyErrorKind::DecodesNames, steps));
        }
        let mut next = 0;
        while let Some(step) = steps.get(next) {
            let taken = match step {
                AclStep::Delete(topic) => {
                    let failed = |error| ApplyError::call(error, steps[..next].to_vec(), steps[next..].to_vec());
                    self.subject.delete(&self.client, topic).await.map_err(failed)?;
                    1
                }
                AclStep::Create(_) => {
                    let batch = batch(&steps[next..]);
                    self.create(&batch).await.map_err(|error| self.stopped(error, next, batch.len()))?;
                    batch.len()
                }
            };
            next += taken;
        }
        let failed = |error| ApplyError::call(error, steps.to_vec(), Vec::new());
        let rules = self.subject.rules(&self.client).await.map_err(failed)?;
        let difference = AclChange::between(&rules, &self.wanted);
        if !difference.steps.is_empty() {
            let (kind, done) = (ApplyErrorKind::Different, steps.to_vec());
            return Err(ApplyError(Box::new(Inner {
                kind,
                error: None,
                done,
                left: Vec::new(),
                difference: Some(difference),
            })));
        }
        let changes = self.added().len() + self.changed().len() + self.removed().len();
        Ok(Applied { rules, changes })
    }

    async fn create(&self, rules: &[&Rule]) -> Result<()> {
        let rules: Vec<AclRule> = rules.iter().map(|rule| self.subject.rule(rule)).collect();
        // A rule that is created again replaces itself.
        self.client.create_acl_batch(rules).idempotent(true).send().await.map(drop)
    }

    /// Returns the error of a batch that begins at a step. Of a partial failure, it is known which rules were created.
    fn stopped(&self, error: Error, start: usize, length: usize) -> ApplyError {
        let (mut done, mut left) = (self.steps()[..start].to_vec(), Vec::new());
        for (place, step) in self.steps()[start..start + length].iter().enumerate() {
            let is_done = error.items().get(place).is_some_and(crate::ItemOutcome::is_ok);
            if is_done { &mut done } else { &mut left }.push(step.clone());
        }
        left.extend_from_slice(&self.steps()[start + length..]);
        ApplyError::call(error, done, left)
    }

    /// Returns whether the server would take the client or user, or a topic, for another one.
    ///
    /// Servers echo a rule as they read it, also one that they reject because its access is unknown.
    async fn decodes(&self) -> Result<bool> {
        let is_odd_name = is_decoded_by_some(self.subject.name());
        let created = |step: &AclStep| match step {
            AclStep::Create(rule) if is_odd_name || is_decoded_by_some(&rule.topic) => Some(rule.clone()),
            _ => None,
        };
        let Some(rule) = self.steps().iter().find_map(created) else { return Ok(false) };
        let probe = Rule { access: AclAccess::Other("none".to_owned()), ..rule };
        match self.create(&[&probe]).await {
            Err(error) if error.is_partial_failure() => {
                let row = error.items().first().and_then(|item| item.row());
                let echoed = |name: &str| row.and_then(|row| row.get(name)?.as_str());
                let name = echoed("clientid").or(echoed("username"));
                Ok(name != Some(self.subject.name()) || echoed("topic") != Some(&probe.topic))
            }
            Err(error) => Err(error),
            // A server that accepts anything; the rule itself replaces this one.
            Ok(()) => Ok(false),
        }
    }
}

/// Returns the rules that are created first, with one request.
fn batch(steps: &[AclStep]) -> Vec<&Rule> {
    let (most, mut bytes) = BATCH;
    let rules = steps.iter().map_while(|step| match step {
        AclStep::Create(rule) => Some(rule),
        AclStep::Delete(_) => None,
    });
    let fits = |rule: &&Rule| {
        let rest = bytes.checked_sub(rule.topic.len());
        bytes = rest.unwrap_or_default();
        rest.is_some()
    };
    let mut batch: Vec<_> = rules.take(most).take_while(fits).collect();
    if let ([], Some(AclStep::Create(rule))) = (batch.as_slice(), steps.first()) {
        batch.push(rule);
    }
    batch
}
