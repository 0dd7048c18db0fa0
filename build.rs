//! Lets the program find a faster Tesseract beside it (`make tesseract-fast`) before the system's.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux") {
        // From target/release, and from target/release/deps, where tests and benches lie.
        for from in ["..", "../.."] {
            println!("cargo:rustc-link-arg=-Wl,-rpath,$ORIGIN/{from}/tesseract-fast/lib");
        }
    }
}
