//! Reads a document piece by piece, and writes what is met into a batch.
#![allow(unsafe_code, reason = "libxml2 is a C library")]

use std::borrow::Cow;
use std::ffi::{c_char, c_int, c_void};
use std::io;
use std::marker::PhantomData;
use std::ptr;

use super::batch::{Batch, Start};
use super::bound::{
    LEVEL_ERROR, LEVEL_FATAL, PARSE_NONET, SAX2_MAGIC, SaxHandler, XmlError, words,
    xmlCreatePushParserCtxt, xmlCtxtGetLastError, xmlCtxtResetLastError,
    xmlCtxtUseOptions, xmlFreeParserCtxt, xmlParseChunk, xmlSchemaFreeValidCtxt,
    xmlSchemaNewValidCtxt, xmlSchemaSAXPlug, xmlSchemaSAXUnplug,
    xmlSchemaSetValidStructuredErrors, xmlStopParser,
};
use super::schema::{Schema, begin};
use super::state::State;
use super::{Complaint, Trouble};

/// One document being read. The state is behind a raw pointer, because libxml2 holds one too.
pub(super) struct Reader<'a> {
    state: *mut State,
    parser: *mut c_void,
    validator: *mut c_void,
    plug: *mut c_void,
    handlers: Box<SaxHandler>,
    lives: PhantomData<&'a Schema>,
}

impl<'a> Reader<'a> {
    /// Begins a document of which the first bytes, four where it has them, are at hand.
    pub(super) fn begin(
        schema: Option<&'a Schema>,
        wants_short: bool,
        first: &[u8],
    ) -> io::Result<Self> {
        begin();
        let state = Box::into_raw(Box::new(State::new(wants_short)));
        let mut reader = Self {
            state,
            parser: ptr::null_mut(),
            validator: ptr::null_mut(),
            plug: ptr::null_mut(),
            handlers: Box::new(SaxHandler::ours()),
            lives: PhantomData,
        };
        let mut handlers: *mut SaxHandler = &raw mut *reader.handlers;
        let mut user: *mut c_void = state.cast();
        // SAFETY: all pointers are live; `Drop` frees what was made, also where we leave early.
        unsafe {
            if let Some(schema) = schema {
                reader.validator = xmlSchemaNewValidCtxt(schema.as_ptr());
                xmlSchemaSetValidStructuredErrors(
                    reader.validator,
                    Some(schema_error),
                    state.cast(),
                );
                reader.plug =
                    xmlSchemaSAXPlug(reader.validator, &raw mut handlers, &raw mut user);
                if reader.plug.is_null() {
                    return Err(io::Error::other("libxml2 cannot validate a stream"));
                }
            }
            let (length, text) = (first.len() as c_int, first.as_ptr().cast());
            reader.parser =
                xmlCreatePushParserCtxt(handlers, user, text, length, ptr::null());
            if reader.parser.is_null() {
                return Err(io::Error::other("libxml2 has no memory for a parser"));
            }
            xmlCtxtUseOptions(reader.parser, PARSE_NONET);
            (*state).parser = reader.parser;
        }
        Ok(reader)
    }

    /// Gives the parser a piece, the empty one being the last, and adds what is met in it to
    /// the batch; false where reading has stopped.
    pub(super) fn feed(&mut self, piece: &[u8], batch: &mut Batch) -> bool {
        let length = c_int::try_from(piece.len()).expect("a piece is 64 KiB");
        // SAFETY: the parser and the state are live, and no reference into the state is held
        // while libxml2 runs.
        unsafe {
            std::mem::swap(&mut (*self.state).batch, batch);
            xmlParseChunk(
                self.parser,
                piece.as_ptr().cast(),
                length,
                c_int::from(length == 0),
            );
            let fatal = self.take_form_error();
            std::mem::swap(&mut (*self.state).batch, batch);
            !fatal && !(*self.state).stopped
        }
    }

    /// Tells of a fault of form that the last piece had; true where it is fatal.
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
            let (line, said) = (error.line(), error.said());
            xmlCtxtResetLastError(self.parser);
            let batch = &mut (*self.state).batch;
            batch.complain(Complaint { trouble: Trouble::Form, line, said });
            fatal
        }
    }
}

impl Drop for Reader<'_> {
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

unsafe extern "C" fn schema_error(state: *mut c_void, error: *const XmlError) {
    // SAFETY: the state given in `begin`; the error lives for this call.
    unsafe {
        let (Some(state), Some(error)) = (state.cast::<State>().as_mut(), error.as_ref())
        else {
            return;
        };
        if error.level >= LEVEL_ERROR {
            let (line, trouble) = (state.line().into(), Trouble::Schema(error.code));
            state.batch.complain(Complaint { trouble, line, said: error.said() });
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
        let Some(state) = state.cast::<State>().as_mut() else { return };
        state.stopped = true;
        let said = words(name).unwrap_or_default().to_owned();
        let line = state.line().into();
        state.batch.complain(Complaint { trouble: Trouble::Doctype, line, said });
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
    // SAFETY: the state given in `begin`; names are kept by the parser; the list has five
    // pointers an attribute: name, prefix, namespace, begin and end of the value; that of
    // declarations two: prefix and namespace.
    unsafe {
        let Some(state) = state.cast::<State>().as_mut() else { return };
        let line = state.line();
        let (numbers, batch) = (&mut state.numbers, &mut state.batch);
        let declares = match usize::try_from(declared) {
            Ok(declared @ 1..) => *declarations.add(declared * 2 - 1),
            Ok(0) | Err(_) => ptr::null(),
        };
        let attrs = u32::try_from(count).unwrap_or(0);
        let [name, prefix, namespace, declares] =
            [name, prefix, namespace, declares].map(|word| numbers.of(word, batch));
        batch.start(Start { name, prefix, namespace, declares, line, attrs });
        for at in 0..attrs as usize {
            let part = |n: usize| *attributes.add(at * 5 + n);
            let names = [0, 1, 2].map(|n| numbers.of(part(n), batch));
            let length = usize::try_from(part(4).offset_from(part(3))).unwrap_or(0);
            let value = std::slice::from_raw_parts(part(3).cast::<u8>(), length);
            batch.attr(names, std::str::from_utf8(value).unwrap_or_default());
        }
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
    if let Some(state) = unsafe { state.cast::<State>().as_mut() } {
        // A start tag is told before its `/>` is read, and its end right after.
        let short = state.opened >= 0 && state.read() == state.opened + 2;
        state.opened = -1;
        state.batch.end(short);
    }
}

unsafe extern "C" fn characters(state: *mut c_void, text: *const c_char, length: c_int) {
    // SAFETY: the state given in `begin`; the text has the length given.
    unsafe {
        let Some(state) = state.cast::<State>().as_mut() else { return };
        state.opened = -1;
        state.batch.text(&piece(text, length));
    }
}

unsafe extern "C" fn cdata(state: *mut c_void, text: *const c_char, length: c_int) {
    // SAFETY: as in `characters`.
    unsafe {
        let Some(state) = state.cast::<State>().as_mut() else { return };
        state.opened = -1;
        state.batch.cdata(&piece(text, length));
    }
}

/// A piece of text as libxml2 lends it.
unsafe fn piece<'a>(text: *const c_char, length: c_int) -> Cow<'a, str> {
    let length = usize::try_from(length).unwrap_or(0);
    // SAFETY: the text has the length given, and is lent no longer than the callback.
    let text = unsafe { std::slice::from_raw_parts(text.cast::<u8>(), length) };
    // A buffer of libxml2 never ends within a character; should one, nothing is lost.
    match std::str::from_utf8(text) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(text),
    }
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
