/** Camunda Forms outside the engine: read, show, validate, and keep what was submitted. */
@NullMarked
package nl.kring.form;

import org.jspecify.annotations.NullMarked;
