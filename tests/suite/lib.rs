//! Nothing: the suite is a test target, and a package needs a library or a program too.
