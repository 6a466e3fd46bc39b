//! The integration tests, one binary. `support` builds temporary sites; each other
//! module is about one promise of the program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod forms;
mod html;
mod support;

mod faults;
mod samples;
mod site;
