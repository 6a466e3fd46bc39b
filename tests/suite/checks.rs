//! Rules about figures, dates and words: each family in a file.

mod columns;
mod deadlines;
mod equations;
mod every_cell;
mod found;
mod metadata;
mod places;
mod prose;
mod review;
mod samples;
mod series;
