//! Retry budgets, which limit the retries of all calls of a client together.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A budget of tokens for retries, shared by its clones: by default, by all calls of a client and of the client's
/// clones.
///
/// Every retry takes a token, and every call that ends without a retryable error gives back a part of one. When most
/// calls fail, the tokens run out, and calls are no longer retried until the server has recovered, so that retries do
/// not multiply the load on a failing server.
///
/// A token is reserved before the wait for a retry, and taken when the retry begins: a call that is dropped while it
/// waits takes none. Retries within the [patience](crate::Retry::patience) of a call take none either.
///
/// ```
/// use emqx_cloud::{Client, Retry, RetryBudget};
///
/// // Two deployments behind one gateway: at most 50 retries in a burst, and 5% of all calls in the long run.
/// let budget = RetryBudget::of_retries(50).responses_per_retry(20);
/// let retry = Retry::default().budget(&budget);
/// let one = Client::builder("https://one.example:8443/api", "app-id", "app-secret").retry(retry.clone()).build()?;
/// let two = Client::builder("https://two.example:8443/api", "app-id", "app-secret").retry(retry).build()?;
/// # let _ = (one, two);
/// assert_eq!(budget.available(), 50);
/// # Ok::<_, emqx_cloud::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct RetryBudget {
    /// `None` for a budget without a limit.
    bucket: Option<Arc<Bucket>>,
}

#[derive(Debug)]
struct Bucket {
    /// Parts of tokens; `parts` of them are a token.
    left: AtomicU64,
    retries: u32,
    parts: u64,
}

impl Default for RetryBudget {
    /// Returns a budget with 100 tokens, which gets one back for every 10 responses.
    fn default() -> Self {
        Self::of_retries(100)
    }
}

impl RetryBudget {
    /// Creates a budget that starts full with `retries` tokens.
    ///
    /// It gets one token back for every 10 responses that are no reason to retry.
    pub fn of_retries(retries: u32) -> Self {
        Self::full(retries, 10)
    }

    /// Sets how many responses that are no reason to retry give back one token; 0 means 1.
    ///
    /// The result is a new, full budget, which it does not share with clones of the previous one.
    #[must_use]
    pub fn responses_per_retry(self, responses: u32) -> Self {
        match self.bucket {
            Some(bucket) => Self::full(bucket.retries, responses),
            None => self,
        }
    }

    fn full(retries: u32, responses: u32) -> Self {
        let parts = responses.max(1).into();
        let left = AtomicU64::new(u64::from(retries) * parts);
        Self { bucket: Some(Arc::new(Bucket { left, retries, parts })) }
    }

    /// Creates a budget without a limit.
    pub fn unlimited() -> Self {
        Self { bucket: None }
    }

    /// Returns the number of available tokens; [`u32::MAX`] without a limit.
    pub fn available(&self) -> u32 {
        let tokens = |bucket: &Arc<Bucket>| bucket.left.load(Ordering::Relaxed) / bucket.parts;
        self.bucket.as_ref().map_or(u32::MAX, |bucket| tokens(bucket).try_into().unwrap_or(u32::MAX))
    }

    /// Reserves a token, if there is one.
    pub(crate) fn reserve(&self) -> Option<Token> {
        if let Some(bucket) = &self.bucket {
            let less = |left: u64| left.checked_sub(bucket.parts);
            bucket.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).ok()?;
        }
        Some(Token { bucket: self.bucket.clone() })
    }

    /// Gives back a part of a token.
    pub(crate) fn give_back(&self) {
        if let Some(bucket) = &self.bucket {
            bucket.add(1);
        }
    }
}

impl Bucket {
    fn add(&self, parts: u64) {
        let full = u64::from(self.retries) * self.parts;
        let more = |left: u64| Some(left.saturating_add(parts).min(full));
        // The function always returns a value, so this cannot fail.
        let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}

/// A reserved token, which goes back to its budget when dropped, unless it is spent.
#[derive(Debug)]
pub(crate) struct Token {
    /// `None` if it is spent, or if the budget has no limit.
    bucket: Option<Arc<Bucket>>,
}

impl Token {
    /// Spends the token, because the retry begins.
    pub fn spend(mut self) {
        self.bucket = None;
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        if let Some(bucket) = self.bucket.take() {
            bucket.add(bucket.parts);
        }
    }
}
