/** Experienced people who coach participants: who coaches whom, that they met, and what only those concerned read. */
@NullMarked
package nl.kring.mentor;

import org.jspecify.annotations.NullMarked;
