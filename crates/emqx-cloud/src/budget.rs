//! How many retries all calls of a client may make together.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Tokens for retries, shared by everything that has a clone of it: by default, all calls of a client and of its
/// clones.
///
/// Every retry takes a token, and every response that is no reason to retry gives back a part of one. When most calls
/// fail, the tokens run out, and calls are made once until the server has recovered: an outage is not multiplied by the
/// number of attempts.
///
/// ```
/// use emqx_cloud::{Client, Retry, RetryBudget};
///
/// // Two deployments behind one gateway: no more than 50 retries at once, and 5% of all calls in the long run.
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
    /// `None`: there is no limit.
    bucket: Option<Arc<Bucket>>,
}

#[derive(Debug)]
struct Bucket {
    /// Parts of tokens, of which `parts` make a token.
    left: AtomicU64,
    retries: u32,
    parts: u64,
}

impl Default for RetryBudget {
    /// Has tokens for 100 retries, and gets one more for every 10 responses.
    fn default() -> Self {
        Self::of_retries(100)
    }
}

impl RetryBudget {
    /// Creates a budget that starts full, with tokens for so many retries. It gets one back for every 10 responses that
    /// are no reason to retry.
    pub fn of_retries(retries: u32) -> Self {
        Self::full(retries, 10)
    }

    /// Sets how many responses that are no reason to retry give back one token; 0 means 1.
    ///
    /// The budget is a new and full one: nothing that has a clone of the one before shares it.
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

    /// Returns how many retries it has tokens for now; without a limit, [`u32::MAX`].
    pub fn available(&self) -> u32 {
        let tokens = |bucket: &Arc<Bucket>| bucket.left.load(Ordering::Relaxed) / bucket.parts;
        self.bucket.as_ref().map_or(u32::MAX, |bucket| tokens(bucket).try_into().unwrap_or(u32::MAX))
    }

    /// Takes a token, if there is one.
    pub(crate) fn take(&self) -> bool {
        let Some(bucket) = &self.bucket else { return true };
        let less = |left: u64| left.checked_sub(bucket.parts);
        bucket.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok()
    }

    /// Gives back a part of a token.
    pub(crate) fn give_back(&self) {
        let Some(bucket) = &self.bucket else { return };
        let full = u64::from(bucket.retries) * bucket.parts;
        let more = |left: u64| (left < full).then(|| left + 1);
        // It fails when the bucket is full, which is as good.
        let _ = bucket.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}
