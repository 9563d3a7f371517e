//! Every form of a schedule is read back: what it tells of every occurrence, which is a sitting, an event
//! on a day, a closed day or a deadline.

mod agreement;
mod blocks;
mod comparison;
mod compiled;
mod feeds;
mod forms;
mod gaps;
mod html_list;
mod html_table;
mod lexicon;
mod occurrence;
mod paper;
mod planned;
mod sources;
mod statement;
mod words;
