//! Nothing: the examples are targets, and a package needs a library or a program too.
