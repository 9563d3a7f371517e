//! Addresses: what is accepted leads where it is typed, in every form.

use plenary::Language;

use super::{
    compiled,
    forms::{Form, forms, of_html},
    spots::every_address,
};

const REFUSED: [&str; 14] = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://example.org",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "//example.org",
    "https://",
    "https://example.org/\"onmouseover=alert(1)//",
    "https://example.org/<script>alert(1)</script>",
    "https://example.org/a b",
    "https://example.org/\r\nX-EVIL:1",
    "https://example.org/\u{9b}31m",
    "https://example.org/`a|b`",
    "https://example.org/\\",
];

const ACCEPTED: [&str; 9] = [
    "https://example.org/'onmouseover='alert(1)",
    "https://example.org/](javascript:alert(1))",
    "https://example.org/a)b(c",
    "https://example.org/&lt;&quot;&amp;",
    "https://example.org/*a*_b_~~c~~",
    "https://example.org/a,b;c:d=e+@f",
    "https://example.org/%0D%0ABEGIN:VEVENT",
    "https://example.org/]]--!",
    "mailto:a@example.org?subject=b%0ABcc:c@example.org",
];

#[test]
fn what_leads_astray_is_refused() {
    for address in REFUSED {
        let report = compiled(&every_address(address)).expect_err(address);
        let of_address = report
            .faults()
            .iter()
            .filter(|fault| fault.code.number() == "P0117");
        assert!(of_address.count() > 7, "{address}: {report}");
    }
}

#[test]
fn what_is_accepted_leads_where_it_is_typed() {
    let calm = every_address("https://example.org/calm");
    let calm = forms(&compiled(&calm).expect("it is an address"));
    for address in ACCEPTED {
        let schedule = compiled(&every_address(address))
            .unwrap_or_else(|report| panic!("{address}: {report}"));
        // Apps are given no address that is none by the letter.
        let of_frame = |form: &Form| form.name != "schedule-xml";
        for (form, calm) in forms(&schedule)
            .iter()
            .zip(&calm)
            .filter(|(form, _)| of_frame(form))
        {
            assert_eq!(
                form.frame, calm.frame,
                "{address} as {}: {}",
                form.name, form.whole
            );
        }
        let html = schedule.annex().to_html();
        let hrefs: Vec<_> = html
            .match_indices("href=\"")
            .map(|(at, _)| &html[at + 6..])
            .collect();
        let typed = address.replace('&', "&amp;");
        let found = hrefs
            .iter()
            .filter(|href| href.starts_with(&format!("{typed}\"")));
        assert!(found.count() > 3, "{address}: {html}");
        let xml = schedule
            .to_schedule_xml(Language::English)
            .expect("it is in English");
        roxmltree::Document::parse(&xml).expect("it is XML");
        of_html(&html);
    }
}
