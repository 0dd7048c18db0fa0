//! Would the depot accept it?

mod libxml2;
