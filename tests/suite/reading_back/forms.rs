//! Every form of a schedule, read back.

use plenary::{Annex, Language, Schedule};
use plenary_tests::html::{Piece, pieces};

use super::{
    blocks::{self, Block},
    feeds, html_list, html_table,
    lexicon::Lexicon,
    paper,
    statement::{Fact, Form, Names, Scope, Statement},
};

/// Returns what a list for people tells.
fn list(schedule: &Schedule) -> Scope {
    let facts = vec![
        Fact::ClosedDays,
        Fact::Deadlines,
        Fact::DeadlineRules,
        Fact::Functions,
        Fact::WholeDays,
        Fact::Unsettled,
        Fact::Continued,
        Fact::Numbers,
        Fact::Rooms,
        Fact::After,
    ];
    let scope = Scope::new(facts, Names::Shown);
    if schedule.plan().shows_ends() {
        scope.with(Fact::Ends)
    } else {
        scope
    }
}

/// Returns what tables tell.
fn tables(schedule: &Schedule) -> Scope {
    let scope = list(schedule).with(Fact::ShortNames);
    if schedule.plan().marks_continued() {
        scope
    } else {
        scope.without(&[Fact::Continued])
    }
}

/// Returns what data for search engines tell: when it is, what it is called, whether it is held.
fn data(schedule: &Schedule) -> Scope {
    let scope = list(schedule).without(&[
        Fact::ClosedDays,
        Fact::Deadlines,
        Fact::WholeDays,
        Fact::Continued,
        Fact::Numbers,
        Fact::Rooms,
        Fact::After,
    ]);
    scope.with(Fact::Ends).naming(Names::Nobody)
}

fn form(name: &'static str, statements: Vec<Statement>, scope: Scope) -> Form {
    Form {
        name,
        statements,
        scope,
    }
}

/// Returns every form but the compiled schedule as JSON, with which they are compared.
pub(super) fn all(schedule: &Schedule, language: Language, lexicon: &Lexicon) -> Vec<Form> {
    let annex = schedule.annex_in(language).expect("the plan has it");
    let tags = [annex.to_html(), annex.to_fragment()].map(|page| pieces(&page));
    let docx = plenary_docx::docx(&annex).expect("it can be packed");
    let mut forms = vec![
        form("html list", html_list::read(&tags[0]), list(schedule)),
        form("fragment list", html_list::read(&tags[1]), list(schedule)),
        form("html data", html_list::data(&tags[0]), data(schedule)),
        text(&annex, lexicon, list(schedule)),
    ];
    if !annex.tables.is_empty() {
        let scope = || tables(schedule).without(&[Fact::Deadlines]);
        let read = |tags: &[Piece]| blocks::statements(&html_table::read(tags), lexicon);
        forms.push(form("html tables", read(&tags[0]), scope()));
        forms.push(form("fragment tables", read(&tags[1]), scope()));
    }
    let markdown = paper::markdown(&annex.to_markdown());
    for (name, blocks) in [("markdown", markdown), ("docx", paper::word(&docx))] {
        let mut all = blocks.iter();
        let has_tables = all.any(|block| matches!(block, Block::Table(_)));
        let scope = if has_tables {
            tables(schedule)
        } else {
            list(schedule)
        };
        forms.push(form(name, blocks::statements(&blocks, lexicon), scope));
    }
    forms.extend(for_programs(schedule, language, lexicon));
    forms
}

fn text(annex: &Annex, lexicon: &Lexicon, scope: Scope) -> Form {
    let blocks = paper::text(&annex.to_text());
    let mut statements = blocks::statements(&blocks, lexicon);
    for statement in &mut statements {
        // Characters alone are not struck through.
        statement.is_struck = None;
    }
    form("text", statements, scope)
}

fn for_programs(schedule: &Schedule, language: Language, lexicon: &Lexicon) -> [Form; 3] {
    let every = || {
        let scope = list(schedule).without(&[Fact::Ends, Fact::DeadlineRules]);
        scope.with(Fact::Ends).with(Fact::SittingsApart)
    };
    let calendar = every().without(&[Fact::ClosedDays, Fact::Unsettled]);
    let table = every().without(&[Fact::Deadlines, Fact::After]);
    let apps = every().without(&[
        Fact::ClosedDays,
        Fact::Deadlines,
        Fact::WholeDays,
        Fact::Functions,
    ]);
    [
        form(
            "ics",
            feeds::calendar(schedule, language),
            calendar.naming(Names::Offices),
        ),
        form(
            "csv",
            feeds::table(schedule, language),
            table.naming(Names::Everyone),
        ),
        form(
            "schedule-xml",
            feeds::apps(schedule, language, lexicon),
            apps,
        ),
    ]
}
