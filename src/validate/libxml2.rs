//! A thin binding to libxml2: push a stream in, get elements, text and schema complaints out.
//!
//! Why libxml2 at all: it agrees with Xerces on every Noark mutant tried, streams in constant
//! memory and knows its lines; no Rust engine does. Why not its tree reader: the reader's own
//! nodes lose their line past 65,535, the SAX events do not.
//!
//! The one file with `unsafe` code. What keeps it sound: every pointer libxml2 gives lives
//! only within its callback and is copied or lent within it; our own state is reached through
//! one raw pointer that outlives the parser; contexts are freed in the order unplug, parser,
//! validator; nothing here is `Send`.
#![allow(
    unsafe_code,
    reason = "libxml2 is a C library; this is the one file that calls it"
)]

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::{CStr, c_char, c_int, c_long, c_uint, c_void};
use std::io::{self, Read};
use std::marker::PhantomData;
use std::ptr::{self, NonNull};
use std::sync::Once;

/// What kind of trouble libxml2 reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Not well-formed XML (or not namespace-well-formed); reading stops at the first.
    Form,
    /// A document type declaration; reading stops, so that no entity is ever expanded.
    Doctype,
    /// Against the schema; the code is libxml2's (`XML_SCHEMAV_…`).
    Schema(i32),
}

/// One remark of libxml2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Complaint {
    /// What kind.
    pub(super) trouble: Trouble,
    /// The line, from 1; 0 where there is none.
    pub(super) line: u64,
    /// libxml2's own words, in English, without the line end.
    pub(super) said: String,
}

/// An attribute as it stands in a start tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute<'a> {
    /// The name without prefix.
    pub(super) name: &'a str,
    /// The prefix as it is written; empty where there is none.
    pub(super) prefix: &'a str,
    /// The namespace; empty where there is none.
    pub(super) namespace: &'a str,
    /// The raw value; character references are resolved.
    pub(super) value: &'a str,
}

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'a> {
    /// The name without prefix.
    pub(super) name: &'a str,
    /// The prefix as it is written; empty where there is none.
    pub(super) prefix: &'a str,
    /// The namespace; empty where there is none.
    pub(super) namespace: &'a str,
    /// The attributes, in their order.
    pub(super) attrs: &'a [Attribute<'a>],
    /// The last namespace that it declares; empty where it declares none.
    pub(super) declares: &'a str,
    /// Its line.
    pub(super) line: u64,
}

/// Who listens while a document is read.
pub(super) trait Handler {
    /// A start tag.
    fn start(&mut self, tag: &Tag<'_>);
    /// A piece of text; long texts come in several.
    fn text(&mut self, text: &str);
    /// A piece of text that stands as CDATA.
    fn cdata(&mut self, text: &str) {
        self.text(text);
    }
    /// An end tag. `short` tells `<x/>`, where [`Self::wants_short`] asks for it.
    fn end(&mut self, short: bool);
    /// Whether `<x/>` is to be told from `<x></x>`; only UTF-8 is measured fast.
    fn wants_short(&self) -> bool {
        false
    }
    /// Something is wrong.
    fn complain(&mut self, complaint: Complaint);
}

/// A compiled set of schemas.
#[derive(Debug)]
pub(super) struct Schema(NonNull<c_void>);

impl Schema {
    /// Compiles `main`; what it imports or includes is looked up in `documents` by its whole
    /// location or its last part, and nowhere else: never network, never disk.
    ///
    /// # Errors
    /// What libxml2 says of schemas it cannot use.
    pub(super) fn compile(
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
}

impl Drop for Schema {
    fn drop(&mut self) {
        // SAFETY: made by `xmlSchemaParse`, freed once.
        unsafe { xmlSchemaFree(self.0.as_ptr()) }
    }
}

/// Reads a document to its end, or to its first fault of form. Memory is constant: nothing is
/// built. The whole of `input` is not read where reading stops early.
///
/// # Errors
/// What `input` fails with; what is wrong with the document is told to `handler`.
pub(super) fn parse(
    input: &mut dyn Read,
    schema: Option<&Schema>,
    handler: &mut dyn Handler,
) -> io::Result<()> {
    begin();
    let mut first = [0; 4];
    let filled = fill(input, &mut first)?;
    let mut run = Run::begin(schema, handler, &first[..filled])?;
    let mut chunk = vec![0; 1 << 16];
    loop {
        let filled = fill(input, &mut chunk)?;
        if !run.feed(&chunk[..filled]) || filled == 0 {
            return Ok(());
        }
    }
}

/// Fills the buffer as far as the input goes.
fn fill(input: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match input.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(n) => filled += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// What the callbacks reach: the listener, and the parser to ask for the line.
struct State<'a> {
    handler: &'a mut dyn Handler,
    parser: *mut c_void,
    stopped: bool,
    wants_short: bool,
    /// How many bytes had been read when the start tag was told that nothing has followed.
    opened: c_long,
}

impl State<'_> {
    fn line(&self) -> u64 {
        if self.parser.is_null() {
            return 1;
        }
        // SAFETY: the parser lives as long as the run that owns this state.
        u64::try_from(unsafe { xmlSAX2GetLineNumber(self.parser) }).unwrap_or(0)
    }

    /// How many bytes have been read; -1 where that is not asked for or not known.
    fn read(&self) -> c_long {
        if self.parser.is_null() || !self.wants_short {
            return -1;
        }
        // SAFETY: as in `line`.
        unsafe { xmlByteConsumed(self.parser) }
    }
}

/// One document being read. The state is behind a raw pointer, because libxml2 holds one too.
struct Run<'a> {
    state: *mut State<'a>,
    parser: *mut c_void,
    validator: *mut c_void,
    plug: *mut c_void,
    handlers: Box<SaxHandler>,
    lives: PhantomData<&'a mut State<'a>>,
}

impl<'a> Run<'a> {
    fn begin(
        schema: Option<&'a Schema>,
        handler: &'a mut dyn Handler,
        first: &[u8],
    ) -> io::Result<Self> {
        let wants_short = handler.wants_short();
        let state = Box::into_raw(Box::new(State {
            handler,
            parser: ptr::null_mut(),
            stopped: false,
            wants_short,
            opened: -1,
        }));
        let mut run = Self {
            state,
            parser: ptr::null_mut(),
            validator: ptr::null_mut(),
            plug: ptr::null_mut(),
            handlers: Box::new(SaxHandler::ours()),
            lives: PhantomData,
        };
        let mut handlers: *mut SaxHandler = &raw mut *run.handlers;
        let mut user: *mut c_void = state.cast();
        // SAFETY: all pointers are live; `Drop` frees what was made, also where we leave early.
        unsafe {
            if let Some(schema) = schema {
                run.validator = xmlSchemaNewValidCtxt(schema.0.as_ptr());
                xmlSchemaSetValidStructuredErrors(
                    run.validator,
                    Some(schema_error),
                    state.cast(),
                );
                run.plug =
                    xmlSchemaSAXPlug(run.validator, &raw mut handlers, &raw mut user);
                if run.plug.is_null() {
                    return Err(io::Error::other("libxml2 cannot validate a stream"));
                }
            }
            let (length, text) = (first.len() as c_int, first.as_ptr().cast());
            run.parser =
                xmlCreatePushParserCtxt(handlers, user, text, length, ptr::null());
            if run.parser.is_null() {
                return Err(io::Error::other("libxml2 has no memory for a parser"));
            }
            xmlCtxtUseOptions(run.parser, PARSE_NONET);
            (*state).parser = run.parser;
        }
        Ok(run)
    }

    /// Gives the parser a piece, the empty one being the last; false where reading has stopped.
    fn feed(&mut self, piece: &[u8]) -> bool {
        let length = c_int::try_from(piece.len()).expect("a piece is 64 KiB");
        // SAFETY: the parser and the state are live, and no reference into the state is held
        // while libxml2 runs.
        unsafe {
            xmlParseChunk(
                self.parser,
                piece.as_ptr().cast(),
                length,
                c_int::from(length == 0),
            );
            let fatal = self.take_form_error();
            !fatal && !(*self.state).stopped
        }
    }

    /// Tells the listener of a fault of form that the last piece had; true where it is fatal.
    unsafe fn take_form_error(&mut self) -> bool {
        // SAFETY: as in `feed`; the error lives until the parser runs again.
        unsafe {
            let Some(error) = xmlCtxtGetLastError(self.parser).as_ref() else {
                return false;
            };
            if (*self.state).stopped || error.level < LEVEL_ERROR {
                return false;
            }
            let fatal = error.level == LEVEL_FATAL;
            let complaint = Complaint {
                trouble: Trouble::Form,
                line: u64::try_from(error.line).unwrap_or(0),
                said: message(error),
            };
            xmlCtxtResetLastError(self.parser);
            (*self.state).handler.complain(complaint);
            fatal
        }
    }
}

impl Drop for Run<'_> {
    fn drop(&mut self) {
        // SAFETY: each was made once in `begin` or is null, which these functions take.
        unsafe {
            if !self.plug.is_null() {
                xmlSchemaSAXUnplug(self.plug);
            }
            if !self.parser.is_null() {
                xmlFreeParserCtxt(self.parser);
            }
            if !self.validator.is_null() {
                xmlSchemaFreeValidCtxt(self.validator);
            }
            drop(Box::from_raw(self.state));
        }
    }
}

thread_local! {
    /// What a schema being compiled may import.
    static DOCUMENTS: RefCell<BTreeMap<String, Vec<u8>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Starts libxml2, and puts our loader in the place of the one that opens files.
fn begin() {
    static ONCE: Once = Once::new();
    // SAFETY: called once, before any other call.
    ONCE.call_once(|| unsafe {
        xmlInitParser();
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

/// A terminated C string as text; `None` where it is null or not UTF-8.
unsafe fn words<'a>(text: *const c_char) -> Option<&'a str> {
    if text.is_null() {
        return None;
    }
    // SAFETY: not null, terminated, and lent no longer than the callback that got it.
    unsafe { CStr::from_ptr(text) }.to_str().ok()
}

fn message(error: &XmlError) -> String {
    if error.message.is_null() {
        return String::new();
    }
    // SAFETY: not null, terminated, owned by the error.
    let said = unsafe { CStr::from_ptr(error.message) };
    said.to_string_lossy().trim_end().to_owned()
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
            let line = u64::try_from(error.line).unwrap_or(0);
            let trouble = Trouble::Schema(error.code);
            said.push(Complaint { trouble, line, said: message(error) });
        }
    }
}

unsafe extern "C" fn schema_error(state: *mut c_void, error: *const XmlError) {
    // SAFETY: the state given in `begin`; the error lives for this call.
    unsafe {
        let (Some(state), Some(error)) =
            (state.cast::<State<'_>>().as_mut(), error.as_ref())
        else {
            return;
        };
        if error.level >= LEVEL_ERROR {
            let line = state.line();
            let trouble = Trouble::Schema(error.code);
            state.handler.complain(Complaint { trouble, line, said: message(error) });
        }
    }
}

unsafe extern "C" fn internal_subset(
    state: *mut c_void,
    name: *const c_char,
    _public: *const c_char,
    _system: *const c_char,
) {
    // SAFETY: the state given in `begin`; the name is terminated.
    unsafe {
        let Some(state) = state.cast::<State<'_>>().as_mut() else { return };
        state.stopped = true;
        let said = words(name).unwrap_or_default().to_owned();
        let line = state.line();
        state.handler.complain(Complaint { trouble: Trouble::Doctype, line, said });
        if !state.parser.is_null() {
            xmlStopParser(state.parser);
        }
    }
}

unsafe extern "C" fn start_element(
    state: *mut c_void,
    name: *const c_char,
    prefix: *const c_char,
    namespace: *const c_char,
    declared: c_int,
    declarations: *const *const c_char,
    count: c_int,
    _defaulted: c_int,
    attributes: *const *const c_char,
) {
    // SAFETY: the state given in `begin`; names are terminated UTF-8; the list has five
    // pointers an attribute: name, prefix, namespace, begin and end of the value; that of
    // declarations two: prefix and namespace.
    unsafe {
        let Some(state) = state.cast::<State<'_>>().as_mut() else { return };
        let line = state.line();
        let mut attrs = Vec::new();
        for at in 0..usize::try_from(count).unwrap_or(0) {
            let part = |n: usize| *attributes.add(at * 5 + n);
            let length = part(4).offset_from(part(3));
            let value = std::slice::from_raw_parts(
                part(3).cast::<u8>(),
                usize::try_from(length).unwrap_or(0),
            );
            attrs.push(Attribute {
                name: words(part(0)).unwrap_or_default(),
                prefix: words(part(1)).unwrap_or_default(),
                namespace: words(part(2)).unwrap_or_default(),
                value: std::str::from_utf8(value).unwrap_or_default(),
            });
        }
        let declares = match usize::try_from(declared) {
            Ok(declared @ 1..) => words(*declarations.add(declared * 2 - 1)),
            Ok(0) | Err(_) => None,
        };
        state.handler.start(&Tag {
            name: words(name).unwrap_or_default(),
            prefix: words(prefix).unwrap_or_default(),
            namespace: words(namespace).unwrap_or_default(),
            attrs: &attrs,
            declares: declares.unwrap_or_default(),
            line,
        });
        state.opened = state.read();
    }
}

unsafe extern "C" fn end_element(
    state: *mut c_void,
    _name: *const c_char,
    _prefix: *const c_char,
    _namespace: *const c_char,
) {
    // SAFETY: the state given in `begin`.
    if let Some(state) = unsafe { state.cast::<State<'_>>().as_mut() } {
        // A start tag is told before its `/>` is read, and its end right after.
        let short = state.opened >= 0 && state.read() == state.opened + 2;
        state.opened = -1;
        state.handler.end(short);
    }
}

unsafe extern "C" fn characters(state: *mut c_void, text: *const c_char, length: c_int) {
    // SAFETY: the state given in `begin`; the text has the length given.
    unsafe {
        let Some(state) = state.cast::<State<'_>>().as_mut() else { return };
        state.opened = -1;
        state.handler.text(&piece(text, length));
    }
}

unsafe extern "C" fn cdata(state: *mut c_void, text: *const c_char, length: c_int) {
    // SAFETY: as in `characters`.
    unsafe {
        let Some(state) = state.cast::<State<'_>>().as_mut() else { return };
        state.opened = -1;
        state.handler.cdata(&piece(text, length));
    }
}

/// A piece of text as libxml2 lends it.
unsafe fn piece<'a>(text: *const c_char, length: c_int) -> Cow<'a, str> {
    let length = usize::try_from(length).unwrap_or(0);
    // SAFETY: the text has the length given, and is lent no longer than the callback.
    let text = unsafe { std::slice::from_raw_parts(text.cast::<u8>(), length) };
    // A buffer of libxml2 never ends within a character; should one, nothing is lost.
    String::from_utf8_lossy(text)
}

const PARSE_NONET: c_int = 1 << 11;
const LEVEL_ERROR: c_int = 2;
const LEVEL_FATAL: c_int = 3;
const SAX2_MAGIC: c_uint = 0xDEED_BEAF;

/// libxml2's `xmlError`, as far as we read it.
#[repr(C)]
struct XmlError {
    domain: c_int,
    code: c_int,
    message: *const c_char,
    level: c_int,
    file: *const c_char,
    line: c_int,
}

type Unused = Option<unsafe extern "C" fn()>;
type Characters = unsafe extern "C" fn(*mut c_void, *const c_char, c_int);
type ErrorFunction = Option<unsafe extern "C" fn(*mut c_void, *const XmlError)>;

/// libxml2's `xmlSAXHandler`, every field in its order.
#[repr(C)]
struct SaxHandler {
    internal_subset: Option<
        unsafe extern "C" fn(*mut c_void, *const c_char, *const c_char, *const c_char),
    >,
    unused_before_characters: [Unused; 16],
    characters: Option<Characters>,
    ignorable_whitespace: Option<Characters>,
    processing_instruction_to_parameter_entity: [Unused; 6],
    cdata_block: Option<Characters>,
    external_subset: Unused,
    initialized: c_uint,
    private: *mut c_void,
    start_element: Option<
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
    end_element: Option<
        unsafe extern "C" fn(*mut c_void, *const c_char, *const c_char, *const c_char),
    >,
    structured_error: ErrorFunction,
}

impl SaxHandler {
    fn ours() -> Self {
        Self {
            internal_subset: Some(internal_subset),
            unused_before_characters: [None; 16],
            characters: Some(characters),
            ignorable_whitespace: Some(characters),
            processing_instruction_to_parameter_entity: [None; 6],
            cdata_block: Some(cdata),
            external_subset: None,
            initialized: SAX2_MAGIC,
            private: ptr::null_mut(),
            start_element: Some(start_element),
            end_element: Some(end_element),
            structured_error: None,
        }
    }
}

type Loader =
    unsafe extern "C" fn(*const c_char, *const c_char, *mut c_void) -> *mut c_void;

#[link(name = "xml2")]
unsafe extern "C" {
    fn xmlInitParser();
    fn xmlSetExternalEntityLoader(loader: Option<Loader>);
    fn xmlParserInputBufferCreateMem(
        bytes: *const c_char,
        size: c_int,
        encoding: c_int,
    ) -> *mut c_void;
    fn xmlNewIOInputStream(
        context: *mut c_void,
        input: *mut c_void,
        encoding: c_int,
    ) -> *mut c_void;
    fn xmlCreatePushParserCtxt(
        sax: *mut SaxHandler,
        user: *mut c_void,
        chunk: *const c_char,
        size: c_int,
        filename: *const c_char,
    ) -> *mut c_void;
    fn xmlCtxtUseOptions(context: *mut c_void, options: c_int) -> c_int;
    fn xmlParseChunk(
        context: *mut c_void,
        chunk: *const c_char,
        size: c_int,
        end: c_int,
    ) -> c_int;
    fn xmlStopParser(context: *mut c_void);
    fn xmlFreeParserCtxt(context: *mut c_void);
    fn xmlSAX2GetLineNumber(context: *mut c_void) -> c_int;
    fn xmlByteConsumed(context: *mut c_void) -> c_long;
    fn xmlCtxtGetLastError(context: *mut c_void) -> *const XmlError;
    fn xmlCtxtResetLastError(context: *mut c_void);
    fn xmlSetStructuredErrorFunc(data: *mut c_void, error: ErrorFunction);
    fn xmlSchemaNewMemParserCtxt(buffer: *const c_char, size: c_int) -> *mut c_void;
    fn xmlSchemaSetParserStructuredErrors(
        context: *mut c_void,
        error: ErrorFunction,
        data: *mut c_void,
    );
    fn xmlSchemaParse(context: *mut c_void) -> *mut c_void;
    fn xmlSchemaFreeParserCtxt(context: *mut c_void);
    fn xmlSchemaFree(schema: *mut c_void);
    fn xmlSchemaNewValidCtxt(schema: *mut c_void) -> *mut c_void;
    fn xmlSchemaFreeValidCtxt(context: *mut c_void);
    fn xmlSchemaSetValidStructuredErrors(
        context: *mut c_void,
        error: ErrorFunction,
        data: *mut c_void,
    );
    fn xmlSchemaSAXPlug(
        validator: *mut c_void,
        sax: *mut *mut SaxHandler,
        user: *mut *mut c_void,
    ) -> *mut c_void;
    fn xmlSchemaSAXUnplug(plug: *mut c_void) -> c_int;
}
