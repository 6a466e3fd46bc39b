//! The integration tests, one binary. `support` builds temporary sites; each other
//! module is about one promise of the program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod code;
mod forms;
mod html;
mod support;

mod cli;
mod facts;
mod faults;
mod foreign;
mod kinds_doc;
mod properties;
mod publishing;
mod rows;
mod same_bytes;
mod samples;
mod site;
mod web;
