"""An invented API, and one writer for each form in which the reference docs are published."""
