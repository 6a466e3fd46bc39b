//! The integration tests, one binary. `support` builds temporary sites; each other
//! module is about one promise of the program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod code;
mod forms;
mod html;
mod support;

mod attachments;
mod checks;
mod cli;
mod facts;
mod faults;
mod faults_d;
mod fix;
mod foreign;
mod formats;
mod kinds_doc;
mod leaks;
mod privacy;
mod properties;
mod publishing;
mod rows;
mod rules;
mod same_bytes;
mod samples;
mod serve;
mod site;
mod web;
mod workdays;
