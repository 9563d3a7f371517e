//! The suite has no code of its own outside its test target.
