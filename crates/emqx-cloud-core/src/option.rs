//! Setters that take a value or none.

use crate::Secret;

/// What a setter of something optional takes: a value, or an `Option` of one.
///
/// ```
/// use emqx_cloud_core::IntoOption;
///
/// fn set(name: impl IntoOption<String>) -> Option<String> {
///     name.into_option()
/// }
///
/// assert_eq!(set("meter-7").as_deref(), Some("meter-7"));
/// assert_eq!(set(None::<&str>), None);
/// ```
pub trait IntoOption<T> {
    /// Returns the value, or `None` if the caller has none.
    fn into_option(self) -> Option<T>;
}

impl<T> IntoOption<T> for T {
    fn into_option(self) -> Option<T> {
        Some(self)
    }
}

impl<T> IntoOption<T> for Option<T> {
    fn into_option(self) -> Self {
        self
    }
}

/// Implements [`IntoOption`] for values that can be converted, and for `Option`s of them.
macro_rules! into_option {
    ($($from:ty => $to:ty),* $(,)?) => {$(
        impl IntoOption<$to> for $from {
            fn into_option(self) -> Option<$to> {
                Some(self.into())
            }
        }

        impl IntoOption<$to> for Option<$from> {
            fn into_option(self) -> Option<$to> {
                self.map(Into::into)
            }
        }
    )*};
}

into_option! {
    &str => String,
    &String => String,
    &str => Secret,
    String => Secret,
    &String => Secret,
    &Secret => Secret,
}
