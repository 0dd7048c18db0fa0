//! Where models are looked for.

use std::ffi::OsString;
use std::path::PathBuf;

/// Folders that a depot may fill for all its users; never written to unasked.
const SHARED: [&str; 2] =
    ["/usr/local/share/byggarkiv/models", "/usr/share/byggarkiv/models"];

/// The folder that models are put into: `$BYGGARKIV_MODELS`, else `byggarkiv/models` in
/// `$XDG_DATA_HOME` or in `$HOME/.local/share`.
#[must_use]
pub fn folder() -> PathBuf {
    folders().swap_remove(0)
}

/// The folders that models are looked for in, the first first: [`folder`] and, unless
/// `$BYGGARKIV_MODELS` names the one to use, those of the machine.
#[must_use]
pub fn folders() -> Vec<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    folders_of(set("BYGGARKIV_MODELS"), set("XDG_DATA_HOME"), set("HOME"))
}

/// Never empty.
fn folders_of(
    models: Option<OsString>,
    data: Option<OsString>,
    home: Option<OsString>,
) -> Vec<PathBuf> {
    if let Some(models) = models {
        return vec![models.into()];
    }
    // A relative XDG_DATA_HOME counts as none (XDG Base Directory Specification).
    let data = data
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| home.map(|home| PathBuf::from(home).join(".local/share")));
    let own = data.map(|data| data.join("byggarkiv/models"));
    own.into_iter().chain(SHARED.map(PathBuf::from)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(environment: [&str; 3], expected: &[&str]) {
        let [models, data, home] =
            environment.map(|value| (!value.is_empty()).then(|| OsString::from(value)));
        let expected: Vec<PathBuf> = expected.iter().map(PathBuf::from).collect();
        assert_eq!(folders_of(models, data, home), expected, "{environment:?}");
    }

    #[test]
    fn the_folder_named_outright_is_the_only_one() {
        check(["/m", "/data", "/home/kari"], &["/m"]);
    }

    #[test]
    fn the_users_own_folder_comes_before_the_machine_s() {
        check(
            ["", "/data", "/home/kari"],
            &["/data/byggarkiv/models", SHARED[0], SHARED[1]],
        );
        let home = "/home/kari/.local/share/byggarkiv/models";
        check(["", "", "/home/kari"], &[home, SHARED[0], SHARED[1]]);
        check(["", "data", "/home/kari"], &[home, SHARED[0], SHARED[1]]);
        check(["", "", ""], &SHARED);
    }
}
