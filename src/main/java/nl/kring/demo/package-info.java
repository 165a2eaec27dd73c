/** Demonstration data for the embedded default, made by walking the real journey. */
@NullMarked
package nl.kring.demo;

import org.jspecify.annotations.NullMarked;
