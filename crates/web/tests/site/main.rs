//! The whole site as visitors and everyone signed in meet it: who gets in, what every answer
//! carries, how every page reads, what the cache may do, what hostile text becomes.

mod agenda;
mod bulk;
mod cache;
mod common;
mod editions;
mod follow;
mod headers;
mod hostile;
mod matrix;
mod papers;
mod parts;
mod read;
mod reader;
mod reports;
mod search;
mod steering;
mod timing;
mod unchanged;
mod work;
