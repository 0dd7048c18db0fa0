//! Here are a document's pages; give me PDF/A.
