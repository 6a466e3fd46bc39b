//! gongkai (公开): disclosure portals from YAML-front-mattered Markdown.
//!
//! ARCHITECTURE.md tells the stages and what never happens where.

pub mod diagnostic;
pub mod kinds;
pub mod value;
pub mod yaml;
