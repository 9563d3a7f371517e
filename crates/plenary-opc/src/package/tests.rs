use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::Package;
use crate::{Error, Limit};

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    packed(parts, CompressionMethod::Deflated)
}

fn packed(parts: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = SimpleFileOptions::default().compression_method(method);
        archive.start_file(*name, options).expect("a new name");
        archive.write_all(content).expect("there is room");
    }
    archive.finish().expect("it can be packed").into_inner()
}

#[test]
fn a_part_is_found_by_its_name_whatever_its_capitals() {
    let file = archive(&[("Word/Document.xml", b"a")]);
    let package = Package::open(&file).expect("it is an archive");
    assert_eq!(package.text("word/document.xml"), Ok(Some("a".to_owned())));
    assert_eq!(package.text("/word/document.xml"), Ok(Some("a".to_owned())));
    assert_eq!(package.text("word/styles.xml"), Ok(None));
}

#[test]
fn what_is_no_archive_or_no_text_is_refused() {
    assert_eq!(Package::open(b"a text").err(), Some(Error::NotAnArchive));
    let file = archive(&[("a", b"\xff")]);
    let package = Package::open(&file).expect("it is an archive");
    assert_eq!(package.text("a"), Err(Error::Unreadable("a".to_owned())));
    assert_eq!(package.bytes("a"), Ok(Some(vec![0xff])));
}

#[test]
fn a_part_unpacks_to_so_many_times_its_size() {
    let bomb = vec![b' '; 2 << 20];
    let small = vec![b' '; 1 << 20];
    let file = archive(&[("bomb", &bomb), ("small", &small)]);
    let package = Package::open(&file).expect("it is an archive");
    assert_eq!(package.bytes("bomb"), Err(Error::TooMuch(Limit::Ratio)));
    assert_eq!(package.bytes("small"), Ok(Some(small)));
}

#[test]
fn a_part_and_all_that_are_read_have_so_many_bytes() {
    let large = vec![b' '; (32 << 20) + 1];
    let parts = [("large", &large[..]), ("half", &large[..24 << 20])];
    let file = packed(&parts, CompressionMethod::Stored);
    let package = Package::open(&file).expect("it is an archive");
    let broken = package.bytes("large");
    assert_eq!(broken, Err(Error::TooMuch(Limit::PartBytes)));
    assert!(package.bytes("half").is_ok());
    assert!(package.bytes("half").is_ok());
    let broken = package.bytes("half");
    assert_eq!(broken, Err(Error::TooMuch(Limit::UnpackedBytes)));
}

#[test]
fn parts_are_counted_before_they_are_listed() {
    let names: Vec<_> = (0..=10_000).map(|i| i.to_string()).collect();
    let parts: Vec<_> = names.iter().map(|name| (&**name, &b""[..])).collect();
    let most = archive(&parts[1..]);
    assert!(Package::open(&most).is_ok());
    let broken = Package::open(&archive(&parts)).expect_err("they are too many");
    assert_eq!(broken.to_string(), "it has more than 10000 parts");
}
