//! What libxml2 offers, as far as we use it: its functions, and the shapes of what it lends.
#![allow(unsafe_code, reason = "libxml2 is a C library; its functions are declared here")]

use std::ffi::{CStr, c_char, c_int, c_long, c_uint, c_void};

pub(super) const PARSE_NONET: c_int = 1 << 11;
pub(super) const LEVEL_ERROR: c_int = 2;
pub(super) const LEVEL_FATAL: c_int = 3;
pub(super) const SAX2_MAGIC: c_uint = 0xDEED_BEAF;

/// libxml2's `xmlError`, as far as we read it.
#[repr(C)]
pub(super) struct XmlError {
    pub(super) domain: c_int,
    pub(super) code: c_int,
    pub(super) message: *const c_char,
    pub(super) level: c_int,
    pub(super) file: *const c_char,
    pub(super) line: c_int,
}

pub(super) type Unused = Option<unsafe extern "C" fn()>;
pub(super) type Characters = unsafe extern "C" fn(*mut c_void, *const c_char, c_int);
pub(super) type ErrorFunction =
    Option<unsafe extern "C" fn(*mut c_void, *const XmlError)>;

/// libxml2's `xmlSAXHandler`, every field in its order.
#[repr(C)]
pub(super) struct SaxHandler {
    pub(super) internal_subset: Option<
        unsafe extern "C" fn(*mut c_void, *const c_char, *const c_char, *const c_char),
    >,
    pub(super) unused_before_characters: [Unused; 16],
    pub(super) characters: Option<Characters>,
    pub(super) ignorable_whitespace: Option<Characters>,
    pub(super) processing_instruction_to_parameter_entity: [Unused; 6],
    pub(super) cdata_block: Option<Characters>,
    pub(super) external_subset: Unused,
    pub(super) initialized: c_uint,
    pub(super) private: *mut c_void,
    pub(super) start_element: Option<
        unsafe extern "C" fn(
            *mut c_void,
            *const c_char,
            *const c_char,
            *const c_char,
            c_int,
            *const *const c_char,
            c_int,
            c_int,
            *const *const c_char,
        ),
    >,
    pub(super) end_element: Option<
        unsafe extern "C" fn(*mut c_void, *const c_char, *const c_char, *const c_char),
    >,
    pub(super) structured_error: ErrorFunction,
}

pub(super) type Loader =
    unsafe extern "C" fn(*const c_char, *const c_char, *mut c_void) -> *mut c_void;

#[link(name = "xml2")]
unsafe extern "C" {
    pub(super) fn xmlInitParser();
    pub(super) fn xmlSetExternalEntityLoader(loader: Option<Loader>);
    pub(super) fn xmlParserInputBufferCreateMem(
        bytes: *const c_char,
        size: c_int,
        encoding: c_int,
    ) -> *mut c_void;
    pub(super) fn xmlNewIOInputStream(
        context: *mut c_void,
        input: *mut c_void,
        encoding: c_int,
    ) -> *mut c_void;
    pub(super) fn xmlCreatePushParserCtxt(
        sax: *mut SaxHandler,
        user: *mut c_void,
        chunk: *const c_char,
        size: c_int,
        filename: *const c_char,
    ) -> *mut c_void;
    pub(super) fn xmlCtxtUseOptions(context: *mut c_void, options: c_int) -> c_int;
    pub(super) fn xmlParseChunk(
        context: *mut c_void,
        chunk: *const c_char,
        size: c_int,
        end: c_int,
    ) -> c_int;
    pub(super) fn xmlStopParser(context: *mut c_void);
    pub(super) fn xmlFreeParserCtxt(context: *mut c_void);
    pub(super) fn xmlSAX2GetLineNumber(context: *mut c_void) -> c_int;
    pub(super) fn xmlByteConsumed(context: *mut c_void) -> c_long;
    pub(super) fn xmlCtxtGetLastError(context: *mut c_void) -> *const XmlError;
    pub(super) fn xmlCtxtResetLastError(context: *mut c_void);
    pub(super) fn xmlSetStructuredErrorFunc(data: *mut c_void, error: ErrorFunction);
    pub(super) fn xmlSchemaInitTypes();
    pub(super) fn xmlSchemaNewMemParserCtxt(
        buffer: *const c_char,
        size: c_int,
    ) -> *mut c_void;
    pub(super) fn xmlSchemaSetParserStructuredErrors(
        context: *mut c_void,
        error: ErrorFunction,
        data: *mut c_void,
    );
    pub(super) fn xmlSchemaParse(context: *mut c_void) -> *mut c_void;
    pub(super) fn xmlSchemaFreeParserCtxt(context: *mut c_void);
    pub(super) fn xmlSchemaFree(schema: *mut c_void);
    pub(super) fn xmlSchemaNewValidCtxt(schema: *mut c_void) -> *mut c_void;
    pub(super) fn xmlSchemaFreeValidCtxt(context: *mut c_void);
    pub(super) fn xmlSchemaSetValidStructuredErrors(
        context: *mut c_void,
        error: ErrorFunction,
        data: *mut c_void,
    );
    pub(super) fn xmlSchemaSAXPlug(
        validator: *mut c_void,
        sax: *mut *mut SaxHandler,
        user: *mut *mut c_void,
    ) -> *mut c_void;
    pub(super) fn xmlSchemaSAXUnplug(plug: *mut c_void) -> c_int;
}

impl XmlError {
    /// What it says, without the line end.
    pub(super) fn said(&self) -> String {
        if self.message.is_null() {
            return String::new();
        }
        // SAFETY: not null, terminated, owned by the error.
        let said = unsafe { CStr::from_ptr(self.message) };
        said.to_string_lossy().trim_end().to_owned()
    }

    /// Its line; 0 where there is none.
    pub(super) fn line(&self) -> u64 {
        u64::try_from(self.line).unwrap_or(0)
    }
}

/// A terminated C string as text; `None` where it is null or not UTF-8.
///
/// # Safety
/// The string is terminated, and lives as long as the caller says.
pub(super) unsafe fn words<'a>(text: *const c_char) -> Option<&'a str> {
    if text.is_null() {
        return None;
    }
    // SAFETY: not null, terminated, and lent no longer than the callback that got it.
    unsafe { CStr::from_ptr(text) }.to_str().ok()
}
