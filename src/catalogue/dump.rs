//! The whole catalogue as sorted lines: what two runs are held against each other by.

use rusqlite::types::ValueRef;

use super::{Catalogue, Error};

/// Every row of every table as a line `table|value|…`, sorted.
///
/// # Errors
/// [`Error::Sqlite`].
pub fn dump(catalogue: &Catalogue) -> Result<Vec<String>, Error> {
    let tables = catalogue.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
        [],
        |row| Ok(row.get::<_, String>(0)?),
    )?;
    let mut lines = Vec::new();
    for table in tables {
        let mut statement =
            catalogue.connection.prepare(&format!("SELECT * FROM {table}"))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let mut line = table.clone();
            for column in 0..columns {
                line.push('|');
                line.push_str(&shown(row.get_ref(column)?));
            }
            lines.push(line);
        }
    }
    lines.sort();
    Ok(lines)
}

fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => format!("{} bytes", bytes.len()),
    }
}
