//! Would the depot accept it?
