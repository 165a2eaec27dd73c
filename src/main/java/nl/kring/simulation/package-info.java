/** Plays an edition forward with invented people, in an application and a database of its own, and keeps what came of it. */
@NullMarked
package nl.kring.simulation;

import org.jspecify.annotations.NullMarked;
