//! What the tests of the SDK stand on.
