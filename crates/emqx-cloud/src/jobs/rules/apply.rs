//! Applies a plan, and verifies the result.

use std::error::Error as StdError;
use std::fmt;

use super::{AclChange, AclPlan, AclStep, Rule};
use crate::error::{Error, Result};
use crate::generated::v4::types::{AclAccess, AclRule};
use crate::jobs::is_decoded_by_some;

/// The maximum number of rules in one request, and the maximum size of their topics in bytes.
const BATCH: (usize, usize) = (500, 1 << 20);

/// The result of a job for access rules: the server lists exactly the desired rules.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Applied {
    /// The rules that exist now, in no particular order. A rule for `pubsub` is two rules.
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
    /// The plan [interrupts](AclPlan::interrupts) rules, which was not allowed. Nothing was changed.
    Interrupts,
    /// The server percent-decodes names and topics in requests, as EMQX up to 4.3.8 does, so it would store rules for
    /// another client, user or topic. Nothing was changed.
    DecodesNames,
    /// All steps were done, but the rules differ from the desired ones: see [`ApplyError::difference`]. Another program changed
    /// them at the same time, or the server did not apply a change that it accepted.
    Different,
}

/// The error of a job for access rules: which steps were done, and which were not.
///
/// Running the job again continues where it stopped. `Display` writes one line, without secrets.
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

    /// Returns the steps that were not done, or whose outcome is unknown: if the call that failed
    /// [may have been applied](Error::may_have_been_applied), the first of these steps may have been done.
    pub fn left(&self) -> &[AclStep] {
        &self.0.left
    }

    /// Returns how the existing rules differ from the desired ones, for [`ApplyErrorKind::Different`].
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
                "unchanged rules would be missing for a moment: allow it with `allow_interruptions`; nothing was changed",
            ),
            ApplyErrorKind::DecodesNames => f.write_str(
                "the server percent-decodes names and topics in requests, as EMQX up to 4.3.8 does: use some without \
                 `%`; nothing was changed",
            ),
            ApplyErrorKind::Different => {
                f.write_str("the rules differ from the desired ones after all steps: run the job again")?;
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
    /// Executes exactly this plan, and reads the rules again to verify them.
    ///
    /// If the rules have changed since the plan was made, and are not the desired ones afterwards, the error has the difference.
    /// A plan without steps only reads.
    ///
    /// Calls are retried even if an attempt may have been applied, because a rule that is created again replaces itself. The job
    /// can be run again at any time.
    ///
    /// `Ok` does not mean that the change is durable: a server that is killed shortly afterwards can lose rules that it has
    /// accepted and listed.
    ///
    /// # Errors
    ///
    /// Returns an error if the plan [interrupts](Self::interrupts) rules and that was not allowed, if the server would change a
    /// name or topic, if a call fails, or if the rules differ from the desired ones afterwards. The error has the steps that were
    /// done.
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

    /// Returns the error of a batch that begins at a step. A partial failure says which rules were created.
    fn stopped(&self, error: Error, start: usize, length: usize) -> ApplyError {
        let (mut done, mut left) = (self.steps()[..start].to_vec(), Vec::new());
        for (place, step) in self.steps()[start..start + length].iter().enumerate() {
            let is_done = error.items().get(place).is_some_and(crate::ItemOutcome::is_ok);
            if is_done { &mut done } else { &mut left }.push(step.clone());
        }
        left.extend_from_slice(&self.steps()[start + length..]);
        ApplyError::call(error, done, left)
    }

    /// Returns whether the server would change the name of the client or user, or a topic.
    ///
    /// Servers echo a rule as they decoded it, even one that they reject because its access is unknown.
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
            // A server that accepts any access. The rule of the step replaces this one.
            Ok(()) => Ok(false),
        }
    }
}

/// Returns the rules to create with the next request.
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
