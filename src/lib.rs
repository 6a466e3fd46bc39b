//! gongkai (公开): disclosure portals from YAML-front-mattered Markdown.
//!
//! ARCHITECTURE.md tells the stages and what never happens where.

pub mod attachment;
pub mod check;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod fix;
pub mod kinds;
pub mod markdown;
pub mod output;
pub mod pipeline;
pub mod plan;
pub mod privacy;
pub mod record;
pub mod render;
pub mod rules;
pub mod serve;
pub mod site;
pub mod source;
pub mod theme;
pub mod value;
pub mod yaml;
