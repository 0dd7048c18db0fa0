//! Parse, run, print, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(byggarkiv::cli::main(std::env::args_os()) as u8)
}
