//! Readings as questions to a person, and the decisions that outrank them.

use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::{Catalogue, Error, from_json, to_json};
use crate::message::Message;
use crate::place::Place;

coded! {
    /// Which value is asked about.
    Field, "field" {
        /// The property or properties of a case.
        Eiendom = "eiendom",
        /// The document's date.
        Dato = "dato",
        /// The document's type (ArkivLett).
        Dokumenttype = "dokumenttype",
        /// The title.
        Tittel = "tittel",
        /// Who sent it.
        Avsender = "avsender",
        /// Who it was sent to.
        Mottaker = "mottaker",
    }
}

impl Field {
    /// The message key that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Eiendom => "field-eiendom",
            Self::Dato => "field-dato",
            Self::Dokumenttype => "field-dokumenttype",
            Self::Tittel => "field-tittel",
            Self::Avsender => "field-avsender",
            Self::Mottaker => "field-mottaker",
        }
    }
}

impl Verdict {
    /// The message key that tells of it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Accepted => "cli-review-accepted",
            Self::Corrected => "cli-review-corrected",
            Self::Rejected => "cli-review-rejected",
        }
    }
}

coded! {
    /// What a person said.
    Verdict, "verdict" {
        /// The reading is right.
        Accepted = "accepted",
        /// Another value is right.
        Corrected = "corrected",
        /// The reading is wrong, and no value is known.
        Rejected = "rejected",
    }
}

/// What was read, from which words, and why it waits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionRow {
    /// The value read, as it would be exported; `None` where nothing could be read.
    pub value: Option<String>,
    /// Other values that were seen.
    #[serde(default)]
    pub candidates: Vec<String>,
    /// The words, personal numbers masked.
    pub words: String,
    /// Where they stand.
    pub place: Place,
    /// 0–1.
    pub confidence: f32,
    /// The rule that found it.
    pub how: String,
    /// Why it waits, where it does.
    #[serde(default)]
    pub why: Option<Message>,
}

/// A question to ask.
#[derive(Clone, Debug, PartialEq)]
pub struct NewQuestion {
    /// The unit asked about, by its stable name.
    pub subject: String,
    /// Which value.
    pub field: Field,
    /// What was read.
    pub row: QuestionRow,
    /// Nobody has decided, and the reading is not sure enough.
    pub waiting: bool,
}

/// A question with its number.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Number in the catalogue; what the command line calls it.
    pub id: i64,
    /// The unit asked about, by its stable name.
    pub subject: String,
    /// Which value.
    pub field: Field,
    /// Nobody has decided yet, and the reading is not sure enough.
    pub waiting: bool,
    /// What was read.
    pub row: QuestionRow,
}

/// A person's decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The unit.
    pub subject: String,
    /// Which value.
    pub field: Field,
    /// What was said.
    pub verdict: Verdict,
    /// The value before.
    pub before: Option<String>,
    /// The value that holds from now on.
    pub after: Option<String>,
    /// Who decided.
    pub who: String,
    /// When, RFC 3339.
    pub at: String,
}

impl Catalogue {
    /// Renews what is asked about a folder: what is not asked any more is forgotten. Decisions
    /// are not touched, and a question that stays keeps its number.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn renew_questions(
        &mut self,
        folder: i64,
        questions: &[NewQuestion],
    ) -> Result<(), Error> {
        self.execute("UPDATE question SET waiting = -1 WHERE folder_id = ?1", [folder])?;
        for NewQuestion { subject, field, row, waiting } in questions {
            self.execute(
                "INSERT INTO question (folder_id, subject, field, facts, waiting)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (subject, field) DO UPDATE SET folder_id = excluded.folder_id,
                   facts = excluded.facts, waiting = excluded.waiting",
                params![folder, subject, field.code(), to_json(row), waiting],
            )?;
        }
        self.execute(
            "DELETE FROM question WHERE folder_id = ?1 AND waiting = -1",
            [folder],
        )
    }

    /// The questions, by subject; only those that wait, or all.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn questions(&self, all: bool) -> Result<Vec<Question>, Error> {
        self.rows(
            "SELECT id, subject, field, facts, waiting FROM question
             WHERE waiting = 1 OR ?1 ORDER BY id",
            [all],
            read_question,
        )
    }

    /// One question by its number.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn question(&self, id: i64) -> Result<Option<Question>, Error> {
        self.maybe(
            "SELECT id, subject, field, facts, waiting FROM question WHERE id = ?1",
            [id],
            read_question,
        )
    }

    /// How many questions of a field wait.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn count_waiting(&self, field: Field) -> Result<u64, Error> {
        self.number(
            "SELECT COUNT(*) FROM question WHERE waiting = 1 AND field = ?1",
            [field.code()],
        )
    }

    /// Keeps a decision, and the question waits no more.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn decide(&mut self, decision: &Decision) -> Result<(), Error> {
        let Decision { subject, field, verdict, before, after, who, at } = decision;
        self.execute(
            "INSERT INTO decision (subject, field, verdict, before, after, who, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![subject, field.code(), verdict.code(), before, after, who, at],
        )?;
        self.execute(
            "UPDATE question SET waiting = 0 WHERE subject = ?1 AND field = ?2",
            [subject, field.code()],
        )
    }

    /// The decision that holds for a value: the last one.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Unknown`].
    pub fn decision(
        &self,
        subject: &str,
        field: Field,
    ) -> Result<Option<Decision>, Error> {
        self.maybe(
            "SELECT subject, field, verdict, before, after, who, at FROM decision
             WHERE subject = ?1 AND field = ?2 ORDER BY id DESC LIMIT 1",
            [subject, field.code()],
            read_decision,
        )
    }

    /// Every decision in the order they were made.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Unknown`].
    pub fn decisions(&self) -> Result<Vec<Decision>, Error> {
        self.rows(
            "SELECT subject, field, verdict, before, after, who, at FROM decision ORDER BY id",
            [],
            read_decision,
        )
    }
}

fn read_question(row: &rusqlite::Row<'_>) -> Result<Question, Error> {
    Ok(Question {
        id: row.get(0)?,
        subject: row.get(1)?,
        field: row.get::<_, String>(2)?.parse()?,
        row: from_json("question", &row.get::<_, String>(3)?)?,
        waiting: row.get(4)?,
    })
}

fn read_decision(row: &rusqlite::Row<'_>) -> Result<Decision, Error> {
    Ok(Decision {
        subject: row.get(0)?,
        field: row.get::<_, String>(1)?.parse()?,
        verdict: row.get::<_, String>(2)?.parse()?,
        before: row.get(3)?,
        after: row.get(4)?,
        who: row.get(5)?,
        at: row.get(6)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(value: &str) -> QuestionRow {
        QuestionRow {
            value: Some(value.to_owned()),
            candidates: Vec::new(),
            words: "17/8-67".to_owned(),
            place: Place::file("a/1.tif").page(1),
            confidence: 0.5,
            how: "date".to_owned(),
            why: None,
        }
    }

    #[test]
    fn the_last_decision_holds_and_the_earlier_ones_are_kept() {
        let mut catalogue = Catalogue::in_memory().unwrap();
        let intake = catalogue.keep_intake("eske", &()).unwrap();
        let folder = catalogue.keep_folder(intake, "12-34").unwrap();
        let asked = |subject: &str| NewQuestion {
            subject: subject.to_owned(),
            field: Field::Dato,
            row: row("1967-08-17"),
            waiting: true,
        };
        catalogue.renew_questions(folder, &[asked("b"), asked("a")]).unwrap();
        catalogue.renew_questions(folder, &[asked("a")]).unwrap();
        assert_eq!(catalogue.count_waiting(Field::Dato).unwrap(), 1);
        let decision = |verdict, after: Option<&str>| Decision {
            subject: "a".to_owned(),
            field: Field::Dato,
            verdict,
            before: Some("1967-08-17".to_owned()),
            after: after.map(str::to_owned),
            who: "Kari".to_owned(),
            at: "2026-01-01T00:00:00Z".to_owned(),
        };
        let first = decision(Verdict::Corrected, Some("1967-08-11"));
        let second = decision(Verdict::Rejected, None);
        catalogue.decide(&first).unwrap();
        catalogue.decide(&second).unwrap();
        assert_eq!(catalogue.questions(false).unwrap(), []);
        assert_eq!(catalogue.questions(true).unwrap().len(), 1);
        assert_eq!(catalogue.decision("a", Field::Dato).unwrap(), Some(second.clone()));
        assert_eq!(catalogue.decisions().unwrap(), [first, second]);
    }
}
