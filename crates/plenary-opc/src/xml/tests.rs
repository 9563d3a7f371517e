use roxmltree::{Document, Node};

use super::{Scan, parse};
use crate::{Error, Limit};

fn refusal(text: &str) -> Error {
    parse(text).expect_err("it is refused")
}

/// Elements within one another, each with a new namespace.
fn nested(count: usize) -> String {
    let open = (0..count).map(|i| format!("<a xmlns:a{i}='{i}'>"));
    open.collect::<Vec<_>>().concat() + &"</a>".repeat(count)
}

fn attributes(count: usize) -> String {
    let each = (0..count).map(|i| format!(" a{i}=''"));
    each.collect::<Vec<_>>().concat()
}

#[test]
fn nested_namespaces_are_refused() {
    assert!(parse(&nested(100)).is_ok());
    for count in [101, 750, 3000] {
        assert_eq!(refusal(&nested(count)), Error::TooMuch(Limit::Namespaces));
    }
}

#[test]
fn an_element_has_few_attributes() {
    assert!(parse(&format!("<a{}/>", attributes(100))).is_ok());
    for count in [101, 40_000] {
        let text = format!("<a{}/>", attributes(count));
        assert_eq!(refusal(&text), Error::TooMuch(Limit::Attributes));
    }
}

#[test]
fn elements_are_nested_so_deep_and_no_deeper() {
    let deep = |count| format!("{}{}", "<a>".repeat(count), "</a>".repeat(count));
    assert!(parse(&deep(256)).is_ok());
    assert_eq!(refusal(&deep(257)), Error::TooMuch(Limit::Depth));
    let message = refusal(&deep(257)).to_string();
    assert_eq!(message, "it has more than 256 elements within one another");
}

#[test]
fn elements_are_counted_in_all() {
    let many = |count| format!("<s>{}</s>", "<w:style/>".repeat(count));
    assert_eq!(refusal(&many(2_500_000)), Error::TooMuch(Limit::Nodes));
    assert_eq!(refusal(&many(1_000_000)), Error::TooMuch(Limit::Nodes));
    let alone = "<a/>".repeat(999_999);
    assert!(parse(&format!("<s>{alone}</s>")).is_ok());
}

#[test]
fn texts_comments_and_instructions_are_counted_too() {
    for one in ["<a/>a", "<!--a-->a", "<?a b?>a", "<![CDATA[a]]><a/>"] {
        let text = format!("<s>{}</s>", one.repeat(500_000));
        assert_eq!(refusal(&text), Error::TooMuch(Limit::Nodes), "{one}");
    }
}

#[test]
fn attributes_and_declarations_are_counted_in_all() {
    let text = format!("<s>{}</s>", "<a b='' c=''/>".repeat(500_001));
    assert_eq!(refusal(&text), Error::TooMuch(Limit::AllAttributes));
    let text = format!("<s>{}</s>", "<a xmlns:b='c'/>".repeat(10_001));
    assert_eq!(refusal(&text), Error::TooMuch(Limit::Declarations));
}

#[test]
fn a_document_type_is_refused() {
    let text = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>";
    assert_eq!(refusal(text), Error::DocumentType);
}

#[test]
fn nothing_hides_in_quotes_or_comments() {
    let many = attributes(101);
    for text in [
        format!("<?xml version='?><!--'?><s><a{many}/></s><!---->"),
        format!("<s b='>' c=\"'\" d='<!--'><a{many}/></s>"),
        format!("<s><!-- ' --><a b='/>'{many}/></s>"),
        format!("<s><![CDATA[<!--]]><a{many}/></s>"),
        format!("<s><?b '?><a{many}/></s>"),
        format!("<s><!--><a>--><a{many}/></s>"),
        format!("<s\nb\t=\n'>'\n><a{many}\n/></s>"),
        format!("\u{feff}<?xml version=\"'\"?><a{many}/>"),
    ] {
        assert_eq!(refusal(&text), Error::TooMuch(Limit::Attributes), "{text}");
    }
}

/// Texts of up to four of these are all tried below.
const FRAGMENTS: [&str; 17] = [
    "<a>",
    "</a>",
    "<a b='>'/>",
    "<a xmlns:n=\"'\">",
    "<a xmlns = 'u' b = \"<\" >",
    "<n:a n:xmlns='/' n:b=''/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?p ",
    "<?xml version='?>' ?>",
    "?>",
    "'",
    ">",
    "/>",
    "t",
];

#[test]
fn the_pass_counts_at_least_what_the_parser_keeps() {
    let mut accepted = 0;
    let mut texts = vec![String::new()];
    for _ in 0..4 {
        let longer = texts.iter().flat_map(|text| {
            let fragments = FRAGMENTS.iter();
            fragments.map(move |fragment| format!("{text}{fragment}"))
        });
        texts = longer.collect();
        for text in &texts {
            let Ok(document) = Document::parse(text) else {
                continue;
            };
            accepted += 1;
            let mut scan = Scan::new(text).expect("it is short");
            scan.run().expect("it is short");
            let nodes = document.descendants().count() - 1;
            assert!(scan.nodes >= nodes, "{text}");
            let elements = document.descendants().filter(Node::is_element);
            let namespaces = elements.map(|node| node.namespaces().len()).max();
            assert!(Some(scan.declarations) >= namespaces, "{text}");
        }
    }
    assert!(accepted > 100, "{accepted}");
}
