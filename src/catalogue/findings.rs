//! Findings, kept by stage and subject: doing the work again replaces what it said before.

use super::{Catalogue, Error, from_json, to_json};
use crate::finding::{Finding, Severity};

impl Catalogue {
    /// Replaces what a stage said about a subject; where it says the same, nothing is touched.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn keep_findings(
        &mut self,
        stage: &str,
        subject: &str,
        findings: &[Finding],
    ) -> Result<(), Error> {
        let known: Vec<String> = self.rows(
            "SELECT finding FROM finding WHERE stage = ?1 AND subject = ?2 ORDER BY id",
            [stage, subject],
            |row| Ok(row.get(0)?),
        )?;
        if known.iter().eq(findings.iter().map(to_json).collect::<Vec<_>>().iter()) {
            return Ok(());
        }
        self.execute(
            "DELETE FROM finding WHERE stage = ?1 AND subject = ?2",
            [stage, subject],
        )?;
        for finding in findings {
            self.execute(
                "INSERT INTO finding (stage, subject, severity, finding) VALUES (?1, ?2, ?3, ?4)",
                [stage, subject, severity_code(finding.severity), &to_json(finding)],
            )?;
        }
        Ok(())
    }

    /// Every finding, by file and page, then as it was said.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn findings(&self) -> Result<Vec<Finding>, Error> {
        let mut findings: Vec<Finding> = self.rows(
            "SELECT finding FROM finding ORDER BY stage, subject, id",
            [],
            |row| from_json("finding", &row.get::<_, String>(0)?),
        )?;
        findings.sort_by(|a, b| {
            (&a.place.file, a.place.page, a.place.line).cmp(&(
                &b.place.file,
                b.place.page,
                b.place.line,
            ))
        });
        Ok(findings)
    }

    /// How many findings there are of a severity.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn count_findings(&self, severity: Severity) -> Result<u64, Error> {
        self.number(
            "SELECT COUNT(*) FROM finding WHERE severity = ?1",
            [severity_code(severity)],
        )
    }
}

fn severity_code(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Message;
    use crate::place::Place;

    #[test]
    fn doing_it_again_replaces_what_was_said() {
        let mut catalogue = Catalogue::in_memory().unwrap();
        let finding = |file: &str| {
            Finding::error(Place::file(file).page(2), Message::new("severity-error"))
        };
        catalogue.keep_findings("intake", "a", &[finding("b"), finding("a")]).unwrap();
        catalogue.keep_findings("intake", "a", &[finding("c")]).unwrap();
        catalogue.keep_findings("read", "a", &[finding("a")]).unwrap();
        assert_eq!(catalogue.findings().unwrap(), [finding("a"), finding("c")]);
        assert_eq!(catalogue.count_findings(Severity::Error).unwrap(), 2);
        assert_eq!(catalogue.count_findings(Severity::Note).unwrap(), 0);
    }
}
