//! Schemas, compiled: what they import comes from what was given, and from nowhere else.
#![allow(unsafe_code, reason = "libxml2 is a C library")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::{c_char, c_int, c_void};
use std::ptr::{self, NonNull};
use std::sync::Once;

use super::bound::{
    LEVEL_ERROR, XmlError, words, xmlInitParser, xmlNewIOInputStream,
    xmlParserInputBufferCreateMem, xmlSchemaFree, xmlSchemaFreeParserCtxt,
    xmlSchemaInitTypes, xmlSchemaNewMemParserCtxt, xmlSchemaParse,
    xmlSchemaSetParserStructuredErrors, xmlSetExternalEntityLoader,
    xmlSetStructuredErrorFunc,
};
use super::{Complaint, Trouble};

/// A compiled set of schemas.
#[derive(Debug)]
pub(in super::super) struct Schema(NonNull<c_void>);

impl Schema {
    /// Compiles `main`; what it imports or includes is looked up in `documents` by its whole
    /// location or its last part, and nowhere else: never network, never disk.
    ///
    /// # Errors
    /// What libxml2 says of schemas it cannot use.
    pub(in super::super) fn compile(
        main: &[u8],
        documents: BTreeMap<String, Vec<u8>>,
    ) -> Result<Self, Vec<Complaint>> {
        begin();
        let mut said: Vec<Complaint> = Vec::new();
        let Ok(length) = c_int::try_from(main.len()) else { return Err(said) };
        DOCUMENTS.with(|known| *known.borrow_mut() = documents);
        // SAFETY: `main` and `said` outlive the context, which is freed before they are.
        let schema = unsafe {
            let context = xmlSchemaNewMemParserCtxt(main.as_ptr().cast(), length);
            xmlSchemaSetParserStructuredErrors(
                context,
                Some(collect_error),
                ptr::from_mut(&mut said).cast(),
            );
            // A schema that is not even XML is told of here, else on the terminal.
            xmlSetStructuredErrorFunc(
                ptr::from_mut(&mut said).cast(),
                Some(collect_error),
            );
            let schema =
                if context.is_null() { ptr::null_mut() } else { xmlSchemaParse(context) };
            xmlSetStructuredErrorFunc(ptr::null_mut(), None);
            xmlSchemaFreeParserCtxt(context);
            schema
        };
        DOCUMENTS.with(|known| known.borrow_mut().clear());
        NonNull::new(schema).map(Self).ok_or(said)
    }

    /// For a thread that reads while this one leaves the schema alone.
    pub(super) fn lend(&self) -> Lent<'_> {
        Lent(self)
    }

    pub(super) fn as_ptr(&self) -> *mut c_void {
        self.0.as_ptr()
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        // SAFETY: made by `xmlSchemaParse`, freed once.
        unsafe { xmlSchemaFree(self.0.as_ptr()) }
    }
}

/// A schema that another thread uses for a time.
#[derive(Clone, Copy)]
pub(super) struct Lent<'a>(&'a Schema);

// SAFETY: libxml2 binds no schema to a thread. It is lent to the one thread that reads, and
// who lends it listens until that thread has ended, and does nothing with the schema.
unsafe impl Send for Lent<'_> {}

impl<'a> Lent<'a> {
    pub(super) fn schema(self) -> &'a Schema {
        self.0
    }
}

thread_local! {
    /// What a schema being compiled may import.
    static DOCUMENTS: RefCell<BTreeMap<String, Vec<u8>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Starts libxml2, and puts our loader in the place of the one that opens files.
pub(super) fn begin() {
    static ONCE: Once = Once::new();
    // SAFETY: called once, before any other call.
    ONCE.call_once(|| unsafe {
        xmlInitParser();
        // Else the first schema builds the types of XML Schema, and two threads that compile
        // their first ones at once find them half built, for as long as the program runs.
        xmlSchemaInitTypes();
        xmlSetExternalEntityLoader(Some(load));
    });
}

/// The only way libxml2 gets at anything by name: what was given for this schema, or nothing.
unsafe extern "C" fn load(
    url: *const c_char,
    _id: *const c_char,
    context: *mut c_void,
) -> *mut c_void {
    // SAFETY: libxml2 gives a terminated name or null.
    let Some(url) = (unsafe { words(url) }) else { return ptr::null_mut() };
    let last = url.rsplit('/').next().unwrap_or(url);
    DOCUMENTS.with(|known| {
        let Ok(known) = known.try_borrow() else { return ptr::null_mut() };
        let Some(bytes) = known.get(url).or_else(|| known.get(last)) else {
            return ptr::null_mut();
        };
        let Ok(length) = c_int::try_from(bytes.len()) else { return ptr::null_mut() };
        // SAFETY: the buffer copies the bytes and is handed over to the input stream.
        unsafe {
            let buffer = xmlParserInputBufferCreateMem(bytes.as_ptr().cast(), length, 0);
            if buffer.is_null() {
                return ptr::null_mut();
            }
            xmlNewIOInputStream(context, buffer, 0)
        }
    })
}

unsafe extern "C" fn collect_error(said: *mut c_void, error: *const XmlError) {
    // SAFETY: `said` is the vector given in `compile`; the error lives for this call.
    unsafe {
        let (Some(said), Some(error)) =
            (said.cast::<Vec<Complaint>>().as_mut(), error.as_ref())
        else {
            return;
        };
        if error.level >= LEVEL_ERROR {
            let trouble = Trouble::Schema(error.code);
            said.push(Complaint { trouble, line: error.line(), said: error.said() });
        }
    }
}
