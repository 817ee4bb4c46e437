//! How many retries all calls of a client may make together.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Tokens for retries, shared by everything that has a clone of it: by default, all calls of a client and of its
/// clones.
///
/// Every retry takes a token, and every answer that is no reason to try again gives back a part of one. When most
/// calls fail, the tokens run out, and calls are tried once until the server is well again: an outage is not
/// multiplied by the number of attempts.
///
/// ```
/// use emqx_cloud::{Client, Retry, RetryBudget};
///
/// // Two deployments behind one gateway: no more than 50 retries at once, and 5% of all calls in the long run.
/// let budget = RetryBudget::new(50, 20);
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
    full: u64,
    parts: u64,
}

impl Default for RetryBudget {
    /// 100 retries, and one more for every 10 answers.
    fn default() -> Self {
        Self::new(100, 10)
    }
}

impl RetryBudget {
    /// `retries` tokens at first and at most, and one back for every `answers` answers that are no reason to try
    /// again; 0 answers mean 1.
    pub fn new(retries: u32, answers: u32) -> Self {
        let parts = answers.max(1).into();
        let full = u64::from(retries) * parts;
        Self { bucket: Some(Arc::new(Bucket { left: AtomicU64::new(full), full, parts })) }
    }

    /// No limit.
    pub fn unlimited() -> Self {
        Self { bucket: None }
    }

    /// How many retries it has tokens for now; without a limit, [`u32::MAX`].
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
        let more = |left: u64| (left < bucket.full).then(|| left + 1);
        // It fails when the bucket is full, which is as good.
        let _ = bucket.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}
