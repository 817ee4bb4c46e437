//! The steps that change the existing rules into the desired ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{Rule, Subject};
use crate::generated::v4::Client;
use crate::generated::v4::types::AclAccess;
use crate::jobs::shown;

/// What [`ApplyAcl`](super::ApplyAcl) would do, based on the rules that existed when the plan was made.
///
/// `Display` writes a line for the client or user, and a line for each rule that changes or is interrupted:
///
/// ```text
/// rules of the client identifier `meter-7`: 1 unchanged
/// + allow pub t/1
/// ~ deny sub t/2 (was allow)
/// - allow pub t/3
/// ! allow pub t/4 (missing for a moment)
/// ```
#[derive(Debug, Clone)]
pub struct AclPlan {
    pub(super) client: Client,
    pub(super) subject: Subject,
    pub(super) wanted: Vec<Rule>,
    pub(super) change: AclChange,
    pub(super) interruptions: bool,
}

impl AclPlan {
    /// Sets whether unchanged rules may be missing for a moment; see [`interrupts`](Self::interrupts).
    #[must_use]
    pub fn allow_interruptions(mut self, allow: bool) -> Self {
        self.interruptions = allow;
        self
    }

    /// Returns the rules that will be created.
    pub fn added(&self) -> &[Rule] {
        &self.change.added
    }

    /// Returns the rules whose access will be changed.
    pub fn changed(&self) -> &[AclUpdate] {
        &self.change.changed
    }

    /// Returns the rules that will be removed.
    pub fn removed(&self) -> &[Rule] {
        &self.change.removed
    }

    /// Returns the rules that exist already.
    pub fn unchanged(&self) -> &[Rule] {
        &self.change.unchanged
    }

    /// Returns the [unchanged](Self::unchanged) rules that will be missing for a moment, because another rule for the same
    /// topic has to be deleted. Until they are created again, they do not apply.
    pub fn interrupts(&self) -> &[Rule] {
        &self.change.interrupted
    }

    /// Returns the steps, in their order.
    pub fn steps(&self) -> &[AclStep] {
        &self.change.steps
    }

    /// Returns whether the plan has no steps: the rules are the desired ones already.
    pub fn is_empty(&self) -> bool {
        self.change.steps.is_empty()
    }
}

impl fmt::Display for AclPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rules of {}: {} unchanged{}", self.subject, self.change.unchanged.len(), self.change)
    }
}

/// The difference between the existing rules and the desired ones.
///
/// `Display` writes a line break and a line for each rule that changes or is interrupted, as in [`AclPlan`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct AclChange {
    /// The rules that are missing.
    pub added: Vec<Rule>,
    /// The rules whose access changes.
    pub changed: Vec<AclUpdate>,
    /// The rules that are removed.
    pub removed: Vec<Rule>,
    /// The rules that exist already.
    pub unchanged: Vec<Rule>,
    /// The unchanged rules that will be missing for a moment.
    pub interrupted: Vec<Rule>,
    /// The steps, in their order.
    pub steps: Vec<AclStep>,
}

/// A rule whose access changes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AclUpdate {
    /// The desired rule.
    pub rule: Rule,
    /// Its previous access.
    pub was: AclAccess,
}

/// A step of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AclStep {
    /// Creates a rule, which replaces a rule for the same topic and action.
    Create(Rule),
    /// Deletes all rules for a topic.
    Delete(String),
}

impl fmt::Display for AclStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Create(rule) => write!(f, "create `{rule}`"),
            Self::Delete(topic) => write!(f, "delete the rules for `{}`", shown(topic)),
        }
    }
}

impl fmt::Display for AclChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.added.iter().try_for_each(|rule| write!(f, "\n+ {rule}"))?;
        self.changed
            .iter()
            .try_for_each(|AclUpdate { rule, was }| write!(f, "\n~ {rule} (was {})", shown(was.as_str())))?;
        self.removed.iter().try_for_each(|rule| write!(f, "\n- {rule}"))?;
        self.interrupted.iter().try_for_each(|rule| write!(f, "\n! {rule} (missing for a moment)"))
    }
}

impl AclChange {
    /// Compares rules as servers store them: without `pubsub`, and `wanted` without duplicates.
    pub(super) fn between(found: &[Rule], wanted: &[Rule]) -> Self {
        let key = |rule: &Rule| (rule.topic.clone(), rule.action.to_string());
        let mut there: BTreeMap<_, Vec<&Rule>> = BTreeMap::new();
        for rule in found {
            there.entry(key(rule)).or_default().push(rule);
        }
        let mut change = Self::default();
        let mut kept = BTreeSet::new();
        for rule in wanted {
            let key = key(rule);
            // If a server has two rules for a topic and an action, creating one replaces both.
            let others = there.get(&key).map(|rules| rules.iter().find(|found| found.access != rule.access));
            match others {
                None => change.added.push(rule.clone()),
                Some(None) => change.unchanged.push(rule.clone()),
                Some(Some(other)) => {
                    change.changed.push(AclUpdate { rule: rule.clone(), was: other.access.clone() });
                }
            }
            kept.insert(key);
        }
        let mut gone = BTreeSet::new();
        let surplus = found.iter().filter(|rule| !kept.contains(&key(rule)) && gone.insert(key(rule)));
        change.removed = surplus.cloned().collect();
        change.order(wanted);
        change
    }

    /// Sets the steps, and what they interrupt.
    fn order(&mut self, wanted: &[Rule]) {
        let mut deleted = BTreeSet::new();
        let topics: Vec<_> =
            self.removed.iter().map(|rule| &rule.topic).filter(|topic| deleted.insert(topic.as_str())).collect();
        let mut by_topic: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
        for rule in wanted {
            by_topic.entry(&rule.topic).or_default().push(rule);
        }
        let is_rewritten = |topic: &str| deleted.contains(topic) && by_topic.contains_key(topic);
        let created = self.added.iter().chain(self.changed.iter().map(|update| &update.rule));
        // The rules of a topic that loses one of them and keeps or gets another are created after the deletion.
        let mut early: Vec<_> = created.filter(|rule| !is_rewritten(&rule.topic)).collect();
        // A new rule that denies must not take effect before the new rules that allow.
        early.sort_by_key(|rule| rule.access == AclAccess::Deny);
        let create = |rule: &Rule| AclStep::Create(rule.clone());
        let delete = |topic: &&String| AclStep::Delete((*topic).clone());
        let mut steps: Vec<_> = early.into_iter().map(create).collect();
        steps.extend(topics.iter().filter(|topic| !is_rewritten(topic)).map(delete));
        let unchanged: BTreeSet<_> = self.unchanged.iter().map(|rule| (&rule.topic, rule.action.as_str())).collect();
        for topic in topics.iter().filter(|topic| is_rewritten(topic)) {
            steps.push(delete(topic));
            for rule in by_topic.get(topic.as_str()).into_iter().flatten() {
                steps.push(create(rule));
                if unchanged.contains(&(&rule.topic, rule.action.as_str())) {
                    self.interrupted.push((*rule).clone());
                }
            }
        }
        self.steps = steps;
    }
}
