//! Every input that is kept is tried again: what starts the fuzzer, and whatever once broke a body.

use std::{fs, path::Path};

use plenary_fuzz_bodies::BODIES;

/// The inputs of a body, in order of their names.
fn inputs(name: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../corpus")
        .join(name);
    let files =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut inputs: Vec<_> = files
        .map(|file| file.expect("the folder can be read").path())
        .map(|path| {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            (name, fs::read(&path).expect("an input can be read"))
        })
        .collect();
    inputs.sort();
    inputs
}

#[test]
fn every_kept_input_does_what_it_should() {
    for (name, body) in BODIES {
        let inputs = inputs(name);
        assert!(!inputs.is_empty(), "no input for {name}");
        for (input, bytes) in inputs {
            let tried = std::panic::catch_unwind(|| body(&bytes));
            assert!(tried.is_ok(), "broken: tests/fuzz/corpus/{name}/{input}");
        }
    }
}
