/** The JSON interface for outside clients. */
@NullMarked
package nl.kring.api;

import org.jspecify.annotations.NullMarked;
