//! Sets the exact access rules of a client or a user.

mod apply;
mod plan;

use std::collections::BTreeMap;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use emqx_cloud_core::{InvalidArgument, InvalidArguments, Validate};

use super::shown;
use crate::call::Call;
use crate::error::{Failure, Result};
use crate::generated::v4::types::{self, AclAccess, AclAction};
use crate::generated::v4::{Client, operations};

pub use apply::{Applied, ApplyError, ApplyErrorKind};
pub use plan::{AclChange, AclPlan, AclStep, AclUpdate};

/// An access rule for the client or user of a job.
///
/// ```
/// use emqx_cloud::jobs::Rule;
/// use emqx_cloud::types::{AclAccess, AclAction};
///
/// assert_eq!(Rule::allow(AclAction::Pub, "t/1"), Rule::new("t/1", "pub", "allow"));
/// assert_eq!(Rule::from(("t/1", AclAction::Pub, AclAccess::Deny)).to_string(), "deny pub t/1");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Rule {
    /// The topic filter. Servers do not check it.
    pub topic: String,
    /// The action that the rule allows or denies. Servers store a rule for `pubsub` as two rules.
    pub action: AclAction,
    /// Whether the rule allows or denies the action.
    pub access: AclAccess,
}

impl Rule {
    /// Creates a rule.
    pub fn new(topic: impl Into<String>, action: impl Into<AclAction>, access: impl Into<AclAccess>) -> Self {
        Self { topic: topic.into(), action: action.into(), access: access.into() }
    }

    /// Creates a rule that allows an action.
    pub fn allow(action: impl Into<AclAction>, topic: impl Into<String>) -> Self {
        Self::new(topic, action, AclAccess::Allow)
    }

    /// Creates a rule that denies an action.
    pub fn deny(action: impl Into<AclAction>, topic: impl Into<String>) -> Self {
        Self::new(topic, action, AclAccess::Deny)
    }

    /// Returns the rules that servers store for this one.
    fn stored(&self) -> Vec<Self> {
        match self.action {
            AclAction::Pubsub => [AclAction::Pub, AclAction::Sub]
                .map(|action| Self { action, topic: self.topic.clone(), access: self.access.clone() })
                .to_vec(),
            _ => vec![self.clone()],
        }
    }
}

impl<T: Into<String>, A: Into<AclAction>, B: Into<AclAccess>> From<(T, A, B)> for Rule {
    fn from((topic, action, access): (T, A, B)) -> Self {
        Self::new(topic, action, access)
    }
}

/// Displays the rule as `allow pub t/1`.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { topic, action, access } = self;
        write!(f, "{} {} {}", shown(access.as_str()), shown(action.as_str()), shown(topic))
    }
}

/// The client or user that rules are for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Subject {
    Clientid(String),
    Username(String),
}

impl Subject {
    /// Reads the rules, as servers store them.
    async fn rules(&self, client: &Client) -> Result<Vec<Rule>> {
        let rules = match self {
            Self::Clientid(clientid) => {
                let rows = client.get_acl_by_clientid(clientid).send().await?;
                rows.into_iter().map(|row| Rule::new(row.topic, row.action, row.access)).collect::<Vec<_>>()
            }
            Self::Username(username) => {
                let rows = client.get_acl_by_username(username).send().await?;
                rows.into_iter().map(|row| Rule::new(row.topic, row.action, row.access)).collect()
            }
        };
        Ok(rules.iter().flat_map(Rule::stored).collect())
    }

    fn name(&self) -> &str {
        match self {
            Self::Clientid(name) | Self::Username(name) => name,
        }
    }

    /// Returns a rule for this subject, to create.
    fn rule(&self, rule: &Rule) -> types::AclRule {
        let Rule { topic, action, access } = rule.clone();
        match self {
            Self::Clientid(clientid) => types::ClientidAclRule::new(clientid, topic, action, access).into(),
            Self::Username(username) => types::UsernameAclRule::new(username, topic, action, access).into(),
        }
    }

    /// Deletes all rules for a topic.
    async fn delete(&self, client: &Client, topic: &str) -> Result<()> {
        let ack = match self {
            Self::Clientid(clientid) => client.delete_acl_by_clientid(clientid, topic).send().await,
            Self::Username(username) => client.delete_acl_by_username(username, topic).send().await,
        };
        ack.map(drop)
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self {
            Self::Clientid(_) => "client identifier",
            Self::Username(_) => "user name",
        };
        write!(f, "the {kind} `{}`", shown(self.name()))
    }
}

/// # jobs: access rules
impl Client {
    /// Makes these the only access rules of a client identifier: creates missing rules, changes those with another access, and
    /// removes all others.
    ///
    /// Rules for user names and rules for all clients are not changed.
    ///
    /// Awaiting the job makes a [plan](ApplyAcl::plan) and [applies](AclPlan::apply) it. With an empty list, all rules
    /// of the client are removed.
    ///
    /// # What clients notice
    ///
    /// First, rules are created or changed: those that allow, then those that deny. Then other rules are deleted. So a rule that
    /// exists both before and afterwards, with the same access, exists all the time.
    ///
    /// There is one exception: servers can only delete all rules for a topic at once. To remove `sub t/1` and keep `pub t/1`,
    /// both are deleted and the second is created again, so it is missing for a moment. A temporary rule could not prevent
    /// that: it would have to cover more topics or more clients. [`AclPlan::interrupts`] lists such rules. Applying such a plan
    /// is an error unless [`allow_interruptions`](ApplyAcl::allow_interruptions) permits it.
    ///
    /// If several topic filters match a topic, the server decides which rule applies; the measured servers apply the newest one.
    /// The order of `rules` has no meaning, so do not use overlapping filters with different access.
    ///
    /// Connected clients can keep their subscriptions, and servers can cache decisions for a while.
    ///
    /// # Errors
    ///
    /// Awaiting the job returns an error, and sends nothing, if a topic is empty or has a character that cannot be sent, if an
    /// action or access is not a documented one, or if two rules have the same topic and action. For all other errors, see
    /// [`AclPlan::apply`].
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use emqx_cloud::jobs::Rule;
    /// use emqx_cloud::types::AclAction;
    ///
    /// let rules = [Rule::allow(AclAction::Pubsub, "meters/7/#"), Rule::deny(AclAction::Pub, "alerts/#")];
    /// let plan = emqx.apply_acl_by_clientid("meter-7", rules).plan().await?;
    /// println!("{plan}"); // a line for each change, such as: + allow pub meters/7/#
    /// plan.apply().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn apply_acl_by_clientid(
        &self,
        clientid: impl Into<String>,
        rules: impl IntoIterator<Item = impl Into<Rule>>,
    ) -> ApplyAcl {
        ApplyAcl::new(self, Subject::Clientid(clientid.into()), rules)
    }

    /// Makes these the only access rules of a user name.
    ///
    /// Everything else is as in [`apply_acl_by_clientid`](Self::apply_acl_by_clientid).
    ///
    /// # Errors
    ///
    /// As in [`apply_acl_by_clientid`](Self::apply_acl_by_clientid).
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let applied = emqx.apply_acl_by_username("alice", [("news/#", "sub", "allow")]).await?;
    /// println!("{} changes", applied.changes);
    /// # Ok(())
    /// # }
    /// ```
    pub fn apply_acl_by_username(
        &self,
        username: impl Into<String>,
        rules: impl IntoIterator<Item = impl Into<Rule>>,
    ) -> ApplyAcl {
        ApplyAcl::new(self, Subject::Username(username.into()), rules)
    }
}

/// The job of [`Client::apply_acl_by_clientid`] and [`Client::apply_acl_by_username`], which has not been started yet.
#[derive(Debug, Clone)]
#[must_use = "a job does nothing until it is awaited"]
pub struct ApplyAcl {
    client: Client,
    subject: Subject,
    /// As the caller gave them.
    rules: Vec<Rule>,
    interruptions: bool,
}

impl ApplyAcl {
    fn new(client: &Client, subject: Subject, rules: impl IntoIterator<Item = impl Into<Rule>>) -> Self {
        let rules = rules.into_iter().map(Into::into).collect();
        Self { client: client.clone(), subject, rules, interruptions: false }
    }

    /// Sets whether unchanged rules may be missing for a moment; see
    /// [`apply_acl_by_clientid`](Client::apply_acl_by_clientid). The default is `false`.
    pub fn allow_interruptions(mut self, allow: bool) -> Self {
        self.interruptions = allow;
        self
    }

    /// Returns the difference from the rules that exist, and changes nothing.
    ///
    /// # Errors
    ///
    /// Returns an error if a rule is invalid, or if the existing rules cannot be read.
    pub async fn plan(self) -> Result<AclPlan> {
        let Self { client, subject, rules, interruptions } = self;
        let wanted = wanted(&rules).map_err(|invalid| {
            let (operation, name) = match subject {
                Subject::Clientid(_) => (&operations::GET_ACL_BY_CLIENTID, "apply_acl_by_clientid"),
                Subject::Username(_) => (&operations::GET_ACL_BY_USERNAME, "apply_acl_by_username"),
            };
            Call::new(client.parts().0, operation, name, "").fail(Failure::invalid_argument(invalid))
        })?;
        let found = subject.rules(&client).await?;
        let change = AclChange::between(&found, &wanted);
        Ok(AclPlan { client, subject, wanted, change, interruptions })
    }

    /// Makes a plan, and applies it.
    ///
    /// # Errors
    ///
    /// See [`apply_acl_by_clientid`](Client::apply_acl_by_clientid).
    pub async fn send(self) -> std::result::Result<Applied, ApplyError> {
        self.plan().await?.apply().await
    }
}

impl IntoFuture for ApplyAcl {
    type Output = std::result::Result<Applied, ApplyError>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// Returns the rules as servers store them, or all their problems.
fn wanted(rules: &[Rule]) -> std::result::Result<Vec<Rule>, InvalidArguments> {
    let mut invalid = InvalidArguments::default();
    let mut stored = Vec::new();
    // The index of the first rule for a topic and an action.
    let mut places: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (place, rule) in rules.iter().enumerate() {
        invalid.within(format_args!("rules[{place}]"), |invalid| {
            let Rule { topic, action, access } = rule.clone();
            if !action.is_known() {
                invalid.add(Err(InvalidArgument::new("action", "must be `pub`, `sub` or `pubsub`")));
            }
            if !access.is_known() {
                invalid.add(Err(InvalidArgument::new("access", "must be `allow` or `deny`")));
            }
            types::AllAclRule::new(topic, action, access).check(invalid);
            let mut first = None;
            for part in rule.stored() {
                let key = (part.topic.clone(), part.action.to_string());
                let known = *places.entry(key).or_insert(place);
                first = first.or((known != place).then_some(known));
                stored.push(part);
            }
            if let Some(first) = first {
                let how = if rules[first].access == rule.access { "repeats" } else { "contradicts" };
                let problem = format!("{how} `rules[{first}]`: a topic can have one rule for an action");
                invalid.add(Err(InvalidArgument::new("", problem)));
            }
        });
    }
    if invalid.is_empty() { Ok(stored) } else { Err(invalid) }
}
